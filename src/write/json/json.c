/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a document in the contract's order. */
#include "write/json/json.h"

#include <cjson/cJSON.h>
#include <mingxi/extract.h>

#include "base/numbers.h"
#include "write/json/document.h"
#include "write/json/forms.h"
#include "write/json/prose.h"
#include "write/json/report.h"
#include "write/json/tables.h"
#include "write/json/unseen.h"

#define SCHEMA "mingxi/1"

char *mx_disclosure_report_json(const MxDisclosure *d) {
    cJSON *json = cJSON_CreateObject();
    mx_json_add_source(json, d);
    mx_json_add_document(json, d);
    mx_json_add_report(json, d->report);
    mx_json_add_diagnostics(json, d);
    char *text = cJSON_PrintUnformatted(json);
    cJSON_Delete(json);
    return mx_json_escape_unseen(text);
}

char *mx_disclosure_to_json(const MxDisclosure *d, bool pretty) {
    MX_NUMBERS_USE_POINT;
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "schema", SCHEMA);
    mx_json_add_source(json, d);
    mx_json_add_document(json, d);
    mx_json_add_sections(json, d->sections);
    mx_json_add_tables(json, d->tables);
    mx_json_add_forms(json, d->forms);
    mx_json_add_facts(json, d->facts);
    mx_json_add_glossary(json, d->glossary);
    mx_json_add_unclaimed(json, d->unclaimed);
    mx_json_add_report(json, d->report);
    mx_json_add_diagnostics(json, d);
    char *text = pretty ? cJSON_Print(json) : cJSON_PrintUnformatted(json);
    cJSON_Delete(json);
    return mx_json_escape_unseen(text);
}
