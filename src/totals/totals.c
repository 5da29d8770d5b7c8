/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each total has places where documents print it, best first; the first that has a figure counts.
 *
 *   收支总表                                      支出总表
 *   本年收入合计  900 │ 本年支出合计   950          合计   950 │ 600 │ 350
 *   上年结转     100 │ 结转下年       50                    │ basic, project
 *   收入总计    1000 │ 支出总计     1000
 *   revenue 1000       expenditure 950
 */
#include "totals/totals.h"

#include <string.h>

#include "model/prose.h"
#include "totals/three_public.h"

/* The outcome before the plan, where a table has both. */
static const char *const AMOUNT[] = { "amount.actual", "total.actual", "amount", "total", NULL };
static const char *const TOTAL[] = { "total.actual", "total", "amount.actual", "amount", NULL };
static const char *const BASIC[] = { "basic.actual", "basic", NULL };
static const char *const PROJECT[] = { "project.actual", "project", NULL };
static const char *const PERSONNEL[] = { "personnel.actual", "personnel", NULL };
static const char *const PUBLIC_USE[] = { "public_use.actual", "public_use", NULL };

static const char *const GRAND_ROWS[] = { "grand", "total", NULL };
static const char *const CURRENT_ROWS[] = { "current", NULL };
static const char *const TOTAL_ROWS[] = { "total", "grand", NULL };
static const char *const PROJECT_ROWS[] = { "project", NULL };

/* The row that @roles name in the only table @id; -1 where there is none. */
static int find(const MxPlaces *places, MxTotal *total, const char *id, MxSide side,
                const char *const *roles, int *table) {
    MxMissing missing;
    *table = mx_places_table(places, id, &missing);
    int row = *table < 0
                  ? -1
                  : mx_places_row(places, places->d->tables->pdata[*table], side, roles, &missing);
    if (row < 0)
        mx_total_miss(total, missing);
    return row;
}

static void offer(const MxPlaces *places, MxTotal *total, const char *id, MxSide side,
                  const char *const *roles, const char *const *columns) {
    int table, row = find(places, total, id, side, roles, &table);
    if (table < 0)
        return;
    const MxTable *of = places->d->tables->pdata[table];
    int column = mx_places_column(of, columns, side);
    if (row < 0 && column >= 0 && roles == TOTAL_ROWS)
        row = mx_places_head(of, column, side);
    if (row >= 0)
        mx_total_offer(places, total, table, row, column);
}

/* -------------------------------------------------------------------- revenue, expenditure -- */

static bool is_final(const MxPlaces *places) {
    return g_strcmp0(places->d->document.kind, "final_account") == 0;
}

/* A final account's table of revenue, and its prose, may leave out what was carried over. */
static void find_revenue(const MxPlaces *places, MxTotal *total) {
    offer(places, total, "balance", MX_SIDE_REVENUE, GRAND_ROWS, AMOUNT);
    if (is_final(places))
        return;
    offer(places, total, "revenue", MX_SIDE_NONE, TOTAL_ROWS, TOTAL);
    mx_total_offer_prose(places, total, "narrative.revenue.total");
}

/* Whether the row may hold money that is kept for the next year. */
static bool keeps_money(const MxPlaces *places, const MxTable *table, const MxRow *row) {
    if (row->side != MX_SIDE_EXPENDITURE || !mx_places_has_role(places, table, row, "closing"))
        return false;
    MxMissing missing;
    int column = mx_places_column(table, AMOUNT, MX_SIDE_EXPENDITURE);
    gint64 amount = mx_places_amount(row, column, &missing);
    return amount != 0 || missing == MX_MISSING_UNREADABLE;
}

/* 支出总计 is what is spent where nothing is kept. */
static void offer_grand(const MxPlaces *places, MxTotal *total) {
    MxMissing missing;
    int i = mx_places_table(places, "balance", &missing);
    const MxTable *table = i < 0 ? NULL : places->d->tables->pdata[i];
    for (guint k = 0; table != NULL && k < table->rows->len; k++)
        if (keeps_money(places, table, table->rows->pdata[k])) {
            mx_total_miss(total, MX_MISSING_MIXED);
            return;
        }
    offer(places, total, "balance", MX_SIDE_EXPENDITURE, GRAND_ROWS, AMOUNT);
}

/* Shares are printed with two places: off by 0.005 points, and as much for the figures' rounding.
 */
#define SHARE_ROUNDS_TO 0.01

/* The share that the prose gives to a part; negative where it gives none, or several. */
static double find_share(const MxPlaces *places, const char *name) {
    double share = -1;
    for (guint i = 0; i < places->d->facts->len; i++) {
        const MxFact *fact = places->d->facts->pdata[i];
        if (g_strcmp0(fact->id, name) != 0 || fact->number != NULL || fact->doubtful)
            continue;
        if (share >= 0)
            return -1;
        share = (double)fact->value_e4 / 10000;
    }
    return share;
}

/* 支出预算 529260万元 … 基本支出 376567万元, 占本年支出 73.15%: the first is not 本年支出, but
 * holds what is kept for the next year. */
static bool is_of_another_whole(const MxPlaces *places, const MxTotal *whole, const char *name) {
    MxTotal part = { .missing = MX_MISSING_TABLE };
    g_autofree char *share_name = g_strconcat(name, ".share", NULL);
    mx_total_offer_prose(places, &part, name);
    double share = find_share(places, share_name);
    if (part.missing != MX_MISSING_NOTHING || share < 0 || whole->amount_e4 <= 0)
        return false;
    return ABS(100.0 * (double)part.amount_e4 / (double)whole->amount_e4 - share) > SHARE_ROUNDS_TO;
}

static void offer_stated_expenditure(const MxPlaces *places, MxTotal *total) {
    MxTotal stated = { .missing = MX_MISSING_TABLE };
    mx_total_offer_prose(places, &stated, "narrative.expenditure.total");
    if (stated.missing != MX_MISSING_NOTHING)
        mx_total_miss(total, stated.missing);
    else if (is_of_another_whole(places, &stated, "narrative.expenditure.basic") ||
             is_of_another_whole(places, &stated, "narrative.expenditure.project"))
        mx_total_miss(total, MX_MISSING_MIXED);
    else if (total->missing != MX_MISSING_NOTHING)
        *total = stated;
}

static void find_expenditure(const MxPlaces *places, MxTotal *total) {
    offer(places, total, "expenditure", MX_SIDE_NONE, TOTAL_ROWS, TOTAL);
    offer(places, total, "balance", MX_SIDE_EXPENDITURE, CURRENT_ROWS, AMOUNT);
    offer_grand(places, total);
    if (!is_final(places))
        offer_stated_expenditure(places, total);
}

/* ------------------------------------------------------------------------------- its parts -- */

/* The rows of the table that print the whole expenditure split it as the whole is split: a body
 * above its classes, the only class of a body, its only group. Where they differ, none counts. */
static void offer_whole(const MxPlaces *places, MxTotal *total, const MxTotal *whole, int t,
                        const char *const *columns) {
    const MxTable *table = places->d->tables->pdata[t];
    int of = mx_places_column(table, TOTAL, MX_SIDE_NONE);
    int column = mx_places_column(table, columns, MX_SIDE_NONE), found = -1;
    gint64 amount = 0;
    for (guint i = 0; column >= 0 && i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        MxMissing no_whole, missing;
        gint64 printed = mx_places_amount(row, of, &no_whole);
        gint64 part = mx_places_amount(row, column, &missing);
        if (row->kind == MX_ROW_NOTE || no_whole != MX_MISSING_NOTHING || printed == 0 ||
            printed != whole->amount_e4 || missing != MX_MISSING_NOTHING)
            continue;
        if (found >= 0 && part != amount) {
            mx_total_miss(total, MX_MISSING_SEVERAL);
            return;
        }
        found = found < 0 ? (int)i : found;
        amount = part;
    }
    if (found >= 0)
        mx_total_offer(places, total, t, found, column);
}

/* What expenditure is split into, besides the two: so much of a table has to be there for its blank
 * boxes to be known to hold nothing. */
static const char *const PARTS[][3] = {
    { "basic.actual", "basic", NULL },
    { "project.actual", "project", NULL },
    { "remitted_to_superior.actual", "remitted_to_superior", NULL },
    { "operating_expenditure.actual", "operating_expenditure", NULL },
    { "affiliate_subsidy.actual", "affiliate_subsidy", NULL },
    { "reserve", NULL },
};

/* Adds the column over the topmost items; FALSE where a box of it cannot be read. */
static bool add_items(const MxTable *table, int column, gint64 *sum, guint *n) {
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        MxMissing missing;
        if (row->kind != MX_ROW_ITEM || row->level > 0)
            continue;
        *sum += mx_places_amount(row, column, &missing);
        *n += missing == MX_MISSING_NOTHING;
        if (missing == MX_MISSING_UNREADABLE)
            return false;
    }
    return true;
}

/* The sum of the topmost items, where they and what they are split into add up to the printed
 * total: then they are all of it, and what is blank is nothing. */
static void offer_parts(MxTotal *total, const MxTotal *whole, const MxTable *table, int t,
                        const char *const *columns) {
    int column = mx_places_column(table, columns, MX_SIDE_NONE);
    gint64 all = 0, split = 0, sum = 0;
    guint n = 0, n_all = 0, n_split = 0;
    if (column < 0)
        return;
    bool readable = add_items(table, mx_places_column(table, TOTAL, MX_SIDE_NONE), &all, &n_all) &&
                    add_items(table, column, &sum, &n);
    for (gsize i = 0; readable && i < G_N_ELEMENTS(PARTS); i++)
        readable =
            add_items(table, mx_places_column(table, PARTS[i], MX_SIDE_NONE), &split, &n_split);
    if (readable && n > 0 && mx_places_add_up(all, whole->amount_e4, n_all) &&
        mx_places_add_up(split, all, n_split))
        mx_total_offer_sum(total, sum, t, column);
    else if (!readable || n > 0)
        mx_total_miss(total, readable ? MX_MISSING_OPEN : MX_MISSING_UNREADABLE);
}

/* Basic expenditure as a table splits it: 人员经费 and 公用经费. */
static void offer_uses(const MxPlaces *places, MxTotal *total, const char *id, MxSide side) {
    int t, row = find(places, total, id, side, TOTAL_ROWS, &t);
    if (row < 0)
        return;
    const MxTable *table = places->d->tables->pdata[t];
    const char *const *const COLUMNS[] = { PERSONNEL, PUBLIC_USE };
    gint64 sum = 0;
    int column = -1;
    for (gsize i = 0; i < G_N_ELEMENTS(COLUMNS); i++) {
        MxMissing missing;
        column = mx_places_column(table, COLUMNS[i], side);
        sum += mx_places_amount(table->rows->pdata[row], column, &missing);
        if (missing != MX_MISSING_NOTHING) {
            mx_total_miss(total, missing);
            return;
        }
    }
    mx_total_offer_sum(total, sum, t, column);
}

static void find_part(const MxPlaces *places, MxTotal *total, const MxTotal *whole,
                      const char *const *columns, const char *fact) {
    int t, row = find(places, total, "expenditure", MX_SIDE_NONE, TOTAL_ROWS, &t);
    if (row >= 0)
        mx_total_offer(places, total, t, row,
                       mx_places_column(places->d->tables->pdata[t], columns, MX_SIDE_NONE));
    if (t >= 0 && whole->missing == MX_MISSING_NOTHING) {
        offer_whole(places, total, whole, t, columns);
        offer_parts(total, whole, places->d->tables->pdata[t], t, columns);
    }
    if (columns == BASIC)
        offer_uses(places, total, "expenditure", MX_SIDE_NONE);
    else
        offer(places, total, "balance", MX_SIDE_EXPENDITURE, PROJECT_ROWS, AMOUNT);
    mx_total_offer_prose(places, total, fact);
    /* A part of something else. */
    if (total->how == MX_TOTAL_OF_PROSE && total->missing == MX_MISSING_NOTHING &&
        whole->missing == MX_MISSING_NOTHING && total->amount_e4 > whole->amount_e4)
        total->missing = MX_MISSING_OPEN;
}

/* -------------------------------------------------------------------------------- all of it -- */

void mx_totals_find(const MxPlaces *places, MxTotal totals[MX_N_TOTALS]) {
    bool government = g_str_has_prefix(places->d->document.kind, "government");
    for (int i = 0; i < MX_N_TOTALS; i++)
        totals[i] = MX_TOTAL_MISSING(government ? MX_MISSING_GOVERNMENT : MX_MISSING_TABLE);
    if (government)
        return;
    const MxTotal *whole = &totals[MX_TOTAL_EXPENDITURE];
    find_revenue(places, &totals[MX_TOTAL_REVENUE]);
    find_expenditure(places, &totals[MX_TOTAL_EXPENDITURE]);
    find_part(places, &totals[MX_TOTAL_BASIC], whole, BASIC, "narrative.expenditure.basic");
    find_part(places, &totals[MX_TOTAL_PROJECT], whole, PROJECT, "narrative.expenditure.project");
    offer(places, &totals[MX_TOTAL_GENERAL_PUBLIC], "general_public_expenditure", MX_SIDE_NONE,
          TOTAL_ROWS, TOTAL);
    mx_totals_find_three_public(places, totals);
}
