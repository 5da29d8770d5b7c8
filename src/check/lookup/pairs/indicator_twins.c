/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators of the term beside those of the year: a form that prints both prints them twice. */
#include "check/lookup/pairs/indicator_twins.h"
#include "check/scopes/instance.h"
#include "model/form.h"

/* The period's indicator stands before the year's, under the same headings. */
static bool are_twins(const MxIndicator *a, const MxIndicator *b) {
    return a->period && !b->period && g_strcmp0(a->level1, b->level1) == 0 &&
           g_strcmp0(a->level2, b->level2) == 0 && a->name != NULL && b->name != NULL;
}

void mx_twins_list(const MxForm *form, GArray *list) {
    for (guint i = 0; i + 1 < form->indicators->len; i++) {
        MxInstance instance = { .form = form,
                                .indicator = form->indicators->pdata[i],
                                .twin = form->indicators->pdata[i + 1] };
        if (are_twins(instance.indicator, instance.twin))
            g_array_append_val(list, instance);
    }
}
