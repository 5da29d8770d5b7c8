/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two entries below each other say: see pairs.h. */
#include <math.h>

#include "layout/parting/pairs.h"
#include "page/page.h"

/* What a line leaves free of its cell, in ems: the padding of both sides, from 2 pt each to the 9
 * of designers. In between, the longest line of the cell tells. */
#define PADDING_EM 1.0
#define WIDE_PADDING_EM 3.0

/* What a cell leaves free beside a figure, in ems, that it was too narrow for: less than padding,
 * of up to 5 pt on either side, and a digit. */
#define FULL_EM 2.2

/* More than four digits, and less than three, in ems: digits are half an em wide, to six tenths. */
#define LONG_CODE_EM 2.3
#define TWO_DIGITS_EM 1.4

/* Room, in ems, for more than what no line may begin with: two words. */
#define MUCH_ROOM_EM 4.0

/* Producers that measure with another font than they print with break a line that would just have
 * been as long as the longest: less than this is left of it then, in ems. */
#define CLOSE_EM 0.6

/* Share of the table's width that a rule covers to part most columns. */
#define MOST 0.5

/* Share of two texts' extent that a rule between them covers. */
#define COVERED 0.6

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

/* Whether a rule over most of the text of @a or @b runs between them. */
static bool is_parted(const GArray *rules, MxBox a, MxBox b) {
    double top = mx_box_middle_y(a), bottom = mx_box_middle_y(b);
    double x0 = fmin(a.x0, b.x0), x1 = fmax(a.x1, b.x1);
    for (guint i = 0; rules != NULL && i < rules->len; i++) {
        const MxRuling *r = &g_array_index(rules, MxRuling, i);
        if (r->at > top && r->at < bottom &&
            fmin(r->to, x1) - fmax(r->from, x0) > COVERED * (x1 - x0))
            return true;
    }
    return false;
}

static bool is_ruled(const MxParting *p, const MxEntry *a, const MxEntry *b) {
    for (guint i = a->line; p->ruled != NULL && i < b->line; i++)
        if (p->ruled[i])
            return true;
    return is_parted(p->rules, a->box, b->box);
}

/* How well what @b begins with would have fitted beside @a. */
static MxPairKind fit(const MxEntry *a, const MxEntry *b, const Column *column) {
    double width = mx_box_width(a->box) + b->need, left = column->widest - width;
    if (a->room > 0 && a->room - width < PADDING_EM * a->em)
        return MX_PAIR_SOFT;
    if (a->room > 0)
        left = fmax(left, a->room - width - WIDE_PADDING_EM * a->em);
    return left > MUCH_ROOM_EM * a->em ? MX_PAIR_LOOSE
           : left > CLOSE_EM * a->em   ? MX_PAIR_HARD
           : left > -SLACK_EM * a->em  ? MX_PAIR_CLOSE
                                       : MX_PAIR_SOFT;
}

/* Whether a rule between the heights @top and @bottom parts most columns, but not @box. */
static bool is_left_out(const MxParting *p, MxBox box, double top, double bottom) {
    for (guint i = 0; p->rules != NULL && i < p->rules->len; i++) {
        const MxRuling *r = &g_array_index(p->rules, MxRuling, i);
        double common = fmin(r->to, p->box.x1) - fmax(r->from, p->box.x0);
        if (r->at > top && r->at < bottom && common > MOST * mx_box_width(p->box) &&
            fmin(r->to, box.x1) - fmax(r->from, box.x0) < COVERED * mx_box_width(box))
            return true;
    }
    return false;
}

bool *mx_entries_find_astride(const MxParting *p, const GArray *pairs) {
    bool *astride = g_new0(bool, p->entries->len + 1);
    for (guint i = 0; i < p->entries->len; i++) {
        MxBox b = mx_entry_at(p->entries, i)->box;
        astride[i] = is_left_out(p, b, b.y0, b.y1);
    }
    for (guint i = 0; i < pairs->len; i++)
        if (mx_pair_at(pairs, i)->kind == MX_PAIR_MERGED)
            astride[mx_pair_at(pairs, i)->a] = astride[mx_pair_at(pairs, i)->b] = true;
    return astride;
}

/* Whether @b is the end of the code @a, in the column that names the rows: 20103 and 02. Two codes
 * below each other are no shorter than three digits. */
static bool is_rest_of_code(const MxEntry *a, const MxEntry *b) {
    return a->from == 0 && a->to == 0 && !a->parted && !b->parted &&
           mx_box_width(a->box) > LONG_CODE_EM * a->em &&
           mx_box_width(b->box) < TWO_DIGITS_EM * b->em;
}

/* Whether @b is the end of the figure @a, too wide for its cell: short, or the decimals of the two
 * (2026. and 59, 104.2 and 4). */
static bool is_broken_off(const MxEntry *a, const MxEntry *b) {
    double width = mx_box_width(a->box), rest = mx_box_width(b->box);
    return a->room > 0 && a->room - width < FULL_EM * a->em &&
           (3 * rest < width || (a->parted && !b->parted && rest < width) || is_rest_of_code(a, b));
}

static MxPairKind kind_of(const MxParting *p, const MxEntry *a, const MxEntry *b,
                          const Column *column) {
    if (is_ruled(p, a, b))
        return MX_PAIR_RULED;
    if (is_left_out(p, mx_box_union(a->box, b->box), mx_box_middle_y(a->box),
                    mx_box_middle_y(b->box)))
        return MX_PAIR_MERGED;
    if (a->from != b->from || a->to != b->to)
        return MX_PAIR_SPANS;
    if (a->figure && b->figure)
        return is_broken_off(a, b) ? MX_PAIR_SOFT : MX_PAIR_FIGURES;
    if (b->figure && column->figures)
        return MX_PAIR_HEADED;
    if (a->figure)
        return MX_PAIR_UNIT;
    return fit(a, b, column);
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
