/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The year of a document. Titles say it; where none does, the text's word counts: the year that
 * most of its mentions are of. A year that something is compared with is another one.
 */
#include "segment/identity/year.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "layout/layout.h"
#include "normalize/amount.h"

/* Disclosures are published since 2010. A year that is the document's is named several times, and
 * more often than any other: a third more, or last year may be it as well. */
#define FIRST_YEAR 2010
#define MAX_YEARS 60
#define MIN_VOTES 3u
#define LEAD 1.33

/* A two-digit year is one of this century; 二〇二四 is read digit by digit. */
static int parse_year(const char *folded) {
    int year = mx_numeral_parse(folded);
    return year < 0 ? 0 : year < 100 ? 2000 + year : year;
}

int mx_year_find(const MxPack *pack, MxPhrase phrase, const char *folded) {
    MxSpan span;
    if (!mx_pack_phrase(pack, phrase, folded, &span) || span.start < 0)
        return 0;
    g_autofree char *value = g_strndup(folded + span.start, (gsize)(span.end - span.start));
    return parse_year(value);
}

/* The year of which a text speaks at @at, 2026年 or 2026年度, and not of a month of it; 0 for none.
 */
static int year_at(const char *at) {
    static const char YEAR[] = "年";
    char *end;
    long year = strtol(at, &end, 10);
    bool is_year = end == at + 4 && year >= FIRST_YEAR && g_str_has_prefix(end, YEAR);
    return is_year && !g_ascii_isdigit(end[sizeof YEAR - 1]) ? (int)year : 0;
}

/* 比2023年增加: words before a year of which something else is the measure. */
static bool is_compared(const MxPack *pack, const char *folded, const char *at) {
    g_autofree char *before = g_strndup(folded, (gsize)(at - folded));
    return mx_pack_phrase(pack, MX_PHRASE_COMPARED, before, NULL);
}

static void count_years(const MxPack *pack, const char *text, guint votes[MAX_YEARS]) {
    g_autofree char *folded = mx_text_fold(text);
    for (const char *p = folded; (p = strstr(p, "20")) != NULL; p++) {
        bool begins = p == folded || !g_ascii_isdigit(p[-1]);
        int year = begins ? year_at(p) : 0;
        if (year >= FIRST_YEAR && year < FIRST_YEAR + MAX_YEARS && !is_compared(pack, folded, p))
            votes[year - FIRST_YEAR]++;
    }
}

/* Paragraphs, not lines: the word that makes a comparison may end the line before. */
static void count_page(const MxPack *pack, const MxLayout *page, guint votes[MAX_YEARS]) {
    for (guint i = 0; i < page->blocks->len; i++)
        count_years(pack, ((const MxBlock *)page->blocks->pdata[i])->text, votes);
    for (guint g = 0; g < page->grids->len; g++) {
        const GPtrArray *cells = ((const MxGrid *)page->grids->pdata[g])->cells;
        for (guint i = 0; i < cells->len; i++)
            count_years(pack, ((const MxCell *)cells->pdata[i])->text, votes);
    }
}

MxYearVotes mx_year_infer(const MxPack *pack, const GPtrArray *layouts) {
    guint votes[MAX_YEARS] = { 0 }, all = 0, best = 0, next = 0;
    for (guint p = 0; p < layouts->len; p++)
        count_page(pack, layouts->pdata[p], votes);
    for (guint i = 0; i < MAX_YEARS; i++) {
        all += votes[i];
        best = votes[i] > votes[best] ? i : best;
    }
    for (guint i = 0; i < MAX_YEARS; i++)
        next = i != best ? MAX(next, votes[i]) : next;
    bool clear = votes[best] >= MIN_VOTES && votes[best] >= LEAD * next;
    return (MxYearVotes){ clear ? FIRST_YEAR + (int)best : 0, votes[best], all };
}
