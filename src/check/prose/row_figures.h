/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that stand behind the name of a row of a table. */
#ifndef MX_CHECK_PROSE_ROW_FIGURES_H
#define MX_CHECK_PROSE_ROW_FIGURES_H

#include "check/context.h"
#include "check/prose/computation.h"

/** MxRowNames: the rows of all tables by their names. */
typedef struct MxRowNames MxRowNames;
MxRowNames *mx_row_names_new(MxCheck *check);
void mx_row_names_free(MxRowNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxRowNames, mx_row_names_free)

/** mx_named_scan: appends the figures of one paragraph that stand behind the name of a row.
 * @heading: that of the section, folded, where the paragraph is its first; else ""
 * @folded: the paragraph, of which @tokens are the figures */
void mx_named_scan(const MxRowNames *names, const char *heading, const char *folded,
                   const GArray *tokens, MxComputationList *list);

/** mx_named_settle: @list: of MxComputation, of the whole document; takes out short figures that do
 * not agree where the others do not show that they are the rows'. */
void mx_named_settle(GPtrArray *list);

#endif
