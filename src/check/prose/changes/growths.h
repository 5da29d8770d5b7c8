/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What something grew by, as amount and as percentage. */
#ifndef MX_CHECK_PROSE_CHANGES_GROWTHS_H
#define MX_CHECK_PROSE_CHANGES_GROWTHS_H

#include "check/prose/computation.h"

/** mx_growths_scan: appends the growths of one paragraph to @list. */
void mx_growths_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                     MxComputationList *list);

#endif
