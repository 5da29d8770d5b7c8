/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A government's table prints more than one total:
 *
 *   全市收入            900   ← revenue: what 税收收入 and 非税收入 come to
 *     税收收入          700
 *     非税收入          200
 *   转移性收入          100   from elsewhere
 *   收入合计           1000   ← revenue_total
 *
 * Revenue and expenditure are before what comes from and goes to other governments, funds and
 * years. A total is theirs where its row says so (本年收入合计), where taxes and the rest add up to
 * it, or where no row of the table is from elsewhere; else it is the other one.
 *
 * What the prose states counts where no table has the figure. The same figure is printed in many
 * places, in 万元 and in 亿元: where two of them differ by more than rounding, there is none.
 */
#include "totals/government/government.h"

#include <string.h>

#include "totals/government/debt.h"
#include "totals/government/finding.h"
#include "totals/government/prose.h"
#include "totals/government/tables.h"

static const char *const FUNDS[] = { "general", "managed_fund", "state_capital",
                                     "social_insurance" };
static const char *const SIDES[] = { "revenue", "expenditure" };

/* What a reader asks for first has a line, with the reason why it has no figure. */
static void expect(const MxGovernmentFinding *f) {
    const char *phase = mx_government_is_final(f->places) ? "actual" : "budget";
    static const char *const SCOPES[] = { "whole", "own" };
    for (gsize i = 0; i < G_N_ELEMENTS(FUNDS); i++)
        for (gsize k = 0; k < G_N_ELEMENTS(SIDES); k++)
            for (gsize s = 0; s < G_N_ELEMENTS(SCOPES); s++) {
                const MxGovernmentKey key = { FUNDS[i], SIDES[k], SCOPES[s], phase,
                                              f->places->d->document.year };
                mx_government_find_total(f, &key);
            }
}

GPtrArray *mx_government_totals_find(const MxPlaces *places) {
    MxGovernmentFinding f = mx_government_finding_new(places);
    if (!g_str_has_prefix(places->d->document.kind, "government") || places->d->document.year == 0)
        return f.list;
    expect(&f);
    for (guint t = 0; t < places->d->tables->len; t++) {
        for (gsize i = 0; i < G_N_ELEMENTS(FUNDS); i++)
            mx_government_offer_fund(&f, FUNDS[i], (int)t);
        mx_government_offer_debt(&f, (int)t);
    }
    for (guint i = 0; i < places->d->facts->len; i++)
        mx_government_offer_fact(&f, (int)i);
    return f.list;
}
