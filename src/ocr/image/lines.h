/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of text in a picture. */
#ifndef MX_OCR_IMAGE_LINES_H
#define MX_OCR_IMAGE_LINES_H

#include "ocr/image/rules.h"

/**
 * MxInkLine: one line, of a box where there is one. Pixels.
 * @x0…@y1: its ink
 * @left…@bottom: what bounds it: the rulings around it, or the picture's edges
 * @boxed: whether rulings bound it on both sides: then all that stands in the line is one text
 * @em: how high its type is
 * @blobs: (element-type MxBlob): its ink, from left to right
 */
typedef struct {
    double x0, y0, x1, y1;
    double left, top, right, bottom;
    bool boxed;
    double em;
    GArray *blobs;
} MxInkLine;

/** mx_ink_find_lines: (transfer full) (element-type MxInkLine): from top to bottom, boxes from left
 * to right. Level strokes may be of @pale ink only. */
GPtrArray *mx_ink_find_lines(const MxRaster *ink, const MxRaster *pale, const MxRules *rules,
                             double dpi);

#endif
