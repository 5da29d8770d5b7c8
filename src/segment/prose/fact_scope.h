/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of what body and year a figure of the prose is. */
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

#endif
