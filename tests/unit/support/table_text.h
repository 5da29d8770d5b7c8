/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables that were read, written as text. A table is written as
 *
 *   balance 2 2024年收支总表 (万元) p1-2
 *   revenue.item revenue.amount             its columns, with their sides
 *   revenue 0 item: item=… amount=…         a row: side, level, kind; amounts in yuan, no blanks
 *   note: …
 *
 * where an amount that says "none" is `-` and one that cannot be read is `?` and its text.
 */
#ifndef MX_UNIT_TABLE_TEXT_H
#define MX_UNIT_TABLE_TEXT_H

#include "normalize/amount.h"
#include "support/draw.h"
#include "support/read_pages.h"

static inline void append_side(GString *out, MxSide side, const char *after) {
    static const char *const NAMES[] = { "", "revenue", "expenditure" };
    if (side != MX_SIDE_NONE)
        g_string_append_printf(out, "%s%s", NAMES[side], after);
}

static inline void append_field(GString *out, const MxColumn *column, const MxField *field) {
    if (field == NULL || field->state == MX_STATE_BLANK)
        return;
    g_string_append_printf(out, " %s=", column->id);
    if (field->state == MX_STATE_NONE)
        g_string_append_c(out, '-');
    else if (field->state == MX_STATE_UNREADABLE)
        g_string_append_printf(out, "?%s", field->text);
    else if (column->type == MX_COLUMN_AMOUNT)
        mx_amount_print(out, field->amount_e4);
    else
        g_string_append(out, field->number ? field->number : field->text);
}

static inline void append_row(GString *out, const MxTable *table, const MxRow *row) {
    static const char *const KINDS[] = { "item", "total", "note" };
    append_side(out, row->side, " ");
    g_string_append_printf(out, "%u %s:", row->level, KINDS[row->kind]);
    for (guint i = 0; i < row->n_fields; i++)
        append_field(out, table->columns->pdata[i], row->fields[i]);
    g_string_append_c(out, '\n');
}

static inline void append_table(GString *out, const MxTable *table) {
    g_string_append_printf(out, "%s %d %s (%s) p%u-%u\n", table->id, table->number, table->title,
                           table->unit ? table->unit : "?", table->first_page, table->last_page);
    for (guint i = 0; i < table->columns->len; i++) {
        const MxColumn *column = table->columns->pdata[i];
        g_string_append(out, i > 0 ? " " : "");
        append_side(out, column->side, ".");
        g_string_append(out, column->id);
    }
    g_string_append_c(out, '\n');
    for (guint i = 0; i < table->rows->len; i++)
        append_row(out, table, table->rows->pdata[i]);
    if (table->note != NULL)
        g_string_append_printf(out, "note: %s\n", table->note);
}

static inline char *describe(const MxDisclosure *disclosure) {
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < disclosure->tables->len; i++)
        append_table(out, disclosure->tables->pdata[i]);
    for (guint i = 0; i < disclosure->unclaimed->len; i++)
        g_string_append(out, "unclaimed\n");
    return g_string_free(out, FALSE);
}

/* A page with a caption at its top and a table below. */
static inline MxPage *make_page(const char *title, const char *unit, guint n_cols,
                                const char *table) {
    MxPage *page = draw_page();
    draw_text(page, 200, 60, 12, title);
    draw_text(page, 460, 82, 8, unit);
    draw_table(page, 100, n_cols, table);
    return page;
}

static inline void expect_tables(MxPage *const *pages, guint n, const char *expected) {
    g_autoptr(MxDisclosure) disclosure = read_pages(pages, n);
    g_autofree char *tables = describe(disclosure);
    cr_expect_str_eq(tables, expected, "got:\n%s\nwant:\n%s", tables, expected);
}

static inline void expect_table(const char *title, guint n_cols, const char *table,
                                const char *expected) {
    g_autoptr(MxPage) page = make_page(title, "单位：万元", n_cols, table);
    expect_tables(&page, 1, expected);
}

/* Two pages, which it frees. */
static inline void expect_two_pages(MxPage *first, MxPage *second, const char *expected) {
    MxPage *pages[] = { first, second };
    expect_tables(pages, 2, expected);
    mx_page_free(first);
    mx_page_free(second);
}

/* The header of the plainest table. */
#define HEADER "科目编码|科目名称|合计\n"

#endif
