/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What something grew by from one amount to another. */
#ifndef MX_CHECK_PROSE_CHANGES_TRENDS_H
#define MX_CHECK_PROSE_CHANGES_TRENDS_H

#include "check/prose/computation.h"
#include "pattern/pack.h"

/** mx_trends_scan: @tokens of @folded, a text; adds the percentages that stand behind two amounts,
 * and the first amount of a text that the later of the two repeats. */
void mx_trends_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                    MxComputationList *list);

#endif
