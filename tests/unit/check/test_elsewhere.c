/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other tables and sentences say of a row. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "check/proposal/elsewhere.h"
#include "model/prose.h"
#include "normalize/amount.h"

/* A row of code, name and one amount in 万元, as sure as @sure. */
static MxTable *add_table(MxDisclosure *d, const char *code, const char *name, const char *amount,
                          float sure) {
    MxTable *table = mx_table_new();
    table->unit = g_strdup("万元");
    mx_table_add_column(table, "code", "科目编码", MX_COLUMN_CODE, MX_SIDE_NONE);
    mx_table_add_column(table, "name", "科目名称", MX_COLUMN_TEXT, MX_SIDE_NONE);
    mx_table_add_column(table, "total", "合计", MX_COLUMN_AMOUNT, MX_SIDE_NONE);
    MxRow *row = mx_row_new(3, 1, MX_SIDE_NONE);
    const char *texts[] = { code, name, amount };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        row->fields[i] = mx_field_new(texts[i], (MxBox){ 0 }, 1);
    MxField *field = row->fields[2];
    field->sure = sure;
    field->state = mx_amount_parse(amount, 10000 * MX_YUAN_E4, &field->amount_e4)
                       ? MX_STATE_VALUE
                       : MX_STATE_UNREADABLE;
    g_ptr_array_add(table->rows, row);
    g_ptr_array_add(d->tables, table);
    return table;
}

static void add_fact(MxDisclosure *d, const char *context, gint64 yuan) {
    MxFact *fact = g_new0(MxFact, 1);
    fact->unit = g_strdup("yuan");
    fact->text = g_strdup("");
    fact->context = g_strdup(context);
    fact->value_e4 = yuan * MX_YUAN_E4;
    fact->sure = 0.95F;
    g_ptr_array_add(d->facts, fact);
}

/* What is found for a row that another table, or a sentence, has as well; in yuan, one after the
 * other. */
static void check(const char *code, const char *name, const char *found) {
    g_autoptr(MxDisclosure) d = mx_disclosure_new();
    const MxTable *table = add_table(d, code, name, "?", 0.5F);
    add_table(d, "2010301", "行政运行", "412.36", 0.95F);
    add_table(d, "2010302", "一般行政管理事务", "88.5", 0.95F);
    add_table(d, "2010301", "行政运行", "412.39", 0.8F); /* not sure itself */
    add_fact(d, "行政运行（项）412.30万元，主要用于人员", 4123000);
    g_autoptr(GArray) amounts = mx_amounts_elsewhere(d, table, table->rows->pdata[0], 0.9);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < amounts->len; i++) {
        g_string_append(text, i > 0 ? " " : "");
        mx_amount_print(text, g_array_index(amounts, gint64, i));
    }
    cr_expect_str_eq(text->str, found, "%s %s: %s", code, name, text->str);
}

Test(elsewhere, rows_of_one_code_or_name_say_the_same) {
    check("2010301", "行政运行", "4123600 4123000");
    check("2010301", "", "4123600");
    check("", "行政运行", "4123600 4123000");
    check("2010399", "行政运行", "4123000"); /* the codes differ */
    check("", "合计", "");
    check("", "", "");
}
