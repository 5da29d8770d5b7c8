/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outcomes that a paragraph sets beside budgets. */
#ifndef MX_CHECK_PROSE_CHANGES_COMPARISONS_H
#define MX_CHECK_PROSE_CHANGES_COMPARISONS_H

#include "check/prose/computation.h"

/** mx_comparisons_scan: appends the outcomes that one paragraph, @folded, sets beside budgets. */
void mx_comparisons_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                         MxComputationList *list);

#endif
