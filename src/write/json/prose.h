/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The prose: `sections`, `facts`, `glossary`. */
#ifndef MX_WRITE_JSON_PROSE_H
#define MX_WRITE_JSON_PROSE_H

#include "write/json/value.h"

/** Adds `sections`, `facts`, `glossary`: lists of MxSection, MxFact, MxTerm. */
void mx_json_add_sections(cJSON *object, const GPtrArray *sections);
void mx_json_add_facts(cJSON *object, const GPtrArray *facts);
void mx_json_add_glossary(cJSON *object, const GPtrArray *glossary);

#endif
