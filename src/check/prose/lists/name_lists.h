/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many bodies a text says there are, and those that it names. */
#ifndef MX_CHECK_PROSE_LISTS_NAME_LISTS_H
#define MX_CHECK_PROSE_LISTS_NAME_LISTS_H

#include "check/prose/computation.h"

/** mx_name_lists_scan: @tokens: (element-type MxToken): of the paragraph @folded */
void mx_name_lists_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                        MxComputationList *list);

#endif
