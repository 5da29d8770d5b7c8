/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MX_PAGE_CANVAS_H
#define MX_PAGE_CANVAS_H

#include <glib.h>

/**
 * MxCanvas: a page drawn: @height rows of @stride bytes, 4 bytes a pixel, @scale pixels a point.
 * @mask: room for a byte a pixel, of @mask_size; NULL until it is needed
 * All zero at first; kept from page to page. Free @pixels and @mask with g_free().
 */
typedef struct {
    guint8 *pixels, *mask;
    gsize size, mask_size, stride;
    int width, height;
    double scale;
} MxCanvas;

#endif
