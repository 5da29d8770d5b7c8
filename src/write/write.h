/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the writers. */
#ifndef MX_WRITE_WRITE_H
#define MX_WRITE_WRITE_H

#include <cjson/cJSON.h>

#include "model/disclosure.h"

/** mx_json_add_box: adds `bbox`, points rounded to 1/100. */
void mx_json_add_box(cJSON *object, MxBox box);

/** mx_json_add_text: a string, or null where @text is NULL. */
void mx_json_add_text(cJSON *object, const char *key, const char *text);

void mx_json_add_pages(cJSON *object, guint first, guint last);

/** mx_json_field: (transfer full): a cell of the contract, its value read as @type. */
cJSON *mx_json_field(const MxField *field, MxColumnType type);

/** mx_json_add_forms: adds `overall` and `projects` of @forms (element-type MxForm). */
void mx_json_add_forms(cJSON *object, const GPtrArray *forms);

#endif
