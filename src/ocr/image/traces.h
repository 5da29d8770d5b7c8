/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a level goes on that is too pale to be seen pixel by pixel. */
#ifndef MX_OCR_IMAGE_TRACES_H
#define MX_OCR_IMAGE_TRACES_H

#include <glib.h>

#include "ocr/image/raster.h"

/**
 * mx_traces_fill:
 * @across: what is ink of levels
 * @picture: white paper, black ink
 * @levels: (element-type MxRuling): as they are in @across; @uprights: the same
 *
 * Draws into @across what is missing of a level between its pieces, and from its ends to uprights.
 */
void mx_traces_fill(MxRaster *across, const MxRaster *picture, const GArray *levels,
                    const GArray *uprights, double dpi);

/**
 * mx_traces_seek:
 *
 * Adds to @across levels of which nothing is seen: their trace goes on from upright to upright for
 * 1.6 inches at least. What cannot be told from paper is left.
 */
void mx_traces_seek(MxRaster *across, const MxRaster *picture, const GArray *levels,
                    const GArray *uprights, double dpi);

#endif
