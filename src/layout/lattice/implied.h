/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boundaries that a table leaves undrawn. */
#ifndef MX_LAYOUT_LATTICE_IMPLIED_H
#define MX_LAYOUT_LATTICE_IMPLIED_H

#include "layout/lattice/frame.h"

/** mx_frame_draw_implied: draws and adds the boundaries that the text of @frame shows and no ruling
 * does. @tokens: (element-type MxToken): the text of the page */
void mx_frame_draw_implied(MxFrame *frame, const GArray *tokens);

#endif
