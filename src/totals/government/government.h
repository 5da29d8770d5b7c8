/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a whole government's document prints as its totals: of each budget, of the whole area and of
 * the level itself, planned and done; and its debt. */
#ifndef MX_TOTALS_GOVERNMENT_H
#define MX_TOTALS_GOVERNMENT_H

#include "totals/government/total.h"

/** mx_government_totals_find: (transfer full) (element-type MxGovernmentTotal): in the order in
 * which they were met; of what a reader asks for first those that are missing, too. */
GPtrArray *mx_government_totals_find(const MxPlaces *places);

#endif
