/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the prose, where no table has them. */
#ifndef MX_TOTALS_GOVERNMENT_PROSE_H
#define MX_TOTALS_GOVERNMENT_PROSE_H

#include "totals/government/finding.h"

/** mx_government_offer_fact: figure @i of the prose, where no table has it. */
void mx_government_offer_fact(const MxGovernmentFinding *f, int i);

#endif
