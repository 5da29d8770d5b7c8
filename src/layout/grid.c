/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/grid.h"

static void cell_free(MxCell *cell) {
    g_free(cell->text);
    g_free(cell->marks);
    g_free(cell);
}

MxGrid *mx_grid_new(double *xs, guint n_cols, double *ys, guint n_rows, bool ruled) {
    MxGrid *grid = g_new0(MxGrid, 1);
    grid->xs = xs;
    grid->ys = ys;
    grid->n_cols = n_cols;
    grid->n_rows = n_rows;
    grid->ruled = ruled;
    grid->box = (MxBox){ xs[0], ys[0], xs[n_cols], ys[n_rows] };
    grid->cells = g_ptr_array_new_with_free_func((GDestroyNotify)cell_free);
    grid->at = g_new0(MxCell *, (gsize)n_rows * n_cols);
    return grid;
}

void mx_grid_free(MxGrid *grid) {
    if (grid == NULL)
        return;
    g_free(grid->xs);
    g_free(grid->ys);
    g_free(grid->at);
    g_ptr_array_unref(grid->cells);
    g_free(grid);
}

MxCell *mx_grid_add(MxGrid *grid, guint row, guint col, guint row_span, guint col_span) {
    MxCell *cell = g_new0(MxCell, 1);
    cell->row = row;
    cell->col = col;
    cell->row_span = row_span;
    cell->col_span = col_span;
    cell->box =
        (MxBox){ grid->xs[col], grid->ys[row], grid->xs[col + col_span], grid->ys[row + row_span] };
    cell->ink = (MxBox){ 0, 0, -1, -1 };
    cell->text = g_strdup("");
    for (guint r = row; r < row + row_span; r++)
        for (guint c = col; c < col + col_span; c++)
            grid->at[r * grid->n_cols + c] = cell;
    g_ptr_array_add(grid->cells, cell);
    return cell;
}

MxCell *mx_grid_add_copy(MxGrid *grid, const MxCell *from, guint row, guint col, guint row_span,
                         guint col_span) {
    MxCell *copy = mx_grid_add(grid, row, col, row_span, col_span);
    g_free(copy->text);
    copy->text = g_strdup(from->text);
    copy->marks = g_strdup(from->marks);
    copy->shown = from->shown;
    copy->ink = from->ink;
    copy->first_x = from->first_x;
    copy->size_pt = from->size_pt;
    copy->page = from->page;
    return copy;
}

/* The interval of the ascending @bounds that holds @at. */
static int find_interval(const double *bounds, guint n, double at) {
    if (at < bounds[0] || at > bounds[n])
        return -1;
    guint low = 0, high = n;
    while (high - low > 1) {
        guint mid = (low + high) / 2;
        if (bounds[mid] <= at)
            low = mid;
        else
            high = mid;
    }
    return (int)low;
}

int mx_grid_find_row(const MxGrid *grid, double y) {
    return find_interval(grid->ys, grid->n_rows, y);
}

int mx_grid_find_col(const MxGrid *grid, double x) {
    return find_interval(grid->xs, grid->n_cols, x);
}

bool mx_grid_check(const MxGrid *grid) {
    gsize places = 0;
    for (guint i = 0; i < grid->cells->len; i++) {
        const MxCell *cell = grid->cells->pdata[i];
        places += (gsize)cell->row_span * cell->col_span;
        for (guint r = cell->row; r < cell->row + cell->row_span; r++)
            for (guint c = cell->col; c < cell->col + cell->col_span; c++)
                if (r >= grid->n_rows || c >= grid->n_cols || mx_grid_get(grid, r, c) != cell)
                    return false;
    }
    return places == (gsize)grid->n_rows * grid->n_cols;
}
