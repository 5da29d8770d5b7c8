/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Phases and years of the columns of a government's table.
 *
 *     2022年决算数 │ 2023年预算数 │ 2023年执行数/金额 │ 2023年执行数/增长%      of 2023
 *     previous_actual  budget       execution           change_percent
 *
 *     2023年执行数/金额 │ 2023年执行数/占比% │ 2024年预算数/金额 │ 2024年预算数/占比%      of 2024
 *     previous_execution  previous_execution.share  budget            share
 *
 * The pack says what a column is by its words; which year is the table's own, its title says, or
 * where that names none, the newest of the headers. A percentage of change stands under the later
 * year and is of both.
 */
#include "segment/table/columns/phases.h"

#include <string.h>

#include "segment/table/columns/qualify.h"

#define PREVIOUS "previous_"

static bool is_phase(const char *id) {
    static const char *const IDS[] = { "budget", "adjusted_budget", "execution", "actual", NULL };
    return id != NULL && g_strv_contains(IDS, id);
}

/* The phase that a header above @leaf names; NULL where none does. */
static const char *phase_above(const MxLeaf *leaf, const MxPack *pack) {
    g_auto(GStrv) parts = g_strsplit(leaf->under, "/", -1);
    for (guint n = g_strv_length(parts); n > 0; n--) {
        const char *id = mx_pack_column(pack, parts[n - 1], "", NULL);
        if (is_phase(id))
            return id;
    }
    return NULL;
}

static void say(MxLeaf *leaf, const MxPack *pack) {
    const char *above = phase_above(leaf, pack);
    char *id = is_phase(leaf->id)                ? g_strconcat(PREVIOUS, leaf->id, NULL)
               : above != NULL                   ? g_strconcat(PREVIOUS, above, ".", leaf->id, NULL)
               : strcmp(leaf->id, "amount") == 0 ? g_strdup("previous")
                                                 : g_strconcat("previous.", leaf->id, NULL);
    g_free(leaf->id);
    leaf->id = id;
}

/* 区县 over the names of districts heads the key; over figures, the districts' together. What comes
 * first names the rows. */
static void settle_key(MxHeader *header) {
    MxLeaf *first = header->leaves->len > 1 ? header->leaves->pdata[0] : NULL;
    if (first == NULL || g_strcmp0(first->id, "districts") != 0)
        return;
    g_free(first->id);
    first->id = g_strdup("name");
    first->type = MX_COLUMN_TEXT;
}

void mx_header_say_phases(MxHeader *header, const MxPack *pack) {
    settle_key(header);
    int own = header->phase_year;
    for (guint i = 0; header->phase_year == 0 && i < header->leaves->len; i++)
        own = MAX(own, mx_leaf_year(header->leaves->pdata[i], pack));
    for (guint i = 0; i < header->leaves->len; i++) {
        MxLeaf *leaf = header->leaves->pdata[i];
        int year = mx_leaf_year(leaf, pack);
        if (leaf->id != NULL && year > 0 && year < own && !g_str_has_prefix(leaf->id, PREVIOUS) &&
            (leaf->type == MX_COLUMN_AMOUNT || leaf->type == MX_COLUMN_PERCENT))
            say(leaf, pack);
    }
}
