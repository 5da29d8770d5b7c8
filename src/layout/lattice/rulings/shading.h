/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Components of rulings that are edges of shaded rows, in tables that rules without ends part. */
#ifndef MX_LAYOUT_LATTICE_SHADING_H
#define MX_LAYOUT_LATTICE_SHADING_H

#include <glib.h>
#include <stdbool.h>

#include "page/page.h"

/**
 * mx_shading_is_in_ladder:
 * @hs: (element-type MxRuling): the page's horizontal rulings
 * @members: how many rulings each root's component has
 * @roots: the root of each ruling
 * @box: a frame
 *
 * Returns: whether the frame is the shading of rows in a table that rules without ends part: one of
 * those, as long as the frame is wide, lies near it
 */
bool mx_shading_is_in_ladder(const GArray *hs, const guint *members, const guint *roots, MxBox box);

/** mx_shading_has_sides: whether the upright rulings @vs are sides of shaded rows, two or more: no
 * ruling of @hs crosses one, as those between rows cross the sides of a table. */
bool mx_shading_has_sides(const GArray *hs, const GArray *vs);

/**
 * mx_shading_makes_rows:
 * @hs: (element-type MxRuling): the page's horizontal rulings
 * @vs: (element-type MxRuling): a component's upright ones
 * @box: the component's
 *
 * Returns: whether nothing upright in @box is a line: shaded rows in a table that rules without
 * ends part. Cells over rows notch their edges, here and there; shaded columns have edges as high
 * as the table.
 */
bool mx_shading_makes_rows(const GArray *hs, const GArray *vs, MxBox box);

#endif
