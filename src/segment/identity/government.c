/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Budgets and final accounts of whole governments, told from those of bodies by votes.
 *
 * No word does: a finance bureau's duties speak of budget drafts and of all four budgets, a
 * township's department budget is called after its government, a report to the congress lists
 * department budgets. But a government's document shows what it is in several places that have
 * nothing to do with one another, and so does a body's:
 *
 *     for a government                               for a body
 *     a title of the whole (市级决算, 预算执行情况)    部门预算 in the title
 *     an address to the people's congress            部门概况 among the headings
 *     headings by level (全市…, 市本级…)              captions that name a body
 *     tables that only a government has: what it
 *       takes in, what it transfers, borrows, insures
 *     sentences on what its area took in: 全镇…收入
 *
 * Each place votes once, however often it says so. Two votes make a government, if they are more
 * than those for a body; one does where it is a title that no body has, and set as one, and none is
 * for a body.
 *
 * The tables also tell a budget or an account from a report in prose about it.
 *
 * Known failures: a file of one table of a government's has one vote and stays unknown; so does a
 * scan without a title.
 */
#include "segment/identity/government.h"

#include <string.h>

#include "base/text.h"
#include "layout/layout.h"
#include "segment/identity/title.h"
#include "segment/identity/year.h"

/* Places that must agree. One is a word; with three, reports without tables that are not addressed
 * to the congress are lost. */
#define MIN_PLACES 2u
/* Different subjects of such tables, and headings by level, that make one vote: any of them may
 * stand in a body's disclosure once (the transfers that a department hands on). */
#define MIN_SUBJECTS 2u
#define MIN_HEADINGS 2u
/* With as many different subjects, the tables alone are proof: no body has three. */
#define SURE_SUBJECTS 3u
/* Characters of a heading; longer is a paragraph. */
#define HEADING_LENGTH 40

static char *find_value(const MxPack *pack, MxPhrase phrase, const char *folded) {
    MxSpan span;
    return mx_pack_phrase(pack, phrase, folded, &span) && span.start >= 0
               ? g_strndup(folded + span.start, (gsize)(span.end - span.start))
               : NULL;
}

/* ------------------------------------------------------------------------------- the places -- */

/* The paragraphs of up to @n pages, folded. */
static GPtrArray *list_paragraphs(const GPtrArray *layouts, guint n) {
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    for (guint p = 0; p < MIN(layouts->len, n); p++) {
        const GPtrArray *blocks = ((const MxLayout *)layouts->pdata[p])->blocks;
        for (guint i = 0; i < blocks->len; i++)
            g_ptr_array_add(found, mx_text_fold(((const MxBlock *)blocks->pdata[i])->text));
    }
    return found;
}

/* Of @paragraphs, whose they stay, the short ones. */
static GPtrArray *list_headings(const GPtrArray *paragraphs) {
    GPtrArray *headings = g_ptr_array_new();
    for (guint i = 0; i < paragraphs->len; i++)
        if (g_utf8_strlen(paragraphs->pdata[i], -1) <= HEADING_LENGTH)
            g_ptr_array_add(headings, paragraphs->pdata[i]);
    return headings;
}

static guint count_phrase(const MxPack *pack, MxPhrase phrase, const GPtrArray *texts) {
    guint n = 0;
    for (guint i = 0; i < texts->len; i++)
        n += mx_pack_phrase(pack, phrase, texts->pdata[i], NULL);
    return n;
}

/* The titles of the tables, folded. */
static GPtrArray *list_titles(const MxDisclosure *d) {
    GPtrArray *titles = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *table = d->tables->pdata[i];
        g_ptr_array_add(titles, mx_text_fold(table->title ? table->title : ""));
    }
    return titles;
}

/* How many different values @phrase has in @texts; a paragraph may name several. */
static guint count_values(const MxPack *pack, MxPhrase phrase, const GPtrArray *texts) {
    g_autoptr(GHashTable) values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    MxSpan span;
    for (guint i = 0; i < texts->len; i++)
        for (const char *rest = texts->pdata[i];
             mx_pack_phrase(pack, phrase, rest, &span) && span.start >= 0; rest += span.end)
            g_hash_table_add(values, g_strndup(rest + span.start, (gsize)(span.end - span.start)));
    return g_hash_table_size(values);
}

static bool names_body(const MxPack *pack, const char *folded) {
    return mx_pack_phrase(pack, MX_PHRASE_DEPARTMENT, folded, NULL) ||
           mx_pack_phrase(pack, MX_PHRASE_UNIT_LEVEL, folded, NULL);
}

/* Titles and headings of the first pages; in the contents of a report, department budgets are an
 * entry. */
static guint count_body(const MxPack *pack, const GPtrArray *headings) {
    bool titles = false, others = false;
    for (guint i = 0; i < headings->len; i++) {
        const char *folded = headings->pdata[i];
        if (!names_body(pack, folded) || !mx_title_is_line(pack, folded))
            continue;
        titles |= mx_title_kind(pack, folded) != NULL;
        others |= mx_title_kind(pack, folded) == NULL;
    }
    return (guint)titles + (guint)others;
}

/* --------------------------------------------------------------------------- what it is then -- */

static int most_frequent_year(const MxDisclosure *d, const MxPack *pack, MxPhrase phrase) {
    int best = 0;
    guint most = 0;
    for (guint i = 0; i < d->tables->len; i++) {
        guint n = 0;
        int year = 0;
        for (guint k = i; k < d->tables->len; k++) {
            const MxTable *table = d->tables->pdata[k];
            g_autofree char *folded = mx_text_fold(table->title ? table->title : "");
            int own = mx_year_find(pack, phrase, folded);
            year = k == i ? own : year;
            n += own != 0 && own == year;
        }
        if (n > most) {
            most = n;
            best = year;
        }
    }
    return best;
}

/* The title says whether it is on an account; where there is none, most of the tables do. */
static bool is_account(const MxDisclosure *d, const MxPack *pack) {
    guint accounts = 0, tables = 0;
    if (d->document.title != NULL) {
        g_autofree char *folded = mx_text_fold(d->document.title);
        return mx_year_find(pack, MX_PHRASE_ACCOUNT_YEAR, folded) != 0;
    }
    for (guint i = 0; i < d->tables->len; i++, tables++) {
        const MxTable *table = d->tables->pdata[i];
        g_autofree char *folded = mx_text_fold(table->title ? table->title : "");
        accounts += mx_year_find(pack, MX_PHRASE_ACCOUNT_YEAR, folded) != 0 ||
                    mx_pack_phrase(pack, MX_PHRASE_FINAL_ACCOUNT, folded, NULL);
    }
    return 2 * accounts > tables;
}

/* 2024年预算执行情况和2025年预算草案 is the budget of 2025; an account's year is the account's,
 * also where the next year's half is reported beside it. */
static void read_years(MxDisclosure *d, const MxPack *pack, bool account) {
    MxPhrase phrase = account ? MX_PHRASE_ACCOUNT_YEAR : MX_PHRASE_BUDGET_YEAR;
    if (d->document.title != NULL) {
        g_autofree char *folded = mx_text_fold(d->document.title);
        d->document.year = mx_year_find(pack, phrase, folded);
        d->document.execution_year = mx_year_find(pack, MX_PHRASE_EXECUTION_YEAR, folded);
        if (d->document.year == 0)
            d->document.year = d->document.execution_year; /* half a year's execution alone */
    }
    if (d->document.year == 0) {
        d->document.year = most_frequent_year(d, pack, phrase);
        if (d->document.year == 0)
            d->document.year = most_frequent_year(d, pack, MX_PHRASE_YEAR);
        d->document.year_is_doubtful = true;
    }
}

/* The name stands in the title, in the address to the congress, in the titles of tables. */
static char *find_name(const MxDisclosure *d, const MxPack *pack, const GPtrArray *headings) {
    g_autofree char *title = mx_text_fold(d->document.title ? d->document.title : "");
    char *name = find_value(pack, MX_PHRASE_GOVERNMENT, title);
    for (guint i = 0; name == NULL && i < headings->len; i++)
        name = find_value(pack, MX_PHRASE_GOVERNMENT, headings->pdata[i]);
    for (guint i = 0; name == NULL && i < d->tables->len; i++) {
        const MxTable *table = d->tables->pdata[i];
        g_autofree char *folded = mx_text_fold(table->title ? table->title : "");
        name = find_value(pack, MX_PHRASE_GOVERNMENT, folded);
    }
    return name;
}

/* How many paragraphs and titles of tables have words of @phrase. */
static guint count_mentions(const MxDisclosure *d, const GPtrArray *layouts, const MxPack *pack,
                            MxPhrase phrase) {
    guint n = 0;
    for (guint p = 0; p < layouts->len; p++) {
        const GPtrArray *blocks = ((const MxLayout *)layouts->pdata[p])->blocks;
        for (guint i = 0; i < blocks->len; i++) {
            g_autofree char *folded = mx_text_fold(((const MxBlock *)blocks->pdata[i])->text);
            n += mx_pack_phrase(pack, phrase, folded, NULL);
        }
    }
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *table = d->tables->pdata[i];
        g_autofree char *folded = mx_text_fold(table->title ? table->title : "");
        n += mx_pack_phrase(pack, phrase, folded, NULL);
    }
    return n;
}

/* Both words occur in any report: rural policy speaks of towns. What is below the government is
 * named this many times as often as what is not; with less, nothing is said. */
#define BELOW_RATIO 2u

/* 某市 may be of two levels; NULL where its document does not tell. */
static const char *level_of_city(const MxDisclosure *d, const GPtrArray *layouts,
                                 const MxPack *pack) {
    guint districts = count_mentions(d, layouts, pack, MX_PHRASE_DISTRICTS_BELOW);
    guint towns = count_mentions(d, layouts, pack, MX_PHRASE_TOWNS_BELOW);
    return districts > 0 && districts >= BELOW_RATIO * towns ? "city"
           : towns > 0 && towns >= BELOW_RATIO * districts   ? "county"
                                                             : NULL;
}

static const char *find_level(const MxDisclosure *d, const GPtrArray *layouts, const MxPack *pack) {
    static const struct {
        MxPhrase phrase;
        const char *level;
    } LEVELS[] = { { MX_PHRASE_PROVINCE, "province" },
                   { MX_PHRASE_CITY, "city" },
                   { MX_PHRASE_COUNTY, "county" },
                   { MX_PHRASE_TOWNSHIP, "township" } };
    if (d->document.organization == NULL)
        return NULL;
    g_autofree char *name = mx_text_fold(d->document.organization);
    for (gsize i = 0; i < G_N_ELEMENTS(LEVELS); i++)
        if (mx_pack_phrase(pack, LEVELS[i].phrase, name, NULL))
            return LEVELS[i].level;
    return g_str_has_suffix(name, "市") ? level_of_city(d, layouts, pack) : NULL;
}

static bool is_report(const MxPack *pack, const char *title) {
    g_autofree char *folded = mx_text_fold(title);
    return mx_pack_phrase(pack, MX_PHRASE_GOVERNMENT_REPORT, folded, NULL);
}

bool mx_government_read(MxDisclosure *d, const GPtrArray *layouts, const MxPack *pack,
                        const GPtrArray *owners) {
    bool set = false;
    g_autofree char *title = mx_title_find_phrase(pack, layouts, MX_PHRASE_GOVERNMENT_TITLE, &set);
    g_autoptr(GPtrArray) cover = list_paragraphs(layouts, MX_COVER_PAGES);
    g_autoptr(GPtrArray) all = list_paragraphs(layouts, layouts->len);
    g_autoptr(GPtrArray) first = list_headings(cover), headings = list_headings(all);
    g_autoptr(GPtrArray) titles = list_titles(d);
    guint subjects = count_values(pack, MX_PHRASE_GOVERNMENT_TABLE, titles);
    bool tables = subjects >= MIN_SUBJECTS, sure = subjects >= SURE_SUBJECTS;
    bool addressed = count_phrase(pack, MX_PHRASE_CONGRESS, first) > 0;
    bool levels = count_phrase(pack, MX_PHRASE_GOVERNMENT_HEADING, headings) >= MIN_HEADINGS;
    bool funds = count_values(pack, MX_PHRASE_GOVERNMENT_SENTENCE, all) >= MIN_SUBJECTS;
    guint votes = (guint)(title != NULL) + tables + sure + addressed + levels + funds;
    guint against = count_body(pack, first) + (owners->len > 0);
    bool by_title = set && against == 0 && is_report(pack, title);
    if ((votes < MIN_PLACES && !by_title) || votes <= against)
        return false;
    d->document.title = g_steal_pointer(&title);
    bool account = is_account(d, pack);
    d->document.kind = !tables   ? "government_report"
                       : account ? "government_final_account"
                                 : "government_budget";
    d->document.organization = find_name(d, pack, first);
    d->document.level = find_level(d, layouts, pack);
    read_years(d, pack, account);
    return true;
}
