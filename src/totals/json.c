/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three objects go before the brace that ends the document. */
#include "totals/json.h"

#include <string.h>

#include "model/prose.h"
#include "normalize/amount.h"
#include "totals/functions.h"
#include "totals/projects.h"
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

/* ----------------------------------------------------------------------------------- charts -- */

/* As many projects as a chart has bars. */
#define LARGEST 30

static int by_amount(gconstpointer a, gconstpointer b) {
    gint64 x = mx_project_amount(a), y = mx_project_amount(b);
    return x < y ? 1 : x > y ? -1 : 0;
}

static cJSON *project_json(const MxProjectAmount *project) {
    cJSON *object = cJSON_CreateObject();
    mx_json_add_text(object, "name", project->name);
    add_yuan(object, "value", MX_MISSING_NOTHING, mx_project_amount(project));
    mx_json_add_text(object, "text", project->field->text);
    mx_json_add_positive(object, "page", (int)project->field->page);
    mx_json_add_box(object, project->field->box);
    return object;
}

/* Those that have a name and an amount: how many there are, and the largest of them. */
static cJSON *projects_json(const MxPlaces *places) {
    g_autoptr(GArray) found = mx_project_amounts_find(places);
    for (guint i = found->len; i-- > 0;) {
        const MxProjectAmount *project = &g_array_index(found, MxProjectAmount, i);
        if (mx_project_amount(project) <= 0 || project->name == NULL || *project->name == '\0')
            g_array_remove_index(found, i);
    }
    g_array_sort(found, by_amount);
    cJSON *object = cJSON_CreateObject();
    cJSON_AddNumberToObject(object, "n", found->len);
    cJSON *largest = cJSON_AddArrayToObject(object, "largest");
    for (guint i = 0; i < found->len && i < LARGEST; i++)
        cJSON_AddItemToArray(largest, project_json(&g_array_index(found, MxProjectAmount, i)));
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
    cJSON *projects = projects_json(places);
    char *c = cJSON_PrintUnformatted(projects);
    char *text =
        g_strdup_printf(",\"totals\":%s,\"functions\":%s,\"project_amounts\":%s}", a, b, c);
    cJSON_free(a);
    cJSON_free(b);
    cJSON_free(c);
    cJSON_Delete(by_name);
    cJSON_Delete(functions);
    cJSON_Delete(projects);
    return text;
}

char *mx_totals_add_json(const char *json, const MxDisclosure *d, const MxPack *pack) {
    const MxPlaces places = { d, pack };
    const char *end = strrchr(json, '}');
    g_autofree char *totals = print(&places);
    g_autofree char *head = g_strndup(json, (gsize)(end - json));
    return g_strconcat(head, totals, NULL);
}
