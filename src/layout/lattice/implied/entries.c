/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines of a row as entries.
 *
 *   │          │   Revenue       │      where the upright rulings leave a height out, what stands
 *   │ Function │ Basic │ Other   │      there lies over all columns that they part elsewhere
 *   │ Health   │   3.3 │   0.4   │
 */
#include <math.h>

#include "base/text.h"
#include "layout/lattice/implied/entries.h"
#include "layout/parting/entry.h"
#include "layout/token.h"

/* How far, in ems, a word must reach into a column to lie in it: half a character is text set too
 * close to its ruling. Of a short word, a third of it. */
#define DEEP_EM 0.6

/* How far a line's middle lies within its row, in ems, for rulings to leave it out: at the row's
 * end they end themselves, by a line's thickness before others. */
#define WITHIN_EM 0.4

/* A space between words, in ems. */
#define SPACE_EM 0.25

/* A row while its lines are cut: by boundary, whether it parts the row, and by rulings. */
typedef struct {
    const MxFrame *frame;
    guint n_cols;
    bool *drawn, *ruled, *open; /* open: at the line that is cut, left out by its rulings */
} Cut;

static guint col_at(const Cut *cut, double x) {
    guint c = 0;
    while (c + 1 < cut->n_cols && mx_place_at(cut->frame->xs, c + 1) <= x)
        c++;
    return c;
}

/* The columns that @t lies in, as far as drawn boundaries go. */
static void find_columns(const Cut *cut, const MxToken *t, guint *from, guint *to) {
    double deep = fmin(DEEP_EM * t->em, mx_box_width(t->box) / 3);
    *from = *to = col_at(cut, mx_box_middle_x(t->box));
    guint left = col_at(cut, t->box.x0 + deep), right = col_at(cut, t->box.x1 - deep);
    while (!t->figure && *from > left && (!cut->ruled[*from] || cut->open[*from]))
        --*from;
    while (!t->figure && *to < right && (!cut->ruled[*to + 1] || cut->open[*to + 1]))
        ++*to;
    while (*from > 0 && (!cut->drawn[*from] || cut->open[*from]))
        --*from;
    while (*to + 1 < cut->n_cols && (!cut->drawn[*to + 1] || cut->open[*to + 1]))
        ++*to;
}

static double room_of(const Cut *cut, guint from, guint to) {
    const GArray *xs = cut->frame->xs;
    return cut->ruled[from] && cut->ruled[to + 1] ? mx_place_at(xs, to + 1) - mx_place_at(xs, from)
                                                  : 0;
}

/* Years head columns, and are no figures of them. */
static bool is_value(const MxToken *t) {
    return t->figure && (t->value < 1900 || t->value > 2100);
}

static void add_token(const Cut *cut, GArray *entries, const MxToken *t, guint line) {
    guint from, to;
    find_columns(cut, t, &from, &to);
    if (entries->len > 0) {
        MxEntry *last = &g_array_index(entries, MxEntry, entries->len - 1);
        if (last->line == line && from <= last->to) {
            last->from = MIN(last->from, from);
            last->to = MAX(last->to, to);
            last->box = mx_box_union(last->box, t->box);
            last->figure = last->figure && is_value(t);
            last->digits = last->digits || t->n_digits > 0;
            last->parted = last->parted || t->parted;
            last->room = room_of(cut, last->from, last->to);
            return;
        }
    }
    double need = mx_char_is_cjk(t->first) ? t->em : mx_box_width(t->box) + SPACE_EM * t->em;
    MxEntry e = { t->box, t->em, need,        room_of(cut, from, to), line,
                  from,   to,    is_value(t), t->n_digits > 0,        t->parted };
    g_array_append_val(entries, e);
}

GArray *mx_frame_entries(const MxFrame *f, guint row, const GPtrArray *lines) {
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(MxEntry));
    guint n = f->xs->len;
    g_autofree bool *drawn = g_new0(bool, n), *ruled = g_new0(bool, n), *open = g_new0(bool, n);
    for (guint b = 0; b < n; b++) {
        drawn[b] = b == 0 || b + 1 == n || mx_edges_drawn(&f->v, b, row);
        ruled[b] = drawn[b] && mx_frame_is_ruled(f, b, row);
    }
    Cut cut = { f, n - 1, drawn, ruled, open };
    for (guint i = 0; i < lines->len; i++) {
        const MxTokenLine *line = lines->pdata[i];
        double y = mx_box_middle_y(line->box), deep = WITHIN_EM * line->em;
        bool within = y > mx_place_at(f->ys, row) + deep && y < mx_place_at(f->ys, row + 1) - deep;
        for (guint b = 1; b + 1 < n; b++)
            open[b] = ruled[b] && within && !mx_frame_is_ruled_at(f, b, y);
        for (guint k = 0; k < line->tokens->len; k++)
            add_token(&cut, entries, mx_token_at(line->tokens, k), i);
    }
    return entries;
}
