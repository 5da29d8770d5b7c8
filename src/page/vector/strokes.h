/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: strokes of characters, told from rulings. */
#ifndef MX_PAGE_VECTOR_STROKES_H
#define MX_PAGE_VECTOR_STROKES_H

#include <stdbool.h>

#include "page/canvas.h"
#include "page/page.h"
#include "page/vector/plane.h"

/** MxRun: edge pixels in a row: @at across them, @from to @to (exclusive) along, in pixels. */
typedef struct {
    int at, from, to;
} MxRun;

/**
 * MxStrokes: where ink of characters can be.
 * @plane: what may be at each pixel
 * @canvas: (nullable): the page drawn, its text and all
 * @largest_pt: height of the largest character
 * All are borrowed.
 */
typedef struct {
    MxPlane *plane;
    const MxPage *page;
    const MxCanvas *canvas;
    double largest_pt;
} MxStrokes;

/**
 * mx_strokes_init:
 * @largest_pt: height of the page's largest glyph
 * @drawn: what the runs were found on
 * @ink: is overwritten
 *
 * From the glyphs of @page. Without @canvas, those across others count for nothing: they were not
 * drawn.
 */
void mx_strokes_init(MxStrokes *strokes, const MxPage *page, double largest_pt,
                     const MxPlane *drawn, const MxCanvas *canvas, MxPlane *ink);

/**
 * mx_strokes_take:
 * @run: (inout): of edge pixels; loses at its ends what runs through characters
 *
 * Returns: whether the run is a stroke of characters, or the edge of a watermark's ink
 */
bool mx_strokes_take(const MxStrokes *strokes, MxRun *run, bool vertical);

#endif
