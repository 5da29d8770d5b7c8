/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whose, and of when, a figure of a government's report is.
 *
 *     2023年，全市政府性基金预算收入207.51亿元，完成调整预算的81.08%。政府性基金预算支出294.64亿元
 *     └ year  └ whole                                              └ nothing said: as before it
 *
 * The clause before the figure is read as the title of a table is: 全市, 市本级, the name of a
 * region. The year is the last that the paragraph names before the figure, else that of its
 * headings.
 */
#include "segment/prose/fact_place.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "segment/identity/government_table.h"

#define PREFIX "government."
#define DIGITS_OF_YEAR 4

bool mx_fact_is_placed(const char *id) {
    return g_str_has_prefix(id, PREFIX);
}

/* The last year that @text names before byte @end; 0 where it names none. */
static int last_year(const char *text, gsize end) {
    static const char YEAR[] = "年";
    for (gsize i = end; i-- > DIGITS_OF_YEAR;)
        if (strncmp(text + i, YEAR, sizeof YEAR - 1) == 0 &&
            strspn(text + i - DIGITS_OF_YEAR, "0123456789") == DIGITS_OF_YEAR)
            return atoi(text + i - DIGITS_OF_YEAR);
    return 0;
}

/* The year that @heading names; 0 where it names none or two, 2023年执行和2024年预算. */
static int only_year(const char *heading) {
    int last = last_year(heading, strlen(heading));
    g_autofree char *own = g_strdup_printf("%d", last);
    const char *at = last != 0 ? g_strrstr(heading, own) : NULL;
    return at != NULL && last_year(heading, (gsize)(at - heading)) == 0 ? last : 0;
}

/* The headings from the nearest one on that names a year, or behind it where it names two: what
 * stands above them is of more than they are. @year: that year, 0 where none tells. */
static char *nearest_headings(const char *path, int *year) {
    g_auto(GStrv) parts = g_strsplit(path, "/", -1);
    guint n = g_strv_length(parts);
    while (n > 0 && last_year(parts[n - 1], strlen(parts[n - 1])) == 0)
        n--;
    *year = n > 0 ? only_year(parts[n - 1]) : 0;
    return g_strjoinv("/", parts + (n > 0 && *year != 0 ? n - 1 : n));
}

/* Where the brackets open that close right before @close; NULL where they do not. */
static const char *opening(const char *text, const char *close) {
    static const char OPEN[] = "（";
    for (const char *p = close; p > text;) {
        p = g_utf8_prev_char(p);
        if (g_str_has_prefix(p, OPEN))
            return p;
    }
    return NULL;
}

/* The clause before byte @at, without what stands in brackets: 市本级（含开发区，下同）收入 is the
 * level's. */
static GString *clause_before(const char *text, gsize at) {
    static const char *const STOPS = "，。；：！？、（,;";
    static const char CLOSE[] = "）";
    GString *clause = g_string_new(NULL);
    for (const char *from = text + at; from > text;) {
        const char *before = g_utf8_prev_char(from);
        const char *open = g_str_has_prefix(before, CLOSE) ? opening(text, before) : NULL;
        if (g_utf8_strchr(STOPS, -1, g_utf8_get_char(before)) != NULL)
            break;
        if (open == NULL)
            g_string_prepend_len(clause, before, from - before);
        from = open != NULL ? open : before;
    }
    return clause;
}

static char *read_scope(const MxProse *prose, const char *clause) {
    g_auto(MxTitle) title = { 0 };
    const char *organization = prose->disclosure->document.organization;
    if (!mx_pack_title(prose->pack, clause, &title) || title.scope == NULL)
        return NULL;
    if (strcmp(title.scope, "region") != 0)
        return g_strdup(strcmp(title.scope, "payer") == 0 ? "own" : title.scope);
    g_autofree char *place = organization ? mx_text_fold(organization) : NULL;
    return title.region ? mx_government_scope_of_region(title.region, place) : NULL;
}

static bool is_interim(const MxProse *prose, const char *text) {
    g_auto(MxTitle) title = { 0 };
    mx_pack_title(prose->pack, text, &title);
    return g_strcmp0(title.phase, "interim") == 0;
}

void mx_fact_place(const MxProse *prose, const MxParagraph *p, guint words, guint figure,
                   MxFact *fact) {
    const char *path = p->section < 0 ? "" : prose->paths->pdata[p->section];
    g_autoptr(GString) clause = clause_before(p->folded, words);
    g_string_append_len(clause, p->folded + words, figure - words);
    g_autofree char *before = g_strndup(p->folded, figure);
    fact->scope = read_scope(prose, clause->str);
    int year;
    g_autofree char *headings = nearest_headings(path, &year);
    fact->year = last_year(p->folded, figure);
    if (fact->year == 0)
        fact->year = year;
    fact->interim = is_interim(prose, before) || is_interim(prose, headings);
}
