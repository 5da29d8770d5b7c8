/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that lies across other text: watermarks, seals. */
#ifndef MX_PAGE_OVERPRINT_H
#define MX_PAGE_OVERPRINT_H

#include <poppler.h>

#include "page/page.h"

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

#endif
