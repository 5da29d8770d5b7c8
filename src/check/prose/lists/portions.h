/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An amount, and what a text says is in it. */
#ifndef MX_CHECK_PROSE_PORTIONS_H
#define MX_CHECK_PROSE_PORTIONS_H

#include "check/prose/computation.h"
#include "pattern/pack.h"

/** mx_portions_scan: appends those of one paragraph, @folded, whose figures are @tokens. */
void mx_portions_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                      MxComputationList *list);

#endif
