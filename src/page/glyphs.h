/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Poppler's text of a page → characters. */
#ifndef MX_PAGE_GLYPHS_H
#define MX_PAGE_GLYPHS_H

#include <poppler.h>
#include <stdbool.h>

#include "page/page.h"
#include "page/vector/text/hidden.h"

/**
 * mx_page_find_text:
 *
 * Has Poppler find the text of a page with colour profiles. Asked for its text, poppler-glib takes
 * a new device for each page, which computes the tables of every profile anew: of such documents
 * that is two thirds of the time. Its drawing device keeps them, and finds the text on the way;
 * here it draws nothing, for all is clipped away.
 */
void mx_page_find_text(PopplerPage *poppler);

/**
 * MxGlyphsAsked:
 * @hidden: (nullable): which of them are not seen
 * @most: how many a page may have
 * @undrawn: whether drawing the page would take too long: the text of annotations is left out then
 */
typedef struct {
    MxHidden *hidden;
    guint most;
    bool undrawn;
} MxGlyphsAsked;

/**
 * mx_page_read_glyphs:
 *
 * Fills @page->glyphs; %MX_ERROR_LIMIT where there are too many. A page whose characters are no
 * text gets none, and %MX_TEXT_GARBLED.
 */
bool mx_page_read_glyphs(MxPage *page, PopplerPage *poppler, const MxGlyphsAsked *asked,
                         GError **error);

#endif
