/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the rows of a table nest, and what may add up to a total in them. */
#ifndef MX_CHECK_STRUCTURE_NESTING_H
#define MX_CHECK_STRUCTURE_NESTING_H

#include "check/scopes/instance.h"

/**
 * mx_nesting_explains:
 * @instance: a cell
 *
 * Returns: whether the rule took the wrong rows: all rows together are a whole number of times the
 *     cell, each level counted once more; or all up to the next total are just the cell; or, where
 * the nesting is not clear, rows of one shape, or of two, or all but those of which, make up the
 * cell, or some of a dozen rows of unlike shapes do
 */
bool mx_nesting_explains(const MxCheck *check, const MxInstance *instance);

/**
 * mx_nesting_has_holes:
 *
 * Returns: whether among the coded rows below the cell's, or below a total's, one without a code
 * has something: which of them it belongs to is not known
 */
bool mx_nesting_has_holes(const MxInstance *instance);

/**
 * mx_nesting_is_clear:
 *
 * Returns: whether the rows of the block can be read in one way only: each with a code of one
 *     classification below the one that it begins with, or all of one shape
 */
bool mx_nesting_is_clear(const MxCheck *check, const MxInstance *instance);

#endif
