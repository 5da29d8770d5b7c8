/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MX_UNIT_READ_PAGES_H
#define MX_UNIT_READ_PAGES_H

#include <criterion/criterion.h>
#include <mingxi/extract.h>

#include "segment/segment.h"

#define PROJECT_PATTERNS "../../patterns"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPatterns, mx_patterns_free)

/** read_pages: (transfer full): what the project's own patterns make of pages drawn by hand, which
 * stay the caller's. */
static inline MxDisclosure *read_pages(MxPage *const *pages, guint n) {
    g_autoptr(GError) error = NULL;
    g_autoptr(MxPatterns) patterns = mx_patterns_load(PROJECT_PATTERNS, &error);
    cr_assert(patterns, "%s", error ? error->message : "");
    g_autoptr(GPtrArray) layouts = g_ptr_array_new_with_free_func((GDestroyNotify)mx_layout_free);
    for (guint i = 0; i < n; i++) {
        pages[i]->number = i + 1;
        g_ptr_array_add(layouts, mx_layout_new(pages[i]));
    }
    MxDisclosure *disclosure = mx_disclosure_new();
    mx_segment(disclosure, layouts, patterns);
    return disclosure;
}

#endif
