/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rest of a form on the next page, with the outer boxes that nothing closes there. */
#ifndef MX_SEGMENT_FORM_JOIN_SEAM_WIDEN_H
#define MX_SEGMENT_FORM_JOIN_SEAM_WIDEN_H

#include "layout/layout.h"

/**
 * mx_form_grid_widen:
 * @rows: what the form has so far
 * @grid: the grid that may go on with it
 *
 * Returns: (transfer full) (nullable): @grid with a blank column in place of the outer ones that it
 * lacks on one side; NULL where it lacks none, or does not stand as the others do
 */
MxGrid *mx_form_grid_widen(const MxGrid *rows, const MxGrid *grid);

#endif
