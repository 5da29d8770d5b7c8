/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A government's figure and those of the places that it consists of. */
#ifndef MX_CHECK_LOOKUP_PLACES_H
#define MX_CHECK_LOOKUP_PLACES_H

#include "check/figure/value.h"
#include "check/scopes/instance.h"

/**
 * mx_sum_places: the figure of the cell in scope, as the tables of its parts print it: of the level
 * itself and of its districts, or its development zones.
 *
 * Returns: (transfer full) (nullable): NULL where no two parts print it, where levels pay each
 * other in such a row, and where a part lacks it and the others do not come to the cell
 */
MxValue *mx_sum_places(MxCheck *check, const MxInstance *instance);

#endif
