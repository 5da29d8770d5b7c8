/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Revenue and expenditure that tables print. */
#ifndef MX_TOTALS_GOVERNMENT_TABLES_H
#define MX_TOTALS_GOVERNMENT_TABLES_H

#include "totals/government/finding.h"

/** mx_government_offer_fund: revenue and expenditure of @fund that table @t prints. */
void mx_government_offer_fund(const MxGovernmentFinding *f, const char *fund, int t);

#endif
