/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a mark hangs below the digits beside it. */
#ifndef MX_OCR_FIGURE_TAILS_H
#define MX_OCR_FIGURE_TAILS_H

#include "ocr/image/lines.h"
#include "ocr/image/raster.h"

/* No mark, or none that stands apart from the digits. */
#define MX_TAIL_UNKNOWN -1.0

/**
 * mx_tail_of_last_mark:
 * @figure: (element-type MxSign): of @line, @at in pixels of @picture
 *
 * Returns: the share of the last mark's ink that is below the digits' feet: little of a point, half
 *     of a comma
 */
double mx_tail_of_last_mark(const GArray *figure, const MxInkLine *line, const MxRaster *picture);

#endif
