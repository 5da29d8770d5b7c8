/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document states beside one amount more than once. */
#ifndef MX_CHECK_PROSE_REPEATS_H
#define MX_CHECK_PROSE_REPEATS_H

#include "check/prose/computation.h"

/** MxRepeats: what stands beside the amounts of a document, while it is read. */
typedef struct MxRepeats MxRepeats;

/** mx_repeats_new: (transfer full): free with mx_repeats_free() */
MxRepeats *mx_repeats_new(const MxPack *pack);
void mx_repeats_free(MxRepeats *repeats);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxRepeats, mx_repeats_free)

/** mx_repeats_read: @tokens: (element-type MxToken): of the paragraph @folded, which is at @where
 */
void mx_repeats_read(MxRepeats *repeats, const GArray *tokens, const char *folded,
                     const MxPlace *where);

/** mx_repeats_settle: adds what was stated more than once; @list's place is not used. */
void mx_repeats_settle(const MxRepeats *repeats, MxComputationList *list);

#endif
