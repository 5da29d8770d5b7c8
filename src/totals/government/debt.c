/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits and balances of debt that a government's tables print, by place. */
#include "totals/government/debt.h"

#include <string.h>

#include "base/text.h"

/* 济南市, 全市合计: whole; 市本级: own; 市级: level; 历下区: itself. NULL of sums of several. */
static char *scope_of_row(const MxGovernmentFinding *f, const MxTable *table, const MxRow *row) {
    const char *name = mx_places_name(table, row);
    g_autofree char *folded = mx_text_fold(name != NULL ? name : "");
    const char *of = f->places->d->document.organization;
    g_autofree char *whole = mx_text_fold(of != NULL ? of : "");
    if (g_str_has_prefix(folded, "全") || strcmp(folded, whole) == 0)
        return g_strdup("whole");
    if (g_str_has_suffix(folded, "本级"))
        return g_strdup("own");
    if (g_str_has_suffix(folded, "级") && g_utf8_strlen(folded, -1) == 2)
        return g_strdup("level");
    static const char *const PLACES[] = { "区", "县", "市", "旗", "镇", "乡", "街道" };
    for (gsize i = 0; i < G_N_ELEMENTS(PLACES); i++)
        if (g_str_has_suffix(folded, PLACES[i]) && g_utf8_strlen(folded, -1) > 1)
            return g_strdup(folded);
    return NULL;
}

static void offer_debt_row(const MxGovernmentFinding *f, int t, int r) {
    static const struct {
        const char *column, *fund, *name;
    } COLUMNS[] = {
        { "debt_limit", "debt", "limit" },
        { "debt_limit.general", "general_debt", "limit" },
        { "debt_limit.special", "special_debt", "limit" },
        { "debt_balance", "debt", "balance" },
        { "debt_balance.general", "general_debt", "balance" },
        { "debt_balance.special", "special_debt", "balance" },
    };
    const MxTable *table = f->places->d->tables->pdata[t];
    g_autofree char *scope = scope_of_row(f, table, table->rows->pdata[r]);
    const char *phase = mx_government_phase(table);
    for (gsize i = 0; scope != NULL && i < G_N_ELEMENTS(COLUMNS); i++) {
        const char *ids[] = { COLUMNS[i].column, NULL };
        int column = mx_places_column(table, ids, MX_SIDE_NONE);
        const MxGovernmentKey key = { COLUMNS[i].fund, COLUMNS[i].name, scope,
                                      phase != NULL ? phase
                                                    : mx_government_phase_of_debt(f->places),
                                      mx_government_year(f->places, table) };
        if (column >= 0 && key.year != 0)
            mx_government_offer_cell(f, &key, t, r, column);
    }
}

void mx_government_offer_debt(const MxGovernmentFinding *f, int t) {
    const MxTable *table = f->places->d->tables->pdata[t];
    if (!g_str_has_suffix(table->id, "debt_limit"))
        return;
    for (guint i = 0; i < table->rows->len; i++)
        if (((const MxRow *)table->rows->pdata[i])->kind != MX_ROW_NOTE)
            offer_debt_row(f, t, (int)i);
}
