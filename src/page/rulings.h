/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: ruling lines, from a page drawn. */
#ifndef MX_PAGE_RULINGS_H
#define MX_PAGE_RULINGS_H

#include "page/page.h"
#include "page/plane.h"

typedef struct MxStrokes MxStrokes;

/** MxRun: edge pixels in a row: @at across them, @from to @to (exclusive) along, in pixels. */
typedef struct {
    int at, from, to;
} MxRun;

/**
 * mx_page_read_rulings:
 * @plane: the page drawn
 * @strokes: (nullable): where the page's characters are on it; NULL where they are not
 *
 * Fills @page->horizontal and @page->vertical.
 */
void mx_page_read_rulings(MxPage *page, const MxPlane *plane, const MxStrokes *strokes);

#endif
