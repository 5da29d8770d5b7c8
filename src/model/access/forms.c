/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms of targets for programs in C. */
#include <mingxi/document.h>

#include "model/disclosure.h"
#include "model/form.h"

/* The form @i of those of @kind. */
static const MxForm *get_form(const MxDisclosure *disclosure, MxFormKind kind, guint i) {
    for (guint k = 0; k < disclosure->forms->len; k++) {
        const MxForm *form = disclosure->forms->pdata[k];
        if (form->kind == kind && i-- == 0)
            return form;
    }
    return NULL;
}

guint mx_disclosure_n_projects(const MxDisclosure *disclosure) {
    guint n = 0;
    for (guint k = 0; k < disclosure->forms->len; k++)
        n += ((const MxForm *)disclosure->forms->pdata[k])->kind == MX_FORM_PROJECT;
    return n;
}

const MxForm *mx_disclosure_project(const MxDisclosure *disclosure, guint i) {
    return get_form(disclosure, MX_FORM_PROJECT, i);
}

const MxForm *mx_disclosure_overall(const MxDisclosure *disclosure) {
    return get_form(disclosure, MX_FORM_OVERALL, 0);
}

const char *mx_form_project_name(const MxForm *form) {
    return mx_form_printed_name(form);
}

const char *mx_form_title(const MxForm *form) {
    return form->title;
}

void mx_form_pages(const MxForm *form, guint *first, guint *last) {
    *first = form->first_page;
    *last = form->last_page;
}

const MxField *mx_form_field(const MxForm *form, const char *id) {
    return mx_form_get(form, id);
}

const MxField *mx_form_fund(const MxForm *form, const char *group, const char *id) {
    const MxFund *fund = mx_form_find_fund(form, group, id);
    return fund ? fund->field : NULL;
}

guint mx_form_n_targets(const MxForm *form) {
    return form->indicators->len;
}

bool mx_form_target(const MxForm *form, guint i, MxTargetView *view) {
    if (i >= form->indicators->len)
        return false;
    const MxIndicator *indicator = form->indicators->pdata[i];
    *view = (MxTargetView){ .level1 = indicator->level1,
                            .level2 = indicator->level2,
                            .name = indicator->name,
                            .period = indicator->period,
                            .text = indicator->target.text,
                            .op = indicator->target.op,
                            .number = indicator->target.number,
                            .unit = indicator->target.unit,
                            .weight = indicator->weight,
                            .page = indicator->page };
    return true;
}
