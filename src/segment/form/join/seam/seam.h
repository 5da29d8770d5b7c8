/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page break cut, and joins. */
#ifndef MX_SEGMENT_FORM_JOIN_SEAM_SEAM_H
#define MX_SEGMENT_FORM_JOIN_SEAM_SEAM_H

#include "pattern/pattern.h"
#include "segment/form/columns.h"
#include "segment/form/join/rows.h"

/** mx_form_rows_fit: whether each box of the first row of @sheet stands just as one of the last of
 * @rows, and the first says nothing, or the rest of a label: the row is the rest of one that a page
 * break cut. */
bool mx_form_rows_fit(const MxFormRows *rows, const MxSheet *sheet);

/**
 * mx_form_rows_join:
 * @rows: (transfer full): the rows so far
 * @columns: (nullable): the block that their last row belongs to
 * @grid: what stands on @page, of which the rows [@first, @end) go on with them
 * @repeats: (element-type MxField): gets what they print again
 *
 * Returns: (transfer full): all rows; what the page break cut is one again
 */
MxFormRows *mx_form_rows_join(MxFormRows *rows, const MxFormColumns *columns, const MxPack *pack,
                              const MxGrid *grid, guint first, guint end, guint page,
                              GPtrArray *repeats);

#endif
