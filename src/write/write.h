/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the writers. */
#ifndef MX_WRITE_WRITE_H
#define MX_WRITE_WRITE_H

#include <cjson/cJSON.h>

#include <glib.h>

#include "base/box.h"

/** mx_json_add_text: adds @text, or null where it is NULL. */
void mx_json_add_text(cJSON *object, const char *key, const char *text);

/** mx_json_add_pages: adds `pages`: [first, last]. */
void mx_json_add_pages(cJSON *object, guint first, guint last);

/** mx_json_add_box: adds `bbox`, points rounded to 1/100. */
void mx_json_add_box(cJSON *object, MxBox box);

/* ---- json_prose.c */

/** Adds `sections`, `facts`, `glossary`: lists of MxSection, MxFact, MxTerm. */
void mx_json_add_sections(cJSON *object, const GPtrArray *sections);
void mx_json_add_facts(cJSON *object, const GPtrArray *facts);
void mx_json_add_glossary(cJSON *object, const GPtrArray *glossary);

#endif
