/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules counted, findings with all of their evidence. */
#include "write/json/report.h"

#include "model/names.h"
#include "model/report.h"

static void add_where(cJSON *object, const char *key, const char *name) {
    if (name != NULL)
        cJSON_AddStringToObject(object, key, name);
}

/* What is nowhere has no page and no box. */
static cJSON *evidence_to_json(const MxEvidence *evidence) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "what", mx_place_name(evidence->what));
    add_where(json, "table", evidence->table);
    add_where(json, "row", evidence->row);
    add_where(json, "column", evidence->column);
    add_where(json, "project", evidence->project);
    add_where(json, "field", evidence->field);
    add_where(json, "fact", evidence->fact);
    add_where(json, "title", evidence->title);
    add_where(json, "row_name", evidence->row_name);
    add_where(json, "label", evidence->label);
    add_where(json, "context", evidence->context);
    cJSON_AddStringToObject(json, "text", evidence->text);
    if (evidence->page > 0) {
        cJSON_AddNumberToObject(json, "page", evidence->page);
        mx_json_add_box(json, evidence->box);
    } else {
        cJSON_AddNullToObject(json, "page");
        cJSON_AddNullToObject(json, "bbox");
    }
    return json;
}

static cJSON *finding_to_json(const MxFinding *finding) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "rule", finding->rule);
    cJSON_AddStringToObject(json, "severity", mx_severity_name(finding->severity));
    cJSON *message = cJSON_AddObjectToObject(json, "message");
    cJSON_AddStringToObject(message, "zh", finding->zh);
    cJSON_AddStringToObject(message, "en", finding->en);
    mx_json_add_number(json, "expected", finding->expected);
    mx_json_add_number(json, "actual", finding->actual);
    mx_json_add_number(json, "difference", finding->difference);
    mx_json_add_number(json, "tolerance", finding->tolerance);
    mx_json_add_list(json, "evidence", finding->evidence, (MxJsonFunc)evidence_to_json);
    return json;
}

void mx_json_add_report(cJSON *object, const MxReport *report) {
    cJSON *json = cJSON_AddObjectToObject(object, "report");
    cJSON *rules = cJSON_AddObjectToObject(json, "rules");
    cJSON_AddNumberToObject(rules, "evaluated", report->evaluated);
    cJSON_AddNumberToObject(rules, "passed", report->passed);
    cJSON_AddNumberToObject(rules, "failed", report->failed);
    cJSON_AddNumberToObject(rules, "not_applicable", report->not_applicable);
    mx_json_add_list(json, "findings", report->findings, (MxJsonFunc)finding_to_json);
}
