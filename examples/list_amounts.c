/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cc list_amounts.c $(pkg-config --cflags --libs mingxi) -o list_amounts && ./list_amounts FILE.pdf
 */
#include <mingxi/mingxi.h>
#include <stdio.h>

static void list_row(const MxTable *table, const MxRow *row) {
    const MxField *name = mx_table_cell(table, row, "name");
    for (guint c = 0; c < mx_table_n_columns(table); c++) {
        const MxField *cell = mx_row_cell(row, c);
        gint64 e4;
        if (cell && g_str_equal(mx_table_column_type(table, c), "amount") &&
            mx_field_amount(cell, &e4))
            printf("%s\t%s\t%s\t%.2f\tp. %u\n", mx_table_id(table), name ? mx_field_text(name) : "",
                   mx_table_column_id(table, c), (double)e4 / 1e4, mx_field_page(cell));
    }
}

int main(int argc, char **argv) {
    g_autoptr(GError) error = NULL;
    MxPatterns *patterns = mx_patterns_load(NULL, &error);
    g_autoptr(MxSource) source =
        patterns && argc == 2 ? mx_source_open(argv[1], NULL, NULL, &error) : NULL;
    g_autoptr(MxDisclosure) document = source ? mx_extract(source, patterns, &error) : NULL;
    for (guint t = 0; document && t < mx_disclosure_n_tables(document); t++)
        for (guint r = 0; r < mx_table_n_rows(mx_disclosure_table(document, t)); r++)
            list_row(mx_disclosure_table(document, t),
                     mx_table_row(mx_disclosure_table(document, t), r));
    if (!document)
        fprintf(stderr, "list_amounts: %s\n", error ? error->message : "one file is read");
    return document ? 0 : 1;
}
