/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Grids drawn by rulings.
 *
 *   ┌────┬─────────┐       xs  0    1    2    3      cells (row,col rowspan×colspan)
 *   │    │    a    │            ┌────┬─────────┐      0,0 2×1   0,1 1×2
 *   │    ├────┬────┤            │    │    .    │      1,1 1×1   1,2 1×1
 *   │    │ b  │ c  │            │ .  ├────┬────┤
 *   └────┴────┴────┘            └────┴────┴────┘
 *
 * 1. Rulings that touch form a component; each component is at most one grid.
 * 2. The places of its vertical rulings, near ones merged, are the column boundaries, those of the
 *    horizontal ones the row boundaries. A side left open (no outer border) is closed where the
 *    rulings across it end.
 * 3. Two neighbouring places are one cell where no ruling runs between them for most of their
 *    common edge. Cells grow right, then down, and stay rectangles.
 * 4. A component of a single cell is a frame, not a grid.
 *
 * Known failures: two tables drawn with a common border are one grid.
 */
#include <math.h>
#include <stdlib.h>

#include "layout/layout_private.h"

/* Rulings this near touch, in points. Producers leave corners open by a line's thickness (up to
 * 2 pt); the narrowest gap between two tables on one page seen is 9. */
#define TOUCH_PT 2.5

/* Boundaries this near are one, in points: the two strokes of a double rule, a cell's own right
 * border beside its neighbour's left one. No row of text is lower than 5. */
#define MERGE_PT 3.0

/* An interval narrower than this without text in it is a thick or double rule, not a row. Points. */
#define EMPTY_INTERVAL_PT 6.0

/* How far rulings must reach past the last one across them to make an open side a column or row.
 * Overshoot at corners is under 4; the narrowest open column holds a figure of 3 digits. Points. */
#define OPEN_SIDE_PT 12.0

/* Share of a common edge that a ruling must cover to part two cells: a half, so that neither a stub
 * nor a gap at a corner decides. */
#define EDGE_COVER 0.5

/* A component with more is noise of an image. The largest real page has 260 rulings. */
#define MAX_RULINGS 4000u

/* ------------------------------------------------------------------------------ components -- */

/* Union-find over the horizontal rulings 0 … n_h - 1 and the vertical n_h … n_h + n_v - 1. */
static guint find_root(guint *parent, guint i) {
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

static bool touch(const MxRuling *h, const MxRuling *v) {
    return v->at >= h->from - TOUCH_PT && v->at <= h->to + TOUCH_PT &&
           h->at >= v->from - TOUCH_PT && h->at <= v->to + TOUCH_PT;
}

/* The root of each ruling's component. */
static guint *find_components(const GArray *hs, const GArray *vs) {
    guint *parent = g_new(guint, hs->len + vs->len);
    for (guint i = 0; i < hs->len + vs->len; i++)
        parent[i] = i;
    for (guint h = 0; h < hs->len; h++)
        for (guint v = 0; v < vs->len; v++)
            if (touch(&g_array_index(hs, MxRuling, h), &g_array_index(vs, MxRuling, v)))
                parent[find_root(parent, h)] = find_root(parent, hs->len + v);
    for (guint i = 0; i < hs->len + vs->len; i++)
        parent[i] = find_root(parent, i);
    return parent;
}

static GArray *select_rulings(const GArray *rulings, const guint *roots, guint root) {
    GArray *out = g_array_new(FALSE, FALSE, sizeof(MxRuling));
    for (guint i = 0; i < rulings->len; i++)
        if (roots[i] == root)
            g_array_append_val(out, g_array_index(rulings, MxRuling, i));
    return out;
}

/* ------------------------------------------------------------------------------ boundaries -- */

static int compare_doubles(const void *a, const void *b) {
    double p = *(const double *)a, q = *(const double *)b;
    return (p > q) - (p < q);
}

/* Merges sorted places nearer than MERGE_PT into their mean. */
static void merge_places(GArray *places) {
    g_array_sort(places, compare_doubles);
    guint n = 0;
    for (guint i = 0; i < places->len;) {
        double first = g_array_index(places, double, i), sum = 0;
        guint k = i;
        for (; k < places->len && g_array_index(places, double, k) - first <= MERGE_PT; k++)
            sum += g_array_index(places, double, k);
        g_array_index(places, double, n++) = sum / (k - i);
        i = k;
    }
    g_array_set_size(places, n);
}

/* Closes the side where at least half of the rulings @across reach past the outermost place. */
static void close_side(GArray *places, const GArray *across, bool low) {
    double outer = 0, reach = 0;
    guint n = 0;
    for (guint i = 0; i < places->len; i++) {
        double p = g_array_index(places, double, i);
        outer = i == 0 || (low ? p < outer : p > outer) ? p : outer;
    }
    for (guint i = 0; i < across->len; i++) {
        const MxRuling *r = &g_array_index(across, MxRuling, i);
        double end = low ? r->from : r->to;
        if ((low ? outer - end : end - outer) < OPEN_SIDE_PT)
            continue;
        reach = n == 0 || (low ? end < reach : end > reach) ? end : reach;
        n++;
    }
    if (places->len > 0 && n >= 2 && 2 * n >= across->len)
        g_array_append_val(places, reach);
}

static GArray *find_boundaries(const GArray *along, const GArray *across) {
    GArray *places = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < along->len; i++)
        g_array_append_val(places, g_array_index(along, MxRuling, i).at);
    close_side(places, across, true);
    close_side(places, across, false);
    merge_places(places);
    return places;
}

/* Whether a glyph of @page has its centre in the interval, within @box across it. */
static bool holds_text(const MxPage *page, MxBox box) {
    for (guint i = 0; i < page->glyphs->len; i++) {
        MxBox b = g_array_index(page->glyphs, MxGlyph, i).box;
        if (mx_box_contains(box, (b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2))
            return true;
    }
    return false;
}

/* Takes out intervals that are a thick rule rather than a row (or column). */
static void drop_thin(GArray *places, const MxPage *page, double from, double to, bool rows) {
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

static double first_of(const GArray *places) {
    return g_array_index(places, double, 0);
}
static double last_of(const GArray *places) {
    return g_array_index(places, double, places->len - 1);
}

/* ----------------------------------------------------------------------------------- cells -- */

/* Edges of a grid: whether a ruling runs at boundary b beside interval i. */
typedef struct {
    guint n_intervals;
    bool *drawn; /* [boundary * n_intervals + interval] */
} Edges;

static guint nearest_place(const GArray *places, double at) {
    guint best = 0;
    for (guint i = 1; i < places->len; i++)
        if (fabs(g_array_index(places, double, i) - at) <
            fabs(g_array_index(places, double, best) - at))
            best = i;
    return best;
}

/* Adds up how much of each interval the rulings at each boundary cover. */
static Edges find_edges(const GArray *rulings, const GArray *bounds, const GArray *intervals) {
    Edges e = { intervals->len - 1, g_new0(bool, (gsize)bounds->len * (intervals->len - 1)) };
    g_autofree double *cover = g_new0(double, (gsize)bounds->len * e.n_intervals);
    for (guint i = 0; i < rulings->len; i++) {
        const MxRuling *r = &g_array_index(rulings, MxRuling, i);
        guint b = nearest_place(bounds, r->at);
        for (guint k = 0; k < e.n_intervals; k++) {
            double from = g_array_index(intervals, double, k);
            double to = g_array_index(intervals, double, k + 1);
            double common = fmin(to, r->to) - fmax(from, r->from);
            if (common > 0)
                cover[b * e.n_intervals + k] += common / (to - from);
        }
    }
    for (gsize i = 0; i < (gsize)bounds->len * e.n_intervals; i++)
        e.drawn[i] = cover[i] >= EDGE_COVER;
    return e;
}

static bool is_drawn(const Edges *e, guint boundary, guint interval) {
    return e->drawn[boundary * e->n_intervals + interval];
}

/* Whether row @row can join a cell that covers columns [col, col + span) down to row - 1. */
static bool row_joins(const MxGrid *g, const Edges *v, const Edges *h, guint row, guint col,
                      guint span) {
    for (guint c = col; c < col + span; c++)
        if (mx_grid_get(g, row, c) != NULL || is_drawn(h, row, c) ||
            (c > col && is_drawn(v, c, row)))
            return false;
    bool left = col == 0 || is_drawn(v, col, row) == is_drawn(v, col, row - 1);
    return left && (col + span == g->n_cols || is_drawn(v, col + span, row));
}

static void add_cells(MxGrid *g, const Edges *v, const Edges *h) {
    for (guint row = 0; row < g->n_rows; row++)
        for (guint col = 0; col < g->n_cols; col++) {
            if (mx_grid_get(g, row, col) != NULL)
                continue;
            guint cols = 1, rows = 1;
            while (col + cols < g->n_cols && !is_drawn(v, col + cols, row) &&
                   mx_grid_get(g, row, col + cols) == NULL)
                cols++;
            while (row + rows < g->n_rows && row_joins(g, v, h, row + rows, col, cols))
                rows++;
            mx_grid_add(g, row, col, rows, cols);
        }
}

static double *steal_places(GArray *places) {
    return (double *)(void *)g_array_free(places, FALSE);
}

static MxGrid *build_grid(const MxPage *page, const GArray *hs, const GArray *vs) {
    GArray *xs = find_boundaries(vs, hs), *ys = find_boundaries(hs, vs);
    if (xs->len >= 2 && ys->len >= 2) {
        drop_thin(xs, page, first_of(ys), last_of(ys), false);
        drop_thin(ys, page, first_of(xs), last_of(xs), true);
    }
    if (xs->len < 2 || ys->len < 2 || xs->len + ys->len < 5) {
        g_array_unref(xs);
        g_array_unref(ys);
        return NULL;
    }
    Edges v = find_edges(vs, xs, ys), h = find_edges(hs, ys, xs);
    guint n_cols = xs->len - 1, n_rows = ys->len - 1;
    MxGrid *grid = mx_grid_new(steal_places(xs), n_cols, steal_places(ys), n_rows, true);
    add_cells(grid, &v, &h);
    g_free(v.drawn);
    g_free(h.drawn);
    return grid;
}

static int compare_grids(const void *a, const void *b) {
    const MxGrid *p = *(MxGrid *const *)a, *q = *(MxGrid *const *)b;
    if (p->box.y0 != q->box.y0)
        return p->box.y0 < q->box.y0 ? -1 : 1;
    return (p->box.x0 > q->box.x0) - (p->box.x0 < q->box.x0);
}

GPtrArray *mx_lattice_find(const MxPage *page) {
    const GArray *hs = page->horizontal, *vs = page->vertical;
    GPtrArray *grids = g_ptr_array_new_with_free_func((GDestroyNotify)mx_grid_free);
    if (hs->len == 0 || vs->len == 0 || hs->len > MAX_RULINGS || vs->len > MAX_RULINGS)
        return grids;
    g_autofree guint *roots = find_components(hs, vs);
    for (guint root = 0; root < hs->len + vs->len; root++) {
        if (roots[root] != root)
            continue;
        g_autoptr(GArray) h = select_rulings(hs, roots, root);
        g_autoptr(GArray) v = select_rulings(vs, roots + hs->len, root);
        MxGrid *grid = h->len + v->len >= 3 ? build_grid(page, h, v) : NULL;
        if (grid != NULL && grid->cells->len >= 2)
            g_ptr_array_add(grids, grid);
        else
            mx_grid_free(grid);
    }
    g_ptr_array_sort(grids, compare_grids);
    return grids;
}
