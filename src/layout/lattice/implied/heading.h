/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lower edge of a heading that is drawn in part. */
#ifndef MX_LAYOUT_LATTICE_IMPLIED_HEADING_H
#define MX_LAYOUT_LATTICE_IMPLIED_HEADING_H

#include "layout/lattice/frame.h"

/** mx_frame_close_heading: draws the rest of an edge between headings and figures. */
void mx_frame_close_heading(MxFrame *frame);

#endif
