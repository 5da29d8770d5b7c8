/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rulings that are no table: charts and diagrams.
 *
 *   ┌─────┐   ┌─────┐      boxes and arrows          ┌──────────────────┐   the lines of a chart's
 *   │ Tax ├──→│ Fund│      touch, but no line        ├────────── — a ───┤   plot: a grid of empty
 *   └─────┘   └──┬──┘      runs through the          ├────────── — b ───┤   cells, a legend in
 *         ┌──────┴─┐       whole of it               ├──────────────────┤   one or two of them
 *         │ School │                                 └──────────────────┘
 *         └────────┘
 *
 * 1. A table has a boundary, inner or outer, that is drawn along nearly all of its length.
 * 2. A table of many cells has a row, its header, or a column, its labels, that is mostly filled.
 * An empty form has both; a plot has neither.
 *
 * Known failures: panels of small charts, each under its title, look like a form.
 */
#include "layout/lattice/drawing.h"
#include "layout/token.h"

/* Share of its length along which a table's best drawn boundary is drawn. A header cell without a
 * ruling interrupts it by a fifth at most; arrows between boxes make up two thirds of a diagram. */
#define MIN_DRAWN 0.88

/* Grids with fewer cells are judged by their lines only: too few cells to tell. */
#define MANY_CELLS 16u

/* Share of cells with text above which a grid is taken for a table without more ado. */
#define MANY_FILLED 0.2

/* Share of a row's width, or a column's height, that filled cells of it must cover. */
#define MOSTLY 0.6

static double drawn_share(const MxEdges *e, guint boundary, const GArray *intervals) {
    double drawn = 0, all = mx_place_at(intervals, intervals->len - 1) - mx_place_at(intervals, 0);
    for (guint k = 0; k < e->n_intervals; k++)
        if (mx_edges_drawn(e, boundary, k))
            drawn += mx_place_at(intervals, k + 1) - mx_place_at(intervals, k);
    return all > 0 ? drawn / all : 0;
}

static bool has_full_line(const MxEdges *e, const GArray *bounds, const GArray *intervals) {
    for (guint b = 0; b < bounds->len; b++)
        if (drawn_share(e, b, intervals) >= MIN_DRAWN)
            return true;
    return false;
}

/* By place of the grid: whether its cell holds text. */
static bool *find_filled(const MxGrid *grid, const GArray *tokens, guint *n_filled) {
    bool *filled = g_new0(bool, (gsize)grid->n_rows * grid->n_cols);
    *n_filled = 0;
    for (guint i = 0; i < tokens->len; i++) {
        MxBox b = mx_token_at(tokens, i)->box;
        int row = mx_grid_find_row(grid, mx_box_middle_y(b));
        int col = mx_grid_find_col(grid, mx_box_middle_x(b));
        if (row < 0 || col < 0)
            continue;
        const MxCell *cell = mx_grid_get(grid, (guint)row, (guint)col);
        *n_filled += !filled[cell->row * grid->n_cols + cell->col];
        for (guint r = cell->row; r < cell->row + cell->row_span; r++)
            for (guint c = cell->col; c < cell->col + cell->col_span; c++)
                filled[r * grid->n_cols + c] = true;
    }
    return filled;
}

static bool has_full_row(const MxGrid *grid, const bool *filled) {
    double all = grid->box.x1 - grid->box.x0;
    for (guint r = 0; r < grid->n_rows; r++) {
        double text = 0;
        for (guint c = 0; c < grid->n_cols; c++)
            text += filled[r * grid->n_cols + c] ? grid->xs[c + 1] - grid->xs[c] : 0;
        if (text >= MOSTLY * all)
            return true;
    }
    return false;
}

static bool has_full_column(const MxGrid *grid, const bool *filled) {
    double all = grid->box.y1 - grid->box.y0;
    for (guint c = 0; c < grid->n_cols; c++) {
        double text = 0;
        for (guint r = 0; r < grid->n_rows; r++)
            text += filled[r * grid->n_cols + c] ? grid->ys[r + 1] - grid->ys[r] : 0;
        if (text >= MOSTLY * all)
            return true;
    }
    return false;
}

bool mx_frame_is_drawing(const MxFrame *f, const MxGrid *grid) {
    if (!has_full_line(&f->v, f->xs, f->ys) && !has_full_line(&f->h, f->ys, f->xs))
        return true;
    if (grid->cells->len < MANY_CELLS)
        return false;
    guint n_filled = 0;
    g_autofree bool *filled = find_filled(grid, f->tokens, &n_filled);
    return n_filled < MANY_FILLED * grid->cells->len && n_filled > 0 &&
           !has_full_row(grid, filled) && !has_full_column(grid, filled);
}
