/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/page.h"

#include "base/order.h"

MxPage *mx_page_new(guint number, double width_pt, double height_pt) {
    MxPage *page = g_new0(MxPage, 1);
    page->number = number;
    page->width_pt = width_pt;
    page->height_pt = height_pt;
    page->glyphs = g_array_new(FALSE, FALSE, sizeof(MxGlyph));
    page->hidden = g_array_new(FALSE, FALSE, sizeof(MxGlyph));
    page->overprint = g_array_new(FALSE, FALSE, sizeof(MxGlyph));
    page->horizontal = g_array_new(FALSE, FALSE, sizeof(MxRuling));
    page->vertical = g_array_new(FALSE, FALSE, sizeof(MxRuling));
    return page;
}

void mx_page_free(MxPage *page) {
    if (page == NULL)
        return;
    g_array_unref(page->glyphs);
    g_array_unref(page->horizontal);
    g_array_unref(page->vertical);
    g_array_unref(page->hidden);
    g_array_unref(page->overprint);
    g_clear_pointer(&page->readings, g_array_unref);
    g_free(page->lost);
    g_free(page->damage);
    g_free(page->undrawn);
    g_free(page->unread);
    g_free(page);
}

double mx_page_type_size(const MxPage *page) {
    g_autoptr(GArray) sizes = g_array_new(FALSE, FALSE, sizeof(float));
    for (guint i = 0; i < page->glyphs->len; i++)
        g_array_append_val(sizes, g_array_index(page->glyphs, MxGlyph, i).size_pt);
    g_array_sort(sizes, mx_compare_floats);
    return sizes->len > 0 ? (double)g_array_index(sizes, float, sizes->len / 2) : 0;
}

int mx_ruling_compare(const void *a, const void *b) {
    const MxRuling *p = a, *q = b;
    if (p->at != q->at)
        return p->at < q->at ? -1 : 1;
    return (p->from > q->from) - (p->from < q->from);
}
