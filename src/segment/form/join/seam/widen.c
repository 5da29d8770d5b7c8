/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rest of a form on the next page, with the outer boxes that nothing closes there.
 *
 *   page 1  ──────┬──────┬───────┬─────      no rule stands at the left, and the box of 绩效指标
 * goes 绩效 │ 产出  │ 数量   │ …         on below with nothing in it and no rule across it: the
 *            指标 ├──────┼───────┼─────      grid of the next page begins one column further in
 *   page 2        │ 效益  │ 社会   │ …
 */
#include "segment/form/join/seam/widen.h"

#include <math.h>

#include "segment/form/columns.h"

static bool same_place(double a, double b) {
    return fabs(a - b) <= MX_FORM_SAME_RULE_PT;
}

/* Whether each boundary of @grid is one of @rows. */
static bool stands_as(const MxGrid *rows, const MxGrid *grid) {
    guint k = 0;
    for (guint i = 0; i <= grid->n_cols; i++) {
        while (k <= rows->n_cols && rows->xs[k] < grid->xs[i] - MX_FORM_SAME_RULE_PT)
            k++;
        if (k > rows->n_cols || !same_place(rows->xs[k], grid->xs[i]))
            return false;
    }
    return true;
}

MxGrid *mx_form_grid_widen(const MxGrid *rows, const MxGrid *grid) {
    double left = rows->xs[0], right = rows->xs[rows->n_cols];
    bool no_left = grid->xs[0] - left > MX_FORM_SAME_RULE_PT;
    bool no_right = right - grid->xs[grid->n_cols] > MX_FORM_SAME_RULE_PT;
    if (no_left == no_right || grid->n_cols < 2 || !stands_as(rows, grid))
        return NULL;
    guint n = grid->n_cols + 1;
    double *xs = g_new(double, n + 1);
    for (guint i = 0; i <= grid->n_cols; i++)
        xs[i + no_left] = grid->xs[i];
    xs[no_left ? 0 : n] = no_left ? left : right;
    double *ys = g_memdup2(grid->ys, sizeof(double) * (grid->n_rows + 1));
    MxGrid *wide = mx_grid_new(xs, n, ys, grid->n_rows, grid->ruled);
    wide->shown = grid->shown;
    if (no_left)
        mx_grid_add(wide, 0, 0, grid->n_rows, 1)->shown = grid->shown;
    for (guint i = 0; i < grid->cells->len; i++) {
        const MxCell *cell = grid->cells->pdata[i];
        mx_grid_add_copy(wide, cell, cell->row, cell->col + no_left, cell->row_span,
                         cell->col_span);
    }
    if (no_right)
        mx_grid_add(wide, 0, n - 1, grid->n_rows, 1)->shown = grid->shown;
    return wide;
}
