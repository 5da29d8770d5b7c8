/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: columns, rows of cells under the columns' ids, and what is left of unclaimed grids. */
#include "write/json/tables.h"

#include "model/names.h"

static void add_side(cJSON *object, MxSide side) {
    if (side != MX_SIDE_NONE)
        cJSON_AddStringToObject(object, "side", mx_side_name(side));
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
    if (row->derived_code != NULL)
        cJSON_AddStringToObject(json, "derived_code", row->derived_code);
    cJSON *cells = cJSON_AddObjectToObject(json, "cells");
    for (guint i = 0; i < row->n_fields; i++) {
        const MxColumn *column = columns->pdata[i];
        if (row->fields[i] != NULL)
            cJSON_AddItemToObject(cells, column->id, mx_json_field(row->fields[i], column->type));
    }
    return json;
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
    if (table->of_government) {
        mx_json_add_text(json, "scope", table->scope);
        mx_json_add_positive(json, "year", table->year);
        mx_json_add_text(json, "phase", table->phase);
    }
    mx_json_add_positive(json, "number", table->number);
    mx_json_add_text(json, "title", table->title);
    mx_json_add_text(json, "unit", table->unit);
    mx_json_add_pages(json, table->first_page, table->last_page);
    mx_json_add_text(json, "note", table->note);
    mx_json_add_list(json, "columns", table->columns, (MxJsonFunc)column_to_json);
    add_headings(json, table);
    cJSON *rows = cJSON_AddArrayToObject(json, "rows");
    for (guint i = 0; i < table->rows->len; i++)
        cJSON_AddItemToArray(rows, row_to_json(table->rows->pdata[i], table->columns));
    return json;
}

void mx_json_add_tables(cJSON *object, const GPtrArray *tables) {
    mx_json_add_list(object, "tables", tables, (MxJsonFunc)table_to_json);
}

/* ------------------------------------------------------------------------------- unclaimed -- */

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

void mx_json_add_unclaimed(cJSON *object, const GPtrArray *unclaimed) {
    mx_json_add_list(object, "unclaimed", unclaimed, (MxJsonFunc)unclaimed_to_json);
}
