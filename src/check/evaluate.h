/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule and one instance → whether it holds. */
#ifndef MX_CHECK_EVALUATE_H
#define MX_CHECK_EVALUATE_H

#include "check/figure/value.h"
#include "check/scopes/instance.h"
#include "pattern/rule/rules.h"

typedef enum {
    MX_VERDICT_HOLDS,
    MX_VERDICT_FAILS,
    MX_VERDICT_ROUNDING,       /* fails, but by no more than a last place per figure */
    MX_VERDICT_NOT_APPLICABLE, /* a place is missing, blank or unreadable */
} MxVerdict;

/**
 * MxOutcome: what an instance gave.
 * @left: (nullable); @right: (nullable): of @rights the one that satisfies, or that is shown
 * @rights: (nullable) (element-type MxValue): the alternatives; NULL where one is missing
 */
typedef struct {
    MxVerdict verdict;
    MxValue *left, *right;
    GPtrArray *rights;
} MxOutcome;

void mx_outcome_clear(MxOutcome *outcome);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MxOutcome, mx_outcome_clear)

void mx_evaluate(MxCheck *check, const MxCheckRule *rule, const MxInstance *instance,
                 MxOutcome *outcome);

#endif
