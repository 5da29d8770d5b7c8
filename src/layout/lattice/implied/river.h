/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns that text shows and no ruling draws. */
#ifndef MX_LAYOUT_LATTICE_IMPLIED_RIVER_H
#define MX_LAYOUT_LATTICE_IMPLIED_RIVER_H

#include "layout/lattice/frame.h"

/** mx_frame_draw_columns: draws and adds the boundaries between columns. */
void mx_frame_draw_columns(MxFrame *frame);

/** mx_frame_open_crossed: takes back what no ruling draws and words of a row cross. */
void mx_frame_open_crossed(MxFrame *frame);

#endif
