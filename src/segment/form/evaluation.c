/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What only self-evaluations have.
 *
 *   ┌────────┬─────────────┬──────────┬──────────┬──────────┬─────┬───────┬─────┐
 *   │ 项目资金 │             │ 年初预算数 │ 全年预算数 │ 全年执行数 │ 分值 │ 执行率 │ 得分 │
 * headers over amounts, │（万元）
 * ├─────────────┼──────────┼──────────┼──────────┼─────┼───────┼─────┤   a source each row │ │
 * 年度资金总额  │ 50.00    │ 48.00    │ 36.00    │ 10  │ 75%   │ 7.5 │ │        │
 * 其中：财政拨款│ 50.00    │ 48.00    │ 36.00    │ —   │ 75%   │ —   │
 *   ├────────┴─────────────┴──────────┴──────────┴──────────┼─────┼───────┼─────┤
 *   │                        总分                            │ 100 │  96.5 │     │   below the
 * indicators └───────────────────────────────────────────────────────┴─────┴───────┴─────┘
 *
 * Points are those of the first row that prints any: of the execution as a whole.
 */
#include "segment/form/evaluation.h"

#include <string.h>

#include "base/text.h"
#include "model/form.h"
#include "normalize/amount.h"
#include "segment/form/columns.h"
#include "segment/form/funds.h"

/* Fewer headers beside each other are labels that open one amount each. */
#define MIN_HEADERS 2u

#define SCORE "分"

static const char *id_at(const MxSheet *sheet, const MxCell *cell) {
    const char *id = mx_sheet_id(sheet, cell);
    return id ? id : "";
}

/* The group of funds that a header names; NULL where it names none. */
static const char *group_of(const char *id) {
    if (strcmp(id, "money.initial") == 0)
        return "initial";
    if (strcmp(id, "money.executed") == 0)
        return "executed";
    bool annual = strcmp(id, "money.annual") == 0 || strcmp(id, "funds.total") == 0 ||
                  strcmp(id, "funds.annual.total") == 0;
    return annual ? "annual" : NULL;
}

/* The field of the form that a header names; NULL where it names none. */
static const char *points_of(const char *id) {
    if (strcmp(id, "money.rate") == 0)
        return "execution.rate";
    if (strcmp(id, "indicator.weight") == 0)
        return "execution.weight";
    return strcmp(id, "indicator.score") == 0 ? "execution.score" : NULL;
}

/* Whether the row heads tasks or indicators, whose columns of money are their own. */
static bool heads_entries(const MxSheet *sheet, guint row) {
    for (guint col = 0; col < sheet->grid->n_cols; col++) {
        const char *id = id_at(sheet, mx_grid_get(sheet->grid, row, col));
        if (g_str_has_prefix(id, "task.") || g_str_has_prefix(id, "indicator.level") ||
            strcmp(id, "indicator.name") == 0)
            return true;
    }
    return false;
}

/* The first header of the table: the first of two or more that stand beside each other, one of
 * which is of money spent. */
static const MxCell *find_headers(const MxSheet *sheet, guint row) {
    if (heads_entries(sheet, row))
        return NULL;
    const MxCell *first = NULL, *before = NULL;
    guint n = 0;
    bool spent = false;
    for (guint col = 0; col < sheet->grid->n_cols; col++) {
        const MxCell *cell = mx_grid_get(sheet->grid, row, col);
        if (cell->col != col || cell->row != row || group_of(id_at(sheet, cell)) == NULL)
            continue;
        if (before == NULL || before->col + before->col_span != cell->col) {
            first = cell;
            n = 0;
        }
        n++;
        spent = spent || strcmp(id_at(sheet, cell), "money.executed") == 0;
        before = cell;
    }
    return n >= MIN_HEADERS && spent ? first : NULL;
}

/* What a row is about: the box left of its first amount. NULL where it is no row of the table. */
static const MxCell *row_label(const MxSheet *sheet, const MxCell *first, guint row) {
    if (first->col == 0)
        return NULL;
    const MxCell *label = mx_grid_get(sheet->grid, row, first->col - 1);
    const MxCell *amount = mx_grid_get(sheet->grid, row, first->col);
    bool alike = amount->col == first->col && amount->col_span == first->col_span;
    return label->row == row && alike && mx_sheet_is_open(sheet, amount) ? label : NULL;
}

static void add_fund(MxFormDraft *draft, const MxSheet *sheet, const char *group,
                     const MxCell *label, const MxCell *header, const MxCell *cell) {
    const char *id = mx_sheet_id(sheet, label);
    guint page = mx_sheet_page(sheet, cell);
    MxFund *fund = NULL;
    if (id != NULL && g_str_has_prefix(id, "funds."))
        fund = mx_form_add_fund(draft->form, group, strrchr(id, '.') + 1, cell->text, cell->shown,
                                page);
    if (fund != NULL) {
        fund->unit_e4 = draft->unit_e4;
    } else if (!mx_cell_is_blank(cell)) {
        g_autofree char *path = g_strdup_printf("%s/%s", label->text, header->text);
        mx_form_add_other(draft->form, path, cell->text, cell->shown, page);
    }
}

static bool has_digit(const char *text) {
    return strpbrk(text, "0123456789") != NULL;
}

/* Points and the rate: of the execution where they are the first, else of one source. */
static void add_points(MxFormDraft *draft, const MxSheet *sheet, const char *id,
                       const MxCell *label, const MxCell *header, const MxCell *cell) {
    if (!has_digit(cell->text))
        return; /* blank, or a dash */
    guint page = mx_sheet_page(sheet, cell);
    if (mx_form_get(draft->form, id) == NULL) {
        mx_form_add(draft->form, id, cell->text, cell->shown, page);
        return;
    }
    g_autofree char *path = g_strdup_printf("%s/%s", label->text, header->text);
    mx_form_add_other(draft->form, path, cell->text, cell->shown, page);
}

static void read_money_row(MxFormDraft *draft, MxSheet *sheet, const MxCell *label,
                           guint header_row) {
    for (guint col = label->col + label->col_span; col < sheet->grid->n_cols; col++) {
        const MxCell *cell = mx_grid_get(sheet->grid, label->row, col);
        const MxCell *header = mx_grid_get(sheet->grid, header_row, col);
        if (cell->col != col || cell->row != label->row || header->col != col)
            continue;
        const char *id = id_at(sheet, header), *group = group_of(id), *points = points_of(id);
        if (group != NULL)
            add_fund(draft, sheet, group, label, header, cell);
        else if (points != NULL)
            add_points(draft, sheet, points, label, header, cell);
        else
            continue;
        mx_sheet_tell(sheet, cell);
    }
    mx_sheet_tell(sheet, label);
}

guint mx_form_read_execution(MxFormDraft *draft, MxSheet *sheet, guint row) {
    const MxCell *first = find_headers(sheet, row);
    if (first == NULL)
        return 0;
    for (guint col = 0; col < sheet->grid->n_cols; col++) {
        const MxCell *cell = mx_grid_get(sheet->grid, row, col);
        mx_form_read_unit(draft, sheet->pack, cell->text);
        mx_sheet_tell(sheet, cell);
        draft->n_labels += cell->col == col && mx_sheet_id(sheet, cell) != NULL;
    }
    draft->form->performance = true;
    guint next = row + 1;
    const MxCell *label;
    while (next < sheet->grid->n_rows && (label = row_label(sheet, first, next)) != NULL) {
        read_money_row(draft, sheet, label, row);
        next++;
    }
    return next - row;
}

/* ------------------------------------------------------------------------------------ points -- */

char *mx_form_read_points(const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    if (g_str_has_suffix(folded, SCORE))
        folded[strlen(folded) - strlen(SCORE)] = '\0';
    return mx_number_parse(folded);
}

/* The column that @cell stands in; NULL where none of the block's does. */
static const char *column_id(const MxFormDraft *draft, const MxCell *cell) {
    double x = (cell->box.x0 + cell->box.x1) / 2;
    for (guint i = 0; draft->columns != NULL && i < draft->columns->columns->len; i++) {
        const MxFormColumn *column = &g_array_index(draft->columns->columns, MxFormColumn, i);
        if (column->x0 <= x && x <= column->x1)
            return column->id;
    }
    return NULL;
}

static const MxCell *find_total_label(const MxSheet *sheet, guint row) {
    for (guint col = 0; col < sheet->grid->n_cols; col++) {
        const MxCell *cell = mx_grid_get(sheet->grid, row, col);
        if (cell->row == row && strcmp(id_at(sheet, cell), "total.score") == 0)
            return cell;
    }
    return NULL;
}

/* Whether another number stands right of @cell in its row: points as they may be come first. */
static bool says_number_after(const MxSheet *sheet, const MxCell *cell) {
    for (guint col = cell->col + cell->col_span; col < sheet->grid->n_cols; col++)
        if (has_digit(mx_grid_get(sheet->grid, cell->row, col)->text))
            return true;
    return false;
}

bool mx_form_read_total_score(MxFormDraft *draft, MxSheet *sheet, guint row) {
    const MxCell *label = find_total_label(sheet, row);
    if (label == NULL)
        return false;
    mx_sheet_tell(sheet, label);
    draft->n_labels++;
    for (guint col = label->col + label->col_span; col < sheet->grid->n_cols; col++) {
        const MxCell *cell = mx_grid_get(sheet->grid, row, col);
        if (cell->col != col || cell->row != row || !has_digit(cell->text))
            continue;
        const char *column = column_id(draft, cell);
        bool weight = column != NULL ? strcmp(column, "indicator.weight") == 0
                                     : says_number_after(sheet, cell);
        const char *id = weight ? "total.weight" : "total.score";
        if (mx_form_get(draft->form, id) != NULL)
            continue; /* stays open, and goes to what nothing names */
        mx_form_add(draft->form, id, cell->text, cell->shown, mx_sheet_page(sheet, cell));
        mx_sheet_tell(sheet, cell);
    }
    return true;
}
