/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms as `overall` and `projects`. */
#ifndef MX_WRITE_JSON_FORMS_H
#define MX_WRITE_JSON_FORMS_H

#include "write/json/value.h"

/** mx_json_add_forms: adds `overall` and `projects` of @forms (element-type MxForm). */
void mx_json_add_forms(cJSON *object, const GPtrArray *forms);

#endif
