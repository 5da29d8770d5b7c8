/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two entries below each other say: see pairs.h. */
#include <math.h>

#include "layout/parting/pairs.h"

/* What a line leaves free of its cell, in ems: the padding of both sides, from 2 pt each to the 9
 * of designers. In between, the longest line of the cell tells. */
#define PADDING_EM 1.0
#define WIDE_PADDING_EM 3.0

/* Rounding of boxes, in ems. */
#define SLACK_EM 0.1

/* Of a column: how wide its widest entry is, and whether figures fill it below its heading. */
typedef struct {
    double widest;
    bool figures;
} Column;

static Column look_at(const MxParting *p, guint col) {
    Column c = { 0 };
    guint figures = 0, texts = 0;
    for (guint i = 0; i < p->entries->len; i++) {
        const MxEntry *e = mx_entry_at(p->entries, i);
        if (e->from != col || e->to != col)
            continue;
        c.widest = fmax(c.widest, mx_box_width(e->box));
        figures += e->figure;
        texts += !e->figure && figures > 0;
    }
    c.figures = figures > texts;
    return c;
}

static bool is_ruled(const MxParting *p, guint from, guint to) {
    for (guint i = from; p->ruled != NULL && i < to; i++)
        if (p->ruled[i])
            return true;
    return false;
}

/* Whether what @b begins with would have fitted beside @a. */
static bool had_room(const MxEntry *a, const MxEntry *b, const Column *column) {
    double width = mx_box_width(a->box) + b->need;
    double left = a->room - width;
    if (a->room > 0 && left < PADDING_EM * a->em)
        return false;
    if (a->room > 0 && left > WIDE_PADDING_EM * a->em)
        return true;
    return width < column->widest + SLACK_EM * a->em;
}

static MxPairKind kind_of(const MxParting *p, const MxEntry *a, const MxEntry *b,
                          const Column *column) {
    if (is_ruled(p, a->line, b->line))
        return MX_PAIR_RULED;
    if (a->from != b->from || a->to != b->to)
        return MX_PAIR_SPANS;
    if (a->figure && b->figure)
        return MX_PAIR_FIGURES;
    if (b->figure && column->figures)
        return MX_PAIR_HEADED;
    if (a->figure)
        return MX_PAIR_UNIT;
    return had_room(a, b, column) ? MX_PAIR_HARD : MX_PAIR_SOFT;
}

GArray *mx_pairs_find(const MxParting *p) {
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(MxPair));
    for (guint col = 0; col < p->n_cols; col++) {
        Column column = look_at(p, col);
        guint last = G_MAXUINT;
        for (guint i = 0; i < p->entries->len; i++) {
            const MxEntry *b = mx_entry_at(p->entries, i);
            if (b->from > col || b->to < col)
                continue;
            if (last != G_MAXUINT) {
                const MxEntry *a = mx_entry_at(p->entries, last);
                MxPair pair = { last, i, b->box.y0 - a->box.y1 + fmin(a->em, b->em),
                                kind_of(p, a, b, &column) };
                bool counted = col > b->from && col > a->from;
                if (!counted)
                    g_array_append_val(pairs, pair);
            }
            last = i;
        }
    }
    return pairs;
}
