/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “三公”经费: their total and their kinds. */
#ifndef MX_TOTALS_THREE_PUBLIC_H
#define MX_TOTALS_THREE_PUBLIC_H

#include "totals/total.h"

/** mx_totals_find_three_public: the last six of @totals. */
void mx_totals_find_three_public(const MxPlaces *places, MxTotal totals[MX_N_TOTALS]);

#endif
