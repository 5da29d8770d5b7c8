/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts of a text, and those of the kinds of what they count. */
#ifndef MX_CHECK_PROSE_LISTS_COUNTS_H
#define MX_CHECK_PROSE_LISTS_COUNTS_H

#include "check/prose/computation.h"

/** mx_counts_scan: @tokens: (element-type MxToken): of a paragraph */
void mx_counts_scan(const MxPack *pack, const GArray *tokens, MxComputationList *list);

#endif
