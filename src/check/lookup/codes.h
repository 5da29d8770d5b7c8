/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes of the classification. */
#ifndef MX_CHECK_LOOKUP_CODES_H
#define MX_CHECK_LOOKUP_CODES_H

#include "check/context.h"
#include "check/scopes/instance.h"

/** mx_codes_list: appends an instance for each code with its name. */
void mx_codes_list(MxCheck *check, GArray *list);

/** mx_codes_digits: (transfer full): the digits of a row's code in the classification of the column
 * that the instance is about. */
char *mx_codes_digits(const MxInstance *instance);

/** mx_codes_may_go_on: whether a column of @table that no pattern knows may hold the last part of
 * its codes, so that 20103 may be 2010301. */
bool mx_codes_may_go_on(const MxTable *table);

#endif
