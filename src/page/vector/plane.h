/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: a page in shades of grey. */
#ifndef MX_PAGE_VECTOR_PLANE_H
#define MX_PAGE_VECTOR_PLANE_H

#include <glib.h>
#include <stdbool.h>

#include "base/box.h"

/**
 * MxPlane: a page drawn: @height rows of @stride bytes, one a pixel, @scale pixels a point.
 * @at: darkness, as mx_plane_darkness() has it: 0 for paper, 255 for black
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

/**
 * mx_plane_darkness:
 * @red, @green, @blue: 0 to 255
 *
 * A colour as a shade of grey of which no two that a reader tells apart beside one another should
 * be the same. Pale tints are as dark as the primary colour that they lack: by its luminance, a
 * cell shaded in cream would be paper. A full colour lies half-way to its luminance, or black rules
 * on yellow would be yellow. Grey stays what it is. Between is a parabola, which falls nowhere.
 *
 * Returns: 0 for white, 255 for black; yellow 142, red 217, blue 240
 */
static inline guint8 mx_plane_darkness(int red, int green, int blue) {
    int least = red < green ? red : green;
    int lacking = 255 - (least < blue ? least : blue);
    int dark = 255 - (299 * red + 587 * green + 114 * blue + 500) / 1000;
    return (guint8)(dark + (lacking - dark) * (510 - lacking) / 510);
}

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
