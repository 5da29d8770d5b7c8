/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of the prose that stand nowhere else, one slip from one that stands everywhere. */
#ifndef MX_CHECK_PROSE_STRAYS_H
#define MX_CHECK_PROSE_STRAYS_H

#include "check/context.h"
#include "check/prose/computation.h"

/** MxStrays: where a document prints its amounts, and those of its prose that stray from them. */
typedef struct MxStrays MxStrays;
MxStrays *mx_strays_new(MxCheck *check);
void mx_strays_free(MxStrays *strays);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxStrays, mx_strays_free)

/** MxHeldFunc: how many computations of the paragraph @folded come out as it states them. */
typedef guint (*MxHeldFunc)(const char *folded, gpointer data);

/** mx_strays_read: keeps the amounts of one paragraph that may stray. */
void mx_strays_read(MxStrays *strays, const GArray *tokens, const char *folded, MxHeldFunc held,
                    gpointer data);

/** mx_strays_settle: appends them to @list, which is that of the whole document; with what they
 * were meant to be, or with themselves where something shows that they are right. */
void mx_strays_settle(const MxStrays *strays, MxComputationList *list);

#endif
