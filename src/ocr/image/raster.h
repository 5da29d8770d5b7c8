/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures in grey, and what is done to them as a whole. */
#ifndef MX_OCR_IMAGE_RASTER_H
#define MX_OCR_IMAGE_RASTER_H

#include <glib.h>
#include <stdbool.h>

/** MxRaster: @height rows of @width bytes, one after another: 0 black, 255 white. */
typedef struct {
    int width, height;
    guint8 *at;
} MxRaster;

/** mx_raster_new: (transfer full): white. */
MxRaster *mx_raster_new(int width, int height);
void mx_raster_free(MxRaster *raster);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxRaster, mx_raster_free)

static inline guint8 *mx_raster_row(const MxRaster *raster, int y) {
    return raster->at + (gsize)y * (gsize)raster->width;
}

/** mx_raster_turn: (transfer full): turned clockwise by @quarters of a circle, 0 to 3. */
MxRaster *mx_raster_turn(const MxRaster *raster, int quarters);

/** mx_raster_shear: (transfer full): what leans by @slope (pixels down for one to the right) made
 * level, about the middle; for slopes of a few hundredths, at which that is a turn. */
MxRaster *mx_raster_shear(const MxRaster *raster, double slope);

/** mx_raster_cut: (transfer full): the part from (@x, @y), of @width × @height, which may reach
 * beyond the picture, brought to @out_width × @out_height; white where there is nothing. */
MxRaster *mx_raster_cut(const MxRaster *raster, double x, double y, double width, double height,
                        int out_width, int out_height);

/** mx_raster_soften: a picture that has nothing but black and white, as fax machines and office
 * scanners make them, gets the edges that others have; no other is changed. Returns: whether it is
 * one. */
bool mx_raster_soften(MxRaster *r);

/** mx_raster_whiten: makes the paper white and the ink as dark as it can be, place by place. */
void mx_raster_whiten(MxRaster *raster);

/** mx_raster_find_slope: by how much lines lean: pixels down for one to the right; 0 where nothing
 * tells. */
double mx_raster_find_slope(const MxRaster *raster);

#endif
