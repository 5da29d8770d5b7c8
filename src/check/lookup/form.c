/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From names to fields of forms. */
#include <string.h>

#include "check/context.h"
#include "check/figure/provenance.h"
#include "check/figure/value.h"
#include "check/lookup/form.h"
#include "check/lookup/pairs/project_pairs.h"
#include "check/lookup/table.h"
#include "check/scopes/instance.h"
#include "model/disclosure.h"
#include "model/form.h"

const MxForm *mx_lookup_overall(const MxDisclosure *d) {
    const MxForm *found = NULL;
    for (guint i = 0; i < d->forms->len; i++) {
        const MxForm *form = d->forms->pdata[i];
        if (form->kind != MX_FORM_OVERALL)
            continue;
        if (found != NULL)
            return NULL;
        found = form;
    }
    return found;
}

/* `annual.total`: group and source of a fund; anything else a field. */
static const MxField *find_field(const MxForm *form, const char *name) {
    const char *dot = strchr(name, '.');
    g_autofree char *group = dot ? g_strndup(name, (gsize)(dot - name)) : NULL;
    const MxFund *fund = group ? mx_form_find_fund(form, group, dot + 1) : NULL;
    return fund != NULL ? fund->field : mx_form_get(form, name);
}

MxValue *mx_look_in_form(MxCheck *check, const MxForm *form, char **names) {
    for (; form != NULL && *names != NULL; names++) {
        const MxField *field = find_field(form, *names);
        if (field == NULL)
            continue;
        MxPlace place = mx_place_field(form, *names, field);
        return mx_value_of(check, &place);
    }
    return NULL;
}

/* One name that stops where its twin goes on was cut off by its box. */
static bool is_cut(const char *period, const char *annual) {
    return *period != '\0' && *annual != '\0' && strcmp(period, annual) != 0 &&
           (g_str_has_prefix(period, annual) || g_str_has_prefix(annual, period));
}

static bool is_changed(const MxIndicator *period, const MxIndicator *annual) {
    return strcmp(period->name, annual->name) == 0 && period->target.text != NULL &&
           annual->target.text != NULL && strcmp(period->target.text, annual->target.text) != 0;
}

MxValue *mx_look_at_twins(const MxInstance *instance, const char *name) {
    bool cut = strcmp(name, "cut") == 0;
    bool there = cut ? is_cut(instance->indicator->name, instance->twin->name)
                     : is_changed(instance->indicator, instance->twin);
    if (!there)
        return NULL;
    MxValue *value = mx_value_of_integer(1);
    const MxIndicator *both[] = { instance->twin, instance->indicator };
    for (gsize i = 0; i < G_N_ELEMENTS(both); i++) {
        MxPlace place = { .what = MX_PLACE_PROJECT,
                          .form = instance->form,
                          .field = "indicators",
                          .text = cut ? both[i]->name : both[i]->target.text,
                          .page = both[i]->page,
                          .box = both[i]->box };
        g_array_append_val(value->places, place);
    }
    return value;
}

MxValue *mx_look_at_form_year(const MxForm *form) {
    if (form->year == 0)
        return NULL;
    MxValue *value = mx_value_of_integer(form->year);
    MxPlace place = { .what = MX_PLACE_PROJECT,
                      .form = form,
                      .field = "year",
                      .text = form->title ? form->title : "",
                      .page = form->first_page };
    g_array_append_val(value->places, place);
    return value;
}

/* `projects.without_form`: rows of the projects' table that no form belongs to;
 * `projects.without_row`: forms that stand in no row, of which there may be none. */
MxValue *mx_look_for_single(MxCheck *check, bool rows) {
    const MxTable *table = mx_lookup_table(check->d, "project_expenditure");
    if (table == NULL)
        return NULL;
    g_autoptr(GPtrArray) pairs = mx_pairs_list(check->d, table);
    glong n = 0;
    for (guint i = 0; i < pairs->len; i++) {
        const MxPair *pair = pairs->pdata[i];
        n += rows ? pair->form == NULL : pair->row == NULL;
    }
    if (rows && pairs->len == 0) /* rows without names: of none is it known that it has a form */
        n = 1;
    return n > 0 || !rows ? mx_value_of_integer(n) : NULL;
}
