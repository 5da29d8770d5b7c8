/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of numbered paragraphs, as the parts of what stands above them. */
#ifndef MX_CHECK_PROSE_LISTS_NUMBERED_LISTS_H
#define MX_CHECK_PROSE_LISTS_NUMBERED_LISTS_H

#include "check/prose/computation.h"

/** mx_outline_scan: appends the lists that the numbered paragraphs of a section are.
 * @paragraphs: folded; @tokens: (element-type GArray of MxToken): of each of them */
void mx_outline_scan(const MxPack *pack, char *const *paragraphs, const GPtrArray *tokens,
                     MxComputationList *list);

#endif
