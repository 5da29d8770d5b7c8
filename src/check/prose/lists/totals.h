/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals of budgets that the prose builds up, takes apart and sets off against each other. */
#ifndef MX_CHECK_PROSE_TOTALS_H
#define MX_CHECK_PROSE_TOTALS_H

#include "check/prose/computation.h"
#include "pattern/pack.h"

/** MxTotalsSeen: what the section has named so far: the last totals (@all), and the first amounts
 * since something was set off (@current), of revenue and of expenditure; (nullable). */
typedef struct {
    const MxToken *all[2], *current[2];
} MxTotalsSeen;

/**
 * mx_totals_scan: appends those of one paragraph.
 * @folded: the paragraph, whose figures are @tokens; they are kept in @seen and must live as long
 * @seen: (inout): zero where a section begins
 */
void mx_totals_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                    MxTotalsSeen *seen, MxComputationList *list);

#endif
