/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sum lacks.
 *
 *   合计        30.00   12.00   18.00
 *   甲          10.00    4.00    6.00      a row of 8.00, 5.00 and 3.00 is missing: what the sums
 *   乙          12.00    3.00    9.00      lack in each column makes up a row of its own
 *
 *   合计        30.00   12.00
 *   甲          10.00    4.00
 *   乙                   8.00   20.00      20.00 is missing from the first column: 乙 has nothing
 *                                          there, and prints it further to the right
 *
 *   市政建设     9.00    5.00    4.00
 *   供水         5.00    3.00    2.00       2.00 is missing from the last column: 绿化 is not told
 *   照明         2.00    2.00               apart by whose it is
 *   绿化         2.00
 *
 * One wrong figure is wrong in one column. A row that is not there, or figures that stand in the
 * next column, may be the body's doing or the reader's, and nothing printed tells which.
 */
#include "check/structure/gaps.h"

#include <string.h>

#include "check/figure/provenance.h"
#include "check/structure/amounts.h"

/* Columns of which every selection is tried. */
#define MAX_GAPS 10u

/* Rows that show that every row has something under a column. Two classes and their total may have
 * it by chance. */
#define MIN_FULL 3u

static const MxFigure *size_of(const MxFigure *figure, MxFigure **negated) {
    g_autoptr(MxFigure) zero = mx_figure_new_integer(0);
    if (mx_figure_sign(figure) >= 0)
        return figure;
    *negated = mx_figure_combine(zero, '-', figure);
    return *negated;
}

static bool is_larger(const MxFigure *a, const MxFigure *b) {
    g_autoptr(MxFigure) negated_a = NULL;
    g_autoptr(MxFigure) negated_b = NULL;
    const MxFigure *size_a = size_of(a, &negated_a), *size_b = size_of(b, &negated_b);
    g_autoptr(MxFigure) more = mx_figure_combine(size_a, '-', size_b);
    return mx_figure_sign(more) > 0;
}

/* Whether @sum and some of @gaps from @from on, but not @whole itself, make it up. */
static bool make_up(const GPtrArray *gaps, const MxFigure *whole, const MxFigure *sum, guint from) {
    if (mx_figures_meet(whole, sum))
        return true;
    for (guint i = from; i < gaps->len; i++) {
        if (gaps->pdata[i] == whole)
            continue;
        g_autoptr(MxFigure) more = mx_figure_combine(sum, '+', gaps->pdata[i]);
        if (make_up(gaps, whole, more, i + 1))
            return true;
    }
    return false;
}

bool mx_gaps_are_row(const GPtrArray *gaps) {
    g_autoptr(MxFigure) nothing = mx_figure_new_integer(0);
    const MxFigure *largest = gaps->len > 0 ? gaps->pdata[0] : NULL;
    for (guint i = 0; i < gaps->len; i++) {
        if (mx_figure_sign(gaps->pdata[i]) != mx_figure_sign(largest))
            return false;
        largest = is_larger(gaps->pdata[i], largest) ? gaps->pdata[i] : largest;
    }
    return gaps->len >= 2 && gaps->len <= MAX_GAPS && make_up(gaps, largest, nothing, 0);
}

static bool prints(const MxTable *table, const MxRow *row, const MxFigure *figure) {
    for (guint c = 0; c < table->columns->len; c++) {
        g_autoptr(MxFigure) amount = mx_amount_figure(table, row, c);
        if (amount != NULL && mx_figures_meet(amount, figure))
            return true;
    }
    return false;
}

bool mx_gap_is_cell(const MxInstance *instance, const MxFigure *gap) {
    gint64 amount_e4;
    if (mx_figure_sign(gap) == 0)
        return false;
    for (guint i = 0; i < instance->table->rows->len; i++) {
        const MxRow *row = instance->table->rows->pdata[i];
        if (row->kind == MX_ROW_ITEM && mx_row_same_block(row, instance->row) &&
            !mx_amount_at(row, instance->column, &amount_e4) && prints(instance->table, row, gap))
            return true;
    }
    return false;
}

/* Whether all rows of the block but the cell's have something under @column. */
static bool is_full_elsewhere(const MxInstance *instance, guint column) {
    guint n = 0;
    gint64 amount_e4;
    for (guint i = 0; i < instance->table->rows->len; i++) {
        const MxRow *row = instance->table->rows->pdata[i];
        if (row == instance->row || row->kind == MX_ROW_NOTE ||
            !mx_row_same_block(row, instance->row))
            continue;
        if (!mx_amount_at(row, column, &amount_e4))
            return false;
        n++;
    }
    return n >= MIN_FULL;
}

/* What a row has a figure in wherever it has one at all; a part may be blank. */
static bool is_total(const MxColumn *column) {
    return column->type == MX_COLUMN_AMOUNT &&
           (strcmp(column->id, "total") == 0 || strcmp(column->id, "amount") == 0);
}

bool mx_gap_is_shift(const MxInstance *instance) {
    gint64 amount_e4;
    for (guint c = 0; c < instance->table->columns->len; c++)
        if (is_total(instance->table->columns->pdata[c]) &&
            !mx_amount_at(instance->row, c, &amount_e4) && is_full_elsewhere(instance, c))
            return true;
    return false;
}

/* Whether @whole is @column and @other together wherever a row of the block has all three. */
static bool are_split(const MxInstance *instance, guint whole, guint column, guint other) {
    guint n = 0;
    gint64 sum_e4, part_e4, rest_e4, step_e4 = mx_column_step(instance->table, whole);
    for (guint i = 0; i < instance->table->rows->len; i++) {
        const MxRow *row = instance->table->rows->pdata[i];
        if (!mx_row_same_block(row, instance->row) || !mx_amount_at(row, whole, &sum_e4) ||
            !mx_amount_at(row, column, &part_e4) || !mx_amount_at(row, other, &rest_e4))
            continue;
        if (!mx_amounts_meet(sum_e4, part_e4 + rest_e4, 2, step_e4))
            return false;
        n++;
    }
    return n >= MIN_FULL;
}

/* What rows below the cell's print under @whole, and under neither of its parts. */
static GPtrArray *list_unsplit(const MxInstance *instance, guint whole, guint other) {
    GPtrArray *amounts = g_ptr_array_new_with_free_func((GDestroyNotify)mx_figure_free);
    const GPtrArray *rows = instance->table->rows;
    gint64 amount_e4;
    for (guint i = instance->row_index + 1; i < rows->len && amounts->len < MAX_GAPS; i++) {
        const MxRow *row = rows->pdata[i];
        MxFigure *figure = mx_row_same_block(row, instance->row) &&
                                   !mx_amount_at(row, instance->column, &amount_e4) &&
                                   !mx_amount_at(row, other, &amount_e4)
                               ? mx_amount_figure(instance->table, row, whole)
                               : NULL;
        if (figure != NULL)
            g_ptr_array_add(amounts, figure);
    }
    return amounts;
}

bool mx_gap_is_unsplit(const MxInstance *instance, const MxFigure *gap) {
    const guint n = instance->table->columns->len, column = instance->column;
    g_autoptr(MxFigure) nothing = mx_figure_new_integer(0);
    if (mx_figure_sign(gap) <= 0)
        return false;
    for (guint whole = 0; whole < n; whole++)
        for (guint other = 0; other < n; other++) {
            if (whole == column || other == column || other == whole ||
                !are_split(instance, whole, column, other))
                continue;
            g_autoptr(GPtrArray) amounts = list_unsplit(instance, whole, other);
            if (make_up(amounts, gap, nothing, 0))
                return true;
        }
    return false;
}
