/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of two tables that are of one thing: by code, else by name, on the same side. The names of a
 * table are read once: tables by item have six hundred rows, each with several columns. */
#include "check/lookup/pairs/named_rows.h"

#include "base/text.h"
#include "check/figure/provenance.h"
#include "check/structure/row_shape.h"
#include "model/disclosure.h"

static char *key_of(const MxTable *table, const MxRow *row) {
    g_autofree char *code = mx_row_code(table, row);
    g_autofree char *name = *code ? NULL : mx_text_fold(mx_row_label(table, row));
    return g_strdup_printf("%d %s", (int)row->side, *code ? code : name);
}

/* By key its row; NULL for one that several rows have. */
static GHashTable *read_rows(const MxTable *table) {
    GHashTable *rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < table->rows->len; i++) {
        MxRow *row = table->rows->pdata[i];
        char *key = row->kind != MX_ROW_NOTE ? key_of(table, row) : NULL;
        if (key != NULL)
            g_hash_table_insert(rows, key, g_hash_table_contains(rows, key) ? NULL : row);
    }
    return rows;
}

static GHashTable *rows_of(MxCheck *check, const MxTable *table) {
    GHashTable *rows = g_hash_table_lookup(check->named_rows, table);
    if (rows == NULL) {
        rows = read_rows(table);
        g_hash_table_insert(check->named_rows, (gpointer)table, rows);
    }
    return rows;
}

const MxRow *mx_named_rows_find(MxCheck *check, const MxTable *table, const MxRow *row,
                                const MxTable *other) {
    g_autofree char *key = key_of(table, row);
    return g_hash_table_lookup(rows_of(check, table), key) == row
               ? g_hash_table_lookup(rows_of(check, other), key)
               : NULL;
}
