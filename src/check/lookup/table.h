/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From names to rows, cells and notes of tables. */
#ifndef MX_CHECK_LOOKUP_TABLE_H
#define MX_CHECK_LOOKUP_TABLE_H

#include "check/figure/value.h"
#include "check/scopes/instance.h"
#include "pattern/rule/rules.h"

/** mx_lookup_table: (transfer none): the only table of that id; NULL where there are none or
 * several. */
const MxTable *mx_lookup_table(const MxDisclosure *d, const char *id);

/** mx_look_in_table: (transfer full): a cell that a reference names by table, row and column. */
MxValue *mx_look_in_table(MxCheck *check, const MxInstance *instance, const MxReference *reference);

/** mx_look_in_row: (transfer full): the cell under the first of the columns that the table has. */
MxValue *mx_look_in_row(MxCheck *check, const MxTable *table, const MxRow *row, char **names);

/** mx_look_at_table: (transfer full): what a table says as a whole; or whether one of the ids is
 * there. */
MxValue *mx_look_at_table(MxCheck *check, const MxTable *table, char **names);

/** mx_look_for_table: (transfer full): 1 where a table has one of the ids. */
MxValue *mx_look_for_table(const MxDisclosure *d, char **ids);

/** mx_lookup_rows: (transfer full): the sum over all rows that what stands in brackets names. */
MxValue *mx_lookup_rows(MxCheck *check, const MxInstance *instance, const MxReference *reference);

#endif
