/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two objects go before the brace that ends the document. */
#include "totals/json.h"

#include <string.h>

#include "model/prose.h"
#include "normalize/amount.h"
#include "totals/functions.h"
#include "totals/totals.h"
#include "write/json/value.h"

static void add_yuan(cJSON *object, const char *key, MxMissing missing, gint64 amount_e4) {
    g_autoptr(GString) text = g_string_new(NULL);
    mx_amount_print(text, amount_e4);
    mx_json_add_number(object, key, missing == MX_MISSING_NOTHING ? text->str : NULL);
}

static void add_place(cJSON *object, const MxPlaces *places, const MxTotal *total) {
    const MxTable *table = total->table >= 0 ? places->d->tables->pdata[total->table] : NULL;
    const MxFact *fact = total->fact >= 0 ? places->d->facts->pdata[total->fact] : NULL;
    const MxField *field =
        table != NULL && total->row >= 0
            ? ((const MxRow *)table->rows->pdata[total->row])->fields[total->column]
            : NULL;
    if (field == NULL && fact == NULL)
        return;
    mx_json_add_text(object, "text", fact != NULL ? fact->text : field->text);
    mx_json_add_positive(object, "page", (int)(fact != NULL ? fact->page : field->page));
    mx_json_add_box(object, fact != NULL ? fact->box : field->box);
}

static cJSON *total_json(const MxPlaces *places, const MxTotal *total) {
    static const char *const HOW[] = { "cell", "sum", "prose" };
    cJSON *object = cJSON_CreateObject();
    bool there = total->missing == MX_MISSING_NOTHING;
    add_yuan(object, "value", total->missing, total->amount_e4);
    mx_json_add_text(object, "how", there ? HOW[total->how] : NULL);
    mx_json_add_text(object, "reason", mx_missing_name(total->missing));
    if (there)
        add_place(object, places, total);
    return object;
}

/* Where its figures stand, by the ids of their columns: those of one row only, no sums. */
static void add_cells(cJSON *object, const MxTable *table, const MxFunction *line) {
    const MxRow *row = table->rows->pdata[line->row];
    cJSON *cells = cJSON_AddObjectToObject(object, "cells");
    for (guint i = 0; line->n_rows == 1 && i < row->n_fields; i++) {
        const MxColumn *column = table->columns->pdata[i];
        const MxField *field = row->fields[i];
        if (field == NULL || column->type != MX_COLUMN_AMOUNT || field->state != MX_STATE_VALUE)
            continue;
        cJSON *cell = cJSON_CreateObject();
        mx_json_add_positive(cell, "page", (int)field->page);
        mx_json_add_box(cell, field->box);
        cJSON_AddItemToObject(cells, column->id, cell);
    }
}

static cJSON *function_json(const MxPlaces *places, const MxFunctions *functions,
                            const MxFunction *line) {
    const MxTable *table = places->d->tables->pdata[functions->table];
    cJSON *object = cJSON_CreateObject();
    mx_json_add_text(object, "code", line->code);
    mx_json_add_text(object, "name", mx_places_name(table, table->rows->pdata[line->row]));
    cJSON_AddNumberToObject(object, "level", line->level);
    add_yuan(object, "total", line->missing, line->amount_e4);
    add_yuan(object, "basic", line->no_basic, line->basic_e4);
    add_yuan(object, "project", line->no_project, line->project_e4);
    add_cells(object, table, line);
    return object;
}

static char *print(const MxPlaces *places) {
    MxTotal totals[MX_N_TOTALS];
    mx_totals_find(places, totals);
    cJSON *by_name = cJSON_CreateObject();
    for (int i = 0; i < MX_N_TOTALS; i++)
        cJSON_AddItemToObject(by_name, mx_total_name((MxTotalName)i),
                              total_json(places, &totals[i]));
    MxFunctions *found = mx_functions_find(places, totals);
    cJSON *functions = cJSON_CreateObject();
    mx_json_add_text(functions, "scope", found->scope);
    cJSON *lines = cJSON_AddArrayToObject(functions, "lines");
    for (guint i = 0; i < found->lines->len; i++)
        cJSON_AddItemToArray(lines, function_json(places, found, found->lines->pdata[i]));
    mx_functions_free(found);
    char *a = cJSON_PrintUnformatted(by_name), *b = cJSON_PrintUnformatted(functions);
    char *text = g_strdup_printf(",\"totals\":%s,\"functions\":%s}", a, b);
    cJSON_free(a);
    cJSON_free(b);
    cJSON_Delete(by_name);
    cJSON_Delete(functions);
    return text;
}

char *mx_totals_add_json(const char *json, const MxDisclosure *d, const MxPack *pack) {
    const MxPlaces places = { d, pack };
    const char *end = strrchr(json, '}');
    g_autofree char *totals = print(&places);
    g_autofree char *head = g_strndup(json, (gsize)(end - json));
    return g_strconcat(head, totals, NULL);
}
