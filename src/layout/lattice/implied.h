/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boundaries that only the text shows. */
#ifndef MX_LAYOUT_LATTICE_IMPLIED_H
#define MX_LAYOUT_LATTICE_IMPLIED_H

#include "layout/lattice/frame.h"

/** mx_frame_draw_implied: draws the edges, and adds the rows, that only the text of @frame shows.
 */
void mx_frame_draw_implied(MxFrame *frame);

#endif
