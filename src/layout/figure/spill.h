/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that reach over a ruling → the cell that each belongs to. */
#ifndef MX_LAYOUT_FIGURE_SPILL_H
#define MX_LAYOUT_FIGURE_SPILL_H

#include "layout/grid.h"

/**
 * mx_figures_settle:
 * @glyphs: (element-type MxGlyph): in the producer's order
 * @cells: (inout): for each glyph the cell that its middle lies in, NULL for none
 *
 * Gives a figure of which a small part spills over into the next cell to its own cell as a whole.
 */
void mx_figures_settle(const GPtrArray *glyphs, MxCell **cells);

#endif
