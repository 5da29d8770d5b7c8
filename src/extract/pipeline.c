/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to layouts, layouts to a document, its rules checked. */
#include "extract/pipeline.h"

#include "check/check.h"
#include "conserve/conserve.h"
#include "extract/sureness.h"
#include "extract/text_layer.h"
#include "layout/layout.h"
#include "model/disclosure.h"
#include "ocr/pages.h"
#include "page/source.h"
#include "segment/segment.h"

/* Layouts of all pages; one that cannot be read is an empty one, unless none can. What a page's
 * characters and rulings were is freed at once, so that memory grows with what is printed in cells
 * only. */
GPtrArray *mx_pipeline_load(MxSource *source, GError **error) {
    g_autoptr(GPtrArray) layouts = g_ptr_array_new_with_free_func((GDestroyNotify)mx_layout_free);
    g_autoptr(GError) first = NULL; /* why the first page that cannot be read cannot */
    g_autoptr(MxPages) pages = mx_pages_new(source);
    guint n_lost = 0;
    for (guint number = 1; number <= mx_source_n_pages(source); number++) {
        g_autoptr(MxPage) page = mx_pages_try(pages, number, first ? NULL : &first);
        n_lost += page->lost != NULL;
        g_ptr_array_add(layouts, mx_layout_new(page));
    }
    mx_source_leave_pages(source);
    if (n_lost == 0 || n_lost < layouts->len)
        return g_steal_pointer(&layouts);
    g_propagate_error(error, g_steal_pointer(&first));
    return NULL;
}

static void describe_source(MxDisclosure *d, const MxSource *source) {
    d->source.file = g_filename_display_name(mx_source_path(source));
    d->source.sha256 = g_strdup(mx_source_sha256(source));
    d->source.producer = g_strdup(mx_source_producer(source));
    d->source.bytes = mx_source_bytes(source);
    d->source.pages = mx_source_n_pages(source);
}

static void note_damage(MxDisclosure *d, const MxDamage *damage) {
    g_autofree char *what = mx_damage_describe(damage);
    if (what != NULL)
        mx_disclosure_note(d, damage->errors ? MX_SEVERITY_ERROR : MX_SEVERITY_WARNING, "damaged",
                           0,
                           "the file is damaged and was mended as far as possible; pages or text "
                           "may be missing: %s",
                           what);
}

void mx_pipeline_read_layouts(MxDisclosure *disclosure, const GPtrArray *layouts,
                              const MxPatterns *patterns) {
    mx_text_layer_describe(disclosure, layouts);
    const MxPack *pack = mx_segment(disclosure, layouts, patterns);
    mx_sureness_of_fields(disclosure, layouts);
    mx_conserve_figures(disclosure, layouts, pack);
    mx_check(disclosure, patterns);
    mx_sureness_of_findings(disclosure, layouts);
}

MxDisclosure *mx_pipeline_read(const MxSource *source, const GPtrArray *layouts,
                               const MxPatterns *patterns) {
    MxDisclosure *disclosure = mx_disclosure_new();
    describe_source(disclosure, source);
    note_damage(disclosure, mx_source_damage(source));
    mx_pipeline_read_layouts(disclosure, layouts, patterns);
    return disclosure;
}
