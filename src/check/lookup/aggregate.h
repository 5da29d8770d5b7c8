/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums and numbers of many places. */
#ifndef MX_CHECK_LOOKUP_AGGREGATE_H
#define MX_CHECK_LOOKUP_AGGREGATE_H

#include "check/figure/value.h"
#include "check/scopes/instance.h"
#include "pattern/rule/rules.h"

/** mx_lookup_all: (transfer full): every figure that the name stands for, summed, or their number.
 */
MxValue *mx_lookup_all(MxCheck *check, const MxInstance *instance, const MxReference *reference,
                       bool count);

#endif
