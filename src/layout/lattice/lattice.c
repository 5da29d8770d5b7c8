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
 * 1. Rulings that touch form a component; each component is at most one grid (component.c).
 * 2. The places of its vertical rulings, near ones merged, are the column boundaries, those of the
 *    horizontal ones the row boundaries. A side left open (no outer border) is closed where the
 *    rulings across it end. A vertical ruling that touches nothing, but begins and ends where the
 *    grid beside it does, bounds a column whose boxes a page break cut at both ends (boundary.c).
 *    Edges of shaded rows bound none in a table that rules part: see shading.c.
 * 3. Two neighbouring places are one cell where no ruling runs between them for most of their
 *    common edge. Cells grow right, then down, and stay rectangles.
 * 4. What the rulings leave open the text closes: see implied.c.
 * 5. A component of a single cell is a frame, not a grid; for charts and diagrams see drawing.c.
 *
 * Known failures: two tables drawn with a common border are one grid.
 */

#include "layout/lattice/lattice.h"
#include "layout/lattice/boundary.h"
#include "layout/lattice/drawing.h"
#include "layout/lattice/frame.h"
#include "layout/lattice/implied.h"
#include "layout/lattice/phantom.h"
#include "layout/lattice/rulings/component.h"
#include "layout/lattice/rulings/shading.h"
#include "layout/token.h"

/* Columns with upright rulings only are a table if their text shows so many rows. */
#define MIN_LONE_ROWS 3u

/* A component with more is noise of an image. The largest real page has 260 rulings. */
#define MAX_RULINGS 4000u

/* A grid with more rows or columns is graph paper or a hatching, and would cost a cell for each of
 * its meshes. The largest real grids have some 100 rows and 40 columns. */
#define MAX_BOUNDARIES 500u

static double first_of(const GArray *places) {
    return g_array_index(places, double, 0);
}
static double last_of(const GArray *places) {
    return g_array_index(places, double, places->len - 1);
}

/* Takes out inner boundaries that are ruled nowhere clear of text: strokes of letters that touched
 * a ruling. */
static void drop_strokes(GArray *places, const MxEdges *e) {
    for (guint b = places->len - 1; b-- > 1;)
        if (!e->clear[b])
            g_array_remove_index(places, b);
}

/* Whether row @row can join a cell that covers columns [col, col + span) down to row - 1. */
static bool row_joins(const MxGrid *g, const MxEdges *v, const MxEdges *h, guint row, guint col,
                      guint span) {
    for (guint c = col; c < col + span; c++)
        if (mx_grid_get(g, row, c) != NULL || mx_edges_drawn(h, row, c) ||
            (c > col && mx_edges_drawn(v, c, row)))
            return false;
    bool left = col == 0 || mx_edges_drawn(v, col, row) == mx_edges_drawn(v, col, row - 1);
    return left && (col + span == g->n_cols || mx_edges_drawn(v, col + span, row));
}

static void add_cells(MxGrid *g, const MxEdges *v, const MxEdges *h) {
    for (guint row = 0; row < g->n_rows; row++)
        for (guint col = 0; col < g->n_cols; col++) {
            if (mx_grid_get(g, row, col) != NULL)
                continue;
            guint cols = 1, rows = 1;
            while (col + cols < g->n_cols && !mx_edges_drawn(v, col + cols, row) &&
                   mx_grid_get(g, row, col + cols) == NULL)
                cols++;
            while (row + rows < g->n_rows && row_joins(g, v, h, row + rows, col, cols))
                rows++;
            mx_grid_add(g, row, col, rows, cols);
        }
}

static GArray *select_tokens(const GArray *tokens, const GArray *xs, const GArray *ys) {
    GArray *out = g_array_new(FALSE, FALSE, sizeof(MxToken));
    MxBox box = { first_of(xs), first_of(ys), last_of(xs), last_of(ys) };
    for (guint i = 0; i < tokens->len; i++) {
        MxBox b = mx_token_at(tokens, i)->box;
        if (mx_box_holds(box, b))
            g_array_append_vals(out, mx_token_at(tokens, i), 1);
    }
    return out;
}

/* The boundaries of a component, without slits, thick rules and strokes; FALSE where nothing is
 * left. */
static bool find_frame(MxFrame *f, const MxPage *page, const GArray *all_tokens, const GArray *hs,
                       const GArray *vs) {
    GArray *xs = f->xs = mx_boundaries_find(vs, hs, all_tokens, false);
    GArray *ys = f->ys = mx_boundaries_find(hs, vs, all_tokens, true);
    if (xs->len < 2 || ys->len < 2 || xs->len > MAX_BOUNDARIES || ys->len > MAX_BOUNDARIES)
        return false;
    f->tokens = select_tokens(all_tokens, xs, ys);
    mx_places_drop_phantoms(xs, vs, f->tokens, false);
    mx_places_drop_phantoms(ys, hs, f->tokens, true);
    mx_boundaries_drop_thin(xs, page, first_of(ys), last_of(ys), false);
    mx_boundaries_drop_thin(ys, page, first_of(xs), last_of(xs), true);
    if (xs->len < 2 || ys->len < 2 || xs->len + ys->len < 5)
        return false;
    MxEdges v = mx_edges_find(vs, xs, ys, f->tokens), h = mx_edges_find(hs, ys, xs, NULL);
    drop_strokes(xs, &v);
    drop_strokes(ys, &h);
    mx_edges_clear(&v);
    mx_edges_clear(&h);
    f->v = mx_edges_find(vs, xs, ys, f->tokens);
    f->h = mx_edges_find(hs, ys, xs, NULL);
    return true;
}

static void frame_clear(MxFrame *f) {
    mx_edges_clear(&f->v);
    mx_edges_clear(&f->h);
    if (f->tokens != NULL)
        g_array_unref(f->tokens);
    g_array_unref(f->xs);
    g_array_unref(f->ys);
}

static double *copy_places(const GArray *places) {
    return g_memdup2(places->data, places->len * sizeof(double));
}

/** Kind: what the rulings of a component draw. */
typedef enum {
    KIND_TABLE,
    KIND_FRAME, /* a box around columns that no ruling parts */
    KIND_DRAWING,
    KIND_NOTHING,
} Kind;

static MxGrid *build_grid(const MxPage *page, const GArray *tokens, const GArray *hs,
                          const GArray *vs, const GArray *foreign, Kind *kind) {
    MxFrame f = { .verticals = vs, .foreign = foreign };
    MxGrid *grid = NULL;
    *kind = KIND_TABLE;
    if (find_frame(&f, page, tokens, hs, vs)) {
        *kind = f.xs->len == 2 ? KIND_FRAME : KIND_TABLE;
        mx_frame_draw_implied(&f, tokens);
        if (hs->len == 0 && f.ys->len <= MIN_LONE_ROWS) /* rulings between columns of prose */
            *kind = KIND_NOTHING;
        grid =
            mx_grid_new(copy_places(f.xs), f.xs->len - 1, copy_places(f.ys), f.ys->len - 1, true);
        add_cells(grid, &f.v, &f.h);
        if (*kind != KIND_NOTHING && mx_frame_is_drawing(&f, grid))
            *kind = KIND_DRAWING;
    }
    frame_clear(&f);
    return grid;
}

static int compare_grids(const void *a, const void *b) {
    const MxGrid *p = *(MxGrid *const *)a, *q = *(MxGrid *const *)b;
    if (p->box.y0 != q->box.y0)
        return p->box.y0 < q->box.y0 ? -1 : 1;
    return (p->box.x0 > q->box.x0) - (p->box.x0 < q->box.x0);
}

static GArray *find_tokens(const MxPage *page) {
    g_autoptr(GPtrArray) glyphs = g_ptr_array_sized_new(page->glyphs->len);
    for (guint i = 0; i < page->glyphs->len; i++)
        g_ptr_array_add(glyphs, &g_array_index(page->glyphs, MxGlyph, i));
    return mx_tokens_find(glyphs, NULL);
}

GPtrArray *mx_lattice_find(const MxPage *page, GPtrArray *frames, GArray *drawings) {
    const GArray *hs = page->horizontal, *vs = page->vertical;
    GPtrArray *grids = g_ptr_array_new_with_free_func((GDestroyNotify)mx_grid_free);
    if (vs->len == 0 || hs->len > MAX_RULINGS || vs->len > MAX_RULINGS)
        return grids;
    g_autoptr(GArray) tokens = find_tokens(page);
    g_autofree guint *roots = mx_components_find(hs, vs, tokens);
    g_autofree guint *members = mx_components_count(roots, hs->len + vs->len);
    for (guint root = 0; root < hs->len + vs->len; root++) {
        if (roots[root] != root)
            continue;
        g_autoptr(GArray) h = mx_component_select(hs, roots, root, true);
        g_autoptr(GArray) v = mx_component_select(vs, roots + hs->len, root, true);
        g_autoptr(GArray) foreign = mx_component_select(vs, roots + hs->len, root, false);
        Kind kind;
        MxGrid *grid = h->len + v->len >= 3 ? build_grid(page, tokens, h, v, foreign, &kind) : NULL;
        if (grid != NULL && kind <= KIND_FRAME &&
            (mx_shading_makes_rows(hs, v, grid->box) ||
             (mx_shading_is_in_ladder(hs, members, roots, grid->box) &&
              (kind == KIND_FRAME || mx_shading_has_sides(hs, v)))))
            kind = KIND_NOTHING;
        if (grid != NULL && kind < KIND_DRAWING && grid->cells->len >= 2) {
            g_ptr_array_add(kind == KIND_FRAME ? frames : grids, grid);
            continue;
        }
        if (grid != NULL && kind == KIND_DRAWING)
            g_array_append_val(drawings, grid->box);
        mx_grid_free(grid);
    }
    g_ptr_array_sort(grids, compare_grids);
    return grids;
}
