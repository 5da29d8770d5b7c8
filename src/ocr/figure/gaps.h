/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between the digits of a figure and was not read. */
#ifndef MX_OCR_FIGURE_GAPS_H
#define MX_OCR_FIGURE_GAPS_H

#include "ocr/image/lines.h"
#include "ocr/image/raster.h"
#include "ocr/text/decode.h"

/**
 * mx_gaps_fill:
 * @figure: (element-type MxSign): of the line @whole, @at in pixels of @picture; marks may be added
 *
 * Between two digits that stand apart, ink at their feet and none above it is a mark. Where the
 * figure has room for one it becomes one, MxSign.inferred and in doubt; else the whole is in doubt,
 * as it is where a digit's ink was not read.
 */
void mx_gaps_fill(GArray *figure, const MxInkLine *whole, const MxRaster *picture);

#endif
