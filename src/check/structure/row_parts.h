/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns of a table a column is made of, as its own rows show. */
#ifndef MX_CHECK_STRUCTURE_ROW_PARTS_H
#define MX_CHECK_STRUCTURE_ROW_PARTS_H

#include "check/figure/value.h"

/**
 * MxRowParts: what the rows of one table showed of the columns that a rule adds up.
 * @proven: by column: it was a part, with something in it, in a row that adds up
 * @n_held: rows that add up and in which two parts at least had something: others show nothing
 */
typedef struct {
    const MxTable *table;
    bool *proven;
    guint n_held;
} MxRowParts;

MxRowParts *mx_row_parts_new(const MxTable *table);
void mx_row_parts_free(MxRowParts *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxRowParts, mx_row_parts_free)

/** mx_row_parts_hold: in a row, the places of @right make up the left side. */
void mx_row_parts_hold(MxRowParts *parts, const MxValue *right);

/**
 * mx_row_parts_explain:
 * @whole: the column that should be the sum, of @row
 * @needed: (element-type MxPlace): boxes that the rule knows to be parts, whatever the table shows
 *
 * Returns: whether the needed and the proven columns and some of those that nothing has been proven
 * of make up the whole: the rule adds a column that is of-which, or does not know one
 */
bool mx_row_parts_explain(const MxRowParts *parts, const MxRow *row, guint whole,
                          const GArray *needed);

/** mx_row_parts_alone: whether @row has the only figure of a column that is no proven part, is one
 * of
 * @right, and prints 0 in all other rows. That the row adds up without it shows nothing then: the
 * column may be of which, or the figure a 0. */
bool mx_row_parts_alone(const MxRowParts *parts, const MxRow *row, const MxValue *right);

/** mx_row_parts_know: whether every column of @row that has something, and bears a name of the kind
 * that @whole bears (of the same year, of budget or outcome), is a part in @right. */
bool mx_row_parts_know(const MxTable *table, const MxRow *row, guint whole, const MxValue *right);

#endif
