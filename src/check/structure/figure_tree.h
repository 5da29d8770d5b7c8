/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that nothing printed tells apart → their levels, by their figures. */
#ifndef MX_CHECK_STRUCTURE_FIGURE_TREE_H
#define MX_CHECK_STRUCTURE_FIGURE_TREE_H

#include <glib.h>
#include <stdbool.h>

#include "model/table.h"

/**
 * mx_figure_tree_keep_top:
 * @column: of @table, whose figures are asked
 * @rows: (element-type guint): of @table, in order
 *
 * Keeps the rows that no row above them is made up of, where most that have something below them
 * show that they are; else all.
 */
void mx_figure_tree_keep_top(const MxTable *table, guint column, GArray *rows);

/**
 * mx_figure_tree_mark_parents:
 * @amounts_e4: (array length=n): of rows, in order, in 1/10,000 yuan; none is 0
 * @whole_e4: their total
 * @step_e4: what 1 in the last printed place is worth
 * @parents: (out) (array length=n): the rows that are made up of those that follow them
 *
 * Returns: whether the figures show their levels: three rows are made up of others, and what no row
 * is made up of comes to the total. Else none is marked.
 */
bool mx_figure_tree_mark_parents(const gint64 *amounts_e4, guint n, gint64 whole_e4, gint64 step_e4,
                                 bool *parents);

#endif
