/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts that a text gives together with the earlier one and with what it changed by. */
#ifndef MX_CHECK_PROSE_STEPS_H
#define MX_CHECK_PROSE_STEPS_H

#include "check/prose/computation.h"
#include "pattern/pack.h"

/** mx_steps_scan: appends those of one paragraph, @folded, whose figures are @tokens. */
void mx_steps_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                   MxComputationList *list);

#endif
