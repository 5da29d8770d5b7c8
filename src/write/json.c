/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as the JSON of docs/contract.md. Amounts and coordinates are written as text, so that
 * neither passes through a double nor shows more places than it has. */
#include <cjson/cJSON.h>
#include <math.h>
#include <mingxi/extract.h>
#include <string.h>

#include "model/disclosure.h"
#include "model/names.h"
#include "normalize/amount.h"
#include "write/write.h"

#define SCHEMA "mingxi/1"

void mx_json_add_text(cJSON *object, const char *key, const char *text) {
    if (text != NULL)
        cJSON_AddStringToObject(object, key, text);
    else
        cJSON_AddNullToObject(object, key);
}

void mx_json_add_number(cJSON *object, const char *key, const char *number) {
    if (number != NULL)
        cJSON_AddRawToObject(object, key, number);
    else
        cJSON_AddNullToObject(object, key);
}

static void append_coordinate(GString *out, double pt) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(buffer, sizeof buffer, "%.2f", round(pt * 100) / 100 + 0.0);
    char *end = buffer + strlen(buffer);
    while (end[-1] == '0')
        *--end = '\0';
    if (end[-1] == '.')
        end[-1] = '\0';
    g_string_append(out, buffer);
}

void mx_json_add_box(cJSON *object, MxBox b) {
    g_autoptr(GString) out = g_string_new("[");
    const double places[] = { b.x0, b.y0, b.x1, b.y1 };
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        if (i > 0)
            g_string_append_c(out, ',');
        append_coordinate(out, places[i]);
    }
    g_string_append_c(out, ']');
    cJSON_AddItemToObjectCS(object, "bbox", cJSON_CreateRaw(out->str));
}

/* --------------------------------------------------------------------------------- tables -- */

static void add_side(cJSON *object, MxSide side) {
    if (side != MX_SIDE_NONE)
        cJSON_AddStringToObject(object, "side", mx_side_name(side));
}

static void add_value(cJSON *object, const MxField *field, MxColumnType type) {
    if (field->state != MX_STATE_VALUE) {
        cJSON_AddNullToObject(object, "value");
    } else if (type == MX_COLUMN_AMOUNT) {
        g_autoptr(GString) out = g_string_new(NULL);
        mx_amount_print(out, field->amount_e4);
        cJSON_AddRawToObject(object, "value", out->str);
    } else if (field->number != NULL) {
        cJSON_AddRawToObject(object, "value", field->number);
    } else {
        cJSON_AddStringToObject(object, "value", field->text);
    }
    if (field->state == MX_STATE_UNREADABLE)
        cJSON_AddStringToObject(object, "state", "unreadable");
}

cJSON *mx_json_field(const MxField *field, MxColumnType type) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "text", field->text);
    add_value(json, field, type);
    mx_json_add_box(json, field->box);
    cJSON_AddNumberToObject(json, "page", field->page);
    return json;
}

static cJSON *column_to_json(const MxColumn *column) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "id", column->id);
    cJSON_AddStringToObject(json, "label", column->label);
    cJSON_AddStringToObject(json, "type", mx_column_type_name(column->type));
    add_side(json, column->side);
    return json;
}

static cJSON *row_to_json(const MxRow *row, const GPtrArray *columns) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddNumberToObject(json, "page", row->page);
    cJSON_AddNumberToObject(json, "level", row->level);
    cJSON_AddStringToObject(json, "kind", mx_row_kind_name(row->kind));
    add_side(json, row->side);
    if (row->block > 0)
        cJSON_AddNumberToObject(json, "block", row->block + 1);
    cJSON *cells = cJSON_AddObjectToObject(json, "cells");
    for (guint i = 0; i < row->n_fields; i++) {
        const MxColumn *column = columns->pdata[i];
        if (row->fields[i] != NULL)
            cJSON_AddItemToObject(cells, column->id, mx_json_field(row->fields[i], column->type));
    }
    return json;
}

void mx_json_add_pages(cJSON *object, guint first, guint last) {
    cJSON *pages = cJSON_AddArrayToObject(object, "pages");
    cJSON_AddItemToArray(pages, cJSON_CreateNumber(first));
    cJSON_AddItemToArray(pages, cJSON_CreateNumber(last));
}

/* The headers of the blocks after the first, whose columns are the first's. */
static void add_headings(cJSON *json, const MxTable *table) {
    cJSON *headings = table->headings->len > 0 ? cJSON_AddArrayToObject(json, "headings") : NULL;
    for (guint i = 0; i < table->headings->len; i++) {
        const MxHeading *heading = table->headings->pdata[i];
        const MxColumn *column = table->columns->pdata[heading->column];
        cJSON *object = cJSON_CreateObject();
        cJSON_AddStringToObject(object, "id", column->id);
        cJSON_AddStringToObject(object, "label", heading->label);
        add_side(object, column->side);
        cJSON_AddNumberToObject(object, "block", heading->block + 1);
        cJSON_AddItemToArray(headings, object);
    }
}

static cJSON *table_to_json(const MxTable *table) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "id", table->id);
    if (table->number > 0)
        cJSON_AddNumberToObject(json, "number", table->number);
    else
        cJSON_AddNullToObject(json, "number");
    mx_json_add_text(json, "title", table->title);
    mx_json_add_text(json, "unit", table->unit);
    mx_json_add_pages(json, table->first_page, table->last_page);
    mx_json_add_text(json, "note", table->note);
    cJSON *columns = cJSON_AddArrayToObject(json, "columns");
    for (guint i = 0; i < table->columns->len; i++)
        cJSON_AddItemToArray(columns, column_to_json(table->columns->pdata[i]));
    add_headings(json, table);
    cJSON *rows = cJSON_AddArrayToObject(json, "rows");
    for (guint i = 0; i < table->rows->len; i++)
        cJSON_AddItemToArray(rows, row_to_json(table->rows->pdata[i], table->columns));
    return json;
}

/* ----------------------------------------------------------------------------- the document -- */

static cJSON *source_to_json(const MxDisclosure *d) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "file", d->source.file);
    cJSON_AddStringToObject(json, "sha256", d->source.sha256);
    cJSON_AddNumberToObject(json, "bytes", (double)d->source.bytes);
    cJSON_AddNumberToObject(json, "pages", d->source.pages);
    mx_json_add_text(json, "producer", d->source.producer);
    cJSON_AddStringToObject(json, "text", d->source.text);
    return json;
}

static cJSON *identity_to_json(const MxDisclosure *d) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "kind", d->document.kind);
    if (d->document.year > 0)
        cJSON_AddNumberToObject(json, "year", d->document.year);
    else
        cJSON_AddNullToObject(json, "year");
    mx_json_add_text(json, "organization", d->document.organization);
    mx_json_add_text(json, "level", d->document.level);
    mx_json_add_text(json, "title", d->document.title);
    mx_json_add_text(json, "profile", d->document.profile);
    return json;
}

cJSON *mx_json_unclaimed_rows(const MxUnclaimed *unclaimed) {
    cJSON *rows = cJSON_CreateArray();
    for (guint i = 0; i < unclaimed->rows->len; i++) {
        char **texts = unclaimed->rows->pdata[i];
        cJSON *row = cJSON_CreateArray();
        for (; *texts != NULL; texts++)
            cJSON_AddItemToArray(row, cJSON_CreateString(*texts));
        cJSON_AddItemToArray(rows, row);
    }
    return rows;
}

static cJSON *unclaimed_to_json(const MxUnclaimed *unclaimed) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddNumberToObject(json, "page", unclaimed->page);
    mx_json_add_box(json, unclaimed->box);
    cJSON_AddItemToObject(json, "rows", mx_json_unclaimed_rows(unclaimed));
    return json;
}

static cJSON *diagnostic_to_json(const MxDiagnostic *diagnostic) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "severity", mx_severity_name(diagnostic->severity));
    cJSON_AddStringToObject(json, "code", diagnostic->code);
    if (diagnostic->page > 0)
        cJSON_AddNumberToObject(json, "page", diagnostic->page);
    else
        cJSON_AddNullToObject(json, "page");
    cJSON_AddStringToObject(json, "message", diagnostic->message);
    return json;
}

typedef cJSON *(*ToJson)(gconstpointer item);

static void add_list(cJSON *object, const char *key, const GPtrArray *items, ToJson to_json) {
    cJSON *list = cJSON_AddArrayToObject(object, key);
    for (guint i = 0; i < items->len; i++)
        cJSON_AddItemToArray(list, to_json(items->pdata[i]));
}

void mx_json_add_source(cJSON *object, const MxDisclosure *d) {
    cJSON_AddItemToObject(object, "source", source_to_json(d));
}

void mx_json_add_document(cJSON *object, const MxDisclosure *d) {
    cJSON_AddItemToObject(object, "document", identity_to_json(d));
}

void mx_json_add_diagnostics(cJSON *object, const MxDisclosure *d) {
    add_list(object, "diagnostics", d->diagnostics, (ToJson)diagnostic_to_json);
}

char *mx_disclosure_report_json(const MxDisclosure *d) {
    cJSON *json = cJSON_CreateObject();
    mx_json_add_source(json, d);
    mx_json_add_document(json, d);
    mx_json_add_report(json, d->report);
    mx_json_add_diagnostics(json, d);
    char *text = cJSON_PrintUnformatted(json);
    cJSON_Delete(json);
    return text;
}

char *mx_disclosure_to_json(const MxDisclosure *d, bool pretty) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "schema", SCHEMA);
    mx_json_add_source(json, d);
    mx_json_add_document(json, d);
    mx_json_add_sections(json, d->sections);
    add_list(json, "tables", d->tables, (ToJson)table_to_json);
    mx_json_add_forms(json, d->forms);
    mx_json_add_facts(json, d->facts);
    mx_json_add_glossary(json, d->glossary);
    add_list(json, "unclaimed", d->unclaimed, (ToJson)unclaimed_to_json);
    mx_json_add_report(json, d->report);
    mx_json_add_diagnostics(json, d);
    char *text = pretty ? cJSON_Print(json) : cJSON_PrintUnformatted(json);
    cJSON_Delete(json);
    return text;
}
