/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of a table as whole numbers, for trying out what adds up. */
#ifndef MX_CHECK_STRUCTURE_AMOUNTS_H
#define MX_CHECK_STRUCTURE_AMOUNTS_H

#include "check/context.h"
#include "check/figure/figure.h"

/** mx_amount_at: the amount in the box of @row under @column, in 1/10,000 yuan; FALSE where it
 * holds none. */
bool mx_amount_at(const MxRow *row, guint column, gint64 *amount_e4);

/** mx_amount_figure: (transfer full) (nullable): the amount in the box of @row under @column,
 * exact; NULL where it holds none, or the column is not one of amounts. */
MxFigure *mx_amount_figure(const MxTable *table, const MxRow *row, guint column);

/** mx_amount_is_unsure: whether the box holds something that could not be read, or more than any
 * budget has. */
bool mx_amount_is_unsure(const MxRow *row, guint column);

/** mx_column_step: what 1 in the last printed place of @column is worth, in 1/10,000 yuan. */
gint64 mx_column_step(const MxTable *table, guint column);

/** mx_amount_size: how large the amount is, whichever its sign; the smallest integer has no
 * positive one of its own, and is as large as the largest. */
static inline gint64 mx_amount_size(gint64 amount_e4) {
    return amount_e4 == G_MININT64 ? G_MAXINT64 : ABS(amount_e4);
}

/** mx_amounts_meet: whether a sum of @n figures may be @whole, each rounded to @step_e4. */
bool mx_amounts_meet(gint64 whole_e4, gint64 sum_e4, guint n, gint64 step_e4);

/** MX_MAX_TRIED: figures of which every selection is tried. With 12 and amounts of six digits, one
 * selection in two hundred gives a wrong total by chance; with 16 one in ten. */
#define MX_MAX_TRIED 12u

/**
 * mx_amounts_select:
 * @amounts_e4: (array length=n): none is 0; @n at most %MX_MAX_TRIED
 * @base_e4: what is in every selection
 * @step_e4: what 1 in the last place is worth; 0: the sum must be exact
 * @bits: (out): the selection that leaves out the fewest
 *
 * Returns: whether some selection gives @whole_e4
 */
bool mx_amounts_select(const gint64 *amounts_e4, guint n, gint64 base_e4, gint64 whole_e4,
                       gint64 step_e4, guint *bits);

#endif
