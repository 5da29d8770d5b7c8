/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page model as JSON, out and in. The format stands in page.h. */
#include <cjson/cJSON.h>
#include <math.h>
#include <mingxi/error.h>
#include <string.h>

#include "base/text.h"
#include "page/page.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cJSON, cJSON_Delete)

/* A page model is written by hand or by `mingxi debug page`; a coordinate beyond this is no page.
 */
#define MAX_COORDINATE_PT 100000.0

static const char *const ORIGINS[] = { "none", "native", "ocr", "garbled" };

static void append_number(GString *out, double value) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    double rounded = round(value * 100.0) / 100.0;
    g_string_append(out, g_ascii_formatd(buffer, sizeof buffer, "%.7g", rounded + 0.0));
}

static void append_numbers(GString *out, const double *values, gsize n) {
    for (gsize i = 0; i < n; i++) {
        if (i > 0)
            g_string_append_c(out, ',');
        append_number(out, values[i]);
    }
}

static void append_glyphs(GString *out, const GArray *glyphs) {
    for (guint i = 0; i < glyphs->len; i++) {
        const MxGlyph *g = &g_array_index(glyphs, MxGlyph, i);
        g_string_append(out, i == 0 ? "\n[\"" : ",\n[\"");
        if (g->ch == '"' || g->ch == '\\')
            g_string_append_c(out, '\\');
        g_string_append_unichar(out, g->ch);
        g_string_append(out, "\",");
        append_numbers(out, (double[]){ g->box.x0, g->box.y0, g->box.x1, g->box.y1, g->size_pt },
                       5);
        g_string_append_c(out, ']');
    }
}

static void append_rulings(GString *out, const GArray *rulings) {
    for (guint i = 0; i < rulings->len; i++) {
        const MxRuling *r = &g_array_index(rulings, MxRuling, i);
        g_string_append(out, i == 0 ? "\n[" : ",\n[");
        append_numbers(out, (double[]){ r->at, r->from, r->to, r->kind },
                       r->kind == MX_RULING_UNTOLD ? 3 : 4);
        g_string_append_c(out, ']');
    }
}

/* Of the number @i of the readings what else it may be. */
static void append_others(GString *out, const MxReading *reading, guint i, bool *first) {
    for (guint o = 0; o < MX_READING_OTHERS && reading->others[o] != 0; o++) {
        g_string_append_printf(out, "%s[%u,\"", *first ? "\n" : ",\n", i);
        if (reading->others[o] == '"' || reading->others[o] == '\\')
            g_string_append_c(out, '\\');
        g_string_append_unichar(out, reading->others[o]);
        g_string_append(out, "\",");
        append_number(out, (double)reading->chances[o]);
        g_string_append_c(out, ']');
        *first = false;
    }
}

static void append_readings(GString *out, const GArray *readings) {
    bool first = true;
    g_string_append(out, "],\n\"sure\":[");
    for (guint i = 0; i < readings->len; i++) {
        if (i > 0)
            g_string_append_c(out, ',');
        append_number(out, g_array_index(readings, MxReading, i).sure);
    }
    g_string_append(out, "],\n\"others\":[");
    for (guint i = 0; i < readings->len; i++)
        append_others(out, &g_array_index(readings, MxReading, i), i, &first);
}

char *mx_page_to_json(const MxPage *page) {
    GString *out = g_string_sized_new(4096);
    g_string_append_printf(out, "{\"page\":%u,\"width\":", page->number);
    append_number(out, page->width_pt);
    g_string_append(out, ",\"height\":");
    append_number(out, page->height_pt);
    g_string_append_printf(out, ",\"text\":\"%s\",\n\"glyphs\":[", ORIGINS[page->text]);
    append_glyphs(out, page->glyphs);
    g_string_append(out, "],\n\"horizontal\":[");
    append_rulings(out, page->horizontal);
    g_string_append(out, "],\n\"vertical\":[");
    append_rulings(out, page->vertical);
    if (page->readings != NULL)
        append_readings(out, page->readings);
    g_string_append(out, "]}\n");
    return g_string_free(out, FALSE);
}

static bool read_number(const cJSON *item, double *value) {
    if (!cJSON_IsNumber(item) || !(fabs(item->valuedouble) <= MAX_COORDINATE_PT))
        return false;
    *value = item->valuedouble;
    return true;
}

/* The @n numbers of the array @item from index @first on. */
static bool read_numbers(const cJSON *item, int first, double *values, int n) {
    if (!cJSON_IsArray(item) || cJSON_GetArraySize(item) != first + n)
        return false;
    const cJSON *child = cJSON_GetArrayItem(item, first);
    for (int i = 0; i < n; i++, child = child->next)
        if (!read_number(child, &values[i]))
            return false;
    return true;
}

static bool read_char(const cJSON *text, gunichar *ch) {
    if (!cJSON_IsString(text) || !g_utf8_validate(text->valuestring, -1, NULL) ||
        g_utf8_strlen(text->valuestring, -1) != 1)
        return false;
    *ch = g_utf8_get_char(text->valuestring);
    return !mx_char_is_space(*ch);
}

static bool read_glyph(const cJSON *item, MxGlyph *glyph) {
    double v[5];
    gunichar ch;
    if (!read_numbers(item, 1, v, 5) || v[2] < v[0] || v[3] < v[1] || v[4] < 0 ||
        !read_char(cJSON_GetArrayItem(item, 0), &ch))
        return false;
    *glyph = (MxGlyph){ { v[0], v[1], v[2], v[3] }, ch, (float)v[4] };
    return true;
}

static bool read_glyphs(const cJSON *list, MxPage *page) {
    const cJSON *item;
    cJSON_ArrayForEach(item, list) {
        MxGlyph glyph;
        if (!read_glyph(item, &glyph))
            return false;
        g_array_append_val(page->glyphs, glyph);
    }
    return cJSON_IsArray(list);
}

/* How surely each glyph was read; for none where the page was not read from a picture. */
static bool read_sureness(const cJSON *list, MxPage *page) {
    if (list == NULL)
        return true;
    if (!cJSON_IsArray(list) || (guint)cJSON_GetArraySize(list) != page->glyphs->len)
        return false;
    const cJSON *item;
    page->readings = g_array_new(FALSE, FALSE, sizeof(MxReading));
    cJSON_ArrayForEach(item, list) {
        MxReading reading = { .box =
                                  g_array_index(page->glyphs, MxGlyph, page->readings->len).box };
        if (!read_number(item, &reading.sure))
            return false;
        g_array_append_val(page->readings, reading);
    }
    return true;
}

static bool read_other(const cJSON *item, GArray *readings) {
    const cJSON *number = cJSON_GetArrayItem(item, 0);
    double i, chance;
    gunichar ch;
    if (cJSON_GetArraySize(item) != 3 || !read_number(number, &i) || i < 0 || i >= readings->len ||
        !read_char(number->next, &ch) || !read_number(number->next->next, &chance))
        return false;
    MxReading *reading = &g_array_index(readings, MxReading, (guint)i);
    guint o = 0;
    while (o < MX_READING_OTHERS && reading->others[o] != 0)
        o++;
    if (o == MX_READING_OTHERS)
        return false;
    reading->others[o] = ch;
    reading->chances[o] = (float)chance;
    return true;
}

static bool read_others(const cJSON *list, const MxPage *page) {
    const cJSON *item;
    if (list == NULL)
        return true;
    cJSON_ArrayForEach(item, list) {
        if (page->readings == NULL || !read_other(item, page->readings))
            return false;
    }
    return cJSON_IsArray(list);
}

static bool read_rulings(const cJSON *list, GArray *rulings) {
    const cJSON *item;
    cJSON_ArrayForEach(item, list) {
        double v[4] = { 0, 0, 0, MX_RULING_UNTOLD };
        if (!(read_numbers(item, 0, v, 3) || read_numbers(item, 0, v, 4)) || v[2] < v[1] ||
            !(v[3] == MX_RULING_UNTOLD || v[3] == MX_RULING_LINE || v[3] == MX_RULING_EDGE))
            return false;
        MxRuling ruling = { v[0], v[1], v[2], (MxRulingKind)v[3] };
        g_array_append_val(rulings, ruling);
    }
    return cJSON_IsArray(list);
}

static bool read_origin(const cJSON *item, MxTextOrigin *origin) {
    for (gsize i = 0; cJSON_IsString(item) && i < G_N_ELEMENTS(ORIGINS); i++)
        if (strcmp(item->valuestring, ORIGINS[i]) == 0) {
            *origin = (MxTextOrigin)i;
            return true;
        }
    return false;
}

static MxPage *fail(GError **error, const char *key) {
    g_set_error(error, MX_ERROR, MX_ERROR_FORMAT, "page model: \"%s\" is missing or malformed",
                key);
    return NULL;
}

MxPage *mx_page_load_json(const char *json, gsize length, GError **error) {
    return mx_page_load_next(&json, json + length, error);
}

MxPage *mx_page_load_next(const char **json, const char *end, GError **error) {
    g_autoptr(cJSON) root = cJSON_ParseWithLengthOpts(*json, (gsize)(end - *json), json, FALSE);
    if (!cJSON_IsObject(root)) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_FORMAT, "page model: not a JSON object");
        return NULL;
    }
    double number, width, height;
    if (!read_number(cJSON_GetObjectItem(root, "page"), &number) || number < 1)
        return fail(error, "page");
    if (!read_number(cJSON_GetObjectItem(root, "width"), &width) || width <= 0)
        return fail(error, "width");
    if (!read_number(cJSON_GetObjectItem(root, "height"), &height) || height <= 0)
        return fail(error, "height");
    g_autoptr(MxPage) page = mx_page_new((guint)number, width, height);
    if (!read_origin(cJSON_GetObjectItem(root, "text"), &page->text))
        return fail(error, "text");
    if (!read_glyphs(cJSON_GetObjectItem(root, "glyphs"), page))
        return fail(error, "glyphs");
    if (!read_sureness(cJSON_GetObjectItem(root, "sure"), page))
        return fail(error, "sure");
    if (!read_others(cJSON_GetObjectItem(root, "others"), page))
        return fail(error, "others");
    if (!read_rulings(cJSON_GetObjectItem(root, "horizontal"), page->horizontal))
        return fail(error, "horizontal");
    if (!read_rulings(cJSON_GetObjectItem(root, "vertical"), page->vertical))
        return fail(error, "vertical");
    return g_steal_pointer(&page);
}
