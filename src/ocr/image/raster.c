/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ocr/image/raster.h"

#include <math.h>
#include <string.h>

MxRaster *mx_raster_new(int width, int height) {
    MxRaster *raster = g_new(MxRaster, 1);
    gsize size = (gsize)width * (gsize)height;
    *raster = (MxRaster){ width, height, g_malloc(MAX(size, 1)) };
    memset(raster->at, 255, size);
    return raster;
}

void mx_raster_free(MxRaster *raster) {
    if (raster == NULL)
        return;
    g_free(raster->at);
    g_free(raster);
}

MxRaster *mx_raster_turn(const MxRaster *in, int quarters) {
    bool swaps = quarters % 2 == 1;
    int w = swaps ? in->height : in->width, h = swaps ? in->width : in->height;
    MxRaster *out = mx_raster_new(w, h);
    for (int y = 0; y < in->height; y++) {
        const guint8 *row = mx_raster_row(in, y);
        for (int x = 0; x < in->width; x++) {
            int to_x = quarters == 1   ? w - 1 - y
                       : quarters == 2 ? w - 1 - x
                       : quarters == 3 ? y
                                       : x;
            int to_y = quarters == 1   ? x
                       : quarters == 2 ? h - 1 - y
                       : quarters == 3 ? h - 1 - x
                                       : y;
            mx_raster_row(out, to_y)[to_x] = row[x];
        }
    }
    return out;
}

static guint8 pixel(const MxRaster *r, int x, int y) {
    return x >= 0 && x < r->width && y >= 0 && y < r->height ? mx_raster_row(r, y)[x] : 255;
}

/* Between the middles of pixels. */
static guint8 sample(const MxRaster *r, double x, double y) {
    double fx = floor(x), fy = floor(y), ax = x - fx, ay = y - fy;
    int ix = (int)fx, iy = (int)fy;
    double top = pixel(r, ix, iy) * (1 - ax) + pixel(r, ix + 1, iy) * ax;
    double bottom = pixel(r, ix, iy + 1) * (1 - ax) + pixel(r, ix + 1, iy + 1) * ax;
    return (guint8)(top * (1 - ay) + bottom * ay + 0.5);
}

MxRaster *mx_raster_shear(const MxRaster *in, double slope) {
    MxRaster *out = mx_raster_new(in->width, in->height);
    double cx = in->width / 2.0, cy = in->height / 2.0;
    for (int y = 0; y < in->height; y++)
        for (int x = 0; x < in->width; x++)
            mx_raster_row(out, y)[x] = sample(in, x - slope * (y - cy), y + slope * (x - cx));
    return out;
}

/* ------------------------------------------------------------------------------------ cuts -- */

/* Pixels of the cut that make one of the result, each way: their mean, where it is coarser. */
static int count_taps(double step) {
    return CLAMP((int)ceil(step), 1, 16);
}

MxRaster *mx_raster_cut(const MxRaster *in, double x, double y, double width, double height,
                        int out_width, int out_height) {
    MxRaster *out = mx_raster_new(out_width, out_height);
    double step_x = width / out_width, step_y = height / out_height;
    int nx = count_taps(step_x), ny = count_taps(step_y);
    for (int oy = 0; oy < out_height; oy++)
        for (int ox = 0; ox < out_width; ox++) {
            int sum = 0;
            for (int ty = 0; ty < ny; ty++)
                for (int tx = 0; tx < nx; tx++)
                    sum += sample(in, x + (ox + (tx + 0.5) / nx) * step_x - 0.5,
                                  y + (oy + (ty + 0.5) / ny) * step_y - 0.5);
            mx_raster_row(out, oy)[ox] = (guint8)(sum / (nx * ny));
        }
    return out;
}
