/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters that were read → characters of the page model. */
#ifndef MX_OCR_TEXT_GLYPHS_H
#define MX_OCR_TEXT_GLYPHS_H

#include "ocr/image/lines.h"
#include "page/page.h"

/* How sure what stands beside ink that was not read may be, and such ink itself. */
#define MX_SURE_MISSED 0.4

/** mx_signs_em: how far from each other ideographs of the line are, in pixels. */
double mx_signs_em(const GArray *signs, const MxInkLine *line);

/**
 * mx_signs_place:
 * @signs: (element-type MxSign): of @line
 * @scale: pixels a point
 * @glyphs: MxGlyph are added, @readings: a MxReading for each, without its box
 *
 * Gives each a box as a font would: an em high and a little more, as wide as it is spaced;
 * neighbours touch. Ink that no character covers makes the nearest one doubtful; a line of nothing
 * but such ink becomes a box that nobody is sure of.
 */
void mx_signs_place(const GArray *signs, const MxInkLine *line, double scale, GArray *glyphs,
                    GArray *readings);

#endif
