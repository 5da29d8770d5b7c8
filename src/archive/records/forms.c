/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project's parts name it as their project, the overall form's as theirs. */
#include "archive/records/forms.h"

#include "model/form_keys.h"

/* The two fields that say whose part a record is; 0 is null. */
typedef struct {
    gint64 project, overall;
} Owner;

static void add_owner(MxRecords *records, Owner owner) {
    mx_records_positive(records, owner.project);
    mx_records_positive(records, owner.overall);
}

static void add_text(MxRecords *records, const MxForm *form, const char *key) {
    mx_records_text(records, mx_form_text(form, key));
}

static void add_texts(MxRecords *records, const MxForm *form, MxFormPart part) {
    for (const char *const *key = mx_form_keys(form->kind, part); *key != NULL; key++)
        add_text(records, form, *key);
}

static void add_head(MxRecords *records, const MxForm *form) {
    mx_records_integer(records, 1);
    mx_records_text(records, form->title);
    mx_records_positive(records, form->year);
    mx_records_integer(records, form->first_page);
    mx_records_integer(records, form->last_page);
}

static void add_amount(MxRecords *records, const MxField *field) {
    if (field != NULL && field->state == MX_STATE_VALUE)
        mx_records_integer(records, field->amount_e4);
    else
        mx_records_null(records);
}

static void add_total(MxRecords *records, const MxForm *form, const char *group) {
    const MxFund *fund = mx_form_find_fund(form, group, "total");
    add_amount(records, fund ? fund->field : NULL);
}

/* What was reached and how it was spent; null for a form of targets. */
static void add_evaluation(MxRecords *records, const MxForm *form) {
    static const char *const KEYS[] = { "outcome",         "execution.weight", "execution.rate",
                                        "execution.score", "total.weight",     "total.score" };
    mx_records_text(records, form->performance ? "performance" : "targets");
    for (gsize i = 0; i < G_N_ELEMENTS(KEYS); i++)
        mx_records_text(records, form->performance ? mx_form_text(form, KEYS[i]) : NULL);
}

static gint64 add_project(MxRecords *records, const MxForm *form) {
    gint64 id = mx_records_begin(records, MX_RECORD_PROJECTS);
    add_head(records, form);
    mx_records_text(records, mx_form_printed_name(form));
    add_texts(records, form, MX_FORM_HEAD);
    add_texts(records, form, MX_FORM_BODY);
    add_text(records, form, "goals.period");
    add_text(records, form, "goals.annual");
    add_text(records, form, "filled_at");
    add_total(records, form, "period");
    add_total(records, form, "annual");
    add_evaluation(records, form);
    return id;
}

static gint64 add_overall(MxRecords *records, const MxForm *form) {
    gint64 id = mx_records_begin(records, MX_RECORD_OVERALL);
    add_head(records, form);
    add_texts(records, form, MX_FORM_HEAD);
    add_text(records, form, "goals.annual");
    add_text(records, form, "filled_at");
    add_evaluation(records, form);
    return id;
}

/* ----------------------------------------------------------------------------------- parts -- */

static void add_fund(MxRecords *records, const MxFund *fund, Owner owner) {
    mx_records_begin(records, MX_RECORD_FUNDS);
    add_owner(records, owner);
    mx_records_text(records, fund->group);
    mx_records_text(records, fund->id);
    mx_records_text(records, fund->field->text);
    add_amount(records, fund->field);
    mx_records_state(records, fund->field->state);
    mx_records_integer(records, fund->field->page);
    mx_records_box(records, fund->field->box);
}

/* @parts: what an indicator or a task owns itself. */
static void add_others(MxRecords *records, const GPtrArray *entries, Owner owner, Owner parts) {
    for (guint i = 0; entries != NULL && i < entries->len; i++) {
        const MxFormField *entry = entries->pdata[i];
        mx_records_begin(records, MX_RECORD_OTHER_FIELDS);
        add_owner(records, owner);
        add_owner(records, parts);
        mx_records_text(records, entry->id);
        mx_records_text(records, entry->field->text);
    }
}

static void add_indicator(MxRecords *records, const MxIndicator *indicator, Owner owner) {
    gint64 id = mx_records_begin(records, MX_RECORD_INDICATORS);
    add_owner(records, owner);
    mx_records_text(records, indicator->period ? "period" : "annual");
    mx_records_text(records, indicator->level1);
    mx_records_text(records, indicator->level2);
    mx_records_text(records, indicator->name);
    mx_records_text(records, indicator->target.text ? indicator->target.text : "");
    mx_records_text(records, indicator->target.op);
    mx_records_text(records, indicator->target.number);
    mx_records_text(records, indicator->target.unit);
    mx_records_text(records, indicator->weight);
    mx_records_integer(records, indicator->page);
    mx_records_box(records, indicator->box);
    mx_records_text(records, indicator->outcome.text);
    mx_records_text(records, indicator->outcome.op);
    mx_records_text(records, indicator->outcome.number);
    mx_records_text(records, indicator->outcome.unit);
    mx_records_text(records, indicator->score);
    mx_records_text(records, indicator->reason);
    add_others(records, indicator->other, (Owner){ 0, 0 }, (Owner){ id, 0 });
}

static void add_task(MxRecords *records, const MxTask *task, gint64 overall) {
    gint64 id = mx_records_begin(records, MX_RECORD_TASKS);
    mx_records_integer(records, overall);
    mx_records_text(records, task->function);
    mx_records_text(records, task->task);
    mx_records_integer(records, task->page);
    mx_records_box(records, task->box);
    add_others(records, task->other, (Owner){ 0, 0 }, (Owner){ 0, id });
}

void mx_records_add_form(MxRecords *records, const MxForm *form) {
    bool project = form->kind == MX_FORM_PROJECT;
    Owner owner = { 0, 0 };
    if (project)
        owner.project = add_project(records, form);
    else
        owner.overall = add_overall(records, form);
    for (guint i = 0; i < form->funds->len; i++)
        add_fund(records, form->funds->pdata[i], owner);
    for (guint i = 0; i < form->indicators->len; i++)
        add_indicator(records, form->indicators->pdata[i], owner);
    for (guint i = 0; !project && i < form->tasks->len; i++)
        add_task(records, form->tasks->pdata[i], owner.overall);
    add_others(records, form->other, owner, (Owner){ 0, 0 });
}
