/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where rulings part columns or rows. */
#ifndef MX_LAYOUT_LATTICE_BOUNDARY_H
#define MX_LAYOUT_LATTICE_BOUNDARY_H

#include <glib.h>
#include <stdbool.h>

#include "page/page.h"

/* Boundaries this near are one, in points: the two strokes of a double rule, a cell's own right
 * border beside its neighbour's left one. No row of text is lower than 5. */
#define MX_MERGE_PT 3.0

/**
 * mx_boundaries_find:
 * @along: (element-type MxRuling): the component's rulings along the boundaries, sorted
 * @across: (element-type MxRuling): those across, which tell where an open side ends
 * @tokens: (element-type MxToken): of the page
 * @rows: whether the boundaries are of rows
 *
 * Returns: (transfer full) (element-type double): places in points, ascending
 */
GArray *mx_boundaries_find(const GArray *along, const GArray *across, const GArray *tokens,
                           bool rows);

/** mx_boundaries_drop_thin: takes intervals out of @places that are a thick rule rather than a row
 * or column; @from, @to: how far the table reaches across, in points. */
void mx_boundaries_drop_thin(GArray *places, const MxPage *page, double from, double to, bool rows);

#endif
