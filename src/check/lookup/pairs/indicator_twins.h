/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators of the term beside those of the year. */
#ifndef MX_CHECK_LOOKUP_INDICATOR_TWINS_H
#define MX_CHECK_LOOKUP_INDICATOR_TWINS_H

#include "check/scopes/instance.h"

/** mx_twins_list: appends an instance for each pair of @form. */
void mx_twins_list(const MxForm *form, GArray *list);

#endif
