/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outcomes that a paragraph sets beside budgets. */
#ifndef MX_CHECK_PROSE_CHANGES_COMPARISONS_H
#define MX_CHECK_PROSE_CHANGES_COMPARISONS_H

#include "check/prose/computation.h"

/* 年初预算, 调整预算, 全年预算: a text that lists more amounts than these is no comparison. */
#define MX_MAX_BUDGETS 3u

/** mx_token_is_outcome: 支出决算为8.00万元 */
bool mx_token_is_outcome(const MxPack *pack, const MxToken *token);

/** mx_budgets_before: how many budgets stand right before the outcome:
 * 年初预算为7.00万元，支出决算为8.00万元 */
guint mx_budgets_before(const MxPack *pack, const GArray *tokens, guint outcome);

/** mx_comparisons_scan: appends the outcomes that one paragraph, @folded, sets beside budgets. */
void mx_comparisons_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                         MxComputationList *list);

#endif
