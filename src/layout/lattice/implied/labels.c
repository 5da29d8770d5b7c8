/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Labels left of the drawn grid.
 *
 *             ┌────────┬────────┐   Rows of figures need names. Where the first
 *   Item      │ Budget │   2023 │   column of a grid holds figures, and text stands
 *   Schools   │  802.1 │  811.3 │   beside its rows, each at a row's own height, that
 *   Housing   │   96.4 │   90.0 │   text names them.
 *             └────────┴────────┘
 *
 * Known failures: labels right of the grid; labels beyond another column of text.
 */
#include <math.h>

#include "layout/lattice/implied/labels.h"
#include "layout/token.h"
#include "page/page.h"

/* Tokens nearer than this, in ems, are of one label: as in the chunks of a line. */
#define PHRASE_GAP_EM 0.75

/* Labels begin together but for their indents: three levels of one em each. */
#define MAX_INDENT_EM 3.5

/* Rows that must have a label, and share of those with figures: totals and headings may have none.
 */
#define MIN_LABELS 3u
#define MIN_SHARE 0.67

/* Room between a label and its column's edge, in points: the padding of a cell. */
#define PADDING_PT 2.0

/* The label beside a row: tokens without a column's gap between them, from the grid leftwards. */
typedef struct {
    MxBox box;
    guint n_tokens;
    double em;
    bool figure; /* all of it is one */
} Label;

static bool is_beside(const MxFrame *f, guint row, const MxToken *t) {
    double y = mx_box_middle_y(t->box);
    return t->box.x1 <= mx_place_at(f->xs, 0) + 1 && y > mx_place_at(f->ys, row) &&
           y < mx_place_at(f->ys, row + 1);
}

static const MxToken *nearest_left(const MxFrame *f, guint row, const GArray *tokens, double x) {
    const MxToken *best = NULL;
    for (guint i = 0; i < tokens->len; i++) {
        const MxToken *t = mx_token_at(tokens, i);
        if (is_beside(f, row, t) && t->box.x1 <= x + 1 &&
            (best == NULL || t->box.x1 > best->box.x1))
            best = t;
    }
    return best;
}

static Label find_label(const MxFrame *f, guint row, const GArray *tokens) {
    Label label = { .figure = true };
    const MxToken *t = nearest_left(f, row, tokens, mx_place_at(f->xs, 0));
    while (t != NULL && (label.n_tokens == 0 ||
                         label.box.x0 - t->box.x1 < PHRASE_GAP_EM * fmax(label.em, t->em))) {
        label.box = label.n_tokens++ == 0 ? t->box : mx_box_union(label.box, t->box);
        label.em = fmax(label.em, t->em);
        label.figure = label.figure && t->figure;
        const MxToken *next = nearest_left(f, row, tokens, t->box.x0);
        t = next == t ? NULL : next;
    }
    return label;
}

/* Whether the first column has figures in @row, and nothing else. */
static bool has_figures(const MxFrame *f, guint row) {
    bool any = false;
    for (guint i = 0; i < f->tokens->len; i++) {
        const MxToken *t = mx_token_at(f->tokens, i);
        double x = mx_box_middle_x(t->box), y = mx_box_middle_y(t->box);
        if (x > mx_place_at(f->xs, 1) || y < mx_place_at(f->ys, row) ||
            y > mx_place_at(f->ys, row + 1))
            continue;
        if (!t->figure)
            return false;
        any = true;
    }
    return any;
}

/* Whether an upright ruling of something else stands between @x and the grid. */
static bool is_fenced(const MxFrame *f, double x) {
    double top = mx_place_at(f->ys, 0), bottom = mx_place_at(f->ys, f->ys->len - 1);
    for (guint i = 0; i < f->foreign->len; i++) {
        const MxRuling *r = &g_array_index(f->foreign, MxRuling, i);
        if (r->at > x && r->at < mx_place_at(f->xs, 0) && r->from < bottom && r->to > top)
            return true;
    }
    return false;
}

/* Where the labels begin; NAN where there is no column of them. */
static double find_left(const MxFrame *f, const GArray *tokens) {
    guint labels = 0, figures = 0, named = 0;
    double left = INFINITY, last = -INFINITY, em = 0;
    for (guint r = 0; r + 1 < f->ys->len; r++) {
        Label label = find_label(f, r, tokens);
        bool has = has_figures(f, r), names = label.n_tokens > 0 && !label.figure;
        figures += has;
        named += has && names;
        labels += names;
        if (!names)
            continue;
        left = fmin(left, label.box.x0);
        last = fmax(last, label.box.x0);
        em = fmax(em, label.em);
    }
    bool enough = labels >= MIN_LABELS && named >= MIN_SHARE * figures && 2 * figures > labels;
    return enough && last - left <= MAX_INDENT_EM * em && !is_fenced(f, left) ? left : NAN;
}

void mx_frame_take_labels(MxFrame *f, const GArray *tokens) {
    double left = f->xs->len > 2 ? find_left(f, tokens) : NAN;
    if (isnan(left))
        return;
    for (guint i = 0; i < tokens->len; i++)
        for (guint r = 0; r + 1 < f->ys->len; r++)
            if (mx_token_at(tokens, i)->box.x0 >= left - 1 &&
                is_beside(f, r, mx_token_at(tokens, i)))
                g_array_append_vals(f->tokens, mx_token_at(tokens, i), 1);
    mx_edges_insert_bound(&f->v, f->xs->len, 0);
    mx_edges_split_interval(&f->h, f->ys->len, 0);
    for (guint r = 0; r < f->v.n_intervals; r++)
        f->v.drawn[r] = true;
    g_array_prepend_val(f->xs, left);
    g_array_index(f->xs, double, 0) -= PADDING_PT;
}
