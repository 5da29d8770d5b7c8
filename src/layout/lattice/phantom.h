/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boundaries that shadings made. */
#ifndef MX_LAYOUT_LATTICE_PHANTOM_H
#define MX_LAYOUT_LATTICE_PHANTOM_H

#include <glib.h>
#include <stdbool.h>

/** mx_places_drop_phantoms: takes out columns (or @rows) that two shadings made, without a token of
 * their own. */
void mx_places_drop_phantoms(GArray *places, const GArray *rulings, const GArray *tokens,
                             bool rows);

#endif
