/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the writers. */
#ifndef MX_WRITE_WRITE_H
#define MX_WRITE_WRITE_H

#include <cjson/cJSON.h>

#include "model/disclosure.h"

/** mx_json_add_text: adds @text, or null where it is NULL. */
void mx_json_add_text(cJSON *object, const char *key, const char *text);

/** mx_json_add_number: adds @number, a JSON number, or null where it is NULL. */
void mx_json_add_number(cJSON *object, const char *key, const char *number);

/** mx_json_add_pages: adds `pages`: [first, last]. */
void mx_json_add_pages(cJSON *object, guint first, guint last);

/** mx_json_add_box: adds `bbox`, points rounded to 1/100. */
void mx_json_add_box(cJSON *object, MxBox box);

/** mx_json_field: (transfer full): a cell of the contract, its value read as @type. */
cJSON *mx_json_field(const MxField *field, MxColumnType type);

/** mx_json_unclaimed_rows: (transfer full): its texts, an array a row. */
cJSON *mx_json_unclaimed_rows(const MxUnclaimed *unclaimed);

/** mx_json_add_forms: adds `overall` and `projects` of @forms (element-type MxForm). */
void mx_json_add_forms(cJSON *object, const GPtrArray *forms);

/* ---- json_prose.c */

/** Adds `sections`, `facts`, `glossary`: lists of MxSection, MxFact, MxTerm. */
void mx_json_add_sections(cJSON *object, const GPtrArray *sections);
void mx_json_add_facts(cJSON *object, const GPtrArray *facts);
void mx_json_add_glossary(cJSON *object, const GPtrArray *glossary);

/** mx_json_add_report: adds `report`. */
void mx_json_add_report(cJSON *object, const MxReport *report);

/** mx_json_add_source, …: add `source`, `document`, `diagnostics`. */
void mx_json_add_source(cJSON *object, const MxDisclosure *d);
void mx_json_add_document(cJSON *object, const MxDisclosure *d);
void mx_json_add_diagnostics(cJSON *object, const MxDisclosure *d);

/** mx_disclosure_report_json: (transfer full): source, document, report and diagnostics, one line.
 */
char *mx_disclosure_report_json(const MxDisclosure *d);

/* ---- csv.c */

/** mx_csv_append: @text as one field, quoted where it must be. */
void mx_csv_append(GString *out, const char *text);

#endif
