/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of pages drawn by hand, read with the project's own patterns. */
#ifndef MX_UNIT_READ_PAGES_H
#define MX_UNIT_READ_PAGES_H

#include <criterion/criterion.h>
#include <mingxi/extract.h>

#include "segment/segment.h"
#include "support/packs.h"

/** lay_out_pages: (transfer full) (element-type MxLayout): @pages, counted from 1; they stay the
 * caller's. */
static inline GPtrArray *lay_out_pages(MxPage *const *pages, guint n) {
    GPtrArray *layouts = g_ptr_array_new_with_free_func((GDestroyNotify)mx_layout_free);
    for (guint i = 0; i < n; i++) {
        pages[i]->number = i + 1;
        g_ptr_array_add(layouts, mx_layout_new(pages[i]));
    }
    return layouts;
}

/** read_pages: (transfer full): what @pages say; they stay the caller's. */
static inline MxDisclosure *read_pages(MxPage *const *pages, guint n) {
    g_autoptr(MxPatterns) patterns = load_packs(PROJECT_PATTERNS);
    g_autoptr(GPtrArray) layouts = lay_out_pages(pages, n);
    MxDisclosure *disclosure = mx_disclosure_new();
    mx_segment(disclosure, layouts, patterns);
    return disclosure;
}

/** take_pages: the same; @pages are freed. */
static inline MxDisclosure *take_pages(MxPage **pages, guint n) {
    MxDisclosure *disclosure = read_pages(pages, n);
    for (guint i = 0; i < n; i++)
        mx_page_free(pages[i]);
    return disclosure;
}

#endif
