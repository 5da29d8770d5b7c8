/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables, rows and cells for programs in C. */
#include <mingxi/document.h>

#include "model/disclosure.h"
#include "model/names.h"
#include "model/table.h"

guint mx_disclosure_n_tables(const MxDisclosure *disclosure) {
    return disclosure->tables->len;
}

const MxTable *mx_disclosure_table(const MxDisclosure *disclosure, guint i) {
    return i < disclosure->tables->len ? disclosure->tables->pdata[i] : NULL;
}

const char *mx_table_id(const MxTable *table) {
    return table->id;
}

const char *mx_table_title(const MxTable *table) {
    return table->title;
}

const char *mx_table_unit(const MxTable *table) {
    return table->unit;
}

const char *mx_table_note(const MxTable *table) {
    return table->note;
}

int mx_table_number(const MxTable *table) {
    return table->number;
}

void mx_table_pages(const MxTable *table, guint *first, guint *last) {
    *first = table->first_page;
    *last = table->last_page;
}

/* -------------------------------------------------------------------------------- columns -- */

static const MxColumn *get_column(const MxTable *table, guint i) {
    return i < table->columns->len ? table->columns->pdata[i] : NULL;
}

guint mx_table_n_columns(const MxTable *table) {
    return table->columns->len;
}

const char *mx_table_column_id(const MxTable *table, guint i) {
    const MxColumn *column = get_column(table, i);
    return column ? column->id : NULL;
}

const char *mx_table_column_label(const MxTable *table, guint i) {
    const MxColumn *column = get_column(table, i);
    return column ? column->label : NULL;
}

const char *mx_table_column_type(const MxTable *table, guint i) {
    const MxColumn *column = get_column(table, i);
    return column ? mx_column_type_name(column->type) : NULL;
}

MxSide mx_table_column_side(const MxTable *table, guint i) {
    const MxColumn *column = get_column(table, i);
    return column ? column->side : MX_SIDE_NONE;
}

/* ---------------------------------------------------------------------------- rows, cells -- */

guint mx_table_n_rows(const MxTable *table) {
    return table->rows->len;
}

const MxRow *mx_table_row(const MxTable *table, guint i) {
    return i < table->rows->len ? table->rows->pdata[i] : NULL;
}

guint mx_row_page(const MxRow *row) {
    return row->page;
}

guint mx_row_level(const MxRow *row) {
    return row->level;
}

MxRowKind mx_row_kind(const MxRow *row) {
    return row->kind;
}

MxSide mx_row_side(const MxRow *row) {
    return row->side;
}

const MxField *mx_row_cell(const MxRow *row, guint i) {
    return i < row->n_fields ? row->fields[i] : NULL;
}

const MxField *mx_table_cell(const MxTable *table, const MxRow *row, const char *id) {
    int column = mx_table_find_column(table, id, row->side);
    if (column < 0)
        column = mx_table_find_column(table, id, MX_SIDE_NONE);
    return column >= 0 ? mx_row_cell(row, (guint)column) : NULL;
}

const char *mx_field_text(const MxField *field) {
    return field->text;
}

MxState mx_field_state(const MxField *field) {
    return field->state;
}

bool mx_field_amount(const MxField *field, gint64 *amount_e4) {
    *amount_e4 = field->amount_e4;
    return field->state == MX_STATE_VALUE;
}

const char *mx_field_number(const MxField *field) {
    return field->number;
}

guint mx_field_page(const MxField *field) {
    return field->page;
}

MxBox mx_field_box(const MxField *field) {
    return field->box;
}
