/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edges between cells, from rulings that may be broken and text that may hide them.
 *
 *   ──────┬──────      a ruling covers the edge: drawn
 *   合计 8│8.20        a figure overflows its box: what of the edge is clear of it decides
 *   人员经│费          a word stands across, and only its own strokes touch the boundary: not drawn
 */
#include <math.h>

#include "layout/lattice/rulings/edges.h"
#include "layout/token.h"
#include "page/page.h"

/* How far a ruling may lie from the boundary that it is part of, in points: boundaries move to the
 * middle of merged ones, by half of the widest slit. Beyond, it belongs to a boundary that was
 * dropped. */
#define MAX_SHIFT_PT 6.0

/* Share of a common edge that a ruling must cover to part two cells: a half, so that neither a stub
 * nor a gap at a corner decides. */
#define EDGE_COVER 0.5

/* Share of an edge that must be clear of text for the clear part to decide. The leading above and
 * below a line of text is a sixth of a tight row; less is chance. */
#define MIN_CLEAR 0.15

/* Share of an edge that must be ruled clear of the text that touches it, to be no stroke of that
 * text: a letter is as high as its line, and half of the edge is more than a row's padding. */
#define CLEAR_BESIDE 0.6

/* How far, in ems, a word must reach to both sides of an edge to run through it. Half a character
 * is text set too close to its ruling. */
#define DEEP_EM 0.6

static guint nearest_place(const GArray *places, double at) {
    guint best = 0;
    for (guint i = 1; i < places->len; i++)
        if (fabs(g_array_index(places, double, i) - at) <
            fabs(g_array_index(places, double, best) - at))
            best = i;
    return best;
}

MxEdges mx_edges_new(guint n_bounds, guint n_intervals) {
    return (MxEdges){ n_intervals, g_new0(bool, (gsize)n_bounds *n_intervals),
                      g_new0(bool, n_bounds) };
}

void mx_edges_insert_bound(MxEdges *e, guint n_bounds, guint at) {
    MxEdges wider = mx_edges_new(n_bounds + 1, e->n_intervals);
    for (guint b = 0; b <= n_bounds; b++)
        for (guint i = 0; i < e->n_intervals && b != at; i++)
            wider.drawn[b * e->n_intervals + i] = mx_edges_drawn(e, b < at ? b : b - 1, i);
    for (guint b = 0; b <= n_bounds; b++)
        wider.clear[b] = b != at && e->clear[b < at ? b : b - 1];
    mx_edges_clear(e);
    *e = wider;
}

void mx_edges_split_interval(MxEdges *e, guint n_bounds, guint at) {
    guint n = e->n_intervals + 1;
    MxEdges longer = mx_edges_new(n_bounds, n);
    for (guint b = 0; b < n_bounds; b++) {
        for (guint i = 0; i < n; i++)
            longer.drawn[b * n + i] = mx_edges_drawn(e, b, i <= at ? i : i - 1);
        longer.clear[b] = e->clear[b];
    }
    mx_edges_clear(e);
    *e = longer;
}

void mx_edges_clear(MxEdges *e) {
    g_free(e->drawn);
    g_free(e->clear);
}

/* An interval of an edge as so many points, a bit each. Rulings that lie beside each other and
 * tokens of two lines overlap, which sums of lengths would count twice. A point of the highest row
 * seen (400 pt) is 12 pt, of an ordinary one half a point. */
#define N_POINTS 32

/* The points of the interval @from .. @to that lie within @a .. @b. */
static guint32 points_within(double from, double to, double a, double b) {
    guint32 mask = 0;
    for (int i = 0; i < N_POINTS; i++) {
        double at = from + (to - from) * (i + 0.5) / N_POINTS;
        if (at >= a && at <= b)
            mask |= 1u << i;
    }
    return mask;
}

static int count_points(guint32 mask) {
    int n = 0;
    for (; mask != 0; mask &= mask - 1)
        n++;
    return n;
}

/* The points of an edge that the tokens across it hide. Letters are full of upright strokes, which
 * pass for a ruling where a real one meets them. */
static guint32 hidden_points(const GArray *across, double from, double to) {
    guint32 hidden = 0;
    for (guint i = 0; i < across->len; i++) {
        MxBox b = mx_token_at(across, i)->box;
        if (b.y1 > from && b.y0 < to)
            hidden |= points_within(from, to, b.y0, b.y1);
    }
    return hidden;
}

/* The tokens that stand across the vertical boundary at @x. */
static GArray *tokens_across(const GArray *tokens, double x) {
    GArray *across = g_array_new(FALSE, FALSE, sizeof(MxToken));
    for (guint i = 0; tokens != NULL && i < tokens->len; i++) {
        const MxToken *t = mx_token_at(tokens, i);
        if (t->box.x0 < x - 1 && t->box.x1 > x + 1)
            g_array_append_vals(across, t, 1);
    }
    return across;
}

/* Whether a word stands across the edge for good. Figures overflow their cells; words are broken by
 * them, or head several columns. */
static bool word_runs_through(const GArray *across, double x, double from, double to) {
    for (guint i = 0; i < across->len; i++) {
        const MxToken *t = mx_token_at(across, i);
        double middle = mx_box_middle_y(t->box), deep = DEEP_EM * t->em;
        if (!t->figure && middle > from && middle < to && x - t->box.x0 > deep &&
            t->box.x1 - x > deep)
            return true;
    }
    return false;
}

/* Whether an edge of which @ruled points are drawn is no stroke of the text that touches it. */
static bool is_clear(const GArray *tokens, double x, double from, double to, guint32 ruled) {
    guint32 touched = 0;
    bool any = false;
    for (guint i = 0; tokens != NULL && i < tokens->len; i++) {
        MxBox b = mx_token_at(tokens, i)->box;
        if (b.x0 >= x || b.x1 <= x || b.y0 >= to || b.y1 <= from)
            continue;
        any = true;
        touched |= points_within(from, to, b.y0, b.y1);
    }
    return !any || count_points(ruled & ~touched) >= CLEAR_BESIDE * N_POINTS;
}

/* Marks the points of each interval that ruling @r covers. */
static void add_cover(guint32 *cover, const MxRuling *r, const GArray *intervals) {
    for (guint k = 0; k + 1 < intervals->len; k++) {
        double from = mx_place_at(intervals, k), to = mx_place_at(intervals, k + 1);
        if (r->to > from && r->from < to)
            cover[k] |= points_within(from, to, r->from, r->to);
    }
}

/* Whether the edge @from .. @to of the boundary at @x is drawn, where @ruled points of it are. */
static bool decide_edge(const GArray *across, double x, double from, double to, guint32 ruled) {
    if (count_points(ruled) < EDGE_COVER * N_POINTS)
        return false;
    guint32 hidden = across->len > 0 ? hidden_points(across, from, to) : 0;
    int clear = N_POINTS - count_points(hidden);
    if (clear < MIN_CLEAR * N_POINTS) /* text hides it all; a letter's stroke ends within its row */
        return count_points(ruled) == N_POINTS || !word_runs_through(across, x, from, to);
    return count_points(ruled & ~hidden) >= EDGE_COVER * clear;
}

MxEdges mx_edges_find(const GArray *rulings, const GArray *bounds, const GArray *intervals,
                      const GArray *tokens) {
    MxEdges e = mx_edges_new(bounds->len, intervals->len - 1);
    g_autofree guint32 *cover = g_new0(guint32, (gsize)bounds->len * e.n_intervals);
    for (guint i = 0; i < rulings->len; i++) {
        const MxRuling *r = &g_array_index(rulings, MxRuling, i);
        guint b = nearest_place(bounds, r->at);
        if (fabs(mx_place_at(bounds, b) - r->at) <= MAX_SHIFT_PT)
            add_cover(cover + b * e.n_intervals, r, intervals);
    }
    for (guint b = 0; b < bounds->len; b++) {
        double x = mx_place_at(bounds, b);
        g_autoptr(GArray) across = tokens_across(tokens, x);
        for (guint k = 0; k < e.n_intervals; k++) {
            double from = mx_place_at(intervals, k), to = mx_place_at(intervals, k + 1);
            bool drawn = decide_edge(across, x, from, to, cover[b * e.n_intervals + k]);
            e.drawn[b * e.n_intervals + k] = drawn;
            e.clear[b] = e.clear[b] ||
                         (drawn && is_clear(tokens, x, from, to, cover[b * e.n_intervals + k]));
        }
    }
    return e;
}
