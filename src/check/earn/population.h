/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals of two tables that differ → whether both are of the same money. */
#ifndef MX_CHECK_EARN_POPULATION_H
#define MX_CHECK_EARN_POPULATION_H

#include "check/evaluate.h"

/**
 * mx_is_of_two_populations: whether the totals that @rule compares, for a document as a whole, may
 * be of different money: what they differ by is printed as a source, or a table that the rule
 * speaks of prints the very figure in another place than the rule looked at. Never so of a slip of
 * the pen.
 */
bool mx_is_of_two_populations(MxCheck *check, const MxCheckRule *rule, const MxOutcome *outcome);

#endif
