/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From names to fields of forms. */
#ifndef MX_CHECK_LOOKUP_FORM_H
#define MX_CHECK_LOOKUP_FORM_H

#include "check/figure/value.h"
#include "check/scopes/instance.h"

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
