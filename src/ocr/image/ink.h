/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a picture is dark. */
#ifndef MX_OCR_IMAGE_INK_H
#define MX_OCR_IMAGE_INK_H

#include "ocr/image/raster.h"

/** MxBlob: pixels that touch each other: from (@x0, @y0) to before (@x1, @y1), @area of them dark.
 */
typedef struct {
    int x0, y0, x1, y1, area;
} MxBlob;

/** mx_raster_to_ink: (transfer full): 0 for ink, 255 for paper. */
MxRaster *mx_raster_to_ink(const MxRaster *raster);

/** mx_raster_to_pale_ink: (transfer full): the same, and what is paler: thin rulings. */
MxRaster *mx_raster_to_pale_ink(const MxRaster *raster);

/** mx_raster_to_faint_ink: (transfer full): the same, and what is pale in two columns side by side:
 * thin uprights that lie between them. */
MxRaster *mx_raster_to_faint_ink(const MxRaster *raster);

/** mx_ink_find_blobs: (transfer full) (element-type MxBlob): by the row that they begin in. */
GArray *mx_ink_find_blobs(const MxRaster *ink);

/** mx_ink_keep_runs: (transfer full): of @ink only what stands in runs of @length pixels at least,
 * across, of which gaps of up to @gap are part. */
MxRaster *mx_ink_keep_runs(const MxRaster *ink, int length, int gap);

static inline int mx_blob_width(MxBlob b) {
    return b.x1 - b.x0;
}
static inline int mx_blob_height(MxBlob b) {
    return b.y1 - b.y0;
}
static inline MxBlob mx_blob_union(MxBlob a, MxBlob b) {
    return (MxBlob){ MIN(a.x0, b.x0), MIN(a.y0, b.y0), MAX(a.x1, b.x1), MAX(a.y1, b.y1),
                     a.area + b.area };
}

#endif
