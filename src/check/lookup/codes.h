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

#endif
