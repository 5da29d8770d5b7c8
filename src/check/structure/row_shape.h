/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of a table shows of its depth: code, number, 其中, indentation → its shape. */
#ifndef MX_CHECK_STRUCTURE_ROW_SHAPE_H
#define MX_CHECK_STRUCTURE_ROW_SHAPE_H

#include "check/context.h"

/** MxRowShape: rows of one shape stand at one depth, or are not told apart; 0 is none. */
typedef guint MxRowShape;

/** mx_row_code: (transfer full): the digits of the row's code; empty where it has none. */
char *mx_row_code(const MxTable *table, const MxRow *row);

MxRowShape mx_row_shape(const MxCheck *check, const MxTable *table, const MxRow *row);

/** mx_row_is_of_which: whether the row, or its shape, says 其中: a part of what stands above it
 * that need not be all of it. */
bool mx_row_is_of_which(MxRowShape shape);

/** mx_row_number_kind: 1 for a label 一、, 2 for （一）, 3 for 1., 4 for （1）; 0 for none. */
guint mx_row_number_kind(const MxTable *table, const MxRow *row);

/** mx_row_depth: how deep the row stands by indentation, then by number, those without one deepest.
 */
guint mx_row_depth(const MxTable *table, const MxRow *row);

#endif
