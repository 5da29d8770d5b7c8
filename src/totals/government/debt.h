/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits and balances of debt that tables print. */
#ifndef MX_TOTALS_GOVERNMENT_DEBT_H
#define MX_TOTALS_GOVERNMENT_DEBT_H

#include "totals/government/finding.h"

/** mx_government_offer_debt: limits and balances that table @t prints. */
void mx_government_offer_debt(const MxGovernmentFinding *f, int t);

#endif
