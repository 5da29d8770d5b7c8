/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two grids of one table, as one.
 *
 *   page 1  ┌─────────┬─────────┐      stacked: the header that a page's end parted
 *           │ 收入     │ 支出     │
 *   page 2  ├────┬────┼────┬────┤
 *           │ 项目│ 金额│ 项目│ 金额│
 *
 *   page 1  ┌────┬────┐  page 2  ┌────┬────┐      beside: sheets too narrow for the table
 *           │ 名称│ 合计│          │ 基本│ 项目│
 */
#include "segment/table/pages/join_grids.h"

#include <math.h>

/* Boundaries this near, in points, are the same: rulings are read to a pixel, and a program rounds
 * each page's anew. Columns of two tables are seldom all that near. */
#define SAME_PT 2.5
/* Two columns are too few to tell a table by. */
#define MIN_COLUMNS 3u

/* Where each of the @n_coarse + 1 boundaries is among the @n_fine + 1 others, which are @shift
 * further on; NULL where one is not. The outer ones are the same. */
static guint *find_bounds(const double *coarse, guint n_coarse, const double *fine, guint n_fine,
                          double shift) {
    g_autofree guint *at = g_new0(guint, n_coarse + 1);
    guint k = 0;
    for (guint i = 0; i <= n_coarse; i++) {
        while (k <= n_fine && fine[k] < coarse[i] + shift - SAME_PT)
            k++;
        if (k > n_fine || fine[k] > coarse[i] + shift + SAME_PT)
            return NULL;
        at[i] = k;
    }
    return at[0] == 0 && at[n_coarse] == n_fine ? g_steal_pointer(&at) : NULL;
}

/* Where the upright boundaries of @coarse are among those of @fine, reckoned from the left edges.
 */
static guint *find_columns(const MxGrid *coarse, const MxGrid *fine) {
    return find_bounds(coarse->xs, coarse->n_cols, fine->xs, fine->n_cols,
                       fine->xs[0] - coarse->xs[0]);
}

/* Where the level boundaries of @coarse are among those of @fine, at the same heights. */
static guint *find_rows(const MxGrid *coarse, const MxGrid *fine) {
    return find_bounds(coarse->ys, coarse->n_rows, fine->ys, fine->n_rows, 0);
}

bool mx_grid_lies_in(const MxGrid *coarse, const MxGrid *fine) {
    g_autofree guint *at = find_columns(coarse, fine);
    return at != NULL && coarse->n_cols >= MIN_COLUMNS;
}

bool mx_grids_stand_beside(const MxGrid *left, const MxGrid *right) {
    g_autofree guint *at = find_rows(right, left);
    return at != NULL;
}

/* @cell as a cell of @grid, at (@row, @col), over so many columns. */
static MxCell *copy_cell(MxGrid *grid, const MxCell *cell, guint row, guint row_span, guint col,
                         guint col_span) {
    MxCell *copy = mx_grid_add_copy(grid, cell, row, col, row_span, col_span);
    copy->box = cell->box;
    return copy;
}

static void copy_rows(MxGrid *grid, const MxGrid *from, const guint *at, guint first_row) {
    for (guint i = 0; i < from->cells->len; i++) {
        const MxCell *cell = from->cells->pdata[i];
        guint col = at[cell->col];
        copy_cell(grid, cell, cell->row + first_row, cell->row_span, col,
                  at[cell->col + cell->col_span] - col);
    }
}

static double *join_bounds(const double *a, guint n_a, const double *b, guint n_b, double shift) {
    double *bounds = g_new0(double, n_a + n_b + 1);
    for (guint i = 0; i <= n_a; i++)
        bounds[i] = a[i];
    for (guint i = 1; i <= n_b; i++)
        bounds[n_a + i] = b[i] + shift;
    return bounds;
}

MxGrid *mx_grids_stack(const MxGrid *above, const MxGrid *below) {
    bool above_is_coarse = above->n_cols <= below->n_cols;
    const MxGrid *fine = above_is_coarse ? below : above, *coarse = above_is_coarse ? above : below;
    g_autofree guint *at = find_columns(coarse, fine);
    g_autofree guint *same = find_columns(fine, fine);
    if (at == NULL)
        return NULL;
    double *xs = join_bounds(fine->xs, fine->n_cols, fine->xs, 0, 0);
    double *ys = join_bounds(above->ys, above->n_rows, below->ys, below->n_rows,
                             above->ys[above->n_rows] - below->ys[0]);
    MxGrid *grid = mx_grid_new(xs, fine->n_cols, ys, above->n_rows + below->n_rows, below->ruled);
    grid->box = below->box;
    grid->shown = below->shown;
    copy_rows(grid, above, above_is_coarse ? at : same, 0);
    copy_rows(grid, below, above_is_coarse ? same : at, above->n_rows);
    return grid;
}

/* How many columns of @right the box at the end of @row of @left reaches over: a box over several
 * columns whose other end is blank, above the headers of those columns. @at: the rows of @right
 * among those of @left. */
static guint reach_over(const MxGrid *left, const MxGrid *right, const guint *at, guint row) {
    const MxCell *cell = mx_grid_get(left, row, left->n_cols - 1);
    const MxCell *next = mx_grid_get(right, row, 0); /* no row of the header's first is parted */
    bool cut = at[row] == row && cell->row == row && cell->col_span > 1 &&
               !mx_cell_is_blank(cell) && next->row == row && mx_cell_is_blank(next) &&
               at[row + next->row_span] == row + cell->row_span &&
               row + next->row_span < right->n_rows &&
               !mx_cell_is_blank(mx_grid_get(right, row + next->row_span, 0));
    return cut ? next->col_span : 0;
}

/* Row by row. */
static gint compare_places(gconstpointer a, gconstpointer b) {
    const MxCell *x = *(MxCell *const *)a, *y = *(MxCell *const *)b;
    return x->row != y->row ? (x->row < y->row ? -1 : 1) : (x->col > y->col) - (x->col < y->col);
}

MxGrid *mx_grids_set_beside(const MxGrid *left, const MxGrid *right, guint page) {
    g_autofree guint *at = find_rows(right, left);
    g_return_val_if_fail(at != NULL, NULL);
    double *xs = join_bounds(left->xs, left->n_cols, right->xs, right->n_cols,
                             left->xs[left->n_cols] - right->xs[0]);
    double *ys = join_bounds(left->ys, left->n_rows, left->ys, 0, 0);
    MxGrid *grid = mx_grid_new(xs, left->n_cols + right->n_cols, ys, left->n_rows, left->ruled);
    grid->box = left->box;
    grid->shown = left->shown;
    for (guint i = 0; i < left->cells->len; i++) {
        const MxCell *cell = left->cells->pdata[i];
        bool last = cell->col + cell->col_span == left->n_cols && cell->row < right->n_rows;
        guint more = last ? reach_over(left, right, at, cell->row) : 0;
        copy_cell(grid, cell, cell->row, cell->row_span, cell->col, cell->col_span + more);
    }
    for (guint i = 0; i < right->cells->len; i++) {
        const MxCell *cell = right->cells->pdata[i];
        guint row = at[cell->row], row_span = at[cell->row + cell->row_span] - row;
        if (cell->col > 0 || reach_over(left, right, at, cell->row) == 0)
            copy_cell(grid, cell, row, row_span, left->n_cols + cell->col, cell->col_span)->page =
                page;
    }
    g_ptr_array_sort(grid->cells, compare_places);
    return grid;
}
