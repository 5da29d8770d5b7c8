/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Revenue and expenditure that a government's tables print: which of their totals is which, and
 * whose and of which phase a column is.
 */
#include "totals/government/tables.h"

#include <string.h>

#include "base/text.h"

static const char *const SIDES[] = { "revenue", "expenditure" };
static const char *const PHASES[] = { "budget", "adjusted_budget", "execution", "actual", NULL };

/* ---------------------------------------------------------------------------------- columns -- */

/* `own.actual`, `budget`, `whole`: whose and of which phase; FALSE where it is of another year or
 * of none that counts. */
static bool read_column(const MxTable *table, const MxColumn *column, const char **scope,
                        const char **phase) {
    static const char *const SCOPES[] = { "whole", "own", "level", NULL };
    const char *id = column->id;
    *scope = table->scope;
    for (gsize i = 0; SCOPES[i] != NULL; i++) {
        gsize n = strlen(SCOPES[i]);
        if (strncmp(id, SCOPES[i], n) != 0 || (id[n] != '\0' && id[n] != '.'))
            continue;
        *scope = SCOPES[i];
        id += n + (id[n] == '.');
        break;
    }
    bool plain = *id == '\0' || strcmp(id, "amount") == 0 || strcmp(id, "total") == 0;
    *phase = plain ? mx_government_phase(table) : NULL;
    for (gsize i = 0; PHASES[i] != NULL; i++)
        if (strcmp(id, PHASES[i]) == 0)
            *phase = PHASES[i];
    bool interim = g_strcmp0(table->phase, "interim") == 0;
    return column->type == MX_COLUMN_AMOUNT && *scope != NULL && *phase != NULL && !interim;
}

/* What the figure in column @i of the table is, of a row on @side: @key has its fund and name;
 * false where that is told by nothing, or not asked for. */
static bool find_key(const MxGovernmentFinding *f, const MxTable *table, MxSide side, guint i,
                     MxGovernmentKey *key) {
    const MxColumn *column = table->columns->pdata[i];
    key->year = mx_government_year(f->places, table);
    return column->side == side && key->year != 0 &&
           read_column(table, column, &key->scope, &key->phase);
}

static void offer_row(const MxGovernmentFinding *f, const char *fund, const char *name, int t,
                      int row) {
    const MxTable *table = f->places->d->tables->pdata[t];
    MxSide side = ((const MxRow *)table->rows->pdata[row])->side;
    for (guint i = 0; i < table->columns->len; i++) {
        MxGovernmentKey key = { .fund = fund, .name = name };
        if (find_key(f, table, side, i, &key))
            mx_government_offer_cell(f, &key, t, row, (int)i);
    }
}

/* ------------------------------------------------------------------------------------- rows -- */

/* What is from elsewhere or goes there, by the roles of the packs. */
static const char *const ELSEWHERE[] = {
    "superior_subsidy", "lower_remittance", "remitted_to_superior", "transfers_paid",
    "transferred_in",   "transferred_out",  "stabilisation_used",   "stabilisation_added",
    "debt_revenue",     "debt_principal",   "debt_onlent",          "carryover",
    "closing",
};

/** Side: the rows of one side of a table, as far as they matter; -1 where there is none. */
typedef struct {
    int current, everything, named, top, tax, nontax;
    guint n_tops;
    bool elsewhere;
} Side;

static bool has_figure(const MxTable *table, const MxRow *row) {
    for (guint i = 0; i < row->n_fields; i++) {
        MxMissing missing;
        const MxColumn *column = table->columns->pdata[i];
        if (column->type == MX_COLUMN_AMOUNT && mx_places_amount(row, (int)i, &missing) != 0)
            return true;
    }
    return false;
}

static bool is_elsewhere(const MxGovernmentFinding *f, const MxTable *table, const MxRow *row) {
    const char *name = mx_places_name(table, row);
    if (name == NULL || !has_figure(table, row))
        return false;
    for (gsize i = 0; i < G_N_ELEMENTS(ELSEWHERE); i++)
        if (mx_places_has_role(f->places, table, row, ELSEWHERE[i]))
            return true;
    g_autofree char *folded = mx_text_fold(name);
    return strstr(folded, "转移性") != NULL;
}

/* 国有资本经营预算收入, printed as a total: the fund's own, before what is carried over. */
static const char *role_of_fund(const char *fund) {
    static const char *const ROLES[][2] = { { "general", "general_public" },
                                            { "managed_fund", "government_fund" },
                                            { "state_capital", "state_capital" } };
    for (gsize i = 0; i < G_N_ELEMENTS(ROLES); i++)
        if (strcmp(ROLES[i][0], fund) == 0)
            return ROLES[i][1];
    return "";
}

static void note_row(const MxGovernmentFinding *f, const char *fund, const MxTable *table, int i,
                     Side *side) {
    const MxRow *row = table->rows->pdata[i];
    const char *const ROLES[] = { "current", "everything", "tax", "nontax", role_of_fund(fund) };
    int *const to[] = { &side->current, &side->everything, &side->tax, &side->nontax,
                        &side->named };
    bool known = false;
    for (gsize k = 0; k < G_N_ELEMENTS(ROLES); k++)
        if (mx_places_has_role(f->places, table, row, ROLES[k]) &&
            (to[k] != &side->named || row->kind == MX_ROW_TOTAL)) {
            *to[k] = *to[k] == -1 ? i : -2;
            known = true;
        }
    if (!known &&
        (row->kind == MX_ROW_TOTAL || mx_places_has_role(f->places, table, row, "grand") ||
         mx_places_has_role(f->places, table, row, "total"))) {
        side->top = i;
        side->n_tops++;
    }
    side->elsewhere = side->elsewhere || is_elsewhere(f, table, row);
}

/* Whether the row's figures are those of the two others together, in every column that has all
 * three, and in one at least. */
static bool adds_up(const MxTable *table, int row, const Side *side) {
    const MxRow *whole = table->rows->pdata[row], *tax = table->rows->pdata[side->tax],
                *rest = table->rows->pdata[side->nontax];
    guint n = 0;
    for (guint i = 0; i < table->columns->len; i++) {
        MxMissing no_whole, no_tax, no_rest;
        const MxColumn *column = table->columns->pdata[i];
        if (column->type != MX_COLUMN_AMOUNT || column->side != whole->side)
            continue;
        gint64 printed = mx_places_amount(whole, (int)i, &no_whole);
        gint64 sum =
            mx_places_amount(tax, (int)i, &no_tax) + mx_places_amount(rest, (int)i, &no_rest);
        if (no_whole != MX_MISSING_NOTHING || no_tax != MX_MISSING_NOTHING ||
            no_rest != MX_MISSING_NOTHING)
            continue;
        if (!mx_places_add_up(sum, printed, 2))
            return false;
        n++;
    }
    return n > 0;
}

/* The row that taxes and the rest add up to. */
static int find_taxes(const MxTable *table, MxSide of, const Side *side) {
    for (guint i = 0; side->tax >= 0 && side->nontax >= 0 && i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        if (row->side == of && row->block == 0 && (int)i != side->tax && (int)i != side->nontax &&
            adds_up(table, (int)i, side))
            return (int)i;
    }
    return -1;
}

static void miss(const MxGovernmentFinding *f, const char *fund, const char *name, int t,
                 MxSide side, MxMissing missing) {
    const MxTable *table = f->places->d->tables->pdata[t];
    for (guint i = 0; i < table->columns->len; i++) {
        MxGovernmentKey key = { .fund = fund, .name = name };
        if (find_key(f, table, side, i, &key))
            mx_total_miss(&mx_government_find_total(f, &key)->total, missing);
    }
}

/* What an insurance gets from a budget is its revenue. */
static void offer_side(const MxGovernmentFinding *f, const char *fund, MxSide of, const char *name,
                       int t) {
    const MxTable *table = f->places->d->tables->pdata[t];
    Side side = { -1, -1, -1, -1, -1, -1, 0, false };
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        if (row->kind != MX_ROW_NOTE && row->side == of && row->block == 0)
            note_row(f, fund, table, (int)i, &side);
    }
    bool elsewhere = side.elsewhere && strcmp(fund, "social_insurance") != 0;
    int top = side.n_tops == 1 ? side.top : -1;
    int taxes = find_taxes(table, of, &side);
    int own = side.current >= 0 ? side.current
              : taxes >= 0      ? taxes
              : side.named >= 0 ? side.named
              : elsewhere       ? -1
                                : top;
    int all = side.everything >= 0 ? side.everything : elsewhere && top != own ? top : -1;
    g_autofree char *total_name = g_strconcat(name, "_total", NULL);
    if (own >= 0)
        offer_row(f, fund, name, t, own);
    else
        miss(f, fund, name, t, of,
             side.n_tops > 1 ? MX_MISSING_SEVERAL
             : elsewhere     ? MX_MISSING_MIXED
                             : MX_MISSING_TOTAL);
    if (all >= 0)
        offer_row(f, fund, total_name, t, all);
}

void mx_government_offer_fund(const MxGovernmentFinding *f, const char *fund, int t) {
    const MxTable *table = f->places->d->tables->pdata[t];
    static const MxSide OF[] = { MX_SIDE_REVENUE, MX_SIDE_EXPENDITURE };
    for (gsize i = 0; i < G_N_ELEMENTS(SIDES); i++) {
        g_autofree char *id = g_strdup_printf("government_%s_%s", fund, SIDES[i]);
        if (strcmp(table->id, id) == 0)
            offer_side(f, fund, MX_SIDE_NONE, SIDES[i], t);
    }
    g_autofree char *balance = g_strdup_printf("government_%s_balance", fund);
    for (gsize i = 0; strcmp(table->id, balance) == 0 && i < G_N_ELEMENTS(SIDES); i++)
        offer_side(f, fund, OF[i], SIDES[i], t);
}
