/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of a government's report, and the others of it that they must agree with. */
#ifndef MX_CHECK_LOOKUP_REPORT_H
#define MX_CHECK_LOOKUP_REPORT_H

#include "check/figure/value.h"
#include "check/scopes/instance.h"

/**
 * mx_look_in_report:
 * @name: `growth`, the percentage that the text says the figure grew by; `grown`, that which the
 * figure of the year before gives; `kinds`, general and special debt together; `limit`, of a debt;
 * `wider`, the same figure of the whole area
 *
 * Returns: (transfer full) (nullable): what it says of the fact in scope; NULL for any other name
 * and where it is not clear which figure is meant
 */
MxValue *mx_look_in_report(MxCheck *check, const MxInstance *instance, const char *name);

#endif
