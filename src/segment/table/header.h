/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a grid → the header. */
#ifndef MX_SEGMENT_TABLE_HEADER_H
#define MX_SEGMENT_TABLE_HEADER_H

#include "layout/layout.h"
#include "pattern/pattern.h"
#include "segment/table/leaf.h"

/** mx_header_new: (transfer full): a grid without header rows gives body_row == first_row. */
MxHeader *mx_header_new(const MxPack *pack, const MxGrid *grid, guint first_row);
/** mx_row_is_index: whether @row only numbers the columns: 栏次 1 2 3. */
bool mx_row_is_index(const MxPack *pack, const MxGrid *grid, guint row);

#endif
