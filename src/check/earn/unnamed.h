/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure of the prose that differs → whether figures without a name explain it. */
#ifndef MX_CHECK_EARN_UNNAMED_H
#define MX_CHECK_EARN_UNNAMED_H

#include "check/evaluate.h"

/**
 * mx_unnamed_explain: whether what @fact is compared with is itself and some figures of the same
 * passage that no pattern has a name for; of a share, whether it is that of such a figure or of a
 * total of a table.
 */
bool mx_unnamed_explain(MxCheck *check, const MxCheckRule *rule, const MxInstance *instance,
                        const MxOutcome *outcome);

#endif
