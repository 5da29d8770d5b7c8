/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sums of a table leave for a box, and whether that is what is clear of its reading. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "check/proposal/missing.h"
#include "check/proposal/proposal.h"
#include "model/disclosure.h"
#include "normalize/amount.h"

/* Rows of 合计, 基本支出, 项目支出 in 万元; ? is what could not be read; a row begins with T where
 * it is a total, with its level else. */
#define MOST_ROWS 8

typedef struct {
    const char *title, *rows[MOST_ROWS];
    guint row, column;
    const char *left; /* in yuan; NULL where nothing is left */
} Case;

static void add_row(MxTable *table, const char *text) {
    g_auto(GStrv) parts = g_strsplit(text, " ", -1);
    MxRow *row = mx_row_new(3, 1, MX_SIDE_NONE);
    row->kind = *parts[0] == 'T' ? MX_ROW_TOTAL : MX_ROW_ITEM;
    row->level = *parts[0] == 'T' ? 0 : (guint)(*parts[0] - '0');
    for (guint i = 0; i < 3; i++) {
        MxField *field = mx_field_new(parts[i + 1], (MxBox){ 0 }, 1);
        field->state = mx_amount_parse(parts[i + 1], 10000 * MX_YUAN_E4, &field->amount_e4)
                           ? MX_STATE_VALUE
                           : MX_STATE_UNREADABLE;
        row->fields[i] = field;
    }
    g_ptr_array_add(table->rows, row);
}

static void check(const Case *c) {
    g_autoptr(MxDisclosure) d = mx_disclosure_new();
    MxTable *table = mx_table_new();
    g_ptr_array_add(d->tables, table);
    table->unit = g_strdup("万元");
    static const char *const ids[] = { "total", "basic", "project" };
    for (guint i = 0; i < G_N_ELEMENTS(ids); i++)
        mx_table_add_column(table, ids[i], ids[i], MX_COLUMN_AMOUNT, MX_SIDE_NONE);
    for (guint i = 0; i < MOST_ROWS && c->rows[i] != NULL; i++)
        add_row(table, c->rows[i]);
    gint64 amount_e4;
    g_autoptr(GString) left = g_string_new(NULL);
    if (mx_amount_missing(table, c->row, c->column, &amount_e4))
        mx_amount_print(left, amount_e4);
    cr_expect_str_eq(left->str, c->left != NULL ? c->left : "", "%s: %s", c->title, left->str);
}

Test(missing, is_what_sums_leave_that_the_table_keeps) {
    static const Case cases[] = {
        { "a part of two sums",
          { "T 50.0 39.0 11.0", "0 31.0 ? 8.0", "0 15.0 13.0 2.0", "0 4.0 3.0 1.0" },
          1,
          1,
          "230000" },
        { "a whole",
          { "T ? 39.0 11.0", "0 31.0 23.0 8.0", "0 15.0 13.0 2.0", "0 4.0 3.0 1.0" },
          0,
          0,
          "500000" },
        { "rows below each other",
          { "T 46.0 46.0 0", "0 31.0 31.0 0", "1 20.0 20.0 0", "1 11.0 ? 0", "0 15.0 15.0 0",
            "1 7.0 7.0 0", "1 8.0 8.0 0" },
          3,
          1,
          "110000" },
        { "nothing is kept but this", { "T 46.0 36.0 10.0", "0 31.0 ? 8.0" }, 1, 1, NULL },
        { "the table rounds",
          { "T 46.1 36.0 10.0", "0 31.0 ? 8.0", "0 15.0 13.0 2.0", "0 4 2 2", "0 8 4 4" },
          1,
          1,
          NULL },
        { "two are not read",
          { "T 46.0 ? 10.0", "0 ? ? 8.0", "0 15.0 13.0 2.0", "0 3 1 2", "0 9 5 4", "0 5 1 4" },
          1,
          1,
          NULL },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        check(&cases[i]);
}

Test(missing, agrees_with_what_is_clear) {
    /* @doubt: x below a character that is not sure */
    static const struct {
        const char *text, *doubt;
        double yuan;
        bool agrees;
    } cases[] = {
        { "9.9", "x  ", 499000, true },
        { "9.9", "x  ", 498000, false },
        { "9.9", "  x", 92000, true },
        { "1,284.50", "   x    ", 13845000, false },
        { "1,284.50", "   x    ", 12945000, true },
        { "1,284.50", "  x     ", 12945000, false },
        { "36", "xx", 360000, true },
        { "36", "xx", 370000, false },
        { "-23", "xx ", 230000, true },
        { "-23", " x ", 230000, false },
        { "28", "x ", 180500, false },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        double sures[16];
        guint n = (guint)strlen(cases[i].text);
        for (guint k = 0; k < n; k++)
            sures[k] = cases[i].doubt[k] == 'x' ? 0.5 : 0.98;
        bool agrees = mx_proposal_agrees(
            cases[i].text, sures, n, (gint64)cases[i].yuan * MX_YUAN_E4, 10000 * MX_YUAN_E4, 0.9);
        cr_expect_eq(agrees, cases[i].agrees, "%s %s %g", cases[i].text, cases[i].doubt,
                     cases[i].yuan);
    }
}
