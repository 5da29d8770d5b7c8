/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: the two halves of reading a page from Poppler. */
#ifndef MX_PAGE_POPPLER_PAGE_H
#define MX_PAGE_POPPLER_PAGE_H

#include <poppler.h>
#include <stdbool.h>

#include "page/page.h"

/** mx_page_read_glyphs: fills @page->glyphs; %MX_ERROR_LIMIT beyond @max_glyphs. */
bool mx_page_read_glyphs(MxPage *page, PopplerPage *poppler, guint max_glyphs, GError **error);

/**
 * mx_page_read_rulings:
 * @canvas: (inout): image surface kept between pages of one size, so that its memory is touched once
 *
 * Fills @page->horizontal and @page->vertical. Needs the glyphs, to tell strokes of characters
 * from rulings.
 */
bool mx_page_read_rulings(MxPage *page, PopplerPage *poppler, cairo_surface_t **canvas,
                          GError **error);

/** mx_page_may_hold_grid: false where the text alone shows that no table or form is on @page. */
bool mx_page_may_hold_grid(const MxPage *page);

#endif
