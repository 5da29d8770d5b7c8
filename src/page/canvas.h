/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MX_PAGE_CANVAS_H
#define MX_PAGE_CANVAS_H

#include <glib.h>

#include "page/vector/plane.h"

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

#endif
