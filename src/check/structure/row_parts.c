/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column is made of, learned from the rows that add up.
 *
 *   合计      财政拨款   事业收入   其中：教育收费   上年结转
 *   120.00    100.00     20.00                               adds up: 财政拨款 and 事业收入 are
 * parts 115.00    100.00     10.00         4.00          5.00    100 + 10 + 4 + 5 is too much; with
 * the proven ones and 上年结转 alone it adds up 90.00     60.00     20.00 60 + 20: no column could
 * explain it
 *
 * Only rows with something in two parts tell: in a row where one source has everything, any column
 * beside it may be a part or not. A row that the proven columns and some of the others explain is
 * no contradiction; one that no selection explains is.
 */
#include "check/structure/row_parts.h"

#include <string.h>

#include "check/structure/amounts.h"
#include "pattern/pattern.h"

/* Parts with something in them that show a row to be a sum. */
#define MIN_PARTS 2u

/* Rows that print 0 under a column to show that this is what it has. With one, a table of two rows
 * would be enough. */
#define MIN_ZEROS 3u

MxRowParts *mx_row_parts_new(const MxTable *table) {
    MxRowParts *parts = g_new0(MxRowParts, 1);
    parts->table = table;
    parts->proven = g_new0(bool, table->columns->len);
    return parts;
}

void mx_row_parts_free(MxRowParts *parts) {
    if (parts == NULL)
        return;
    g_free(parts->proven);
    g_free(parts);
}

static bool find_column(const MxTable *table, const MxPlace *place, guint *column) {
    return place->table == table && place->column != NULL &&
           g_ptr_array_find(table->columns, place->column, column);
}

static bool has_something(const MxPlace *place, guint column) {
    gint64 amount_e4;
    return mx_amount_at(place->row, column, &amount_e4) && amount_e4 != 0;
}

void mx_row_parts_hold(MxRowParts *parts, const MxValue *right) {
    g_autofree bool *active = g_new0(bool, parts->table->columns->len);
    guint n = 0, column;
    for (guint i = 0; i < right->places->len; i++) {
        const MxPlace *place = &g_array_index(right->places, MxPlace, i);
        if (!find_column(parts->table, place, &column) || !has_something(place, column))
            continue;
        n += !active[column];
        active[column] = true;
    }
    if (n < MIN_PARTS)
        return;
    parts->n_held++;
    for (guint i = 0; i < parts->table->columns->len; i++)
        parts->proven[i] |= active[i];
}

static bool may_be_part(const MxTable *table, guint whole, guint column) {
    const MxColumn *a = table->columns->pdata[whole], *b = table->columns->pdata[column];
    return column != whole && b->type == MX_COLUMN_AMOUNT && b->side == a->side;
}

static bool is_among(const GArray *places, const MxColumn *column) {
    for (guint i = 0; i < places->len; i++)
        if (g_array_index(places, MxPlace, i).column == column)
            return true;
    return false;
}

bool mx_row_parts_explain(const MxRowParts *parts, const MxRow *row, guint whole,
                          const GArray *needed) {
    const MxTable *table = parts->table;
    gint64 free_e4[MX_MAX_TRIED], base_e4 = 0, amount_e4, whole_e4;
    guint n = 0, bits;
    if (!mx_amount_at(row, whole, &whole_e4))
        return false;
    for (guint c = 0; c < table->columns->len; c++) {
        if (!may_be_part(table, whole, c) || !mx_amount_at(row, c, &amount_e4) || amount_e4 == 0)
            continue;
        bool fixed = parts->proven[c] || is_among(needed, table->columns->pdata[c]);
        if (fixed ? __builtin_add_overflow(base_e4, amount_e4, &base_e4) : n == MX_MAX_TRIED)
            return false;
        if (!fixed)
            free_e4[n++] = amount_e4;
    }
    return mx_amounts_select(free_e4, n, base_e4, whole_e4, mx_column_step(table, whole), &bits);
}

/* Whether all rows but @row print 0 under @column, and are enough. */
static bool is_zero_elsewhere(const MxTable *table, const MxRow *row, guint column) {
    guint zeros = 0;
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *other = table->rows->pdata[i];
        gint64 amount_e4;
        if (other == row || other->kind == MX_ROW_NOTE)
            continue;
        if (!mx_amount_at(other, column, &amount_e4))
            continue;
        if (amount_e4 != 0)
            return false;
        zeros++;
    }
    return zeros >= MIN_ZEROS;
}

/* Two figures that are rounded, and their sum, are off by a step and a half. */
static bool exceeds_rounding(const MxTable *table, const MxRow *row, guint column) {
    gint64 amount_e4;
    return mx_amount_at(row, column, &amount_e4) &&
           ABS(amount_e4) / 2 >= mx_column_step(table, column);
}

bool mx_row_parts_alone(const MxRowParts *parts, const MxRow *row, const MxValue *right) {
    guint n = 0, column;
    for (guint i = 0; i < right->places->len; i++) {
        const MxPlace *place = &g_array_index(right->places, MxPlace, i);
        n += place->row == row && find_column(parts->table, place, &column) &&
             exceeds_rounding(parts->table, row, column) && !parts->proven[column] &&
             is_zero_elsewhere(parts->table, row, column);
    }
    return n == 1;
}

/* What an id says beside what it is of: `previous_budget.`, `.actual`. */
static char *variant_of(const char *id) {
    static const char *const FRONT[] = { "previous_budget.", "previous." };
    static const char *const BACK[] = { ".actual", ".budget" };
    for (gsize i = 0; i < G_N_ELEMENTS(FRONT); i++)
        if (g_str_has_prefix(id, FRONT[i]))
            return g_strdup(FRONT[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(BACK); i++)
        if (g_str_has_suffix(id, BACK[i]))
            return g_strdup(BACK[i]);
    return g_strdup("");
}

static bool is_of_variant(const MxColumn *column, const char *variant) {
    g_autofree char *own = variant_of(column->id);
    return strcmp(own, variant) == 0;
}

bool mx_row_parts_know(const MxTable *table, const MxRow *row, guint whole, const MxValue *right) {
    const MxColumn *column = table->columns->pdata[whole];
    g_autofree char *variant = variant_of(column->id);
    for (guint c = 0; c < table->columns->len; c++) {
        const MxColumn *other = table->columns->pdata[c];
        gint64 amount_e4;
        bool filled =
            mx_amount_at(row, c, &amount_e4) ? amount_e4 != 0 : mx_amount_is_unsure(row, c);
        if (filled && may_be_part(table, whole, c) && is_of_variant(other, variant) &&
            !is_among(right->places, other))
            return false;
    }
    return true;
}
