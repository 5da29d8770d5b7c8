/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms as `overall` and `projects` of docs/contract.md. */
#include <string.h>

#include "model/form.h"
#include "write/write.h"

static void add_field(cJSON *json, const MxForm *form, const char *id) {
    mx_json_add_text(json, id, mx_form_text(form, id));
}

static void add_labelled(cJSON *json, const char *key, const GPtrArray *entries) {
    cJSON *object = cJSON_AddObjectToObject(json, key);
    for (guint i = 0; i < entries->len; i++) {
        const MxFormField *entry = entries->pdata[i];
        cJSON_AddStringToObject(object, entry->id, entry->field->text);
    }
}

static void add_head(cJSON *json, const MxForm *form) {
    mx_json_add_text(json, "title", form->title);
    if (form->year > 0)
        cJSON_AddNumberToObject(json, "year", form->year);
    else
        cJSON_AddNullToObject(json, "year");
    mx_json_add_pages(json, form->first_page, form->last_page);
}

static void add_funds(cJSON *json, const MxForm *form, const char *group) {
    cJSON *object = cJSON_AddObjectToObject(json, group);
    for (guint i = 0; i < form->funds->len; i++) {
        const MxFund *fund = form->funds->pdata[i];
        if (strcmp(fund->group, group) == 0)
            cJSON_AddItemToObject(object, fund->id, mx_json_field(fund->field, MX_COLUMN_AMOUNT));
    }
}

static void add_place(cJSON *json, guint page, MxBox box) {
    cJSON_AddNumberToObject(json, "page", page);
    mx_json_add_box(json, box);
}

static cJSON *indicator_to_json(const MxIndicator *indicator) {
    cJSON *json = cJSON_CreateObject();
    mx_json_add_text(json, "level1", indicator->level1);
    mx_json_add_text(json, "level2", indicator->level2);
    mx_json_add_text(json, "name", indicator->name);
    cJSON_AddStringToObject(json, "scope", indicator->period ? "period" : "annual");
    cJSON *target = cJSON_AddObjectToObject(json, "target");
    cJSON_AddStringToObject(target, "text", indicator->target.text ? indicator->target.text : "");
    mx_json_add_text(target, "operator", indicator->target.op);
    mx_json_add_number(target, "number", indicator->target.number);
    mx_json_add_text(target, "unit", indicator->target.unit);
    mx_json_add_number(json, "weight", indicator->weight);
    add_place(json, indicator->page, indicator->box);
    if (indicator->other != NULL)
        add_labelled(json, "other", indicator->other);
    return json;
}

static void add_indicators(cJSON *json, const MxForm *form) {
    cJSON *list = cJSON_AddArrayToObject(json, "indicators");
    for (guint i = 0; i < form->indicators->len; i++)
        cJSON_AddItemToArray(list, indicator_to_json(form->indicators->pdata[i]));
}

static cJSON *project_to_json(const MxForm *form) {
    static const char *const BEFORE[] = { "code", "department", "department_code",
                                          "unit", "attribute",  "term" };
    static const char *const AFTER[] = { "overview", "basis", "necessity", "measures", "plan" };
    cJSON *json = cJSON_CreateObject();
    add_head(json, form);
    mx_json_add_text(json, "name", mx_form_printed_name(form));
    for (gsize i = 0; i < G_N_ELEMENTS(BEFORE); i++)
        add_field(json, form, BEFORE[i]);
    cJSON *funds = cJSON_AddObjectToObject(json, "funds");
    add_funds(funds, form, "period");
    add_funds(funds, form, "annual");
    for (gsize i = 0; i < G_N_ELEMENTS(AFTER); i++)
        add_field(json, form, AFTER[i]);
    cJSON *goals = cJSON_AddObjectToObject(json, "goals");
    mx_json_add_text(goals, "period", mx_form_text(form, "goals.period"));
    mx_json_add_text(goals, "annual", mx_form_text(form, "goals.annual"));
    add_indicators(json, form);
    add_field(json, form, "filled_at");
    add_labelled(json, "other", form->other);
    return json;
}

static void add_tasks(cJSON *json, const MxForm *form) {
    cJSON *list = cJSON_AddArrayToObject(json, "tasks");
    for (guint i = 0; i < form->tasks->len; i++) {
        const MxTask *task = form->tasks->pdata[i];
        cJSON *item = cJSON_CreateObject();
        mx_json_add_text(item, "function", task->function);
        mx_json_add_text(item, "task", task->task);
        add_place(item, task->page, task->box);
        if (task->other != NULL)
            add_labelled(item, "other", task->other);
        cJSON_AddItemToArray(list, item);
    }
}

static cJSON *overall_to_json(const MxForm *form) {
    static const char *const FIELDS[] = {
        "department",
        "department_code",
        "functional_departments",
        "subordinate_units",
        "staff_quota",
        "staff",
        "duties",
        "strategy",
    };
    cJSON *json = cJSON_CreateObject();
    add_head(json, form);
    for (gsize i = 0; i < G_N_ELEMENTS(FIELDS); i++)
        add_field(json, form, FIELDS[i]);
    cJSON *funds = cJSON_AddObjectToObject(json, "funds");
    add_funds(funds, form, "by_source");
    add_funds(funds, form, "by_use");
    add_tasks(json, form);
    mx_json_add_text(json, "annual_goal", mx_form_text(form, "goals.annual"));
    add_indicators(json, form);
    add_field(json, form, "filled_at");
    add_labelled(json, "other", form->other);
    return json;
}

void mx_json_add_forms(cJSON *object, const GPtrArray *forms) {
    cJSON *overall = NULL, *projects = cJSON_CreateArray();
    for (guint i = 0; i < forms->len; i++) {
        const MxForm *form = forms->pdata[i];
        if (form->kind == MX_FORM_PROJECT)
            cJSON_AddItemToArray(projects, project_to_json(form));
        else if (overall == NULL)
            overall = overall_to_json(form);
    }
    cJSON_AddItemToObject(object, "overall", overall ? overall : cJSON_CreateNull());
    cJSON_AddItemToObject(object, "projects", projects);
}
