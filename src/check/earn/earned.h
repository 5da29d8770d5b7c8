/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fails a rule → whether the document shows that it is an error. */
#ifndef MX_CHECK_EARN_EARNED_H
#define MX_CHECK_EARN_EARNED_H

#include "check/evaluate.h"
#include "check/scopes/instance.h"

/**
 * mx_is_earned: whether that @instance fails @rule may be said. Always so of what no figure of the
 * prose is held against; docs/rules.md says what it takes of the others.
 */
bool mx_is_earned(MxCheck *check, const MxCheckRule *rule, const MxInstance *instance,
                  const MxOutcome *outcome);

#endif
