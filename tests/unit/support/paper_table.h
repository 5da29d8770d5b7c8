/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as a test writes them: columns in one text, a row in each of others.
 *
 *     "total basic"   "合计|30.00|10.00"   "201 教育支出|20.00|10.00"   "  其中：甲|5.00|"
 *
 * A row begins with its label: a code, if it begins with digits, and its name. Two spaces before it
 * are a level; without them a code's length gives it. Amounts are in 万元, `?` cannot be read.
 */
#ifndef MX_UNIT_PAPER_TABLE_H
#define MX_UNIT_PAPER_TABLE_H

#include <string.h>

#include "base/text.h"
#include "model/table.h"
#include "normalize/amount.h"

#define PAPER_UNIT_E4 (10000 * MX_YUAN_E4)
#define PAPER_PAGE 1u

/* Code and name come first; a box is told from others by where it stands. */
enum { PAPER_CODE, PAPER_NAME, PAPER_FIRST_AMOUNT };

static inline MxBox paper_box(guint row, guint column) {
    return (MxBox){ 60.0 * column, 20.0 * row, 60.0 * column + 50, 20.0 * row + 10 };
}

static inline guint paper_level(const char *label, gsize code_length) {
    guint spaces = (guint)strspn(label, " ");
    return spaces > 0                         ? spaces / 2
           : code_length == strlen("2010301") ? 2
           : code_length == strlen("20103")   ? 1
                                              : 0;
}

static inline void paper_set(MxTable *table, MxRow *row, guint column, const char *text) {
    MxField *field = mx_field_new(text, paper_box(table->rows->len, column), PAPER_PAGE);
    row->fields[column] = field;
    if (column < PAPER_FIRST_AMOUNT || *text == '\0')
        return;
    bool read = mx_amount_parse(text, PAPER_UNIT_E4, &field->amount_e4);
    field->state = read ? MX_STATE_VALUE : MX_STATE_UNREADABLE;
}

static inline void paper_add_row(MxTable *table, const char *line) {
    g_auto(GStrv) cells = g_strsplit(line, "|", -1);
    MxRow *row = mx_row_new(table->columns->len, PAPER_PAGE, MX_SIDE_NONE);
    const char *label = cells[0] + strspn(cells[0], " ");
    gsize digits = strspn(label, "0123456789");
    bool coded = digits > 0 && (label[digits] == ' ' || label[digits] == '\0');
    g_autofree char *code = g_strndup(label, coded ? digits : 0);
    const char *name = coded ? label + digits + strspn(label + digits, " ") : label;
    row->level = paper_level(cells[0], strlen(code));
    row->kind = strcmp(name, "合计") == 0 ? MX_ROW_TOTAL : MX_ROW_ITEM;
    paper_set(table, row, PAPER_CODE, code);
    paper_set(table, row, PAPER_NAME, name);
    for (guint i = 1; cells[i] != NULL; i++)
        paper_set(table, row, PAPER_FIRST_AMOUNT + i - 1, cells[i]);
    g_ptr_array_add(table->rows, row);
}

/** paper_table: (transfer full): @columns: ids of the amounts, parted by spaces; @lines:
 * NULL-terminated. */
static inline MxTable *paper_table(const char *id, const char *columns, const char *const *lines) {
    MxTable *table = mx_table_new();
    table->id = g_strdup(id);
    table->title = g_strdup(id);
    table->unit = g_strdup("万元");
    table->first_page = table->last_page = PAPER_PAGE;
    mx_table_add_column(table, "code", "科目编码", MX_COLUMN_CODE, MX_SIDE_NONE);
    mx_table_add_column(table, "name", "科目名称", MX_COLUMN_TEXT, MX_SIDE_NONE);
    g_auto(GStrv) ids = g_strsplit(columns, " ", -1);
    for (char **column = ids; *column != NULL; column++)
        mx_table_add_column(table, *column, *column, MX_COLUMN_AMOUNT, MX_SIDE_NONE);
    for (; *lines != NULL; lines++)
        paper_add_row(table, *lines);
    return table;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxTable, mx_table_free)

#endif
