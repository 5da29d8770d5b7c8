/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels of a heading that the ends of upright rulings show. */
#ifndef MX_LAYOUT_LATTICE_IMPLIED_LEVEL_H
#define MX_LAYOUT_LATTICE_IMPLIED_LEVEL_H

#include "layout/lattice/frame.h"

/** mx_frame_split_levels: ends the cell above each upright ruling that begins within a row, and the
 * one below each that ends there, once the rows are drawn. */
void mx_frame_split_levels(MxFrame *frame);

#endif
