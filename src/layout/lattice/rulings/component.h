/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rulings that touch: each component of them is at most one grid. */
#ifndef MX_LAYOUT_LATTICE_COMPONENT_H
#define MX_LAYOUT_LATTICE_COMPONENT_H

#include <glib.h>
#include <stdbool.h>

#include "page/page.h"

/* Rulings this near touch, in points. Producers leave corners open by a line's thickness (up to
 * 2 pt); the narrowest gap between two tables on one page seen is 9. */
#define MX_TOUCH_PT 2.5

/** mx_ruling_ends_alike: whether two parallel rulings begin and end at the same place. */
bool mx_ruling_ends_alike(const MxRuling *a, const MxRuling *b);

/**
 * mx_components_find:
 * @hs, @vs: (element-type MxRuling): a page's, sorted
 * @tokens: (element-type MxToken): of the page, to tell headings of groups from titles
 *
 * Returns: (transfer full): the root of each ruling, horizontal ones first: rulings of one
 * component share theirs, the number of one of them
 */
guint *mx_components_find(const GArray *hs, const GArray *vs, const GArray *tokens);

/** mx_components_count: (transfer full): how many of the @n rulings each root's component has. */
guint *mx_components_count(const guint *roots, guint n);

/** mx_component_select: (transfer full) (element-type MxRuling): the @rulings that are of the
 * component of
 * @root, or where not @own, those that are not; @roots: theirs. */
GArray *mx_component_select(const GArray *rulings, const guint *roots, guint root, bool own);

#endif
