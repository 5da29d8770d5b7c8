/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of several pages as one grid.
 *
 *   page 4  ├──────┬──────┬─────┤          ├──────┬──────┬─────┤
 *           │ 产出  │ 数量  │ …   │          │ 产出  │ 数量  │ …   │
 *           │      ├──────┼─────┤    ⇒     │      ├──────┼─────┤   a box that the page break cut
 *           └──────┴──────┴─────┘          │      │      │     │   is one box again; what columns
 *   page 5  ┌──────┬──────┬─────┐          │      ├──────┼─────┤   are, the rulings of all pages
 * say │      │ 质量  │ …   │          │      │ 质量  │ …   │
 */
#include "segment/form/join/rows.h"

#include <math.h>
#include <string.h>

#include "model/field.h"
#include "segment/form/columns.h"

static MxFormRows *rows_alloc(double *xs, guint n_cols, double *ys, guint n_rows, bool ruled) {
    MxFormRows *rows = g_new0(MxFormRows, 1);
    rows->grid = mx_grid_new(xs, n_cols, ys, n_rows, ruled);
    rows->grid->shown = (MxBox){ 0, 0, -1, -1 };
    rows->pages = g_hash_table_new(NULL, NULL);
    rows->begins = g_array_sized_new(FALSE, TRUE, sizeof(guint), n_rows);
    rows->ends = g_array_sized_new(FALSE, TRUE, sizeof(guint), n_rows);
    return rows;
}

void mx_form_rows_free(MxFormRows *rows) {
    if (rows == NULL)
        return;
    mx_grid_free(rows->grid);
    g_hash_table_unref(rows->pages);
    g_array_unref(rows->begins);
    g_array_unref(rows->ends);
    g_free(rows);
}

static double *copy_bounds(const double *bounds, guint n) {
    return g_memdup2(bounds, sizeof(double) * (n + 1));
}

static MxCell *add_cell(MxFormRows *rows, const MxCell *cell, guint row, guint col, guint row_span,
                        guint col_span, guint page) {
    MxCell *copy = mx_grid_add_copy(rows->grid, cell, row, col, row_span, col_span);
    g_hash_table_insert(rows->pages, copy, GUINT_TO_POINTER(page));
    return copy;
}

static void add_box(MxGrid *grid, MxBox box) {
    grid->shown = grid->shown.x1 < grid->shown.x0 ? box : mx_box_union(grid->shown, box);
}

static guint page_of(const MxFormRows *rows, const MxCell *cell) {
    return GPOINTER_TO_UINT(g_hash_table_lookup(rows->pages, cell));
}

/* The rows [@first, @end) of @grid, without their pages. */
static MxFormRows *cut_out(const MxGrid *grid, guint first, guint end) {
    return rows_alloc(copy_bounds(grid->xs, grid->n_cols), grid->n_cols,
                      copy_bounds(grid->ys + first, end - first), end - first, grid->ruled);
}

/* Copies the part of @cell that the rows [@first, @end) hold. */
static void copy_part(MxFormRows *rows, const MxCell *cell, guint first, guint end, guint page) {
    guint top = MAX(cell->row, first), bottom = MIN(cell->row + cell->row_span, end);
    if (top >= bottom)
        return;
    add_cell(rows, cell, top - first, cell->col, bottom - top, cell->col_span, page);
    add_box(rows->grid, cell->shown);
}

static void append_pages(GArray *to, const GArray *from, guint first, guint n) {
    for (guint i = first; i < first + n; i++)
        g_array_append_val(to, g_array_index(from, guint, i));
}

MxFormRows *mx_form_rows_new(const MxGrid *grid, guint first, guint end, guint page) {
    MxFormRows *rows = cut_out(grid, first, end);
    for (guint i = 0; i < grid->cells->len; i++)
        copy_part(rows, grid->cells->pdata[i], first, end, page);
    for (guint row = first; row < end; row++) {
        g_array_append_val(rows->begins, page);
        g_array_append_val(rows->ends, page);
    }
    return rows;
}

MxFormRows *mx_form_rows_slice(const MxFormRows *rows, guint first) {
    const MxGrid *grid = rows->grid;
    MxFormRows *slice = cut_out(grid, first, grid->n_rows);
    for (guint i = 0; i < grid->cells->len; i++)
        copy_part(slice, grid->cells->pdata[i], first, grid->n_rows,
                  page_of(rows, grid->cells->pdata[i]));
    append_pages(slice->begins, rows->begins, first, grid->n_rows - first);
    append_pages(slice->ends, rows->ends, first, grid->n_rows - first);
    return slice;
}

/* --------------------------------------------------------------------------------- appending -- */

/* The boundaries of both, those within a rule's width of each other once. @n: how many columns. */
static double *join_columns(const MxGrid *above, const MxGrid *below, guint *n) {
    GArray *xs = g_array_new(FALSE, FALSE, sizeof(double));
    guint a = 0, b = 0;
    double shift = above->xs[0] - below->xs[0];
    while (a <= above->n_cols || b <= below->n_cols) {
        double left = a <= above->n_cols ? above->xs[a] : INFINITY;
        double right = b <= below->n_cols ? below->xs[b] + shift : INFINITY;
        double x = left <= right + MX_FORM_SAME_RULE_PT ? left : right;
        b += fabs(right - x) <= MX_FORM_SAME_RULE_PT;
        a += x == left;
        g_array_append_val(xs, x);
    }
    *n = xs->len - 1;
    return (double *)g_array_free(xs, FALSE);
}

/* The boundaries of the rows; those of @below follow those of @above. */
static double *join_rows(const MxGrid *above, const MxGrid *below, bool cut, guint *n) {
    *n = above->n_rows + below->n_rows - cut;
    double *ys = g_new(double, *n + 1);
    memcpy(ys, above->ys, sizeof(double) * (above->n_rows + 1));
    for (guint i = cut; i < below->n_rows; i++)
        ys[above->n_rows - cut + i + 1] =
            above->ys[above->n_rows] + below->ys[i + 1] - below->ys[cut];
    return ys;
}

/* Which of @xs the boundary @x is. */
static guint nearest(const double *xs, guint n, double x) {
    guint best = 0;
    for (guint i = 1; i <= n; i++)
        if (fabs(xs[i] - x) < fabs(xs[best] - x))
            best = i;
    return best;
}

/* The columns of @to that @cell of @from covers. */
static void columns_of(const MxGrid *to, const MxGrid *from, const MxCell *cell, guint *col,
                       guint *span) {
    double shift = to->xs[0] - from->xs[0];
    *col = nearest(to->xs, to->n_cols, from->xs[cell->col] + shift);
    guint end = nearest(to->xs, to->n_cols, from->xs[cell->col + cell->col_span] + shift);
    *span = end > *col ? end - *col : 1;
}

static bool is_free(const MxGrid *grid, guint row, guint col, guint rows, guint cols) {
    for (guint r = row; r < row + rows; r++)
        for (guint c = col; c < col + cols; c++)
            if (r >= grid->n_rows || c >= grid->n_cols || mx_grid_get(grid, r, c) != NULL)
                return false;
    return true;
}

/* The text of a box that both pages hold: printed on both it is said once. */
static void join_texts(MxFormRows *rows, MxCell *cell, const MxCell *rest, guint page,
                       GPtrArray *repeats) {
    if (mx_cell_is_blank(rest))
        return;
    if (strcmp(cell->text, rest->text) == 0) {
        g_ptr_array_add(repeats, mx_field_new(rest->text, rest->shown, page));
        return;
    }
    if (mx_cell_is_blank(cell)) {
        cell->shown = rest->shown;
        g_hash_table_insert(rows->pages, cell, GUINT_TO_POINTER(page));
    }
    char *text = g_strconcat(cell->text, rest->text, NULL);
    g_free(cell->text);
    cell->text = text;
}

/* The boxes of @above; those that go on below reach down over their rest. */
static void add_above(MxFormRows *rows, const MxFormRows *above, const MxFormRows *below,
                      GHashTable *rests, bool cut, GPtrArray *repeats) {
    for (guint i = 0; i < above->grid->cells->len; i++) {
        const MxCell *cell = above->grid->cells->pdata[i];
        const MxCell *rest = g_hash_table_lookup(rests, cell);
        guint col, span, n = cell->row_span + (rest ? rest->row_span - cut : 0);
        columns_of(rows->grid, above->grid, cell, &col, &span);
        MxCell *copy = add_cell(rows, cell, cell->row, col, n, span, page_of(above, cell));
        if (rest != NULL)
            join_texts(rows, copy, rest, page_of(below, rest), repeats);
    }
}

static void add_below(MxFormRows *rows, const MxFormRows *below, guint base, GHashTable *joins) {
    for (guint i = 0; i < below->grid->cells->len; i++) {
        const MxCell *cell = below->grid->cells->pdata[i];
        if (g_hash_table_contains(joins, cell))
            continue;
        guint col, span;
        columns_of(rows->grid, below->grid, cell, &col, &span);
        if (is_free(rows->grid, base + cell->row, col, cell->row_span, span))
            add_cell(rows, cell, base + cell->row, col, cell->row_span, span, page_of(below, cell));
    }
}

/* Places that no page has a box for: a blank one each. */
static void fill_gaps(MxFormRows *rows) {
    MxGrid *grid = rows->grid;
    for (guint row = 0; row < grid->n_rows; row++)
        for (guint col = 0; col < grid->n_cols; col++)
            if (mx_grid_get(grid, row, col) == NULL) {
                MxCell *cell = mx_grid_add(grid, row, col, 1, 1);
                cell->shown = grid->shown;
            }
}

static gint compare_places(gconstpointer a, gconstpointer b) {
    const MxCell *x = *(const MxCell *const *)a, *y = *(const MxCell *const *)b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return x->col < y->col ? -1 : x->col > y->col;
}

MxFormRows *mx_form_rows_append(const MxFormRows *above, const MxFormRows *below, GHashTable *joins,
                                bool cut, GPtrArray *repeats) {
    guint n_cols, n_rows;
    double *xs = join_columns(above->grid, below->grid, &n_cols);
    double *ys = join_rows(above->grid, below->grid, cut, &n_rows);
    MxFormRows *rows = rows_alloc(xs, n_cols, ys, n_rows, above->grid->ruled);
    g_autoptr(GHashTable) rests = g_hash_table_new(NULL, NULL);
    GHashTableIter iter;
    gpointer rest, whole;
    g_hash_table_iter_init(&iter, joins);
    while (g_hash_table_iter_next(&iter, &rest, &whole))
        g_hash_table_insert(rests, whole, rest);
    add_above(rows, above, below, rests, cut, repeats);
    add_below(rows, below, above->grid->n_rows - cut, joins);
    append_pages(rows->begins, above->begins, 0, above->begins->len);
    append_pages(rows->begins, below->begins, cut, below->begins->len - cut);
    append_pages(rows->ends, above->ends, 0, above->ends->len - cut);
    append_pages(rows->ends, below->ends, 0, below->ends->len);
    rows->grid->shown = below->grid->shown;
    fill_gaps(rows);
    g_ptr_array_sort(rows->grid->cells, compare_places);
    return rows;
}
