/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules that leave out a column → cells over rows. */
#ifndef MX_LAYOUT_STREAM_ROWS_MERGED_H
#define MX_LAYOUT_STREAM_ROWS_MERGED_H

#include "layout/stream/rows/piece.h"

/** mx_body_find_merged: (transfer full): by row boundary * number of columns + column: whether the
 * rule between two rows below the header leaves the column out. @ys: the boundaries, which move to
 * such rules. */
bool *mx_body_find_merged(const MxStreamBody *body, double *ys);

#endif
