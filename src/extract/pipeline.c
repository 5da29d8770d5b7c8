/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to layouts, layouts to a document, its rules checked. */
#include "extract/pipeline.h"

#include "check/check.h"
#include "conserve/conserve.h"
#include "extract/corrections/corrections.h"
#include "extract/sureness.h"
#include "extract/text_layer.h"
#include "layout/layout.h"
#include "model/disclosure.h"
#include "ocr/pages.h"
#include "ocr/words/agreement.h"
#include "page/source.h"
#include "pattern/pattern.h"
#include "segment/segment.h"

void mx_pipeline_add_page(MxLaying *laying, MxPage *page) {
    bool waits = page->readings != NULL;
    g_ptr_array_add(laying->layouts, waits ? NULL : mx_layout_new(page));
    g_ptr_array_add(laying->waiting, waits ? page : NULL);
    if (!waits)
        mx_page_free(page);
}

bool mx_pipeline_waits(const MxLaying *laying) {
    for (guint i = 0; i < laying->waiting->len; i++)
        if (laying->waiting->pdata[i] != NULL)
            return true;
    return false;
}

GPtrArray *mx_pipeline_lay_out(MxLaying *laying, const MxPatterns *patterns) {
    g_autoptr(GPtrArray) words = patterns != NULL ? mx_patterns_words(patterns) : NULL;
    mx_readings_agree(laying->waiting, words);
    for (guint i = 0; i < laying->waiting->len; i++)
        if (laying->waiting->pdata[i] != NULL)
            laying->layouts->pdata[i] = mx_layout_new(laying->waiting->pdata[i]);
    g_ptr_array_set_size(laying->waiting, 0);
    return g_ptr_array_ref(laying->layouts);
}

MxLaying mx_pipeline_begin(void) {
    return (MxLaying){ g_ptr_array_new_with_free_func((GDestroyNotify)mx_layout_free),
                       g_ptr_array_new_with_free_func((GDestroyNotify)mx_page_free) };
}

void mx_laying_clear(MxLaying *laying) {
    g_ptr_array_unref(laying->layouts);
    g_ptr_array_unref(laying->waiting);
}

/* Layouts of all pages; one that cannot be read is an empty one, unless none can. */
GPtrArray *mx_pipeline_load(MxSource *source, MxPatternsGet get, gpointer data, GError **error) {
    g_auto(MxLaying) laying = mx_pipeline_begin();
    g_autoptr(GError) first = NULL; /* why the first page that cannot be read cannot */
    g_autoptr(MxPages) pages = mx_pages_new(source);
    guint n_lost = 0, n = mx_source_n_pages(source);
    for (guint number = 1; number <= n; number++) {
        MxPage *page = mx_pages_try(pages, number, first ? NULL : &first);
        n_lost += page->lost != NULL;
        mx_pipeline_add_page(&laying, page);
    }
    mx_source_leave_pages(source);
    if (n_lost > 0 && n_lost == n) {
        g_propagate_error(error, g_steal_pointer(&first));
        return NULL;
    }
    const MxPatterns *patterns = NULL;
    if (mx_pipeline_waits(&laying) && (patterns = get(data, error)) == NULL)
        return NULL;
    mx_corrections_apply(source, laying.waiting);
    return mx_pipeline_lay_out(&laying, patterns);
}

const MxPatterns *mx_pipeline_patterns(gpointer patterns, GError **error) {
    (void)error;
    return patterns;
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
    mx_corrections_describe(disclosure, source, layouts);
    mx_pipeline_read_layouts(disclosure, layouts, patterns);
    return disclosure;
}
