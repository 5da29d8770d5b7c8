/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: a page in shades of grey. */
#ifndef MX_PAGE_VECTOR_PLANE_H
#define MX_PAGE_VECTOR_PLANE_H

#include <glib.h>
#include <stdbool.h>

/**
 * MxPlane: a page drawn: @height rows of @stride bytes, one a pixel, @scale pixels a point.
 * @at: darkness: 0 for paper, 255 for what is dark in any colour (255 minus the least of red, green
 *   and blue)
 * @size: of the memory at @at
 * @top, @bottom: the rows, @bottom exclusive, that may be anything but paper
 * All zero at first. Kept from page to page: memory that is new on every page costs more than its
 * use. Free @at with g_free().
 */
typedef struct {
    guint8 *at;
    gsize size, stride;
    int width, height, top, bottom;
    double scale;
} MxPlane;

/** mx_plane_resize: gives the plane a size in pixels, and makes it blank. */
void mx_plane_resize(MxPlane *plane, int width, int height, double scale);

/** mx_plane_touch: says that rows @top to @bottom (exclusive) are painted on by other means. */
void mx_plane_touch(MxPlane *plane, int top, int bottom);

/**
 * mx_plane_begin:
 * @width_pt, @height_pt: what is to be drawn
 * @scale: pixels a point; fewer are taken where there would be too many
 *
 * As mx_plane_resize(), for a page.
 */
void mx_plane_begin(MxPlane *plane, double width_pt, double height_pt, double scale);

/** mx_plane_scale: @scale, or less where the page would have too many pixels. */
double mx_plane_scale(double width_pt, double height_pt, double scale);

/**
 * mx_plane_fill_box:
 * @x0, @y0, @x1, @y1: in pixels, within the plane
 * @darkness: 0 to 255
 * @alpha: how much it covers: 0 to 1
 *
 * Fills a rectangle and every pixel that it touches (ISO 32000-1, 10.6.5): between parts that meet
 * there is no seam, and no rule is too thin to be seen. A pixel that is covered in part becomes no
 * lighter: a light area does not take away the rule along its edge.
 */
void mx_plane_fill_box(MxPlane *plane, double x0, double y0, double x1, double y1, guint8 darkness,
                       double alpha);

#endif
