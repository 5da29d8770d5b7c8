/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a half-drawn grid → what each of its lines prints in each cell. */
#ifndef MX_LAYOUT_LATTICE_IMPLIED_ENTRIES_H
#define MX_LAYOUT_LATTICE_IMPLIED_ENTRIES_H

#include "layout/lattice/frame.h"

/** mx_frame_entries: (transfer full) (element-type MxEntry): of row @row, whose text @lines
 * (element-type MxTokenLine) are; columns are those of @frame. */
GArray *mx_frame_entries(const MxFrame *frame, guint row, const GPtrArray *lines);

#endif
