/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns that bear one name.
 *
 *   一般公共预算/基本支出 │ 政府性基金/基本支出      general_public.basic, government_fund.basic
 *   2024年/合计 │ 2025年/合计                       previous_budget, total: an earlier year is said
 *
 * The id of the header above goes in front; a column of an earlier year, of a budget or an outcome
 * says so.
 */
#include <string.h>

#include "base/text.h"
#include "normalize/amount.h"
#include "segment/table/columns/qualify.h"
#include "segment/table/leaf.h"

/* The year that the part of a path names; 0 where it names none. */
static int year_of_part(const MxPack *pack, const char *part) {
    MxSpan span;
    if (!mx_pack_phrase(pack, MX_PHRASE_YEAR, part, &span) || span.start < 0)
        return 0;
    g_autofree char *value = g_strndup(part + span.start, (gsize)(span.end - span.start));
    return MAX(0, mx_numeral_parse(value));
}

int mx_leaf_year(const MxLeaf *leaf, const MxPack *pack) {
    int year = year_of_part(pack, leaf->leaf);
    g_auto(GStrv) parts = g_strsplit(leaf->under, "/", -1);
    for (guint n = g_strv_length(parts); year == 0 && n > 0; n--)
        year = year_of_part(pack, parts[n - 1]);
    return year;
}

/* Ids that say nothing of a group: every column under them is one. Budget and outcome, though, are
 * told from each other's only by what they are of, and 合计 is such a thing. */
static bool says_nothing(const char *id, const MxLeaf *leaf) {
    if (strcmp(id, "amount") == 0)
        return true;
    return strcmp(id, "total") == 0 && strcmp(leaf->id, "budget") != 0 &&
           strcmp(leaf->id, "actual") != 0;
}

/* The id of the nearest header above @leaf that has one, other than its own. */
static char *name_of_parent(const MxLeaf *leaf, const MxPack *pack) {
    g_auto(GStrv) parts = g_strsplit(leaf->under, "/", -1);
    for (guint n = g_strv_length(parts); n > 0; n--) {
        g_autofree char *part = g_steal_pointer(&parts[n - 1]);
        g_autofree char *under = g_strjoinv("/", parts);
        const char *id = mx_pack_column(pack, part, under, NULL);
        if (id != NULL && !says_nothing(id, leaf) && strcmp(id, leaf->id) != 0)
            return g_strdup(id);
    }
    return NULL;
}

/* How many leaves of the group of @leaf share its id, in columns of the year @year (0: of any). */
static guint count_id(const MxHeader *header, const MxLeaf *leaf, const MxPack *pack, int year) {
    guint n = 0;
    for (guint i = 0; i < header->leaves->len; i++) {
        const MxLeaf *other = header->leaves->pdata[i];
        n += other->group == leaf->group && g_strcmp0(other->id, leaf->id) == 0 &&
             (leaf->part == 0 || other->part == leaf->part) &&
             (year == 0 || mx_leaf_year(other, pack) == year);
    }
    return n;
}

/* The id of a column that shares its own with others of its group: 一般公共预算 over 小计,
 * 基本支出: general_public and general_public.basic; under an earlier year than the others:
 * previous_budget. NULL where the header tells nothing, or where only earlier years share the id.
 */
static char *qualified_id(const MxHeader *header, const MxLeaf *leaf, const MxPack *pack,
                          int newest_year) {
    int year = mx_leaf_year(leaf, pack);
    g_autofree char *parent = name_of_parent(leaf, pack);
    if (year > 0 && year < newest_year && (parent == NULL || !strstr(parent, "previous")))
        return says_nothing(leaf->id, leaf) && *leaf->under == '\0'
                   ? g_strdup("previous_budget")
                   : g_strconcat("previous_budget.", leaf->id, NULL);
    if (parent == NULL || (year > 0 && count_id(header, leaf, pack, year) == 1))
        return NULL;
    return strcmp(leaf->id, "total") == 0 ? g_strdup(parent)
                                          : g_strconcat(parent, ".", leaf->id, NULL);
}

/* The block of budget or outcome that @leaf stands in: 预算数 over 公务接待费 says what it says
 * under it. NULL where it stands in none. */
static const char *block_of_leaf(const MxLeaf *leaf, const MxPack *pack) {
    g_auto(GStrv) parts = g_strsplit(leaf->under, "/", -1);
    for (char **part = parts; *part != NULL; part++) {
        const char *id = **part ? mx_pack_column(pack, *part, leaf->leaf, NULL) : NULL;
        if (id != NULL && (strcmp(id, "budget") == 0 || strcmp(id, "actual") == 0))
            return id;
    }
    return NULL;
}

/* Whether a block of budget stands beside one of outcome. */
static bool has_blocks(const MxHeader *header, const MxPack *pack) {
    bool budget = false, actual = false;
    for (guint i = 0; i < header->leaves->len; i++) {
        const char *block = block_of_leaf(header->leaves->pdata[i], pack);
        budget = budget || g_strcmp0(block, "budget") == 0;
        actual = actual || g_strcmp0(block, "actual") == 0;
    }
    return budget && actual;
}

/* ---------------------------------------------------------------------------------- times -- */

/* What the columns under a header are beside those of this year: 上年 over the same columns as
 * 当年.
 * @id NULL where they are this year's. @by_year: an earlier year's number says so. */
typedef struct {
    const char *id;
    bool by_year;
} Time;

static Time time_of_leaf(const MxLeaf *leaf, const MxPack *pack, int newest_year) {
    static const char *const IDS[] = { "previous_budget", "previous_actual",     "change",
                                       "change_percent",  "percent_of_previous", NULL };
    g_auto(GStrv) parts = g_strsplit(leaf->under, "/", -1);
    for (char **part = parts; *part != NULL; part++) {
        const char *id = mx_pack_column(pack, *part, "", NULL);
        int year = year_of_part(pack, *part);
        if (id != NULL && g_strv_contains(IDS, id))
            return (Time){ id, false };
        if (year > 0 && year < newest_year)
            return (Time){ "previous_budget", true };
    }
    return (Time){ NULL, false };
}

/* The nearest header above @leaf that says what the column is of, and not when. */
static char *name_of_topic(const MxLeaf *leaf, const MxPack *pack) {
    g_autofree char *parent = name_of_parent(leaf, pack);
    return parent == NULL || g_str_has_prefix(parent, "previous") ||
                   g_str_has_prefix(parent, "change") || strcmp(parent, "current") == 0
               ? NULL
               : g_steal_pointer(&parent);
}

/* The id of a column that stands under several times: 上年 over 公务接待费 is
 * previous_budget.reception, 当年 over it reception. NULL where its id is of one time only. */
static char *timed_id(const MxHeader *header, const MxLeaf *leaf, const MxPack *pack,
                      int newest_year) {
    Time time = time_of_leaf(leaf, pack, newest_year);
    guint here = 0, elsewhere = 0;
    for (guint i = 0; i < header->leaves->len; i++) {
        const MxLeaf *other = header->leaves->pdata[i];
        if (other->group != leaf->group || g_strcmp0(other->id, leaf->id) != 0)
            continue;
        bool same = g_strcmp0(time_of_leaf(other, pack, newest_year).id, time.id) == 0;
        here += same;
        elsewhere += !same;
    }
    if (elsewhere == 0)
        return NULL;
    bool total = strcmp(leaf->id, "total") == 0;
    g_autofree char *topic = here > 1 ? name_of_topic(leaf, pack) : NULL;
    g_autofree char *id = topic == NULL ? g_strdup(leaf->id)
                          : total       ? g_strdup(topic)
                                        : g_strconcat(topic, ".", leaf->id, NULL);
    if (time.id == NULL)
        return g_steal_pointer(&id);
    return total && topic == NULL && !time.by_year ? g_strdup(time.id)
                                                   : g_strconcat(time.id, ".", id, NULL);
}

/* Whether @leaf is the total of one direction only: 本年支出 over 小计 beside 本年收入. */
static bool totals_one_way(const MxHeader *header, const MxLeaf *leaf, const MxPack *pack) {
    if (g_strcmp0(leaf->id, "total") != 0)
        return false;
    g_autofree char *parent = name_of_parent(leaf, pack);
    const char *other_way = g_strcmp0(parent, "expenditure") == 0 ? "revenue"
                            : g_strcmp0(parent, "revenue") == 0   ? "expenditure"
                                                                  : NULL;
    for (guint i = 0; other_way != NULL && i < header->leaves->len; i++) {
        const MxLeaf *other = header->leaves->pdata[i];
        if (other->group == leaf->group && g_strcmp0(other->id, other_way) == 0)
            return true;
    }
    return false;
}

/* Whether @leaf counts one money only, beside columns of others: 基本支出 under 一般公共预算,
 * beside 政府性基金预算, is no 基本支出 of all. */
static bool is_of_one_fund(const MxHeader *header, const MxLeaf *leaf, const MxPack *pack) {
    static const char *const FUNDS[] = { "general_public", "government_fund", "state_capital",
                                         "fiscal_account", "unit_funds",      NULL };
    static const char *const USES[] = { "basic", "project", "personnel", "public_use", NULL };
    if (leaf->id == NULL || !g_strv_contains(USES, leaf->id))
        return false;
    g_autofree char *parent = name_of_parent(leaf, pack);
    if (parent == NULL || !g_strv_contains(FUNDS, parent))
        return false;
    for (guint i = 0; i < header->leaves->len; i++) {
        const MxLeaf *other = header->leaves->pdata[i];
        if (other->group == leaf->group && strcmp(other->under, leaf->under) != 0 && other->id &&
            strcmp(other->id, parent) != 0 && g_strv_contains(FUNDS, other->id))
            return true;
    }
    return false;
}

void mx_header_qualify_ids(MxHeader *header, const MxPack *pack) {
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    bool blocks = !header->phased && has_blocks(header, pack);
    int newest = 0;
    for (guint i = 0; !header->phased && i < header->leaves->len; i++)
        newest = MAX(newest, mx_leaf_year(header->leaves->pdata[i], pack));
    for (guint i = 0; i < header->leaves->len; i++) {
        const MxLeaf *leaf = header->leaves->pdata[i];
        bool shared = leaf->id && leaf->part == 0 &&
                      (count_id(header, leaf, pack, 0) > 1 || totals_one_way(header, leaf, pack) ||
                       (!header->phased && is_of_one_fund(header, leaf, pack)));
        const char *block = shared && blocks ? block_of_leaf(leaf, pack) : NULL;
        char *id = block                       ? g_strconcat(leaf->id, ".", block, NULL)
                   : shared && !header->phased ? timed_id(header, leaf, pack, newest)
                                               : NULL;
        if (id == NULL && shared)
            id = qualified_id(header, leaf, pack, newest);
        g_ptr_array_add(ids, id);
    }
    for (guint i = 0; i < header->leaves->len; i++) {
        MxLeaf *leaf = header->leaves->pdata[i];
        if (ids->pdata[i] != NULL) {
            g_free(leaf->id);
            leaf->id = g_steal_pointer(&ids->pdata[i]);
        }
    }
}
