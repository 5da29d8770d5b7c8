/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the names that rules use to printed figures. What these functions give is NULL where the
 * document has no such place, or none that is clear. */
#ifndef MX_CHECK_LOOKUP_LOOKUP_H
#define MX_CHECK_LOOKUP_LOOKUP_H

#include "check/figure/value.h"
#include "check/scopes/instance.h"
#include "pattern/rule/rules.h"

/** mx_lookup: (transfer full): NULL where the document has no such place, or none that is clear. */
MxValue *mx_lookup(MxCheck *check, const MxInstance *instance, const MxReference *reference);

#endif
