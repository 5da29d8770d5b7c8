/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document from a PDF, or from page models without one. */
#include <mingxi/extract.h>

#include "base/digest.h"
#include "base/numbers.h"
#include "extract/pipeline.h"
#include "layout/layout.h"
#include "model/disclosure.h"
#include "page/page.h"

MxDisclosure *mx_extract(MxSource *source, const MxPatterns *patterns, GError **error) {
    MX_NUMBERS_USE_POINT;
    g_autoptr(GPtrArray) layouts =
        mx_pipeline_load(source, mx_pipeline_patterns, (gpointer)patterns, error);
    return layouts ? mx_pipeline_read(source, layouts, patterns) : NULL;
}

MxDisclosure *mx_extract_with(MxSource *source, MxPatternsGet get, gpointer data, GError **error) {
    MX_NUMBERS_USE_POINT;
    g_autoptr(GPtrArray) layouts = mx_pipeline_load(source, get, data, error);
    const MxPatterns *patterns = layouts != NULL ? get(data, error) : NULL;
    return patterns != NULL ? mx_pipeline_read(source, layouts, patterns) : NULL;
}

/* ----------------------------------------------------------------------------- page models -- */

static bool is_end(const char *json, const char *end) {
    while (json < end && g_ascii_isspace(*json))
        json++;
    return json == end;
}

static GPtrArray *load_models(const char *json, gsize length, const MxPatterns *patterns,
                              GError **error) {
    g_auto(MxLaying) laying = mx_pipeline_begin();
    const char *end = json + length;
    do {
        MxPage *page = mx_page_load_next(&json, end, error);
        guint number = laying.layouts->len + 1;
        if (page == NULL) {
            g_prefix_error(error, "page %u: ", number);
            return NULL;
        }
        page->number = number;
        mx_pipeline_add_page(&laying, page);
    } while (!is_end(json, end));
    return mx_pipeline_lay_out(&laying, patterns);
}

MxDisclosure *mx_extract_models(const char *path, const MxPatterns *patterns, GError **error) {
    MX_NUMBERS_USE_POINT;
    g_autofree char *json = NULL;
    gsize length;
    g_autoptr(GPtrArray) layouts = NULL;
    if (g_file_get_contents(path, &json, &length, error))
        layouts = load_models(json, length, patterns, error);
    if (layouts == NULL)
        return NULL;
    MxDisclosure *disclosure = mx_disclosure_new();
    disclosure->source.file = g_filename_display_name(path);
    disclosure->source.sha256 = mx_sha256(json, length);
    disclosure->source.bytes = length;
    disclosure->source.pages = layouts->len;
    mx_pipeline_read_layouts(disclosure, layouts, patterns);
    return disclosure;
}
