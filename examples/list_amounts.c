/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cc list_amounts.c $(pkg-config --cflags --libs mingxi) -o list_amounts && ./list_amounts FILE */
#include <mingxi/mingxi.h>
#include <stdio.h>

static void list_row(const MxTable *table, const MxRow *row) {
    const MxField *name = mx_table_cell(table, row, "name");
    for (guint c = 0; c < mx_table_n_columns(table); c++) {
        const MxField *cell = mx_row_cell(row, c);
        gint64 e4; /* 1/10,000 yuan */
        bool amount = g_str_equal(mx_table_column_type(table, c), "amount");
        if (amount && cell != NULL && mx_field_amount(cell, &e4))
            printf("%s\t%s\t%s\t%.2f\tp. %u\n", mx_table_id(table), name ? mx_field_text(name) : "",
                   mx_table_column_id(table, c), (double)e4 / 1e4, mx_field_page(cell));
    }
}

int main(int argc, char **argv) {
    g_autoptr(GError) error = NULL;
    MxPatterns *packs = mx_patterns_load(NULL, &error);
    g_autoptr(MxSource) file = packs ? mx_source_open(argv[argc - 1], NULL, NULL, &error) : NULL;
    g_autoptr(MxDisclosure) document = file ? mx_extract(file, packs, &error) : NULL;
    for (guint t = 0; document != NULL && t < mx_disclosure_n_tables(document); t++) {
        const MxTable *table = mx_disclosure_table(document, t);
        for (guint r = 0; r < mx_table_n_rows(table); r++)
            list_row(table, mx_table_row(table, r));
    }
    return document != NULL ? 0 : (fprintf(stderr, "list_amounts: %s\n", error->message), 1);
}
