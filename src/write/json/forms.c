/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every key of the contract is there, null where the form has no such field. */
#include "write/json/forms.h"

#include <string.h>

#include "model/form.h"
#include "model/form_keys.h"

static void add_field(cJSON *json, const MxForm *form, const char *id) {
    mx_json_add_text(json, id, mx_form_text(form, id));
}

static void add_fields(cJSON *json, const MxForm *form, MxFormPart part) {
    for (const char *const *key = mx_form_keys(form->kind, part); *key != NULL; key++)
        add_field(json, form, *key);
}

static void add_labelled(cJSON *json, const char *key, const GPtrArray *entries) {
    cJSON *object = cJSON_AddObjectToObject(json, key);
    for (guint i = 0; i < entries->len; i++) {
        const MxFormField *entry = entries->pdata[i];
        cJSON_AddStringToObject(object, entry->id, entry->field->text);
    }
}

static void add_head(cJSON *json, const MxForm *form) {
    cJSON_AddStringToObject(json, "kind", form->performance ? "performance" : "targets");
    mx_json_add_text(json, "title", form->title);
    mx_json_add_positive(json, "year", form->year);
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

/* What was reached and how it was spent; null for a form of targets. */
static void add_evaluation(cJSON *json, const MxForm *form) {
    if (!form->performance) {
        cJSON_AddNullToObject(json, "evaluation");
        return;
    }
    cJSON *object = cJSON_AddObjectToObject(json, "evaluation");
    mx_json_add_text(object, "outcome", mx_form_text(form, "outcome"));
    cJSON *execution = cJSON_AddObjectToObject(object, "execution");
    mx_json_add_text(execution, "weight", mx_form_text(form, "execution.weight"));
    mx_json_add_text(execution, "rate", mx_form_text(form, "execution.rate"));
    mx_json_add_text(execution, "score", mx_form_text(form, "execution.score"));
    mx_json_add_text(object, "weight", mx_form_text(form, "total.weight"));
    mx_json_add_text(object, "score", mx_form_text(form, "total.score"));
}

static void add_place(cJSON *json, guint page, MxBox box) {
    cJSON_AddNumberToObject(json, "page", page);
    mx_json_add_box(json, box);
}

static void add_target(cJSON *json, const char *key, const MxTarget *target) {
    cJSON *object = cJSON_AddObjectToObject(json, key);
    cJSON_AddStringToObject(object, "text", target->text ? target->text : "");
    mx_json_add_text(object, "operator", target->op);
    mx_json_add_number(object, "number", target->number);
    mx_json_add_text(object, "unit", target->unit);
}

static cJSON *indicator_to_json(const MxIndicator *indicator) {
    cJSON *json = cJSON_CreateObject();
    mx_json_add_text(json, "level1", indicator->level1);
    mx_json_add_text(json, "level2", indicator->level2);
    mx_json_add_text(json, "name", indicator->name);
    cJSON_AddStringToObject(json, "scope", indicator->period ? "period" : "annual");
    add_target(json, "target", &indicator->target);
    mx_json_add_number(json, "weight", indicator->weight);
    if (indicator->outcome.text != NULL) {
        add_target(json, "outcome", &indicator->outcome);
        mx_json_add_number(json, "score", indicator->score);
        mx_json_add_text(json, "reason", indicator->reason);
    }
    add_place(json, indicator->page, indicator->box);
    if (indicator->other != NULL)
        add_labelled(json, "other", indicator->other);
    return json;
}

static cJSON *project_to_json(const MxForm *form) {
    cJSON *json = cJSON_CreateObject();
    add_head(json, form);
    mx_json_add_text(json, "name", mx_form_printed_name(form));
    add_fields(json, form, MX_FORM_HEAD);
    cJSON *funds = cJSON_AddObjectToObject(json, "funds");
    add_funds(funds, form, "period");
    add_funds(funds, form, "annual");
    if (form->performance) {
        add_funds(funds, form, "initial");
        add_funds(funds, form, "executed");
    }
    add_fields(json, form, MX_FORM_BODY);
    cJSON *goals = cJSON_AddObjectToObject(json, "goals");
    mx_json_add_text(goals, "period", mx_form_text(form, "goals.period"));
    mx_json_add_text(goals, "annual", mx_form_text(form, "goals.annual"));
    mx_json_add_list(json, "indicators", form->indicators, (MxJsonFunc)indicator_to_json);
    add_evaluation(json, form);
    add_field(json, form, "filled_at");
    add_labelled(json, "other", form->other);
    return json;
}

static cJSON *task_to_json(const MxTask *task) {
    cJSON *json = cJSON_CreateObject();
    mx_json_add_text(json, "function", task->function);
    mx_json_add_text(json, "task", task->task);
    add_place(json, task->page, task->box);
    if (task->other != NULL)
        add_labelled(json, "other", task->other);
    return json;
}

static cJSON *overall_to_json(const MxForm *form) {
    cJSON *json = cJSON_CreateObject();
    add_head(json, form);
    add_fields(json, form, MX_FORM_HEAD);
    cJSON *funds = cJSON_AddObjectToObject(json, "funds");
    add_funds(funds, form, "by_source");
    add_funds(funds, form, "by_use");
    if (form->performance) {
        add_funds(funds, form, "initial");
        add_funds(funds, form, "annual");
        add_funds(funds, form, "executed");
    }
    mx_json_add_list(json, "tasks", form->tasks, (MxJsonFunc)task_to_json);
    mx_json_add_text(json, "annual_goal", mx_form_text(form, "goals.annual"));
    mx_json_add_list(json, "indicators", form->indicators, (MxJsonFunc)indicator_to_json);
    add_evaluation(json, form);
    add_field(json, form, "filled_at");
    add_labelled(json, "other", form->other);
    return json;
}

void mx_json_add_forms(cJSON *object, const GPtrArray *forms) {
    cJSON *overall = NULL, *further = cJSON_CreateArray(), *projects = cJSON_CreateArray();
    for (guint i = 0; i < forms->len; i++) {
        const MxForm *form = forms->pdata[i];
        if (form->kind == MX_FORM_PROJECT)
            cJSON_AddItemToArray(projects, project_to_json(form));
        else if (overall == NULL)
            overall = overall_to_json(form);
        else
            cJSON_AddItemToArray(further, overall_to_json(form));
    }
    cJSON_AddItemToObject(object, "overall", overall ? overall : cJSON_CreateNull());
    cJSON_AddItemToObject(object, "overalls", further);
    cJSON_AddItemToObject(object, "projects", projects);
}
