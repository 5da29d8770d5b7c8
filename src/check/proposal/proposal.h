/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a figure that was not read surely may be, by the sums of its table. */
#ifndef MX_CHECK_PROPOSAL_PROPOSAL_H
#define MX_CHECK_PROPOSAL_PROPOSAL_H

#include <glib.h>
#include <stdbool.h>

/**
 * mx_proposal_agrees:
 * @text: a figure as it was read; @sures: (array length=n): how surely each of its characters was,
 *     white space left out
 * @amount_e4: an amount in 1/10,000 yuan; @unit_e4: what a printed 1 is worth
 * @sure: from here on a character stands
 *
 * Whether the amount, printed with as many decimals, has every character that stands, in order, and
 * between them what the others may be: up to two each. Commas do not matter. A reading of which
 * nothing stands agrees with its own amount only.
 */
bool mx_proposal_agrees(const char *text, const double *sures, guint n, gint64 amount_e4,
                        gint64 unit_e4, double sure);

#endif
