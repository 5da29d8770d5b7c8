/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the title of a government's table says besides its id.
 *
 *     2024年济南高新区…预算收入草案表      scope 济南高新区, year 2024, phase budget
 *     某市2022年…决算表                    某市 is the government: the whole
 *     2023年市级… beside 2023年市本级…     level and own: the former has development zones with it
 *
 * A title that names no place leaves the scope open: tables of several scopes bear it.
 */
#include "segment/identity/government_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/prose.h"
#include "segment/identity/year.h"

#define DIGITS_OF_YEAR 4

/* The last year that @folded names, 2023年和2024年; 0 where it names none. */
static int newest_year(const char *folded) {
    static const char YEAR[] = "年";
    int newest = 0;
    for (const char *p = strstr(folded, YEAR); p != NULL; p = strstr(p + 1, YEAR)) {
        const char *from = p - DIGITS_OF_YEAR;
        if (from < folded || strspn(from, "0123456789") != DIGITS_OF_YEAR)
            continue;
        newest = MAX(newest, atoi(from));
    }
    return newest;
}

static bool is_region(const char *name) {
    static const char *const ENDS[] = { "省", "市", "县",   "区",     "州", "盟", "旗",
                                        "镇", "乡", "街道", "办事处", "园", "岛" };
    for (gsize i = 0; i < G_N_ELEMENTS(ENDS); i++)
        if (g_str_has_suffix(name, ENDS[i]))
            return true;
    return false;
}

/* One place: 某区 and 某市某区. */
static bool is_same_place(const char *region, const char *organization) {
    return g_str_has_suffix(region, organization) || g_str_has_suffix(organization, region);
}

char *mx_government_scope_of_region(const char *region, const char *organization) {
    static const char *const OWN[] = { "本级", "级本级" };
    if (!is_region(region) && !g_str_has_suffix(region, OWN[0]))
        return NULL;
    if (organization != NULL && is_region(region) && is_same_place(region, organization))
        return g_strdup("whole");
    const char *rest = organization != NULL && g_str_has_prefix(region, organization)
                           ? region + strlen(organization)
                           : NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(OWN); i++)
        if (g_strcmp0(rest, OWN[i]) == 0)
            return g_strdup("own");
    return g_strdup(region);
}

void mx_government_name_table(MxTable *table, const MxPack *pack, const char *organization) {
    g_autofree char *folded = mx_text_fold(table->title ? table->title : "");
    g_autofree char *place = organization ? mx_text_fold(organization) : NULL;
    g_auto(MxTitle) title = { 0 };
    mx_pack_title(pack, folded, &title);
    table->of_government = true;
    table->id = g_strdup(title.id ? title.id : "other");
    table->phase = g_strdup(title.phase);
    table->year = newest_year(folded);
    if (table->year == 0) /* 二〇二四年 */
        table->year = mx_year_find(pack, MX_PHRASE_YEAR, folded);
    if (g_strcmp0(title.scope, "region") == 0 && title.region != NULL)
        table->scope = mx_government_scope_of_region(title.region, place);
    else
        table->scope = g_strdup(title.scope);
}

void mx_government_settle_phase(MxTable *table) {
    static const struct {
        const char *column, *phase;
    } LAST[] = { { "actual", "account" }, { "execution", "execution" }, { "budget", "budget" } };
    for (guint i = 0; table->phase == NULL && i < G_N_ELEMENTS(LAST); i++)
        for (guint c = 0; c < table->columns->len; c++)
            if (strcmp(((const MxColumn *)table->columns->pdata[c])->id, LAST[i].column) == 0) {
                table->phase = g_strdup(LAST[i].phase);
                break;
            }
}

static bool has_scope(const MxDisclosure *d, const char *scope) {
    for (guint i = 0; i < d->tables->len; i++)
        if (g_strcmp0(((const MxTable *)d->tables->pdata[i])->scope, scope) == 0)
            return true;
    return false;
}

void mx_government_settle_scopes(MxDisclosure *d) {
    bool both = has_scope(d, "own");
    for (guint i = 0; i < d->tables->len; i++) {
        MxTable *table = d->tables->pdata[i];
        bool level = g_strcmp0(table->scope, "level") == 0;
        bool payer = g_strcmp0(table->scope, "payer") == 0; /* 市对区县: the level's own money */
        if (!payer && (both || !level))
            continue;
        g_free(table->scope);
        table->scope = g_strdup("own");
    }
}

void mx_government_settle_facts(MxDisclosure *d) {
    bool told = has_scope(d, "own") && !has_scope(d, "level");
    for (guint i = 0; told && i < d->facts->len; i++) {
        MxFact *fact = d->facts->pdata[i];
        if (g_strcmp0(fact->scope, "level") != 0)
            continue;
        g_free(fact->scope);
        fact->scope = g_strdup("own");
    }
}
