/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of what body, year and part a figure of the prose is. */
#ifndef MX_SEGMENT_PROSE_FACT_SCOPE_H
#define MX_SEGMENT_PROSE_FACT_SCOPE_H

#include <stdbool.h>

#include "segment/prose/text.h"

/**
 * mx_fact_parts: (transfer full): for each section whether it speaks of one of several bodies, so
 * that its figures are none of the whole.
 */
bool *mx_fact_parts(const MxProse *prose);

/**
 * mx_fact_is_of_year:
 * @folded: the paragraph
 * @at: where the figure begins
 *
 * Returns: FALSE where the clause before the figure names another year than @year, and @id is no
 *     comparison with one
 */
bool mx_fact_is_of_year(const char *id, const char *folded, guint at, int year);

/** mx_fact_compares: whether facts of @id compare with another figure: a change, a share … */
bool mx_fact_compares(const char *id);

typedef enum {
    MX_FACT_SCOPE_WHOLE,   /* nothing stands before it that narrows it */
    MX_FACT_SCOPE_UNKNOWN, /* words of which it is not known */
    MX_FACT_SCOPE_PART,    /* words that make it another figure */
} MxFactScope;

/**
 * mx_fact_find_scope:
 * @at: where the words begin that say what the figure is
 * @list_at: (out): where the list opens that it stands in; unchanged where it stands in none
 */
MxFactScope mx_fact_find_scope(const MxProse *prose, const char *folded, guint at, guint *list_at);

#endif
