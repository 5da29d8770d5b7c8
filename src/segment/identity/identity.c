/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What document this is: kind, year, organization, level, title. Read from its first pages and its
 * tables, never from the file's name, which often lies.
 *
 * Cover and titles say it first; where they are silent, the most frequent word of the tables'
 * captions does. Where both speak and differ, that is said.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "layout/layout.h"
#include "model/form.h"
#include "normalize/amount.h"
#include "segment/identity/identity.h"

/* Pages that can be cover, inner title and contents. */
#define COVER_PAGES 3u
/* A title's lines are set larger than the body; this share of the largest type on the page. */
#define TITLE_SIZE 0.8
/* A cover title has at most this many lines, and this many characters: longer is a sentence. */
#define TITLE_LINES 4u
#define TITLE_LENGTH 60

/* Characters of a cover's line that is its year: 二〇二四年度预算公开. */
#define YEAR_LENGTH 12
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

static int find_year(const MxPack *pack, const char *folded) {
    MxSpan span;
    if (!mx_pack_phrase(pack, MX_PHRASE_YEAR, folded, &span) || span.start < 0)
        return 0;
    g_autofree char *value = g_strndup(folded + span.start, (gsize)(span.end - span.start));
    return parse_year(value);
}

/* Calls of the phrases over a text, in the order in which they settle the kind. */
static const char *find_kind(const MxPack *pack, const char *folded) {
    if (mx_pack_phrase(pack, MX_PHRASE_FINAL_ACCOUNT, folded, NULL))
        return "final_account";
    if (mx_pack_phrase(pack, MX_PHRASE_BUDGET, folded, NULL))
        return "budget";
    if (mx_pack_phrase(pack, MX_PHRASE_PERFORMANCE, folded, NULL))
        return "performance";
    return NULL;
}

/* The largest lines of the first page with text, from the first of them on, joined. */
static char *join_largest(const GPtrArray *lines) {
    double largest = 0;
    for (guint i = 0; i < lines->len; i++)
        largest = MAX(largest, ((const MxLine *)lines->pdata[i])->size_pt);
    GString *title = g_string_new(NULL);
    for (guint i = 0, n = 0; i < lines->len && n < TITLE_LINES; i++) {
        const MxLine *line = lines->pdata[i];
        bool large = line->size_pt >= TITLE_SIZE * largest;
        if (n > 0 && !large)
            break;
        if (large) {
            g_string_append(title, line->text);
            n++;
        }
    }
    return g_string_free(title, FALSE);
}

static bool is_title(const MxPack *pack, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    return g_utf8_strlen(folded, -1) <= TITLE_LENGTH && find_kind(pack, folded) != NULL;
}

/* The cover's title; where the document begins without a cover, the first line that could be one.
 */
static char *find_title(const MxPack *pack, const GPtrArray *layouts) {
    for (guint p = 0; p < MIN(layouts->len, COVER_PAGES); p++) {
        const GPtrArray *lines = ((const MxLayout *)layouts->pdata[p])->lines;
        g_autofree char *large = join_largest(lines);
        if (is_title(pack, large))
            return g_steal_pointer(&large);
        for (guint i = 0; i < lines->len; i++)
            if (is_title(pack, ((const MxLine *)lines->pdata[i])->text))
                return g_strdup(((const MxLine *)lines->pdata[i])->text);
    }
    return NULL;
}

static const char *find_level(const MxPack *pack, const char *folded) {
    if (mx_pack_phrase(pack, MX_PHRASE_UNIT_LEVEL, folded, NULL))
        return "unit";
    return mx_pack_phrase(pack, MX_PHRASE_DEPARTMENT, folded, NULL) ? "department" : NULL;
}

static char *find_organization(const MxPack *pack, const char *folded) {
    MxSpan span;
    return mx_pack_phrase(pack, MX_PHRASE_ORGANIZATION, folded, &span) && span.start >= 0
               ? g_strndup(folded + span.start, (gsize)(span.end - span.start))
               : NULL;
}

static const char *most_frequent(const GPtrArray *texts, guint *times) {
    const char *best = NULL;
    guint most = 0;
    for (guint i = 0; i < texts->len; i++) {
        guint n = 0;
        for (guint k = 0; k < texts->len; k++)
            n += strcmp(texts->pdata[i], texts->pdata[k]) == 0;
        if (n > most) {
            most = n;
            best = texts->pdata[i];
        }
    }
    *times = most;
    return best;
}

/* Whether two printed names are one body's: 省检察院 is short for 江苏省人民检察院, so all
 * characters of the shorter stand in the longer, in their order. */
static bool is_short_for(const char *name, const char *whole) {
    for (; *name != '\0'; name = g_utf8_next_char(name)) {
        gunichar ch = g_utf8_get_char(name);
        while (*whole != '\0' && g_utf8_get_char(whole) != ch)
            whole = g_utf8_next_char(whole);
        if (*whole == '\0')
            return false;
        whole = g_utf8_next_char(whole);
    }
    return true;
}

/* What the heads of most tables name is the body, also where the cover names another: covers are
 * typed by hand and taken over from elsewhere. That they differ is said. */
static void read_owners(MxDisclosure *d, const MxPack *pack, const GPtrArray *owners) {
    guint times = 0;
    const char *owner = most_frequent(owners, &times);
    if (owner == NULL)
        return;
    d->document.organization = g_strdup(owner);
    g_autofree char *title = d->document.title ? mx_text_fold(d->document.title) : NULL;
    g_autofree char *named = title ? find_organization(pack, title) : NULL;
    g_autofree char *folded = mx_text_fold(owner);
    if (named == NULL || is_short_for(named, folded) || is_short_for(folded, named))
        return;
    mx_disclosure_note(d, MX_SEVERITY_WARNING, "identity-disagrees", 0,
                       "the title names %s, the heads of %u of %u tables %s", named, times,
                       owners->len, owner);
}

/* A title, or a line with little else than a year, as covers have; a sentence may speak of any. */
static bool may_bear_year(const MxPack *pack, const char *folded) {
    glong length = g_utf8_strlen(folded, -1);
    return length <= YEAR_LENGTH || (length <= TITLE_LENGTH && find_kind(pack, folded) != NULL);
}

static int read_title_year(const MxPack *pack, const char *title) {
    g_autofree char *folded = mx_text_fold(title);
    return find_year(pack, folded);
}

static void read_text(MxDisclosure *d, const MxPack *pack, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    const char *kind = find_kind(pack, folded), *level = find_level(pack, folded);
    if (strcmp(d->document.kind, "unknown") == 0 && kind != NULL)
        d->document.kind = kind;
    if (d->document.level == NULL)
        d->document.level = level;
    if (d->document.year == 0 && may_bear_year(pack, folded))
        d->document.year = find_year(pack, folded);
    if (d->document.organization == NULL)
        d->document.organization = find_organization(pack, folded);
}

/* Where no title tells the kind, headers do: 决算数 stands only in final accounts, beside 预算数.
 */
static void read_labels(MxDisclosure *d, const MxPack *pack) {
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *table = d->tables->pdata[i];
        for (guint c = 0; c < table->columns->len; c++) {
            g_autofree char *folded =
                mx_text_fold(((const MxColumn *)table->columns->pdata[c])->label);
            const char *kind = find_kind(pack, folded);
            if (kind != NULL && strcmp(d->document.kind, "final_account") != 0)
                d->document.kind = kind;
        }
    }
}

/* A collection of tables without a cover: the overall form names the body, and forms their year. */
static void read_forms(MxDisclosure *d) {
    for (guint i = 0; i < d->forms->len; i++) {
        const MxForm *form = d->forms->pdata[i];
        const MxField *body =
            form->kind == MX_FORM_OVERALL ? mx_form_get(form, "department") : NULL;
        if (d->document.organization == NULL && body != NULL && *body->text != '\0')
            d->document.organization = g_strdup(body->text);
        if (d->document.year == 0)
            d->document.year = form->year;
    }
}

/* The year of which @text speaks at @at, 2026年 or 2026年度, and not of a month of it; 0 for none.
 */
static int year_at(const char *at) {
    static const char YEAR[] = "年";
    char *end;
    long year = strtol(at, &end, 10);
    bool is_year = end == at + 4 && year >= FIRST_YEAR && g_str_has_prefix(end, YEAR);
    return is_year && !g_ascii_isdigit(end[sizeof YEAR - 1]) ? (int)year : 0;
}

static void count_years(const char *folded, guint votes[MAX_YEARS]) {
    for (const char *p = folded; (p = strstr(p, "20")) != NULL; p++) {
        bool begins = p == folded || !g_ascii_isdigit(p[-1]);
        int year = begins ? year_at(p) : 0;
        if (year >= FIRST_YEAR && year < FIRST_YEAR + MAX_YEARS)
            votes[year - FIRST_YEAR]++;
    }
}

/* Where no title has a year, the text's word: the year that most of its mentions are of. */
static void infer_year(MxDisclosure *d, const GPtrArray *layouts) {
    guint votes[MAX_YEARS] = { 0 }, all = 0, best = 0, next = 0;
    for (guint p = 0; p < layouts->len; p++) {
        const MxLayout *page = layouts->pdata[p];
        for (guint i = 0; i < page->lines->len; i++) {
            g_autofree char *folded = mx_text_fold(((const MxLine *)page->lines->pdata[i])->text);
            count_years(folded, votes);
        }
        for (guint g = 0; g < page->grids->len; g++) {
            const GPtrArray *cells = ((const MxGrid *)page->grids->pdata[g])->cells;
            for (guint i = 0; i < cells->len; i++) {
                g_autofree char *folded = mx_text_fold(((const MxCell *)cells->pdata[i])->text);
                count_years(folded, votes);
            }
        }
    }
    for (guint i = 0; i < MAX_YEARS; i++) {
        all += votes[i];
        best = votes[i] > votes[best] ? i : best;
    }
    for (guint i = 0; i < MAX_YEARS; i++)
        next = i != best ? MAX(next, votes[i]) : next;
    if (votes[best] < MIN_VOTES || votes[best] < LEAD * next)
        return;
    d->document.year = FIRST_YEAR + (int)best;
    mx_disclosure_note(d, MX_SEVERITY_INFO, "year-inferred", 0,
                       "no title has a year; of %u years that the text names, %u are %d", all,
                       votes[best], d->document.year);
}

void mx_identity_read(MxDisclosure *d, const GPtrArray *layouts, const MxPack *pack,
                      const GPtrArray *owners) {
    d->document.title = find_title(pack, layouts);
    read_owners(d, pack, owners);
    if (d->document.title != NULL)
        read_text(d, pack, d->document.title);
    for (guint p = 0; p < MIN(layouts->len, COVER_PAGES); p++) {
        const MxLayout *page = layouts->pdata[p];
        for (guint i = 0; i < page->lines->len; i++)
            read_text(d, pack, ((const MxLine *)page->lines->pdata[i])->text);
    }
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *table = d->tables->pdata[i];
        read_text(d, pack, table->title);
        if (d->document.year == 0)
            d->document.year = read_title_year(pack, table->title);
    }
    read_forms(d);
    if (strcmp(d->document.kind, "unknown") == 0)
        read_labels(d, pack);
    if (d->document.year == 0)
        infer_year(d, layouts);
}
