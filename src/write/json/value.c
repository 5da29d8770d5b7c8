/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts and coordinates are written as text, so that neither passes through a double nor shows
 * more places than it has. */
#include "write/json/value.h"

#include <math.h>
#include <string.h>

#include "normalize/amount.h"

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

void mx_json_add_positive(cJSON *object, const char *key, int number) {
    if (number > 0)
        cJSON_AddNumberToObject(object, key, number);
    else
        cJSON_AddNullToObject(object, key);
}

void mx_json_add_pages(cJSON *object, guint first, guint last) {
    cJSON *pages = cJSON_AddArrayToObject(object, "pages");
    cJSON_AddItemToArray(pages, cJSON_CreateNumber(first));
    cJSON_AddItemToArray(pages, cJSON_CreateNumber(last));
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
    if (field->state != MX_STATE_UNREADABLE)
        return;
    cJSON_AddStringToObject(object, "state", "unreadable");
    if (!field->proposed)
        return;
    g_autoptr(GString) proposed = g_string_new(NULL);
    mx_amount_print(proposed, field->amount_e4);
    cJSON_AddRawToObject(object, "proposed", proposed->str);
}

static void add_hundredths(cJSON *object, const char *key, double value) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(buffer, sizeof buffer, "%.2f", value);
    cJSON_AddRawToObject(object, key, buffer);
}

void mx_json_add_sureness(cJSON *object, float sure, bool corrected) {
    if (sure >= 0)
        add_hundredths(object, "confidence", (double)sure);
    if (corrected)
        cJSON_AddTrueToObject(object, "corrected");
}

cJSON *mx_json_field(const MxField *field, MxColumnType type) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "text", field->text);
    add_value(json, field, type);
    mx_json_add_box(json, field->box);
    cJSON_AddNumberToObject(json, "page", field->page);
    if (*field->text != '\0')
        mx_json_add_sureness(json, field->sure, field->corrected);
    return json;
}

void mx_json_add_list(cJSON *object, const char *key, const GPtrArray *items, MxJsonFunc to_json) {
    cJSON *list = cJSON_AddArrayToObject(object, key);
    for (guint i = 0; i < items->len; i++)
        cJSON_AddItemToArray(list, to_json(items->pdata[i]));
}
