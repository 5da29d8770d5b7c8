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
        mark_part(prose, GPOINTER_TO_UINT(seen), parts);
        mark_part(prose, i, parts);
        g_free(key);
    }
    return parts;
}

/* ----------------------------------------------------------------------------------- years -- */

/* Changes and last year's figures may name the other year. */
static bool compares(const char *id) {
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

bool mx_fact_is_of_year(const char *id, const char *folded, guint at, int year) {
    static const char *const STOPS = "，。；（", *const SIGN = "年";
    if (year == 0 || compares(id))
        return true;
    for (const char *p = folded + at; p > folded;) {
        p = g_utf8_prev_char(p);
        if (g_utf8_strchr(STOPS, -1, g_utf8_get_char(p)) != NULL)
            return true;
        int named = g_str_has_prefix(p, SIGN) ? year_at(p, folded) : 0;
        if (named > 0)
            return named == year;
    }
    return true;
}
