/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sums of a table leave for a box that could not be read. */
#ifndef MX_CHECK_PROPOSAL_MISSING_H
#define MX_CHECK_PROPOSAL_MISSING_H

#include "model/table.h"

/**
 * mx_amount_missing:
 * @amount_e4: (out): in 1/10,000 yuan
 *
 * Sums that the table keeps to the last digit wherever else they can be followed: columns that are
 * the sum of those beside them, rows that are the sum of those a level below.
 *
 * Returns: FALSE where no such sum has the box as its only one that is not read, or two of them
 *     leave different amounts
 */
bool mx_amount_missing(const MxTable *table, guint row, guint column, gint64 *amount_e4);

#endif
