/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: the two halves of reading a page from Poppler. */
#ifndef MX_PAGE_POPPLER_PAGE_H
#define MX_PAGE_POPPLER_PAGE_H

#include <poppler.h>
#include <stdbool.h>

#include <mingxi/source.h>

#include "page/canvas.h"
#include "page/page.h"

/** MxCensus: how many of a page's characters are Chinese or other letters, how many no text would
 * have.
 */
typedef struct {
    guint chinese, letters, accented, odd;
} MxCensus;

/** mx_census_count: takes in one printed character, those that are no code points of text too. */
void mx_census_count(MxCensus *census, gunichar ch);

/** mx_census_is_garbled: whether the characters are not those that are seen on the page. */
bool mx_census_is_garbled(const MxCensus *census);

/** MxStyle: what a run of text looks like. */
typedef struct {
    double size_pt;
    PopplerColor color;
} MxStyle;

/**
 * mx_page_drop_overprint:
 * @styles: of MxStyle: those of the page
 * @of: of guint: for each glyph, which of @styles it has
 *
 * Moves what lies across other text, watermarks and seals, from @page->glyphs to @page->overprint.
 */
void mx_page_drop_overprint(MxPage *page, const GArray *styles, const GArray *of);

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
 * mx_page_read_glyphs:
 *
 * Fills @page->glyphs; %MX_ERROR_LIMIT beyond @max_glyphs. A page whose characters are no text gets
 * none, and %MX_TEXT_GARBLED.
 */
bool mx_page_read_glyphs(MxPage *page, PopplerPage *poppler, guint max_glyphs, GError **error);

/**
 * mx_canvas_draw:
 *
 * Draws @page. Poppler finds the text on the way: where it is drawn first, reading the glyphs costs
 * nothing more. %MX_ERROR_LIMIT where there is no memory for it.
 */
bool mx_canvas_draw(MxCanvas *canvas, const MxPage *page, PopplerPage *poppler, double scale,
                    GError **error);

/**
 * mx_source_open_page:
 * @poppler: (out) (transfer full)
 *
 * Page @number, 1-based, with its size and nothing read yet. %MX_ERROR_DAMAGED; %MX_ERROR_LIMIT
 * where it is larger than the source's limits allow.
 *
 * Returns: (transfer full)
 */
MxPage *mx_source_open_page(MxSource *source, guint number, PopplerPage **poppler, GError **error);

/** mx_source_canvas: (transfer none): the canvas that the source's pages are drawn on. */
MxCanvas *mx_source_canvas(MxSource *source);

/** mx_page_drawing_scale: pixels a point at which strokes of @page's type are told from rulings. */
double mx_page_drawing_scale(const MxPage *page);

#endif
