/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An amount, and those that follow it as its parts. */
#ifndef MX_CHECK_PROSE_LISTS_ENUMERATIONS_H
#define MX_CHECK_PROSE_LISTS_ENUMERATIONS_H

#include "check/prose/computation.h"

/** mx_enumerations_scan: appends those of one paragraph to @list. */
void mx_enumerations_scan(const MxPack *pack, const GArray *tokens, MxComputationList *list);

/** mx_enumerations_settle: drops from @list (element-type MxComputation) the lists of main items
 * that this document does not mean to be whole. */
void mx_enumerations_settle(GPtrArray *list);

/** mx_list_offer: appends @parts (element-type MxToken) as a list of @stated, where it may be one.
 */
void mx_list_offer(const MxPack *pack, const MxToken *stated, const GPtrArray *parts,
                   MxComputationList *list);

#endif
