/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form's amount is that of the year: the amount of a whole term is none of a year's. Of a table
 * count the items that stand deepest: above them are the bodies and sums that they are of. */
#include "totals/projects.h"

#include "model/form.h"

static const MxField *find_fund(const MxForm *form, const char *group) {
    const MxFund *fund = mx_form_find_fund(form, group, "total");
    return fund != NULL ? fund->field : NULL;
}

static MxMissing missing_in(const MxField *field, const MxField *term) {
    static const MxMissing MISSING[] = {
        [MX_STATE_BLANK] = MX_MISSING_BLANK,
        [MX_STATE_VALUE] = MX_MISSING_NOTHING,
        [MX_STATE_NONE] = MX_MISSING_NONE,
        [MX_STATE_UNREADABLE] = MX_MISSING_UNREADABLE,
    };
    MxMissing missing = field != NULL ? MISSING[field->state] : MX_MISSING_TOTAL;
    bool open = missing != MX_MISSING_NOTHING && missing != MX_MISSING_UNREADABLE;
    return open && term != NULL && term->state == MX_STATE_VALUE ? MX_MISSING_MIXED : missing;
}

static void add_forms(GArray *found, const MxPlaces *places) {
    for (guint i = 0; i < places->d->forms->len; i++) {
        const MxForm *form = places->d->forms->pdata[i];
        if (form->kind != MX_FORM_PROJECT)
            continue;
        const MxField *field = find_fund(form, "annual");
        const MxProjectAmount project = { mx_form_printed_name(form),
                                          missing_in(field, find_fund(form, "period")),
                                          field,
                                          form,
                                          -1,
                                          -1 };
        g_array_append_val(found, project);
    }
}

static guint deepest_level(const MxTable *table) {
    guint level = 0;
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        if (row->kind == MX_ROW_ITEM)
            level = MAX(level, row->level);
    }
    return level;
}

static void add_rows(GArray *found, const MxPlaces *places) {
    static const char *const TOTAL[] = { "total.actual", "total", "amount.actual", "amount", NULL };
    MxMissing missing;
    int t = mx_places_table(places, "project_expenditure", &missing);
    const MxTable *table = t < 0 ? NULL : places->d->tables->pdata[t];
    guint deepest = table != NULL ? deepest_level(table) : 0;
    for (guint i = 0; table != NULL && i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        const char *name = mx_places_item(table, row);
        if (row->kind != MX_ROW_ITEM || row->level < deepest || name == NULL)
            continue;
        int column = mx_places_column(table, TOTAL, row->side);
        mx_places_amount(row, column, &missing);
        const MxProjectAmount project = { name, missing, column < 0 ? NULL : row->fields[column],
                                          NULL, t,       (int)i };
        g_array_append_val(found, project);
    }
}

GArray *mx_project_amounts_find(const MxPlaces *places) {
    GArray *found = g_array_new(FALSE, FALSE, sizeof(MxProjectAmount));
    add_forms(found, places);
    if (found->len == 0)
        add_rows(found, places);
    return found;
}

gint64 mx_project_amount(const MxProjectAmount *project) {
    return project->missing == MX_MISSING_NOTHING ? project->field->amount_e4 : 0;
}
