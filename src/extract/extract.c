/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pipeline: a source through every room, to a disclosure. */
#include "extract/pipeline.h"

#include "check/check.h"
#include "layout/layout.h"
#include "model/disclosure.h"
#include "page/source.h"
#include "segment/segment.h"

/* Layouts of all pages; what a page's characters and rulings were is freed at once, so that memory
 * grows with what is printed in cells only. */
GPtrArray *mx_pipeline_load(MxSource *source, GError **error) {
    g_autoptr(GPtrArray) layouts = g_ptr_array_new_with_free_func((GDestroyNotify)mx_layout_free);
    for (guint number = 1; number <= mx_source_n_pages(source); number++) {
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

static void describe_text(MxDisclosure *d, const GPtrArray *layouts) {
    guint native = 0, ocr = 0;
    for (guint i = 0; i < layouts->len; i++) {
        const MxLayout *layout = layouts->pdata[i];
        native += layout->text == MX_TEXT_NATIVE;
        ocr += layout->text == MX_TEXT_OCR;
    }
    d->source.text = native && ocr ? "mixed" : ocr ? "ocr" : native ? "native" : "none";
    if (native + ocr == 0)
        mx_disclosure_note(d, MX_SEVERITY_ERROR, "no-text-layer", 0,
                           "no page has text: images only; run OCR first");
}

MxDisclosure *mx_pipeline_read(const MxSource *source, const GPtrArray *layouts,
                               const MxPatterns *patterns) {
    MxDisclosure *disclosure = mx_disclosure_new();
    describe_source(disclosure, source);
    describe_text(disclosure, layouts);
    mx_segment(disclosure, layouts, patterns);
    mx_check(disclosure, patterns);
    return disclosure;
}

MxDisclosure *mx_extract(MxSource *source, const MxPatterns *patterns, GError **error) {
    g_autoptr(GPtrArray) layouts = mx_pipeline_load(source, error);
    return layouts ? mx_pipeline_read(source, layouts, patterns) : NULL;
}
