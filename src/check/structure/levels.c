/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands below a row that bears no code.
 *
 *   一、本年支出          120.00      above （一）, （二）: numbers
 *   （一）教育支出         90.00
 *   （二）其他支出         30.00
 *   交通运输支出          106.00      above what is indented, if that is depth: the figures say so
 *     公路水路运输         42.00
 *     铁路运输             64.00
 *
 * Indentation is depth where rows are made up of what stands deeper below them, nearly all. What
 * stands below one row is all of it where it is so in another column of the row, or in every other
 * row.
 *
 * Known failure: rows printed deeper than they stand; they are told where those before them
 * suffice.
 */
#include "check/structure/levels.h"

#include "check/structure/amounts.h"
#include "check/structure/row_shape.h"

/* Rows that must be made up of what stands deeper below them, and how many of them for one that is
 * not: with one, any row with a remark below it would do. */
#define MIN_NESTED 3u

/* … and how many for the only one that is not to be a contradiction, where no other column of its
 * row shows that what stands below it is all of it. */
#define MIN_LONE 10u

static const MxRow *row_at(const MxInstance *instance, guint i) {
    return instance->table->rows->pdata[i];
}

/* A list of which need not be whole, and what stands below a part of one is its next item. */
static bool is_list_of_which(const MxCheck *check, const MxInstance *instance, const GArray *rows) {
    bool of_which = mx_row_is_of_which(mx_row_shape(check, instance->table, instance->row));
    for (guint i = 0; i < rows->len && !of_which; i++)
        of_which = mx_row_is_of_which(
            mx_row_shape(check, instance->table, row_at(instance, g_array_index(rows, guint, i))));
    return of_which;
}

/* Whether the cell's column stands behind labels of its own, between it and the amounts before it:
 * by function and by economic class beside each other. The row's label is not the cell's then. */
static bool has_own_labels(const MxInstance *instance) {
    const GPtrArray *columns = instance->table->columns;
    const MxColumn *own = columns->pdata[instance->column];
    bool amount = false, label = false;
    for (guint c = 0; c < instance->column; c++) {
        const MxColumn *column = columns->pdata[c];
        const MxField *field = instance->row->fields[c];
        amount |= column->side == own->side && column->type == MX_COLUMN_AMOUNT;
        label |= column->side == own->side && column->type == MX_COLUMN_TEXT && amount &&
                 field != NULL && *field->text != '\0';
    }
    return label;
}

GArray *mx_levels_list_below(const MxCheck *check, const MxInstance *instance) {
    const MxTable *table = instance->table;
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(guint));
    if (has_own_labels(instance))
        return rows;
    guint own = mx_row_depth(table, instance->row), least = G_MAXUINT;
    for (guint i = instance->row_index + 1; i < table->rows->len; i++) {
        const MxRow *row = row_at(instance, i);
        if (!mx_row_same_block(row, instance->row) || row->kind == MX_ROW_NOTE)
            continue;
        guint depth = mx_row_depth(table, row);
        if (row->kind == MX_ROW_TOTAL || depth <= own)
            break;
        if (depth < least)
            g_array_set_size(rows, 0);
        least = MIN(least, depth);
        if (depth == least)
            g_array_append_val(rows, i);
    }
    if (is_list_of_which(check, instance, rows))
        g_array_set_size(rows, 0);
    return rows;
}

/* What stands directly below a row by indentation; FALSE where nothing does, or it is too much to
 * count. */
static bool add_below(const MxCheck *check, const MxInstance *instance, gint64 *sum_e4, guint *n) {
    g_autoptr(GArray) rows = mx_levels_list_below(check, instance);
    *sum_e4 = 0;
    *n = rows->len;
    for (guint i = 0; i < rows->len; i++) {
        gint64 amount_e4;
        mx_amount_at(row_at(instance, g_array_index(rows, guint, i)), instance->column, &amount_e4);
        if (__builtin_add_overflow(*sum_e4, amount_e4, sum_e4))
            return false;
    }
    return rows->len > 0;
}

/* Whether indentation is depth: rows are made up of those that stand deeper below them, for three
 * that are for each that is not. */
static void count_nested(const MxCheck *check, const MxInstance *instance, guint *held,
                         guint *failed) {
    gint64 step_e4 = mx_column_step(instance->table, instance->column), whole_e4, sum_e4;
    guint n;
    *held = *failed = 0;
    for (guint i = 0; i < instance->table->rows->len; i++) {
        MxInstance cell = *instance;
        cell.row = row_at(instance, i);
        cell.row_index = i;
        g_autofree char *code = mx_row_code(cell.table, cell.row);
        if (*code != '\0' || cell.row->kind != MX_ROW_ITEM ||
            !mx_row_same_block(cell.row, instance->row) ||
            !mx_amount_at(cell.row, cell.column, &whole_e4) || whole_e4 == 0 ||
            !add_below(check, &cell, &sum_e4, &n))
            continue;
        bool holds = mx_amounts_meet(whole_e4, sum_e4, n, step_e4);
        *held += holds;
        *failed += !holds;
    }
}

static bool measure_indentation(const MxCheck *check, const MxInstance *instance) {
    guint held, failed;
    count_nested(check, instance, &held, &failed);
    return held >= MIN_NESTED && held >= MIN_NESTED * failed;
}

/* Asked of every cell of a column, so it is kept. */
bool mx_levels_are_indented(const MxCheck *check, const MxInstance *instance) {
    const MxColumn *column = instance->table->columns->pdata[instance->column];
    gpointer known;
    if (instance->row->block > 0)
        return measure_indentation(check, instance);
    if (!g_hash_table_lookup_extended(check->indented, column, NULL, &known)) {
        known = GINT_TO_POINTER(measure_indentation(check, instance));
        g_hash_table_insert(check->indented, (gpointer)column, known);
    }
    return GPOINTER_TO_INT(known) != 0;
}

bool mx_levels_are_outline(const MxCheck *check, const MxInstance *instance) {
    guint own = mx_row_number_kind(instance->table, instance->row);
    g_autoptr(GArray) rows = own > 0 ? mx_levels_list_below(check, instance) : NULL;
    bool outline = rows != NULL && rows->len >= 2;
    for (guint i = 0; outline && i < rows->len; i++)
        outline = mx_row_number_kind(instance->table,
                                     row_at(instance, g_array_index(rows, guint, i))) > own;
    return outline;
}

/* Whether the rows below the cell's make up another of its row's amounts, not 0. */
static bool holds_in_another(const MxCheck *check, const MxInstance *instance) {
    const GPtrArray *columns = instance->table->columns;
    for (guint c = 0; c < columns->len; c++) {
        MxInstance cell = *instance;
        gint64 whole_e4, sum_e4;
        guint n;
        cell.column = c;
        if (c != instance->column && mx_amount_at(cell.row, c, &whole_e4) && whole_e4 != 0 &&
            ((const MxColumn *)columns->pdata[c])->type == MX_COLUMN_AMOUNT &&
            add_below(check, &cell, &sum_e4, &n) &&
            mx_amounts_meet(whole_e4, sum_e4, n, mx_column_step(instance->table, c)))
            return true;
    }
    return false;
}

/* Whether the first of the rows below, but not all, make up the cell: the others are printed deeper
 * than they stand. */
static bool holds_for_the_first(const MxCheck *check, const MxInstance *instance) {
    g_autoptr(GArray) rows = mx_levels_list_below(check, instance);
    gint64 step_e4 = mx_column_step(instance->table, instance->column), whole_e4, sum_e4 = 0;
    bool holds = false;
    mx_amount_at(instance->row, instance->column, &whole_e4);
    for (guint i = 0; i + 1 < rows->len && !holds; i++) {
        gint64 amount_e4;
        mx_amount_at(row_at(instance, g_array_index(rows, guint, i)), instance->column, &amount_e4);
        if (__builtin_add_overflow(sum_e4, amount_e4, &sum_e4))
            return false;
        holds = mx_amounts_meet(whole_e4, sum_e4, i + 1, step_e4);
    }
    return holds;
}

bool mx_levels_are_whole(const MxCheck *check, const MxInstance *instance) {
    guint held, failed;
    if (holds_for_the_first(check, instance))
        return false;
    if (holds_in_another(check, instance))
        return true;
    count_nested(check, instance, &held, &failed);
    return failed == 1 && held >= MIN_LONE;
}
