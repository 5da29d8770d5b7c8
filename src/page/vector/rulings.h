/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: ruling lines, from a page drawn. */
#ifndef MX_PAGE_VECTOR_RULINGS_H
#define MX_PAGE_VECTOR_RULINGS_H

#include "page/canvas.h"
#include "page/page.h"
#include "page/vector/plane.h"

/**
 * mx_page_read_rulings:
 * @plane: the page drawn
 * @canvas: (nullable): the same with colours, where its text was drawn as well
 * @ink: room for a plane, which is overwritten where it is needed
 *
 * Fills @page->horizontal and @page->vertical.
 */
void mx_page_read_rulings(MxPage *page, const MxPlane *plane, const MxCanvas *canvas, MxPlane *ink);

#endif
