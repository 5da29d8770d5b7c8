/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * “三公”经费, whether its kinds are columns or rows:
 *
 *   单位    合计   因公出国  小计  购置  运行  接待        项目          预算数
 *   合计    12      0     10    4    6     2         行政经费         300
 *   某局    …                                       “三公”经费        12
 *                                                   因公出国（境）费     0
 *
 * A total that holds meetings, training or running costs besides is not theirs.
 */
#include "totals/three_public.h"

#include <string.h>

#include "base/text.h"

static const char *const AMOUNT[] = { "amount.actual", "total.actual", "amount", "total", NULL };
static const char *const TOTAL_ROWS[] = { "total", NULL };

/* What tables set beside the three under one total. */
static const char *const OTHERS[] = { "meeting", "training", "agency_operating" };

/* @id: of the column, and the role of the row. */
static const struct {
    MxTotalName name;
    const char *id, *fact;
} KINDS[] = {
    { MX_TOTAL_THREE_PUBLIC, "three_public", "narrative.three_public.total" },
    { MX_TOTAL_OVERSEAS, "overseas", "narrative.three_public.overseas" },
    { MX_TOTAL_VEHICLE, "vehicle", "narrative.three_public.vehicle" },
    { MX_TOTAL_VEHICLE_PURCHASE, "vehicle_purchase", "narrative.three_public.vehicle_purchase" },
    { MX_TOTAL_VEHICLE_OPERATION, "vehicle_operation", "narrative.three_public.vehicle_operation" },
    { MX_TOTAL_RECEPTION, "reception", "narrative.three_public.reception" },
};

/* The column of what was done, where the table has it beside the plan. */
static int find_outcome(const MxTable *table, const char *id) {
    g_autofree char *actual = g_strconcat(id, ".actual", NULL);
    const char *const ids[] = { actual, id, NULL };
    return mx_places_column(table, ids, MX_SIDE_NONE);
}

static bool has_others(const MxTable *table) {
    for (gsize i = 0; i < G_N_ELEMENTS(OTHERS); i++)
        if (find_outcome(table, OTHERS[i]) >= 0)
            return true;
    return false;
}

/* ------------------------------------------------------------------------- kinds as columns -- */

static const char *text_of(const MxTable *table, const MxRow *row, const char *id) {
    int i = mx_table_find_column(table, id, MX_SIDE_NONE);
    return i >= 0 && row->fields[i] != NULL ? row->fields[i]->text : "";
}

/* Rows of several years, one below the other, of one body or of several: that of the document's
 * year and body. A body's name stands beside the first of its rows only. */
static int find_year(const MxPlaces *places, const MxTable *table) {
    g_autofree char *wanted = g_strdup_printf("%d", places->d->document.year);
    g_autofree char *whose = mx_text_fold(
        places->d->document.organization != NULL ? places->d->document.organization : "");
    int found = -1, own = -1;
    guint n = 0, n_own = 0;
    bool is_own = false;
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        g_autofree char *body = mx_text_fold(text_of(table, row, "budget_unit"));
        if (*body != '\0')
            is_own = strcmp(body, whose) == 0;
        if (row->kind == MX_ROW_NOTE || !g_str_has_prefix(text_of(table, row, "year"), wanted))
            continue;
        found = (int)i;
        n++;
        own = is_own ? (int)i : own;
        n_own += is_own;
    }
    return n == 1 ? found : n_own == 1 ? own : -1;
}

/* The only row; in a final account that of the outcome, where plan and outcome are rows. */
static int find_single(const MxPlaces *places, const MxTable *table) {
    int found = -1, outcome = -1;
    guint n = 0, n_outcomes = 0;
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        const char *name = mx_places_name(table, row);
        if (row->kind == MX_ROW_NOTE)
            continue;
        found = (int)i;
        n++;
        if (name == NULL || strstr(name, "决算数") == NULL)
            continue;
        outcome = (int)i;
        n_outcomes++;
    }
    bool final = g_strcmp0(places->d->document.kind, "final_account") == 0;
    return n == 1 ? found : final && n_outcomes == 1 ? outcome : -1;
}

static int find_row(const MxPlaces *places, const MxTable *table, MxMissing *missing) {
    int row = mx_places_row(places, table, MX_SIDE_NONE, TOTAL_ROWS, missing);
    if (row < 0)
        row = find_year(places, table);
    if (row < 0)
        row = find_single(places, table);
    if (row >= 0)
        *missing = MX_MISSING_NOTHING;
    else
        *missing = MX_MISSING_SEVERAL;
    return row;
}

/* 小计 over the three, where the table has it; else its total where it holds nothing else. */
static void offer_total(const MxPlaces *places, MxTotal *total, int t, int row) {
    const MxTable *table = places->d->tables->pdata[t];
    int column = find_outcome(table, KINDS[0].id);
    if (column < 0 && has_others(table))
        mx_total_miss(total, MX_MISSING_MIXED);
    else
        mx_total_offer(places, total, t, row,
                       column >= 0 ? column : mx_places_column(table, AMOUNT, MX_SIDE_NONE));
}

/* What the table prints by kinds of money alone: 一般公共预算, 政府性基金, 国有资本经营. All three
 * have to be there and have figures. @id: of the kind; NULL: of their total. */
static void offer_moneys(const MxPlaces *places, MxTotal *total, int t, int row, const char *id) {
    static const char *const MONEYS[] = { "general_public", "government_fund", "state_capital" };
    const MxTable *table = places->d->tables->pdata[t];
    gint64 sum = 0;
    int column = -1;
    for (gsize i = 0; i < G_N_ELEMENTS(MONEYS); i++) {
        g_autofree char *name =
            id != NULL ? g_strconcat(id, ".", MONEYS[i], NULL) : g_strdup(MONEYS[i]);
        const char *names[] = { name, NULL };
        MxMissing missing;
        column = mx_places_column(table, names, MX_SIDE_NONE);
        sum += mx_places_amount(table->rows->pdata[row], column, &missing);
        if (missing != MX_MISSING_NOTHING) {
            mx_total_miss(total, missing);
            return;
        }
    }
    mx_total_offer_sum(total, sum, t, column);
}

static void offer_columns(const MxPlaces *places, MxTotal *totals, int t) {
    const MxTable *table = places->d->tables->pdata[t];
    MxMissing missing;
    int row = find_row(places, table, &missing);
    for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        MxTotal *total = &totals[KINDS[i].name];
        if (row < 0)
            mx_total_miss(total, missing);
        else if (i == 0)
            offer_total(places, total, t, row);
        else
            mx_total_offer(places, total, t, row, find_outcome(table, KINDS[i].id));
        if (row >= 0)
            offer_moneys(places, total, t, row, i > 0 ? KINDS[i].id : NULL);
    }
}

/* ---------------------------------------------------------------------------- kinds as rows -- */

static bool has_kinds_as_rows(const MxPlaces *places, const MxTable *table) {
    guint n = 0;
    for (guint i = 0; i < table->rows->len; i++)
        for (gsize k = 1; k < G_N_ELEMENTS(KINDS); k++)
            n += mx_places_has_role(places, table, table->rows->pdata[i], KINDS[k].id);
    return n >= 2;
}

/* Whether a row that is not one of theirs stands at the total's level: 行政经费, 会议费. */
static bool has_other_rows(const MxPlaces *places, const MxTable *table) {
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        bool known = row->kind != MX_ROW_ITEM;
        for (gsize k = 0; !known && k < G_N_ELEMENTS(KINDS); k++)
            known = mx_places_has_role(places, table, row, KINDS[k].id);
        if (!known)
            return true;
    }
    return false;
}

static void offer_rows(const MxPlaces *places, MxTotal *totals, int t) {
    const MxTable *table = places->d->tables->pdata[t];
    int column = mx_places_column(table, AMOUNT, MX_SIDE_NONE);
    for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        MxTotal *total = &totals[KINDS[i].name];
        const char *const roles[] = { KINDS[i].id, NULL };
        MxMissing missing;
        int row = mx_places_row(places, table, MX_SIDE_NONE, roles, &missing);
        if (row < 0 && i == 0 && missing == MX_MISSING_TOTAL) {
            row = mx_places_row(places, table, MX_SIDE_NONE, TOTAL_ROWS, &missing);
            if (row >= 0 && has_other_rows(places, table)) {
                mx_total_miss(total, MX_MISSING_MIXED);
                continue;
            }
        }
        if (row >= 0)
            mx_total_offer(places, total, t, row, column);
        else
            mx_total_miss(total, missing);
    }
}

/* ------------------------------------------------------------------------------------- both -- */

/* Of three printed figures, in one row or one column: what is printed nowhere, but said by them. */
static void offer_sum(MxTotal *totals) {
    static const MxTotalName PARTS[] = { MX_TOTAL_OVERSEAS, MX_TOTAL_VEHICLE, MX_TOTAL_RECEPTION };
    MxTotal *total = &totals[MX_TOTAL_THREE_PUBLIC];
    const MxTotal *first = &totals[PARTS[0]];
    gint64 sum = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        const MxTotal *part = &totals[PARTS[i]];
        if (part->missing != MX_MISSING_NOTHING || part->how != MX_TOTAL_OF_CELL)
            return;
        sum += part->amount_e4;
    }
    mx_total_offer_sum(total, sum, first->table, first->column);
}

void mx_totals_find_three_public(const MxPlaces *places, MxTotal totals[MX_N_TOTALS]) {
    MxMissing missing;
    int t = mx_places_table(places, "three_public", &missing);
    for (gsize i = 0; t < 0 && i < G_N_ELEMENTS(KINDS); i++)
        mx_total_miss(&totals[KINDS[i].name], missing);
    if (t >= 0 && has_kinds_as_rows(places, places->d->tables->pdata[t]))
        offer_rows(places, totals, t);
    else if (t >= 0)
        offer_columns(places, totals, t);
    if (t >= 0)
        offer_sum(totals);
    for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++)
        mx_total_offer_prose(places, &totals[KINDS[i].name], KINDS[i].fact);
}
