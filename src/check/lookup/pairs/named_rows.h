/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of two tables that are of one thing. */
#ifndef MX_CHECK_LOOKUP_NAMED_ROWS_H
#define MX_CHECK_LOOKUP_NAMED_ROWS_H

#include "check/context.h"
#include "model/table.h"

/** mx_named_rows_find: (nullable): the row of @other that has the code of @row, one of @table's, or
 * its name where it has no code; NULL where either table has several. */
const MxRow *mx_named_rows_find(MxCheck *check, const MxTable *table, const MxRow *row,
                                const MxTable *other);

#endif
