/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a figure is of: this body and this year, or a part of it, or an earlier one.
 *
 *   二、部门预算支出具体情况
 *   （一）某某局（本级）        several headings of one level name bodies: what stands below each
 *      人员经费10万元            is a part, and no figure of the whole
 *   （二）某某中心
 *      人员经费20万元
 *
 *   与2016年相比（2016年支出预算8万元）    the clause names another year than the document's
 *   2016年支出8万元，其中：人员经费6万元     so does the one that the sentence began with
 *
 *    2024年某某局          一般公共预算拨款      政府采购预算10万元
 *    leaves it the whole's  narrows it            the words of the pattern
 *
 * What stands between the beginning of the clause and the words that a pattern knows is what
 * narrows a figure. Words of which the packs know that they do not (`whole`: a year, a number,
 * 本部门) and the body's own name, also shortened (省检察院 of 某某省人民检察院), leave it what it
 * is; those that make it another figure (`partial`) take its id; of all others it is not known, and
 * the fact says so.
 *
 * A figure without an id is only one that nobody compares; one with a wrong id makes a false alarm.
 *
 * Known failure: bodies that follow one another within a paragraph.
 */
#include <string.h>

#include "base/text.h"
#include "model/prose.h"
#include "normalize/amount.h"
#include "segment/prose/fact_scope.h"
#include "segment/prose/text.h"

/* ---------------------------------------------------------------------------------- bodies -- */

/* Level and headings above, where the heading of section @i names a body; else NULL. */
static char *body_key(const MxProse *prose, guint i) {
    const MxSection *section = prose->disclosure->sections->pdata[i];
    g_autofree char *title = mx_text_fold(section->title ? section->title : "");
    if (!mx_pack_phrase(prose->pack, MX_PHRASE_BODY, title, NULL))
        return NULL;
    const char *path = prose->paths->pdata[i];
    gsize above = strlen(path) - MIN(strlen(path), strlen(title));
    return g_strdup_printf("%u %.*s", section->level, (int)above, path);
}

/* Whether one body is named twice, above the tables and above the prose: it is no part of itself.
 */
static bool is_same_title(const MxProse *prose, guint a, guint b) {
    const GPtrArray *sections = prose->disclosure->sections;
    g_autofree char *first = mx_text_fold(((const MxSection *)sections->pdata[a])->title);
    g_autofree char *second = mx_text_fold(((const MxSection *)sections->pdata[b])->title);
    return strcmp(first, second) == 0;
}

/* Marks section @i and those below its heading. */
static void mark_part(const MxProse *prose, guint i, bool *parts) {
    const GPtrArray *sections = prose->disclosure->sections;
    guint level = ((const MxSection *)sections->pdata[i])->level;
    parts[i] = true;
    while (++i < sections->len && ((const MxSection *)sections->pdata[i])->level > level)
        parts[i] = true;
}

bool *mx_fact_parts(const MxProse *prose) {
    guint n = prose->disclosure->sections->len;
    bool *parts = g_new0(bool, MAX(n, 1));
    g_autoptr(GHashTable) first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < n; i++) {
        char *key = body_key(prose, i);
        gpointer seen;
        if (key == NULL)
            continue;
        if (!g_hash_table_lookup_extended(first, key, NULL, &seen)) {
            g_hash_table_insert(first, key, GUINT_TO_POINTER(i));
            continue;
        }
        if (!is_same_title(prose, GPOINTER_TO_UINT(seen), i)) {
            mark_part(prose, GPOINTER_TO_UINT(seen), parts);
            mark_part(prose, i, parts);
        }
        g_free(key);
    }
    return parts;
}

/* ----------------------------------------------------------------------------------- years -- */

/* Bytes of a sentence before its figure; sentences have some 600, and a file without a full stop
 * is not looked through anew for every figure. */
#define MAX_SENTENCE 1800u

/* Changes and last year's figures may name the other year. */
bool mx_fact_compares(const char *id) {
    static const char *const SUFFIXES[] = { ".change", ".growth", ".share", ".previous" };
    for (gsize i = 0; i < G_N_ELEMENTS(SUFFIXES); i++)
        if (g_str_has_suffix(id, SUFFIXES[i]))
            return true;
    return false;
}

/* The year before a year sign, 2016年; 0 where there is none. */
static int year_at(const char *sign, const char *text) {
    if (sign - text < 4 || strncmp(sign - 4, "20", 2) != 0)
        return 0;
    g_autofree char *year = g_strndup(sign - 4, 4);
    return MAX(mx_numeral_parse(year), 0);
}

/* Whether the clause with the year before @sign begins with it: 2021年度支出10万元, and neither
 * 与2021年相比 nor a month of it. */
static bool opens_clause(const char *sign, const char *folded) {
    static const char *const OPENS = "，。；：、）.\n", *const MONTH = "年";
    const char *from = sign - 4;
    bool month = g_ascii_isdigit(sign[strlen(MONTH)]);
    return !month && (from == folded ||
                      g_utf8_strchr(OPENS, -1, g_utf8_get_char(g_utf8_prev_char(from))) != NULL);
}

/* The year that the figure's own clause names counts; else that of the nearest clause before it in
 * the sentence that begins with one. */
bool mx_fact_is_of_year(const char *id, const char *folded, guint at, int year) {
    static const char *const STOPS = "，；（", *const ENDS = "。\n", *const SIGN = "年";
    if (year == 0 || mx_fact_compares(id))
        return true;
    const char *from = folded + (at > MAX_SENTENCE ? at - MAX_SENTENCE : 0);
    bool own = true;
    for (const char *p = folded + at; p > from;) {
        p = g_utf8_prev_char(p);
        gunichar ch = g_utf8_get_char(p);
        if (g_utf8_strchr(ENDS, -1, ch) != NULL)
            return true;
        own &= g_utf8_strchr(STOPS, -1, ch) == NULL;
        int named = g_str_has_prefix(p, SIGN) ? year_at(p, folded) : 0;
        if (named > 0 && (own || opens_clause(p, folded)))
            return named == year;
    }
    return true;
}

/* ---------------------------------------------------------------------------------- clauses -- */

/* Where the bracket opens that ends at @close; @close where it opens nowhere in the sentence. */
static const char *find_bracket(const char *folded, const char *close) {
    static const char *const OPEN = "（", *const ENDS = "。\n";
    for (const char *p = close; p > folded;) {
        p = g_utf8_prev_char(p);
        if (g_str_has_prefix(p, OPEN))
            return p;
        if (g_utf8_strchr(ENDS, -1, g_utf8_get_char(p)) != NULL)
            break;
    }
    return close;
}

/* Where the clause before @at begins; @stops: what ends the one before it. What stands in brackets
 * ends none: 市级（市本级、三区）一般公共预算. */
static guint find_start(const char *folded, guint at, const char *stops) {
    static const char *const CLOSE = "）";
    const char *p = folded + at;
    while (p > folded) {
        const char *before = g_utf8_prev_char(p);
        if (g_utf8_strchr(stops, -1, g_utf8_get_char(before)) != NULL)
            break;
        p = g_str_has_prefix(before, CLOSE) ? find_bracket(folded, before) : before;
    }
    return (guint)(p - folded);
}

/* Where the last list of the sentence opens that has begun at @at; 0 where none has. */
static guint find_list(const MxProse *prose, const char *folded, guint at) {
    guint start = find_start(folded, at, "。；\n");
    g_autofree char *words = g_strndup(folded + start, at - start);
    MxSpan span;
    bool found = mx_pack_phrase(prose->pack, MX_PHRASE_OF_WHICH, words, &span) && span.start >= 0;
    return found ? start + (guint)span.start : 0;
}

/* Whether the characters of @name follow one another in @full, others between them or not. */
static bool is_short_for(const char *name, const char *full) {
    const char *p = full;
    for (; *name; name = g_utf8_next_char(name)) {
        p = g_utf8_strchr(p, -1, g_utf8_get_char(name));
        if (p == NULL)
            return false;
        p = g_utf8_next_char(p);
    }
    return true;
}

/* What may be a body's name among the words of the whole must be this body's. */
static bool is_whole(const MxProse *prose, const char *words) {
    const char *body = prose->disclosure->document.organization;
    MxSpan span;
    if (!mx_pack_phrase(prose->pack, MX_PHRASE_WHOLE, words, &span))
        return false;
    if (span.start < 0 || span.start == span.end)
        return true;
    g_autofree char *name = g_strndup(words + span.start, (gsize)(span.end - span.start));
    g_autofree char *full = mx_text_fold(body ? body : "");
    return is_short_for(name, full);
}

MxFactScope mx_fact_find_scope(const MxProse *prose, const char *folded, guint at, guint *list_at) {
    guint start = find_start(folded, at, "。；，：、\n");
    guint list = find_list(prose, folded, at);
    g_autofree char *words = g_strndup(folded + start, at - start);
    if (mx_pack_phrase(prose->pack, MX_PHRASE_PARTIAL, words, NULL))
        return MX_FACT_SCOPE_PART;
    *list_at = list > 0 ? list : *list_at;
    return is_whole(prose, words) ? MX_FACT_SCOPE_WHOLE : MX_FACT_SCOPE_UNKNOWN;
}
