/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One total of a government. */
#ifndef MX_TOTALS_GOVERNMENT_TOTAL_H
#define MX_TOTALS_GOVERNMENT_TOTAL_H

#include "totals/total.h"

/** MxGovernmentTotal: @fund, @name, @scope, @phase: as in the database; @year: whose figure it is
 */
typedef struct {
    char *fund, *name, *scope, *phase;
    int year;
    MxTotal total;
} MxGovernmentTotal;

#endif
