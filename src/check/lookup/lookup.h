/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files that look places up. What these functions give is NULL where the document has
 * no such place, or none that is clear. */
#ifndef MX_CHECK_LOOKUP_LOOKUP_H
#define MX_CHECK_LOOKUP_LOOKUP_H

#include "check/check_private.h"

/* ---- value.c: values */

/** mx_value_add_place: adds what @place says; FALSE where it is unreadable. */
bool mx_value_add_place(MxCheck *check, MxValue *value, const MxPlace *place);

/** mx_value_of: (transfer full): what @place says; NULL where it is unreadable. */
MxValue *mx_value_of(MxCheck *check, const MxPlace *place);

/** mx_value_of_integer: (transfer full): an exact number without a place. */
MxValue *mx_value_of_integer(glong number);

/* ---- lookup_table.c */

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

/* ---- lookup_prose.c */

/** mx_look_for_fact: (transfer full): the nearest fact that has one of the ids, else the only one.
 */
MxValue *mx_look_for_fact(MxCheck *check, const MxInstance *instance, char **names);

/** mx_look_beside_fact: (transfer full): the fact in scope (`value`) or one beside it (`base`,
 * `change`, …). */
MxValue *mx_look_beside_fact(MxCheck *check, const MxInstance *instance, const char *name);

/** mx_look_at_computation: (transfer full): a side of a computation, or what it says of itself. */
MxValue *mx_look_at_computation(MxCheck *check, const MxComputation *computation, const char *name);

/* ---- lookup_form.c */

/** mx_lookup_overall: (transfer none): the only overall form; NULL where there are none or several.
 */
const MxForm *mx_lookup_overall(const MxDisclosure *d);

/** mx_look_in_form: (transfer full): the first of the fields that @form (nullable) has. */
MxValue *mx_look_in_form(MxCheck *check, const MxForm *form, char **names);

/** mx_look_at_twins: (transfer full): how an indicator of the period and that of the year differ.
 */
MxValue *mx_look_at_twins(const MxInstance *instance, const char *name);

/** mx_look_at_form_year: (transfer full): the year of a form; NULL where it names none. */
MxValue *mx_look_at_form_year(const MxForm *form);

/** mx_look_for_single: (transfer full): how many rows lack a form, or forms a row. */
MxValue *mx_look_for_single(MxCheck *check, bool rows);

#endif
