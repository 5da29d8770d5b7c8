/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Blocks of a form under a row of headers: indicators, tasks.
 *
 *        ┌──────┬──────┬──────┬──────┬──────┬──────┬──────┐
 *        │ 一级  │ 二级  │ 三级  │ 值   │ 二级  │ 三级  │ 值   │   a header seen again begins the
 *   ┌────┼──────┼──────┼──────┼──────┼──────┼──────┼──────┤   second set: period, then year
 *   │ 绩 │ 产出  │ 数量  │ …    │ …    │ 数量  │ …    │ …    │
 *   │ 效 │      ├──────┼──────┼──────┼──────┼──────┼──────┤   a level holds for all the rows
 *   │    │      │ 质量  │ …    │ …    │ 质量  │ …    │ …    │   that its box reaches over
 *   └────┴──────┴──────┴──────┴──────┴──────┴──────┴──────┘
 *
 * Columns are places on the page, so that they hold on the next page too.
 */
#include <math.h>
#include <string.h>

#include "segment/form.h"

/* Rules of one column on two pages differ by less than this, in points; a narrow column has 12. */
#define SAME_RULE_PT 4.0

static bool is_column(const char *id) {
    return id != NULL && (g_str_has_prefix(id, "indicator.") || g_str_has_prefix(id, "task."));
}

static void clear_column(MxFormColumn *column) {
    g_free(column->label);
}

void mx_form_columns_free(MxFormColumns *columns) {
    if (columns == NULL)
        return;
    g_array_unref(columns->columns);
    g_free(columns);
}

MxFormColumns *mx_form_columns_alloc(void) {
    MxFormColumns *columns = g_new0(MxFormColumns, 1);
    columns->columns = g_array_new(FALSE, TRUE, sizeof(MxFormColumn));
    g_array_set_clear_func(columns->columns, (GDestroyNotify)clear_column);
    columns->n_sets = 1;
    return columns;
}

MxFormColumns *mx_form_columns_dup(const MxFormColumns *columns) {
    MxFormColumns *copy = mx_form_columns_alloc();
    copy->n_sets = columns->n_sets;
    copy->tasks = columns->tasks;
    for (guint i = 0; i < columns->columns->len; i++) {
        MxFormColumn column = g_array_index(columns->columns, MxFormColumn, i);
        column.label = g_strdup(column.label);
        g_array_append_val(copy->columns, column);
    }
    return copy;
}

/* A header that other text is printed over reads as nothing known. */
void mx_form_columns_inherit(MxFormColumns *columns, const MxFormColumns *before) {
    for (guint i = 0; before != NULL && i < columns->columns->len; i++) {
        MxFormColumn *column = &g_array_index(columns->columns, MxFormColumn, i);
        for (guint k = 0; k < before->columns->len && column->id == NULL; k++) {
            const MxFormColumn *old = &g_array_index(before->columns, MxFormColumn, k);
            if (fabs(old->x0 - column->x0) > SAME_RULE_PT ||
                fabs(old->x1 - column->x1) > SAME_RULE_PT)
                continue;
            column->id = old->id;
            g_free(column->label);
            column->label = g_strdup(old->label);
        }
    }
}

static bool has_column(const MxFormColumns *columns, const char *id, guint set) {
    for (guint i = 0; i < columns->columns->len; i++) {
        const MxFormColumn *column = &g_array_index(columns->columns, MxFormColumn, i);
        if (column->id != NULL && column->set == set && strcmp(column->id, id) == 0)
            return true;
    }
    return false;
}

static void add_column(MxFormColumns *columns, const MxCell *cell, const char *id) {
    guint set = columns->n_sets - 1;
    if (id != NULL && has_column(columns, id, set) && columns->n_sets < 2)
        set = columns->n_sets++;
    MxFormColumn column = { id, cell->box.x0, cell->box.x1, set, g_strdup(cell->text) };
    g_array_append_val(columns->columns, column);
}

/* How many boxes of the row head columns. */
static guint count_headers(const MxSheet *sheet, guint row) {
    guint n = 0;
    for (guint col = 0; col < sheet->grid->n_cols; col++) {
        const MxCell *cell = mx_grid_get(sheet->grid, row, col);
        n += cell->col == col && cell->row == row && is_column(mx_sheet_id(sheet, cell));
    }
    return n;
}

MxFormColumns *mx_form_columns_new(const MxSheet *sheet, guint row) {
    if (count_headers(sheet, row) < 2)
        return NULL;
    MxFormColumns *columns = mx_form_columns_alloc();
    for (guint col = 0; col < sheet->grid->n_cols; col++) {
        const MxCell *cell = mx_grid_get(sheet->grid, row, col);
        const char *id = mx_sheet_id(sheet, cell);
        bool known = is_column(id);
        bool beside = cell->row < row || cell->row_span > 1; /* the box that names the block */
        if (cell->col != col || mx_cell_is_blank(cell) ||
            (!known && beside && columns->columns->len == 0))
            continue;
        if (!known && id != NULL && strcmp(id, "block.indicators") == 0) {
            id = "indicator.name"; /* levels and name in one column */
            known = true;
        }
        columns->tasks = columns->tasks || (known && g_str_has_prefix(id, "task."));
        add_column(columns, cell, known ? id : NULL);
    }
    return columns;
}

static const MxFormColumn *find_column(const MxFormColumns *columns, const char *id, guint set) {
    for (guint i = 0; i < columns->columns->len; i++) {
        const MxFormColumn *column = &g_array_index(columns->columns, MxFormColumn, i);
        if (column->id != NULL && column->set == set && strcmp(column->id, id) == 0)
            return column;
    }
    return NULL;
}

static const MxCell *cell_at(const MxFormColumn *column, const MxGrid *grid, guint row) {
    int col = mx_grid_find_col(grid, (column->x0 + column->x1) / 2);
    return col < 0 ? NULL : mx_grid_get(grid, row, (guint)col);
}

const MxCell *mx_form_columns_cell(const MxFormColumns *columns, const MxGrid *grid, guint row,
                                   const char *id, guint set) {
    const MxFormColumn *column = find_column(columns, id, set);
    return column ? cell_at(column, grid, row) : NULL;
}

/* A label that stands where the block's own boxes begin opens something else. */
static bool begins_else(const MxSheet *sheet, const MxCell *cell, guint row) {
    const char *id = mx_sheet_id(sheet, cell);
    return cell->row == row && id != NULL && !is_column(id) && strcmp(id, "block.indicators") != 0;
}

/* The box that names the block, left of it: a page break may have put its text on the rest. */
static bool names_block(const MxFormColumn *first, const MxCell *cell) {
    return cell->row == 0 && cell->row_span > 1 && cell->box.x1 <= first->x0 + SAME_RULE_PT;
}

bool mx_form_columns_hold(const MxFormColumns *columns, const MxSheet *sheet, guint row) {
    const GArray *all = columns->columns;
    const MxFormColumn *first = &g_array_index(all, MxFormColumn, 0);
    const MxFormColumn *last = &g_array_index(all, MxFormColumn, all->len - 1);
    const MxCell *left = cell_at(first, sheet->grid, row), *right = cell_at(last, sheet->grid, row);
    if (left == NULL || right == NULL || left == right)
        return false;
    const MxCell *outer = mx_grid_get(sheet->grid, row, 0);
    return left->box.x0 >= first->x0 - SAME_RULE_PT && right->box.x1 <= last->x1 + SAME_RULE_PT &&
           !begins_else(sheet, left, row) &&
           (names_block(first, outer) || !begins_else(sheet, outer, row));
}
