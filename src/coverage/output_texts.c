/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Read from the JSON itself: a text that the model has and the writer leaves
 * out is lost as well.
 *
 * Every string below `sections`, `tables`, `overall`, `overalls`, `projects`, `glossary` and
 * `unclaimed` counts, and every key of `other`. An object's `page` or `pages` say where its strings
 * are printed; what a form prints again on its next pages is there once, and comes beside the JSON.
 * What only repeats another key (`value`), or is a word of the contract (`kind`), does not count.
 */
#include "coverage/output_texts.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "model/field.h"

/* @over: texts may go on over one more page, which a page break cut. */
typedef struct {
    guint first, last;
    bool over;
} Range;

/* ---------------------------------------------------------------------------------- texts -- */

static void held_free(MxOutputText *held) {
    mx_printed_clear(&held->text);
    g_free(held->claimed);
    g_free(held);
}

static MxOutputText *hold(MxOutputTexts *holdings, const char *text, Range range, bool repeatable) {
    MxOutputText *held = g_new0(MxOutputText, 1);
    mx_printed_init(&held->text, text);
    held->claimed = g_new0(bool, held->text.n + 1);
    held->repeatable = repeatable;
    g_ptr_array_add(holdings->all, held);
    for (guint page = range.first; held->text.n > 0 && page <= range.last; page++)
        g_ptr_array_add(holdings->pages->pdata[page - 1], held);
    if (range.over && held->text.n > 0 && range.last < holdings->pages->len)
        g_ptr_array_add(holdings->rests->pdata[range.last], held);
    return held;
}

/* ------------------------------------------------------------------------------------ JSON -- */

static bool is_one_of(const char *key, const char *const *keys) {
    return key != NULL && g_strv_contains(keys, key);
}

/* A text that a page break cut stands under the page on which it begins. */
static Range range_of(const cJSON *object, Range range, const MxOutputTexts *holdings) {
    const cJSON *page = cJSON_GetObjectItemCaseSensitive(object, "page");
    const cJSON *pages = cJSON_GetObjectItemCaseSensitive(object, "pages");
    if (cJSON_IsNumber(page))
        range = (Range){ (guint)page->valueint, (guint)page->valueint, true };
    else if (cJSON_GetArraySize(pages) == 2)
        range = (Range){ (guint)cJSON_GetArrayItem(pages, 0)->valueint,
                         (guint)cJSON_GetArrayItem(pages, 1)->valueint, false };
    range.first = MAX(range.first, 1);
    range.last = MIN(range.last, holdings->pages->len);
    return range;
}

/* A heading is printed in one line: 一、收入情况. */
static void hold_section(MxOutputTexts *holdings, const cJSON *section, Range range) {
    GString *text = g_string_new(NULL);
    static const char *const PARTS[] = { "number", "title", "text" };
    for (gsize i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        const cJSON *part = cJSON_GetObjectItemCaseSensitive(section, PARTS[i]);
        g_string_append(text, cJSON_IsString(part) ? part->valuestring : "");
    }
    hold(holdings, text->str, range_of(section, range, holdings), false);
    g_string_free(text, TRUE);
}

static void hold_number(MxOutputTexts *holdings, const cJSON *item, Range range) {
    char text[32];
    g_snprintf(text, sizeof text, "%g", item->valuedouble);
    hold(holdings, text, range, strcmp(item->string, "year") == 0);
}

/* 20240123140856 is written as 2024-01-23T14:08:56. */
static void hold_time(MxOutputTexts *holdings, const cJSON *item, Range range) {
    g_auto(GStrv) parts = g_strsplit(item->valuestring, "T", -1);
    g_autofree char *text = g_strjoinv("", parts);
    hold(holdings, text, range, false);
}

/* A note may stand on the page after its table's last. */
static void hold_value(MxOutputTexts *holdings, const cJSON *item, Range range) {
    range.over = range.over || g_strcmp0(item->string, "note") == 0;
    static const char *const TOP[] = { "title", "unit", "note", "label", NULL };
    static const char *const HEAD[] = { "name",   "code",   "unit", "department",
                                        "period", "annual", "text", NULL };
    static const char *const NUMBERS[] = { "year", "weight", "score", NULL };
    if (cJSON_IsString(item) && g_strcmp0(item->string, "filled_at") == 0)
        hold_time(holdings, item, range);
    else if (cJSON_IsString(item))
        hold(holdings, item->valuestring, range,
             is_one_of(item->string, TOP) ||
                 (range.last > range.first && is_one_of(item->string, HEAD)));
    else if (cJSON_IsNumber(item) && is_one_of(item->string, NUMBERS))
        hold_number(holdings, item, range);
}

/* Of two equal keys JSON's readers keep one. */
static bool is_shadowed(const cJSON *parent, const cJSON *item) {
    return item->string != NULL && cJSON_GetObjectItemCaseSensitive(parent, item->string) != item;
}

/* ≥10间 may be printed in three boxes. */
static void hold_target(MxOutputTexts *holdings, const cJSON *target, Range range) {
    const cJSON *text = cJSON_GetObjectItemCaseSensitive(target, "text");
    if (cJSON_IsString(text))
        hold(holdings, text->valuestring, range, false)->composed = true;
}

/* Walks the tree. The depth is that of the contract, not of a stranger's file. */
static void collect(MxOutputTexts *holdings, const cJSON *parent, Range range) {
    static const char *const WORDS[] = { "id",   "kind",  "side",     "state", "scope",
                                         "type", "value", "operator", NULL };
    bool other = parent->string != NULL && strcmp(parent->string, "other") == 0;
    const cJSON *item;
    range = range_of(parent, range, holdings);
    cJSON_ArrayForEach(item, parent) {
        if ((!other && is_one_of(item->string, WORDS)) || is_shadowed(parent, item))
            continue;
        if (other)
            hold(holdings, item->string, range, true);
        static const char *const TARGETS[] = { "target", "outcome", NULL };
        if (cJSON_IsObject(item) && is_one_of(item->string, TARGETS))
            hold_target(holdings, item, range);
        else if (cJSON_IsObject(item) || cJSON_IsArray(item))
            collect(holdings, item, range);
        else
            hold_value(holdings, item, range);
    }
}

static void hold_identity(MxOutputTexts *holdings, const cJSON *document, Range range) {
    static const char *const KEYS[] = { "organization", "title" };
    for (gsize i = 0; i < G_N_ELEMENTS(KEYS); i++) {
        const cJSON *item = cJSON_GetObjectItemCaseSensitive(document, KEYS[i]);
        if (cJSON_IsString(item))
            hold(holdings, item->valuestring, range, true);
    }
}

MxOutputTexts *mx_output_texts_new(const char *json, guint n_pages) {
    static const char *const PARTS[] = { "tables",   "overall",  "overalls",
                                         "projects", "glossary", "unclaimed" };
    MxOutputTexts *holdings = g_new0(MxOutputTexts, 1);
    holdings->all = g_ptr_array_new_with_free_func((GDestroyNotify)held_free);
    holdings->pages = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    holdings->rests = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < n_pages; i++) {
        g_ptr_array_add(holdings->pages, g_ptr_array_new());
        g_ptr_array_add(holdings->rests, g_ptr_array_new());
    }
    cJSON *root = cJSON_Parse(json);
    const Range whole = { 1, n_pages, false };
    for (gsize i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        const cJSON *part = cJSON_GetObjectItemCaseSensitive(root, PARTS[i]);
        if (part != NULL)
            collect(holdings, part, whole);
    }
    const cJSON *section;
    cJSON_ArrayForEach(section, cJSON_GetObjectItemCaseSensitive(root, "sections")) {
        hold_section(holdings, section, whole);
    }
    hold_identity(holdings, cJSON_GetObjectItemCaseSensitive(root, "document"), whole);
    cJSON_Delete(root);
    for (guint i = 0; i < n_pages; i++) /* a page's own texts are looked through first */
        g_ptr_array_extend(holdings->pages->pdata[i], holdings->rests->pdata[i], NULL, NULL);
    return holdings;
}

void mx_output_texts_add(MxOutputTexts *holdings, const GPtrArray *repeats) {
    for (guint i = 0; i < repeats->len; i++) {
        const MxField *field = repeats->pdata[i];
        if (field->page >= 1 && field->page <= holdings->pages->len)
            hold(holdings, field->text, (Range){ field->page, field->page, false }, false);
    }
}

void mx_output_texts_free(MxOutputTexts *holdings) {
    g_ptr_array_unref(holdings->pages);
    g_ptr_array_unref(holdings->rests);
    g_ptr_array_unref(holdings->all);
    g_free(holdings);
}
