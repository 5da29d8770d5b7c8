/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page as Poppler draws it. */
#ifndef MX_PAGE_CANVAS_H
#define MX_PAGE_CANVAS_H

#include <glib.h>
#include <stdbool.h>

#include "page/page.h"
#include "page/vector/plane.h"

/* Poppler's own, so that its header stays out of those that include this one. */
typedef struct _PopplerPage PopplerPage;

/**
 * MxCanvas: a page drawn: @height rows of @stride bytes, 4 bytes a pixel, @scale pixels a point.
 * All zero at first; kept from page to page. Free @pixels with g_free().
 */
typedef struct {
    guint8 *pixels;
    gsize size, stride;
    int width, height;
    double scale;
} MxCanvas;

/** mx_canvas_to_plane: makes @plane as large as @canvas, with its darkness. */
void mx_canvas_to_plane(const MxCanvas *canvas, MxPlane *plane);

/**
 * mx_canvas_draw:
 *
 * Draws @page. Poppler finds the text on the way: where it is drawn first, reading the glyphs costs
 * nothing more. %MX_ERROR_LIMIT where there is no memory for it.
 */
bool mx_canvas_draw(MxCanvas *canvas, const MxPage *page, PopplerPage *poppler, double scale,
                    GError **error);

/** mx_page_drawing_scale: pixels a point at which strokes of @page's type are told from rulings. */
double mx_page_drawing_scale(const MxPage *page);

#endif
