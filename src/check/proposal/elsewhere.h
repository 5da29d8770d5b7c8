/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other tables, and sentences, say of a row. */
#ifndef MX_CHECK_PROPOSAL_ELSEWHERE_H
#define MX_CHECK_PROPOSAL_ELSEWHERE_H

#include "model/disclosure.h"
#include "model/table.h"

/**
 * mx_amounts_elsewhere:
 * @row: of @table
 * @sure: what is not read from a picture, or as surely as this, counts
 *
 * Returns: (transfer full) (element-type gint64): each amount once, in 1/10,000 yuan, that another
 *     table has in a row of the same code or name, or a sentence behind the name; none for rows
 *     that have neither a code nor a name of some length
 */
GArray *mx_amounts_elsewhere(const MxDisclosure *d, const MxTable *table, const MxRow *row,
                             double sure);

#endif
