/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/form.h"

#include <string.h>

static void form_field_free(MxFormField *entry) {
    g_free(entry->id);
    mx_field_free(entry->field);
    g_free(entry);
}

static void fund_free(MxFund *fund) {
    g_free(fund->id);
    mx_field_free(fund->field);
    g_free(fund);
}

static void indicator_free(MxIndicator *indicator) {
    g_free(indicator->level1);
    g_free(indicator->level2);
    g_free(indicator->name);
    g_free(indicator->weight);
    g_free(indicator->score);
    g_free(indicator->reason);
    mx_target_clear(&indicator->target);
    mx_target_clear(&indicator->outcome);
    g_clear_pointer(&indicator->other, g_ptr_array_unref);
    g_free(indicator);
}

static void task_free(MxTask *task) {
    g_free(task->function);
    g_free(task->task);
    g_clear_pointer(&task->other, g_ptr_array_unref);
    g_free(task);
}

MxForm *mx_form_new(MxFormKind kind, guint page) {
    MxForm *form = g_new0(MxForm, 1);
    form->kind = kind;
    form->first_page = form->last_page = page;
    form->fields = g_ptr_array_new_with_free_func((GDestroyNotify)form_field_free);
    form->funds = g_ptr_array_new_with_free_func((GDestroyNotify)fund_free);
    form->tasks = g_ptr_array_new_with_free_func((GDestroyNotify)task_free);
    form->indicators = g_ptr_array_new_with_free_func((GDestroyNotify)indicator_free);
    form->other = g_ptr_array_new_with_free_func((GDestroyNotify)form_field_free);
    return form;
}

void mx_form_free(MxForm *form) {
    if (form == NULL)
        return;
    g_free(form->title);
    g_free(form->title_name);
    g_ptr_array_unref(form->fields);
    g_ptr_array_unref(form->funds);
    g_ptr_array_unref(form->tasks);
    g_ptr_array_unref(form->indicators);
    g_ptr_array_unref(form->other);
    g_free(form);
}

static MxField *find(const GPtrArray *entries, const char *id) {
    for (guint i = 0; i < entries->len; i++) {
        const MxFormField *entry = entries->pdata[i];
        if (strcmp(entry->id, id) == 0)
            return entry->field;
    }
    return NULL;
}

static MxField *append(GPtrArray *entries, const char *id, const char *text, MxBox box,
                       guint page) {
    MxFormField *entry = g_new0(MxFormField, 1);
    entry->id = g_strdup(id);
    entry->field = mx_field_new(text, box, page);
    g_ptr_array_add(entries, entry);
    return entry->field;
}

MxField *mx_form_get(const MxForm *form, const char *id) {
    return find(form->fields, id);
}

const char *mx_form_text(const MxForm *form, const char *id) {
    const MxField *field = mx_form_get(form, id);
    return field != NULL && *field->text != '\0' ? field->text : NULL;
}

const char *mx_form_printed_name(const MxForm *form) {
    const char *name = mx_form_text(form, "name");
    return name != NULL ? name : form->title_name;
}

MxField *mx_form_add(MxForm *form, const char *id, const char *text, MxBox box, guint page) {
    return append(form->fields, id, text, box, page);
}

/* A label printed twice has both its texts, one below the other. */
MxField *mx_form_add_other(MxForm *form, const char *label, const char *text, MxBox box,
                           guint page) {
    MxField *field = find(form->other, label);
    if (field == NULL)
        return append(form->other, label, text, box, page);
    if (*field->text != '\0' && *text != '\0')
        mx_field_append(field, "\n");
    mx_field_append(field, text);
    return field;
}

MxFund *mx_form_find_fund(const MxForm *form, const char *group, const char *id) {
    for (guint i = 0; i < form->funds->len; i++) {
        MxFund *fund = form->funds->pdata[i];
        if (strcmp(fund->group, group) == 0 && strcmp(fund->id, id) == 0)
            return fund;
    }
    return NULL;
}

MxFund *mx_form_add_fund(MxForm *form, const char *group, const char *id, const char *text,
                         MxBox box, guint page) {
    if (mx_form_find_fund(form, group, id) != NULL)
        return NULL;
    MxFund *fund = g_new0(MxFund, 1);
    fund->group = group;
    fund->id = g_strdup(id);
    fund->field = mx_field_new(text, box, page);
    g_ptr_array_add(form->funds, fund);
    return fund;
}

MxIndicator *mx_form_add_indicator(MxForm *form, MxBox box, guint page) {
    MxIndicator *indicator = g_new0(MxIndicator, 1);
    indicator->page = page;
    indicator->box = box;
    g_ptr_array_add(form->indicators, indicator);
    return indicator;
}

static MxField *append_labelled(GPtrArray **entries, const char *label, const char *text, MxBox box,
                                guint page) {
    if (*entries == NULL)
        *entries = g_ptr_array_new_with_free_func((GDestroyNotify)form_field_free);
    return append(*entries, label, text, box, page);
}

void mx_task_add_other(MxTask *task, const char *label, const char *text, MxBox box) {
    append_labelled(&task->other, label, text, box, task->page);
}

void mx_indicator_add_other(MxIndicator *indicator, const char *label, const char *text,
                            MxBox box) {
    append_labelled(&indicator->other, label, text, box, indicator->page);
}

MxTask *mx_form_add_task(MxForm *form, MxBox box, guint page) {
    MxTask *task = g_new0(MxTask, 1);
    task->page = page;
    task->box = box;
    g_ptr_array_add(form->tasks, task);
    return task;
}
