/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a rule fared in one table, or in what has no tables → the findings that it has earned. */
#ifndef MX_CHECK_TALLY_H
#define MX_CHECK_TALLY_H

#include "check/evaluate.h"

/** MxTally: the outcomes of one rule in one table, until all of them are there. */
typedef struct MxTally MxTally;

/** mx_tally_new: @table: (nullable) */
MxTally *mx_tally_new(MxCheck *check, const MxCheckRule *rule, const MxTable *table);
void mx_tally_free(MxTally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxTally, mx_tally_free)

/** mx_tally_add: @outcome: what it holds is taken. */
void mx_tally_add(MxTally *tally, const MxInstance *instance, MxOutcome *outcome);

/**
 * mx_tally_settle:
 * @findings: (element-type MxFinding): takes what has been earned
 *
 * Returns: whether the rule was evaluated there
 */
bool mx_tally_settle(MxTally *tally, GPtrArray *findings);

#endif
