/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: the two halves of reading a page from Poppler. */
#ifndef MX_PAGE_POPPLER_PAGE_H
#define MX_PAGE_POPPLER_PAGE_H

#include <poppler.h>
#include <stdbool.h>

#include "page/page.h"

/** mx_page_read_glyphs: fills @page->glyphs; %MX_ERROR_LIMIT beyond @max_glyphs. */
bool mx_page_read_glyphs(MxPage *page, PopplerPage *poppler, guint max_glyphs, GError **error);

/** MxCanvas: memory for drawing pages, kept from page to page. Free @pixels with g_free(). */
typedef struct {
    guint8 *pixels;
    gsize size;
} MxCanvas;

/**
 * mx_page_read_rulings:
 * @canvas: (inout): all zero at first
 *
 * Fills @page->horizontal and @page->vertical. Needs the glyphs, to tell strokes of characters
 * from rulings.
 */
bool mx_page_read_rulings(MxPage *page, PopplerPage *poppler, MxCanvas *canvas, GError **error);

/**
 * mx_page_is_running_text:
 *
 * Whether the characters, in their order, form lines from the left margin and nothing else: no cell
 * stands beside another. Such a page need not be drawn, and drawing is the larger half of reading
 * one. Of 3,000 published pages this holds for three of four without a table and for one with: a
 * table's last page on which only its first column has text.
 */
bool mx_page_is_running_text(const MxPage *page);

#endif
