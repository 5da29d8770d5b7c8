/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables, their columns and rows. */
#include <string.h>

#include "model/table.h"

MxRow *mx_row_new(guint n_fields, guint page, MxSide side) {
    MxRow *row = g_new0(MxRow, 1);
    row->page = page;
    row->side = side;
    row->n_fields = n_fields;
    row->fields = g_new0(MxField *, n_fields);
    return row;
}

void mx_row_free(MxRow *row) {
    if (row == NULL)
        return;
    for (guint i = 0; i < row->n_fields; i++)
        mx_field_free(row->fields[i]);
    g_free(row->fields);
    g_free(row->derived_code);
    g_free(row);
}

bool mx_row_is_blank(const MxRow *row) {
    for (guint i = 0; i < row->n_fields; i++)
        if (row->fields[i] != NULL && row->fields[i]->state != MX_STATE_BLANK)
            return false;
    return true;
}

static void column_free(MxColumn *column) {
    g_free(column->id);
    g_free(column->label);
    g_free(column);
}

static void heading_free(MxHeading *heading) {
    g_free(heading->label);
    g_free(heading);
}

MxTable *mx_table_new(void) {
    MxTable *table = g_new0(MxTable, 1);
    table->columns = g_ptr_array_new_with_free_func((GDestroyNotify)column_free);
    table->rows = g_ptr_array_new_with_free_func((GDestroyNotify)mx_row_free);
    table->headings = g_ptr_array_new_with_free_func((GDestroyNotify)heading_free);
    return table;
}

void mx_table_free(MxTable *table) {
    if (table == NULL)
        return;
    g_free(table->id);
    g_free(table->scope);
    g_free(table->phase);
    g_free(table->title);
    g_free(table->unit);
    g_free(table->note);
    g_ptr_array_unref(table->columns);
    g_ptr_array_unref(table->rows);
    g_ptr_array_unref(table->headings);
    g_free(table);
}

void mx_table_add_heading(MxTable *table, guint block, guint column, const char *label) {
    MxHeading *heading = g_new0(MxHeading, 1);
    *heading = (MxHeading){ block, column, g_strdup(label) };
    g_ptr_array_add(table->headings, heading);
}

MxColumn *mx_table_add_column(MxTable *table, const char *id, const char *label, MxColumnType type,
                              MxSide side) {
    MxColumn *column = g_new0(MxColumn, 1);
    column->id = g_strdup(id);
    column->label = g_strdup(label);
    column->type = type;
    column->side = side;
    g_ptr_array_add(table->columns, column);
    return column;
}

int mx_table_find_column(const MxTable *table, const char *id, MxSide side) {
    for (guint i = 0; i < table->columns->len; i++) {
        const MxColumn *column = table->columns->pdata[i];
        if (column->side == side && strcmp(column->id, id) == 0)
            return (int)i;
    }
    return -1;
}
