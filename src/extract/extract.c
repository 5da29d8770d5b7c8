/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pipeline: a source through every room, to a disclosure. */
#include "extract/pipeline.h"

#include <stdlib.h>

#include "base/digest.h"
#include "check/check.h"
#include "layout/layout.h"
#include "model/disclosure.h"
#include "page/source.h"
#include "segment/segment.h"

/* Layouts of all pages; what a page's characters and rulings were is freed at once, so that memory
 * grows with what is printed in cells only. */
GPtrArray *mx_pipeline_load(MxSource *source, const gint *stop, GError **error) {
    g_autoptr(GPtrArray) layouts = g_ptr_array_new_with_free_func((GDestroyNotify)mx_layout_free);
    for (guint number = 1; number <= mx_source_n_pages(source); number++) {
        if (stop != NULL && g_atomic_int_get(stop))
            break;
        g_autoptr(MxPage) page = mx_source_load_page(source, number, error);
        if (page == NULL)
            return NULL;
        g_ptr_array_add(layouts, mx_layout_new(page));
    }
    return g_steal_pointer(&layouts);
}

static void describe_source(MxDisclosure *d, const MxSource *source) {
    d->source.file = g_filename_display_name(mx_source_path(source));
    d->source.sha256 = g_strdup(mx_source_sha256(source));
    d->source.producer = g_strdup(mx_source_producer(source));
    d->source.bytes = mx_source_bytes(source);
    d->source.pages = mx_source_n_pages(source);
}

/* One diagnostic for each run of pages. */
static void note_garbled(MxDisclosure *d, const GPtrArray *layouts) {
    for (guint i = 0; i < layouts->len; i++) {
        guint first = i;
        while (i < layouts->len && ((const MxLayout *)layouts->pdata[i])->text == MX_TEXT_GARBLED)
            i++;
        if (i == first)
            continue;
        g_autofree char *pages = i == first + 1 ? g_strdup_printf("page %u", first + 1)
                                                : g_strdup_printf("pages %u to %u", first + 1, i);
        mx_disclosure_note(d, MX_SEVERITY_ERROR, "garbled-text", first + 1,
                           "%s: the fonts do not say which characters they draw, so the text "
                           "cannot be read; run OCR first",
                           pages);
    }
}

static int compare_characters(const void *a, const void *b) {
    gunichar p = *(const gunichar *)a, q = *(const gunichar *)b;
    return (p > q) - (p < q);
}

/* Slanted characters come in no order: what is one text is told by those it has. */
static char *sort_text(const char *text) {
    glong n;
    g_autofree gunichar *characters = g_utf8_to_ucs4_fast(text, -1, &n);
    qsort(characters, (gsize)n, sizeof *characters, compare_characters);
    return g_ucs4_to_utf8(characters, n, NULL, NULL, NULL);
}

/* Once for each text: a watermark stands on every page. */
static void note_overprint(MxDisclosure *d, const GPtrArray *layouts) {
    g_autoptr(GHashTable) said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < layouts->len; i++) {
        const MxLayout *layout = layouts->pdata[i];
        if (layout->overprint != NULL && g_hash_table_add(said, sort_text(layout->overprint)))
            mx_disclosure_note(d, MX_SEVERITY_INFO, "overprint", layout->number,
                               "left out as a watermark or a seal, for it lies across other text: "
                               "%s",
                               layout->overprint);
    }
}

static void describe_text(MxDisclosure *d, const GPtrArray *layouts) {
    guint native = 0, ocr = 0, garbled = 0;
    for (guint i = 0; i < layouts->len; i++) {
        const MxLayout *layout = layouts->pdata[i];
        native += layout->text == MX_TEXT_NATIVE;
        ocr += layout->text == MX_TEXT_OCR;
        garbled += layout->text == MX_TEXT_GARBLED;
    }
    d->source.text = native && ocr ? "mixed" : ocr ? "ocr" : native ? "native" : "none";
    if (native + ocr + garbled == 0)
        mx_disclosure_note(d, MX_SEVERITY_ERROR, "no-text-layer", 0,
                           "no page has text: images only; run OCR first");
    note_garbled(d, layouts);
    note_overprint(d, layouts);
}

static void read_layouts(MxDisclosure *disclosure, const GPtrArray *layouts,
                         const MxPatterns *patterns) {
    describe_text(disclosure, layouts);
    mx_segment(disclosure, layouts, patterns);
    mx_check(disclosure, patterns);
}

MxDisclosure *mx_pipeline_read(const MxSource *source, const GPtrArray *layouts,
                               const MxPatterns *patterns) {
    MxDisclosure *disclosure = mx_disclosure_new();
    describe_source(disclosure, source);
    read_layouts(disclosure, layouts, patterns);
    return disclosure;
}

MxDisclosure *mx_extract(MxSource *source, const MxPatterns *patterns, GError **error) {
    g_autoptr(GPtrArray) layouts = mx_pipeline_load(source, NULL, error);
    return layouts ? mx_pipeline_read(source, layouts, patterns) : NULL;
}

/* ---------------------------------------------------------------------------- page models -- */

static bool is_end(const char *json, const char *end) {
    while (json < end && g_ascii_isspace(*json))
        json++;
    return json == end;
}

static GPtrArray *load_models(const char *json, gsize length, GError **error) {
    g_autoptr(GPtrArray) layouts = g_ptr_array_new_with_free_func((GDestroyNotify)mx_layout_free);
    const char *end = json + length;
    do {
        g_autoptr(MxPage) page = mx_page_load_next(&json, end, error);
        if (page == NULL) {
            g_prefix_error(error, "page %u: ", layouts->len + 1);
            return NULL;
        }
        page->number = layouts->len + 1;
        g_ptr_array_add(layouts, mx_layout_new(page));
    } while (!is_end(json, end));
    return g_steal_pointer(&layouts);
}

MxDisclosure *mx_extract_models(const char *path, const MxPatterns *patterns, GError **error) {
    g_autofree char *json = NULL;
    gsize length;
    g_autoptr(GPtrArray) layouts = NULL;
    if (g_file_get_contents(path, &json, &length, error))
        layouts = load_models(json, length, error);
    if (layouts == NULL)
        return NULL;
    MxDisclosure *disclosure = mx_disclosure_new();
    disclosure->source.file = g_filename_display_name(path);
    disclosure->source.sha256 = mx_sha256(json, length);
    disclosure->source.bytes = length;
    disclosure->source.pages = layouts->len;
    read_layouts(disclosure, layouts, patterns);
    return disclosure;
}
