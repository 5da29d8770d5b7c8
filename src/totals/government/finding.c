/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A government's totals while they are gathered: by what they are, each once. */
#include "totals/government/finding.h"

#include <string.h>

/* 0.1亿元: figures in 亿元 with one place are off by half of that, and there are two of them. */
#define SAME_E4 ((gint64)10000000 * 10000)

static void total_free(gpointer data) {
    MxGovernmentTotal *total = data;
    g_free(total->fund);
    g_free(total->name);
    g_free(total->scope);
    g_free(total->phase);
    g_free(total);
}

MxGovernmentFinding mx_government_finding_new(const MxPlaces *places) {
    return (MxGovernmentFinding){ places, g_ptr_array_new_with_free_func(total_free) };
}

MxGovernmentTotal *mx_government_find_total(const MxGovernmentFinding *f,
                                            const MxGovernmentKey *key) {
    for (guint i = 0; i < f->list->len; i++) {
        MxGovernmentTotal *total = f->list->pdata[i];
        if (total->year == key->year && strcmp(total->fund, key->fund) == 0 &&
            strcmp(total->name, key->name) == 0 && strcmp(total->scope, key->scope) == 0 &&
            strcmp(total->phase, key->phase) == 0)
            return total;
    }
    MxGovernmentTotal *total = g_new0(MxGovernmentTotal, 1);
    total->fund = g_strdup(key->fund);
    total->name = g_strdup(key->name);
    total->scope = g_strdup(key->scope);
    total->phase = g_strdup(key->phase);
    total->year = key->year;
    total->total = MX_TOTAL_MISSING(MX_MISSING_TABLE);
    g_ptr_array_add(f->list, total);
    return total;
}

/* @offered: a figure that is printed; the first is kept, and none where another contradicts it. */
void mx_government_offer(const MxGovernmentFinding *f, const MxGovernmentKey *key,
                         const MxTotal *offered) {
    MxTotal *total = &mx_government_find_total(f, key)->total;
    if (total->missing == MX_MISSING_SEVERAL)
        return;
    if (total->missing != MX_MISSING_NOTHING)
        *total = *offered;
    else if (ABS(total->amount_e4 - offered->amount_e4) >= SAME_E4)
        *total = MX_TOTAL_MISSING(MX_MISSING_SEVERAL);
}

void mx_government_offer_cell(const MxGovernmentFinding *f, const MxGovernmentKey *key, int table,
                              int row, int column) {
    const MxTable *of = f->places->d->tables->pdata[table];
    MxMissing missing;
    gint64 amount = mx_places_amount(of->rows->pdata[row], column, &missing);
    if (missing != MX_MISSING_NOTHING) {
        mx_total_miss(&mx_government_find_total(f, key)->total, missing);
        return;
    }
    const MxTotal cell = { .amount_e4 = amount,
                           .table = table,
                           .row = row,
                           .column = column,
                           .fact = -1,
                           .how = MX_TOTAL_OF_CELL };
    mx_government_offer(f, key, &cell);
}

/* The budget of an interim table is that of its year; what is done of it is no year's. */
const char *mx_government_phase(const MxTable *table) {
    if (g_strcmp0(table->phase, "account") == 0)
        return "actual";
    return g_strcmp0(table->phase, "interim") == 0 ? NULL : table->phase;
}

int mx_government_year(const MxPlaces *places, const MxTable *table) {
    bool single = places->d->document.execution_year == 0;
    return table->year != 0 ? table->year : single ? places->d->document.year : 0;
}

/* A report on an account is prose alone, too; beside it may stand the first months of the next. */
bool mx_government_is_final(const MxPlaces *places) {
    const char *title = places->d->document.title;
    return g_str_has_suffix(places->d->document.kind, "final_account") ||
           (title != NULL && strstr(title, "决算") != NULL);
}

/* What a budget says of the debt at the end of the year before it, the account may say otherwise.
 */
const char *mx_government_phase_of_debt(const MxPlaces *places) {
    return mx_government_is_final(places) ? "actual" : "execution";
}
