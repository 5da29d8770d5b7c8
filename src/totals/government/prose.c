/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the prose of a government's report states, where no table has it. */
#include "totals/government/prose.h"

#include <string.h>

#include "model/prose.h"

/** Words: those between what a figure is of and the figure, as far as they matter. */
typedef struct {
    bool plan, adjusted, everything;
} Words;

static bool has_any(const char *text, const char *const *words) {
    for (; *words != NULL; words++)
        if (strstr(text, *words) != NULL)
            return true;
    return false;
}

/* 一般公共预算支出 [安排] 535亿元; 国有资本经营预算支出 [总计] 2.2亿元 */
static Words read_words(const MxFact *fact) {
    static const char *const NOUNS[] = { "收入", "支出", "余额", "限额" };
    static const char *const PLANS[] = { "预算", "安排", "计划", "预期", NULL };
    static const char *const ADJUSTED[] = { "调整", NULL };
    static const char *const ALL[] = { "总计", "合计", "总额", NULL };
    const char *figure = strstr(fact->context, fact->text), *after = NULL;
    gsize n = figure != NULL ? (gsize)(figure - fact->context) : strlen(fact->context);
    g_autofree char *before = g_strndup(fact->context, n);
    for (gsize i = 0; i < G_N_ELEMENTS(NOUNS); i++) {
        const char *last = g_strrstr(before, NOUNS[i]);
        after = last != NULL && last > after ? last : after;
    }
    after = after != NULL ? after : before;
    return (Words){ has_any(after, PLANS), has_any(after, ADJUSTED), has_any(after, ALL) };
}

/* The debt that a document speaks of is that of its own year's end, of a budget that of the year
 * before. 比2020年底增加 … 债务限额 is not 2020's: of another year nothing is taken. */
static const char *phase_of_stated_debt(const MxPlaces *places, const MxFact *fact) {
    bool final = mx_government_is_final(places);
    int year = final ? places->d->document.year : places->d->document.execution_year;
    return year != 0 && fact->year == year ? mx_government_phase_of_debt(places) : NULL;
}

/* What a figure of its year is, by what the document is of. A plan of another year than the
 * document's is that year's in its own document; here it may be this year's, whose number the
 * sentence leaves out. */
static const char *phase_of_fact(const MxPlaces *places, const MxFact *fact, const Words *words) {
    bool own = fact->year == places->d->document.year;
    bool executed = fact->year == places->d->document.execution_year;
    if (words->adjusted)
        return NULL;
    if (mx_government_is_final(places))
        return own && !words->plan ? "actual" : NULL;
    return own ? "budget" : executed && !words->plan ? "execution" : NULL;
}

/* What the prose calls 总收入 of the insurances is their revenue: nothing comes from elsewhere. */
static char *name_of_fact(char **parts) {
    static const char TOTAL[] = "_total";
    bool insurance = strcmp(parts[1], "social_insurance") == 0;
    return insurance && g_str_has_suffix(parts[2], TOTAL)
               ? g_strndup(parts[2], strlen(parts[2]) - strlen(TOTAL))
               : g_strdup(parts[2]);
}

/* 我市 may be all of it or the level itself. */
static bool says_us(const char *scope) {
    return strstr(scope, "我") != NULL;
}

void mx_government_offer_fact(const MxGovernmentFinding *f, int i) {
    const MxFact *fact = f->places->d->facts->pdata[i];
    g_auto(GStrv) parts = g_strsplit(fact->id != NULL ? fact->id : "", ".", -1);
    if (g_strv_length(parts) != 3 || strcmp(parts[0], "government") != 0 || fact->doubtful ||
        fact->interim || fact->year == 0 || fact->scope == NULL || says_us(fact->scope) ||
        fact->number != NULL || strcmp(fact->unit, "yuan") != 0)
        return;
    bool debt = strcmp(parts[2], "balance") == 0 || strcmp(parts[2], "limit") == 0;
    Words words = read_words(fact);
    g_autofree char *name = name_of_fact(parts);
    const MxGovernmentKey key = { parts[1], name, fact->scope,
                                  debt ? phase_of_stated_debt(f->places, fact)
                                       : phase_of_fact(f->places, fact, &words),
                                  fact->year };
    bool other = !debt && words.everything && !g_str_has_suffix(key.name, "_total");
    if (key.phase == NULL || other)
        return;
    MxTotal *total = &mx_government_find_total(f, &key)->total;
    if (total->missing == MX_MISSING_NOTHING && total->how == MX_TOTAL_OF_CELL)
        return;
    const MxTotal stated = mx_total_of_fact(f->places, i);
    mx_government_offer(f, &key, &stated);
}
