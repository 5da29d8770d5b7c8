/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares that a paragraph states of a whole that it names. */
#ifndef MX_CHECK_PROSE_SHARES_H
#define MX_CHECK_PROSE_SHARES_H

#include "check/prose/computation.h"

/** mx_shares_scan: appends the shares of one paragraph to @list. @earlier: (element-type GArray of
 * MxToken): the paragraphs of its section before it. */
void mx_shares_scan(const GArray *tokens, const GPtrArray *earlier, MxComputationList *list);

#endif
