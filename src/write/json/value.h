/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every part of the JSON is made of: texts, numbers, places on pages, cells. */
#ifndef MX_WRITE_JSON_VALUE_H
#define MX_WRITE_JSON_VALUE_H

#include <cjson/cJSON.h>

#include "base/box.h"
#include "model/disclosure.h"

/** mx_json_add_text: adds @text, or null where it is NULL. */
void mx_json_add_text(cJSON *object, const char *key, const char *text);

/** mx_json_add_number: adds @number, a JSON number, or null where it is NULL. */
void mx_json_add_number(cJSON *object, const char *key, const char *number);

/** mx_json_add_positive: adds @number, or null where it is 0: a page, a year, a table's number. */
void mx_json_add_positive(cJSON *object, const char *key, int number);

/** mx_json_add_pages: adds `pages`: [first, last]. */
void mx_json_add_pages(cJSON *object, guint first, guint last);

/** mx_json_add_box: adds `bbox`, points rounded to 1/100. */
void mx_json_add_box(cJSON *object, MxBox box);

/** mx_json_add_sureness: what was read from a picture: `confidence`, from 0 to 1, and `corrected`
 * by a person. Nothing where @sure is negative and it is not. */
void mx_json_add_sureness(cJSON *object, float sure, bool corrected);

/** mx_json_field: (transfer full): a cell of the contract, its value read as @type. */
cJSON *mx_json_field(const MxField *field, MxColumnType type);

/** MxJsonFunc: (transfer full): an item of a list as JSON. */
typedef cJSON *(*MxJsonFunc)(gconstpointer item);

/** mx_json_add_list: adds @items as an array, each as @to_json has it. */
void mx_json_add_list(cJSON *object, const char *key, const GPtrArray *items, MxJsonFunc to_json);

#endif
