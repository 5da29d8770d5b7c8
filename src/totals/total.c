/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure is taken with its place, once. */
#include "totals/total.h"

#include <string.h>

#include "model/prose.h"

const char *mx_total_name(MxTotalName name) {
    static const char *const NAMES[] = { "revenue",           "expenditure",    "basic",
                                         "project",           "general_public", "three_public",
                                         "overseas",          "vehicle",        "vehicle_purchase",
                                         "vehicle_operation", "reception" };
    return NAMES[name];
}

void mx_total_miss(MxTotal *total, MxMissing missing) {
    if (total->missing != MX_MISSING_NOTHING)
        total->missing = MAX(total->missing, missing);
}

void mx_total_offer(const MxPlaces *places, MxTotal *total, int table, int row, int column) {
    const MxTable *of = places->d->tables->pdata[table];
    MxMissing missing;
    gint64 amount = mx_places_amount(of->rows->pdata[row], column, &missing);
    if (missing != MX_MISSING_NOTHING) {
        mx_total_miss(total, missing);
        return;
    }
    if (total->missing != MX_MISSING_NOTHING)
        *total = (MxTotal){ .amount_e4 = amount,
                            .table = table,
                            .row = row,
                            .column = column,
                            .fact = -1,
                            .how = MX_TOTAL_OF_CELL };
}

void mx_total_offer_sum(MxTotal *total, gint64 amount, int table, int column) {
    if (total->missing != MX_MISSING_NOTHING)
        *total = (MxTotal){ .amount_e4 = amount,
                            .table = table,
                            .row = -1,
                            .column = column,
                            .fact = -1,
                            .how = MX_TOTAL_OF_SUM };
}

MxTotal mx_total_of_fact(const MxPlaces *places, int fact) {
    return (MxTotal){ .amount_e4 = ((const MxFact *)places->d->facts->pdata[fact])->value_e4,
                      .table = -1,
                      .row = -1,
                      .column = -1,
                      .fact = fact,
                      .how = MX_TOTAL_OF_PROSE };
}

/* One figure may be stated again, rounded: 4,303.52万元 in one section, 4304万元 in another. The
 * unit below which they are taken for the same is what prose rounds to at most, 1万元. */
#define PROSE_ROUNDS_TO_E4 ((gint64)10000 * 10000)

void mx_total_offer_prose(const MxPlaces *places, MxTotal *total, const char *name) {
    const GPtrArray *facts = places->d->facts;
    int found = -1;
    for (guint i = 0; i < facts->len; i++) {
        const MxFact *fact = facts->pdata[i];
        bool other_year = fact->year != 0 && fact->year != places->d->document.year;
        if (g_strcmp0(fact->id, name) != 0 || fact->doubtful || other_year ||
            fact->number != NULL || strcmp(fact->unit, "yuan") != 0)
            continue;
        const MxFact *first = found >= 0 ? facts->pdata[found] : fact;
        if (ABS(fact->value_e4 - first->value_e4) >= PROSE_ROUNDS_TO_E4) {
            mx_total_miss(total, MX_MISSING_SEVERAL);
            return;
        }
        found = found < 0 ? (int)i : found;
    }
    if (found >= 0 && total->missing != MX_MISSING_NOTHING)
        *total = mx_total_of_fact(places, found);
}
