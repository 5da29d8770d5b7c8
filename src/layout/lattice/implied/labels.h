/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The labels of a grid's rows, where they stand beside it. */
#ifndef MX_LAYOUT_LATTICE_IMPLIED_LABELS_H
#define MX_LAYOUT_LATTICE_IMPLIED_LABELS_H

#include "layout/lattice/frame.h"

/** mx_frame_take_labels: makes a column of the text that labels the rows of @frame left of it.
 * @tokens: (element-type MxToken): of the page */
void mx_frame_take_labels(MxFrame *frame, const GArray *tokens);

#endif
