/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Type whose thin strokes a scanner of one bit has cut away. */
#ifndef MX_OCR_FIGURE_BROKEN_H
#define MX_OCR_FIGURE_BROKEN_H

#include "ocr/figure/marks.h"
#include "ocr/image/lines.h"

/** MxBreaks: of a page's digits that touch no other, how many are in pieces. */
typedef struct {
    guint broken, whole;
} MxBreaks;

/** mx_breaks_count: adds the digits of @figure, (element-type MxSign), which is @line. */
void mx_breaks_count(MxBreaks *breaks, const GArray *figure, const MxInkLine *line);

/**
 * mx_breaks_doubt:
 * @spans: (element-type MxSpan): the lines of @page
 *
 * Where digits of a page are in pieces, what is left of a 4 is a 1, which nobody is sure of.
 */
void mx_breaks_doubt(MxBreaks breaks, const GArray *spans, MxPage *page);

#endif
