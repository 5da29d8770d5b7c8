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
 * Columns are places on the page, so that they hold on the next page too. A header may have several
 * rows: 预算金额 over 总额 and 其他资金.
 */
#include <math.h>
#include <string.h>

#include "segment/form/columns.h"
#include "segment/form/sheet.h"

static bool is_column(const char *id) {
    return id != NULL && (g_str_has_prefix(id, "indicator.") || g_str_has_prefix(id, "task."));
}

static void clear_column(MxFormColumn *column) {
    g_free(column->label);
    g_free(column->group);
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
    columns->n_sets = columns->n_rows = 1;
    return columns;
}

MxFormColumns *mx_form_columns_dup(const MxFormColumns *columns) {
    MxFormColumns *copy = mx_form_columns_alloc();
    copy->n_sets = columns->n_sets;
    copy->n_rows = columns->n_rows;
    copy->tasks = columns->tasks;
    copy->list = columns->list;
    copy->groups = columns->groups;
    for (guint i = 0; i < columns->columns->len; i++) {
        MxFormColumn column = g_array_index(columns->columns, MxFormColumn, i);
        column.label = g_strdup(column.label);
        column.group = g_strdup(column.group);
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
            if (fabs(old->x0 - column->x0) > MX_FORM_SAME_RULE_PT ||
                fabs(old->x1 - column->x1) > MX_FORM_SAME_RULE_PT)
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

/* A header of the block seen again begins another set. */
MxFormColumn *mx_form_columns_add(MxFormColumns *columns, const MxCell *cell, const char *id,
                                  const char *group) {
    if (is_column(id) && has_column(columns, id, columns->n_sets - 1) &&
        columns->n_sets < MX_FORM_MAX_SETS)
        columns->n_sets++;
    guint set = id == NULL || is_column(id) ? columns->n_sets - 1 : 0;
    MxFormColumn column = {
        id, cell->box.x0, cell->box.x1, set, g_strdup(cell->text), g_strdup(group),
    };
    g_array_append_val(columns->columns, column);
    return &g_array_index(columns->columns, MxFormColumn, columns->columns->len - 1);
}

static bool has_value(const MxFormColumns *columns, guint set) {
    return columns->tasks || has_column(columns, "indicator.target", set) ||
           has_column(columns, "indicator.period", set) ||
           has_column(columns, "indicator.outcome", set);
}

void mx_form_columns_finish(MxFormColumns *columns) {
    guint n = 1;
    while (n < columns->n_sets && has_value(columns, n))
        n++;
    for (guint i = 0; i < columns->columns->len; i++) {
        MxFormColumn *column = &g_array_index(columns->columns, MxFormColumn, i);
        if (column->set < n)
            continue;
        bool again = column->id != NULL && has_column(columns, column->id, n - 1);
        column->id = again ? NULL : column->id;
        column->set = n - 1;
    }
    columns->n_sets = n;
}

const char *mx_form_columns_group(const MxFormColumns *columns, guint set) {
    for (guint i = 0; columns->groups && i < columns->columns->len; i++) {
        const MxFormColumn *column = &g_array_index(columns->columns, MxFormColumn, i);
        if (column->set == set && is_column(column->id))
            return column->group;
    }
    return NULL;
}

char *mx_form_columns_signature(const MxFormColumns *columns) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < columns->columns->len; i++)
        g_string_append_printf(text, "|%s", g_array_index(columns->columns, MxFormColumn, i).label);
    return g_string_free(text, FALSE);
}

bool mx_form_columns_in_block(const MxFormColumns *columns, guint i) {
    for (guint k = 0; k < i; k++)
        if (is_column(g_array_index(columns->columns, MxFormColumn, k).id))
            return true;
    return false;
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

/* How many rows the header has: as many as each of its known boxes. */
static guint count_rows(const MxSheet *sheet, guint row) {
    guint n = 0;
    for (guint col = 0; col < sheet->grid->n_cols; col++) {
        const MxCell *cell = mx_grid_get(sheet->grid, row, col);
        if (cell->row != row || !is_column(mx_sheet_id(sheet, cell)))
            continue;
        if (n > 0 && cell->row_span != n)
            return 1;
        n = cell->row_span;
    }
    return n;
}

/* A header under another: 预算金额/总额. */
static void name_leaf(MxFormColumn *column, const MxCell *top, const MxCell *leaf) {
    if (top == leaf || mx_cell_is_blank(top))
        return;
    g_free(column->label);
    column->label = g_strdup_printf("%s/%s", top->text, leaf->text);
}

/* Whether the box stands beside the header and names the block: it is higher, or a page break cut
 * it below the header, which has a column of names of its own. */
static bool is_beside(const MxSheet *sheet, const MxCell *cell, guint row, guint n_rows) {
    const char *id = mx_sheet_id(sheet, cell);
    if (cell->row < row || cell->row_span > n_rows)
        return true;
    if (id == NULL || strcmp(id, "block.indicators") != 0)
        return false;
    for (guint col = cell->col + cell->col_span; col < sheet->grid->n_cols; col++) {
        const char *other = mx_sheet_id(sheet, mx_grid_get(sheet->grid, row, col));
        if (other != NULL && strcmp(other, "indicator.name") == 0)
            return true;
    }
    return false;
}

static const char *column_id(const MxSheet *sheet, const MxCell *cell) {
    const char *id = mx_sheet_id(sheet, cell);
    if (id != NULL && strcmp(id, "block.indicators") == 0)
        return "indicator.name"; /* levels and name in one column */
    if (id != NULL && strcmp(id, "outcome") == 0)
        return "indicator.outcome"; /* 完成情况 beside the targets */
    return is_column(id) ? id : NULL;
}

MxFormColumns *mx_form_columns_new(const MxSheet *sheet, guint row) {
    if (count_headers(sheet, row) < 2)
        return NULL;
    MxFormColumns *columns = mx_form_columns_alloc();
    columns->n_rows = count_rows(sheet, row);
    for (guint col = 0; col < sheet->grid->n_cols; col++) {
        const MxCell *top = mx_grid_get(sheet->grid, row, col);
        const MxCell *cell = mx_grid_get(sheet->grid, row + columns->n_rows - 1, col);
        bool beside = is_beside(sheet, cell, row, columns->n_rows);
        if (cell->col != col || mx_cell_is_blank(cell) ||
            (!is_column(mx_sheet_id(sheet, cell)) && beside && columns->columns->len == 0))
            continue;
        const char *id = column_id(sheet, cell);
        columns->tasks = columns->tasks || (id != NULL && g_str_has_prefix(id, "task."));
        name_leaf(mx_form_columns_add(columns, cell, id, NULL), top, cell);
    }
    mx_form_columns_finish(columns);
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
    return cell->row == row && id != NULL && !is_column(id) &&
           strcmp(id, "block.indicators") != 0 && strcmp(id, "block.tasks") != 0;
}

/* The box that names the block, left of it: a page break may have put its text on the rest. */
static bool names_block(const MxFormColumn *first, const MxCell *cell) {
    return cell->row == 0 && cell->row_span > 1 && cell->box.x1 <= first->x0 + MX_FORM_SAME_RULE_PT;
}

/* Fewer columns stand alike by chance: a label and what it opens. */
#define MIN_ALIKE 3u

/* Whether a blank box lies over the column, and more: some programs leave out the rules of boxes
 * over several rows. */
static bool is_unruled(const MxFormColumn *column, const MxCell *cell) {
    return mx_cell_is_blank(cell) && cell->box.x0 <= column->x0 + MX_FORM_SAME_RULE_PT &&
           cell->box.x1 >= column->x1 - MX_FORM_SAME_RULE_PT;
}

/* Whether the row has a box for each column of the block, and no other boxes below them: what it
 * says is no label, though the name of an indicator may be one. */
static bool has_all_boxes(const MxFormColumns *columns, const MxSheet *sheet, guint row) {
    guint n = 0;
    for (guint i = 0; i < columns->columns->len; i++) {
        const MxFormColumn *column = &g_array_index(columns->columns, MxFormColumn, i);
        const MxCell *cell = cell_at(column, sheet->grid, row);
        if (cell == NULL ||
            (!is_unruled(column, cell) && (fabs(cell->box.x0 - column->x0) > MX_FORM_SAME_RULE_PT ||
                                           fabs(cell->box.x1 - column->x1) > MX_FORM_SAME_RULE_PT)))
            return false;
        n += !mx_cell_is_blank(cell);
    }
    return n >= MIN_ALIKE;
}

bool mx_form_columns_hold(const MxFormColumns *columns, const MxSheet *sheet, guint row) {
    const GArray *all = columns->columns;
    const MxFormColumn *first = &g_array_index(all, MxFormColumn, 0);
    const MxFormColumn *last = &g_array_index(all, MxFormColumn, all->len - 1);
    const MxCell *left = cell_at(first, sheet->grid, row), *right = cell_at(last, sheet->grid, row);
    if (left == NULL || right == NULL || left == right)
        return false;
    const MxCell *outer = mx_grid_get(sheet->grid, row, 0);
    if ((outer == left || outer->row < row) && has_all_boxes(columns, sheet, row))
        return true;
    return left->box.x0 >= first->x0 - MX_FORM_SAME_RULE_PT &&
           right->box.x1 <= last->x1 + MX_FORM_SAME_RULE_PT && !begins_else(sheet, left, row) &&
           (names_block(first, outer) || !begins_else(sheet, outer, row));
}
