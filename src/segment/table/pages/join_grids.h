/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two grids of one table → one grid. */
#ifndef MX_SEGMENT_TABLE_JOIN_GRIDS_H
#define MX_SEGMENT_TABLE_JOIN_GRIDS_H

#include "layout/grid.h"

/**
 * mx_grid_lies_in:
 *
 * Whether all upright boundaries of @coarse, which has at least three columns, are boundaries of
 * @fine too, reckoned from the left edges; the outer ones are the same.
 */
bool mx_grid_lies_in(const MxGrid *coarse, const MxGrid *fine);

/** mx_grids_stack: (transfer full) (nullable): @above over @below, as one grid; NULL where
 * neither's columns are parts of the other's. */
MxGrid *mx_grids_stack(const MxGrid *above, const MxGrid *below);

/**
 * mx_grids_set_beside:
 *
 * @left and @right, which stand beside each other, as one grid; @right is printed on @page, as its
 * cells say.
 *
 * A box of the header that the sheet's edge cut, with its text on the left, reaches over both.
 *
 * Returns: (transfer full)
 */
MxGrid *mx_grids_set_beside(const MxGrid *left, const MxGrid *right, guint page);

/** mx_grids_stand_beside: whether the rows of @right stand at the heights of @left's; a header of
 * @left may have more. */
bool mx_grids_stand_beside(const MxGrid *left, const MxGrid *right);

#endif
