/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/disclosure.h"

#include <mingxi/extract.h>
#include <string.h>

#include "model/form.h"
#include "model/prose.h"
#include "normalize/amount.h"

MxField *mx_field_new(const char *text, MxBox box, guint page) {
    MxField *field = g_new0(MxField, 1);
    field->text = g_strdup(text);
    field->box = box;
    field->page = page;
    field->state = *text ? MX_STATE_VALUE : MX_STATE_BLANK;
    return field;
}

void mx_field_free(MxField *field) {
    if (field == NULL)
        return;
    g_free(field->text);
    g_free(field->number);
    g_free(field);
}

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

static void unclaimed_free(MxUnclaimed *unclaimed) {
    g_ptr_array_unref(unclaimed->rows);
    g_free(unclaimed);
}

MxUnclaimed *mx_unclaimed_new(guint page, MxBox box) {
    MxUnclaimed *unclaimed = g_new0(MxUnclaimed, 1);
    unclaimed->page = page;
    unclaimed->box = box;
    unclaimed->rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    return unclaimed;
}

static void diagnostic_free(MxDiagnostic *diagnostic) {
    g_free(diagnostic->message);
    g_free(diagnostic);
}

MxDisclosure *mx_disclosure_new(void) {
    MxDisclosure *d = g_new0(MxDisclosure, 1);
    d->source.text = "none";
    d->document.kind = "unknown";
    d->sections = g_ptr_array_new_with_free_func((GDestroyNotify)mx_section_free);
    d->facts = g_ptr_array_new_with_free_func((GDestroyNotify)mx_fact_free);
    d->glossary = g_ptr_array_new_with_free_func((GDestroyNotify)mx_term_free);
    d->tables = g_ptr_array_new_with_free_func((GDestroyNotify)mx_table_free);
    d->forms = g_ptr_array_new_with_free_func((GDestroyNotify)mx_form_free);
    d->unclaimed = g_ptr_array_new_with_free_func((GDestroyNotify)unclaimed_free);
    d->diagnostics = g_ptr_array_new_with_free_func((GDestroyNotify)diagnostic_free);
    d->report = mx_report_new();
    return d;
}

void mx_disclosure_free(MxDisclosure *d) {
    if (d == NULL)
        return;
    g_free(d->source.file);
    g_free(d->source.sha256);
    g_free(d->source.producer);
    g_free(d->document.organization);
    g_free(d->document.title);
    g_free(d->document.profile);
    g_ptr_array_unref(d->sections);
    g_ptr_array_unref(d->facts);
    g_ptr_array_unref(d->glossary);
    g_ptr_array_unref(d->tables);
    g_ptr_array_unref(d->forms);
    g_ptr_array_unref(d->unclaimed);
    g_ptr_array_unref(d->diagnostics);
    mx_report_free(d->report);
    g_free(d);
}

void mx_disclosure_note(MxDisclosure *disclosure, MxSeverity severity, const char *code, guint page,
                        const char *format, ...) {
    MxDiagnostic *diagnostic = g_new0(MxDiagnostic, 1);
    diagnostic->severity = severity;
    diagnostic->code = code;
    diagnostic->page = page;
    va_list args;
    va_start(args, format);
    diagnostic->message = g_strdup_vprintf(format, args);
    va_end(args);
    g_ptr_array_add(disclosure->diagnostics, diagnostic);
}

void mx_disclosure_note_spaces(MxDisclosure *disclosure, const MxField *field) {
    if (mx_figure_spaces(field->text) == MX_SPACES_STRAY)
        mx_disclosure_note(disclosure, MX_SEVERITY_INFO, "figure-spaced", field->page,
                           "%s: read without the space", field->text);
}
