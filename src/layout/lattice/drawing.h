/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts and diagrams, told from tables. */
#ifndef MX_LAYOUT_LATTICE_DRAWING_H
#define MX_LAYOUT_LATTICE_DRAWING_H

#include "layout/grid.h"
#include "layout/lattice/frame.h"

/** mx_frame_is_drawing: whether the rulings of @frame, which made @grid, draw a chart or a diagram.
 */
bool mx_frame_is_drawing(const MxFrame *frame, const MxGrid *grid);

#endif
