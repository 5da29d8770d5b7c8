/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that text shows and no ruling draws. */
#ifndef MX_LAYOUT_LATTICE_IMPLIED_ROWS_H
#define MX_LAYOUT_LATTICE_IMPLIED_ROWS_H

#include "layout/lattice/frame.h"

/** mx_frame_draw_rows: adds the boundaries between rows, once those between columns are there. */
void mx_frame_draw_rows(MxFrame *frame);

#endif
