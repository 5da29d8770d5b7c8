/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/lattice/boundary.h"

#include <math.h>

#include "base/order.h"
#include "layout/lattice/frame.h"
#include "layout/token.h"

/* An interval narrower than this without text in it is a thick or double rule, not a row. Points.
 */
#define EMPTY_INTERVAL_PT 6.0

/* How far rulings must reach past the last one across them to make an open side a column or row.
 * Overshoot at corners is under 4; the narrowest open column holds a figure of 3 digits. Points. */
#define OPEN_SIDE_PT 12.0

/* Merges sorted places nearer than MX_MERGE_PT into their mean. */
static void merge_places(GArray *places) {
    g_array_sort(places, mx_compare_doubles);
    guint n = 0;
    for (guint i = 0; i < places->len;) {
        double first = g_array_index(places, double, i), sum = 0;
        guint k = i;
        for (; k < places->len && g_array_index(places, double, k) - first <= MX_MERGE_PT; k++)
            sum += g_array_index(places, double, k);
        g_array_index(places, double, n++) = sum / (k - i);
        i = k;
    }
    g_array_set_size(places, n);
}

/* The rulings across a side that reach past its outermost place. */
typedef struct {
    double outer, reach; /* the place, and how far they reach */
    double first, last;  /* where the first and the last of them lie */
    guint n;
} OpenSide;

static OpenSide measure_side(const GArray *places, const GArray *across, bool low) {
    OpenSide s = { 0 };
    for (guint i = 0; i < places->len; i++) {
        double p = mx_place_at(places, i);
        s.outer = i == 0 || (low ? p < s.outer : p > s.outer) ? p : s.outer;
    }
    for (guint i = 0; i < across->len; i++) {
        const MxRuling *r = &g_array_index(across, MxRuling, i);
        double end = low ? r->from : r->to;
        if ((low ? s.outer - end : end - s.outer) < OPEN_SIDE_PT)
            continue;
        s.reach = s.n == 0 || (low ? end < s.reach : end > s.reach) ? end : s.reach;
        s.first = s.n == 0 ? r->at : s.first; /* rulings come sorted */
        s.last = r->at;
        s.n++;
    }
    return s;
}

/* Whether a character of @t or more stands in @box, at a height within it: the label of a box that
 * lies on both sides of a place which bounds others. */
static bool reaches_into(const MxToken *t, MxBox box, bool rows) {
    double middle = rows ? mx_box_middle_x(t->box) : mx_box_middle_y(t->box);
    double common = rows ? fmin(t->box.y1, box.y1) - fmax(t->box.y0, box.y0)
                         : fmin(t->box.x1, box.x1) - fmax(t->box.x0, box.x0);
    return common >= t->em && middle >= (rows ? box.x0 : box.y0) &&
           middle <= (rows ? box.x1 : box.y1);
}

/* What lies between the outermost place and the ends of the rulings that reach past it. */
static MxBox side_box(const OpenSide *s, const GArray *along, bool low, bool rows) {
    double from = s->first, to = s->last;
    for (guint i = 0; s->n == 1 && i < along->len; i++) { /* a lone ruling has text on its sides */
        from = fmin(from, g_array_index(along, MxRuling, i).from);
        to = fmax(to, g_array_index(along, MxRuling, i).to);
    }
    double a = low ? s->reach : s->outer, b = low ? s->outer : s->reach;
    return rows ? (MxBox){ from, a, to, b } : (MxBox){ a, from, b, to };
}

/* Whether text stands there. */
static bool holds_side_text(const OpenSide *s, const GArray *along, const GArray *tokens, bool low,
                            bool rows) {
    MxBox box = side_box(s, along, low, rows);
    for (guint i = 0; i < tokens->len; i++) {
        const MxToken *t = mx_token_at(tokens, i);
        if (mx_box_holds(box, t->box) || (s->n > 1 && reaches_into(t, box, rows)))
            return true;
    }
    return false;
}

/* Whether the one upright ruling that reaches past the outermost row parts text there: label and
 * text of a row that the page's end cut, and left without a rule below. Where other uprights end, a
 * stroke that overshoots parts nothing. */
static bool parts_side_text(const OpenSide *s, const GArray *along, const GArray *tokens,
                            bool low) {
    MxBox box = side_box(s, along, low, true);
    bool left = false, right = false;
    for (guint i = 0; i < tokens->len; i++) {
        MxBox t = mx_token_at(tokens, i)->box;
        left = left || (mx_box_holds(box, t) && t.x1 <= s->first);
        right = right || (mx_box_holds(box, t) && t.x0 >= s->first);
    }
    return left && right;
}

/* Closes a side that rulings across it reach past: half of them, or some with text between. */
static void close_side(GArray *places, const GArray *along, const GArray *across,
                       const GArray *tokens, bool low, bool rows) {
    OpenSide s = measure_side(places, across, low);
    if (places->len == 0 || s.n == 0)
        return;
    if (s.n == 1 && across->len > 1 && !(rows && parts_side_text(&s, along, tokens, low)))
        return;
    if ((s.n >= 2 && 2 * s.n >= across->len) || holds_side_text(&s, along, tokens, low, rows))
        g_array_append_val(places, s.reach);
}

/* Upright rulings that nothing tops begin and end with their table. */
static void close_lone(GArray *places, const GArray *across) {
    double first = INFINITY, last = -INFINITY;
    for (guint i = 0; i < across->len; i++) {
        first = fmin(first, g_array_index(across, MxRuling, i).from);
        last = fmax(last, g_array_index(across, MxRuling, i).to);
    }
    g_array_append_val(places, first);
    g_array_append_val(places, last);
}

GArray *mx_boundaries_find(const GArray *along, const GArray *across, const GArray *tokens,
                           bool rows) {
    GArray *places = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < along->len; i++)
        g_array_append_val(places, g_array_index(along, MxRuling, i).at);
    if (along->len == 0)
        close_lone(places, across);
    close_side(places, along, across, tokens, true, rows);
    close_side(places, along, across, tokens, false, rows);
    merge_places(places);
    return places;
}

/* Whether a glyph of @page has its centre in the interval, within @box across it. */
static bool holds_text(const MxPage *page, MxBox box) {
    for (guint i = 0; i < page->glyphs->len; i++) {
        MxBox b = g_array_index(page->glyphs, MxGlyph, i).box;
        if (mx_box_holds(box, b))
            return true;
    }
    return false;
}

void mx_boundaries_drop_thin(GArray *places, const MxPage *page, double from, double to,
                             bool rows) {
    for (guint i = 0; i + 1 < places->len;) {
        double a = g_array_index(places, double, i), b = g_array_index(places, double, i + 1);
        MxBox box = rows ? (MxBox){ from, a, to, b } : (MxBox){ a, from, b, to };
        if (b - a >= EMPTY_INTERVAL_PT || holds_text(page, box)) {
            i++;
            continue;
        }
        /* The outer boundary of a grid stays; inside, the second of the two goes. */
        g_array_remove_index(places, i + 2 == places->len && i > 0 ? i : i + 1);
    }
}
