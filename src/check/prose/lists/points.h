/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of points within a paragraph (一是…二是…), and in brackets, as the parts of one before.
 */
#ifndef MX_CHECK_PROSE_LISTS_POINTS_H
#define MX_CHECK_PROSE_LISTS_POINTS_H

#include "check/prose/computation.h"
#include "pattern/pack.h"

/** mx_points_scan: appends those of one paragraph, @folded, whose figures are @tokens. */
void mx_points_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                    MxComputationList *list);

#endif
