/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether some pack of the folder has an entry of that id. */
#include "pattern/rule/known.h"

#include <string.h>

#include "pattern/title/parts.h"

/* Whether an id is the one that is looked for. */
typedef bool (*Fits)(const char *id, gconstpointer wanted);

static bool file_has(const MxPackFile *file, MxListKind list, Fits fits, gconstpointer wanted) {
    const MxListSource *rules = &file->tree->lists[list];
    for (unsigned i = 0; i < rules->rules_count; i++)
        if (fits(rules->rules[i].id, wanted))
            return true;
    return false;
}

static bool any_has(const MxPatterns *patterns, MxListKind list, Fits fits, gconstpointer wanted) {
    for (guint i = 0; i < patterns->packs->len; i++) {
        const GPtrArray *files = ((const MxPack *)patterns->packs->pdata[i])->source->files;
        for (guint k = 0; k < files->len; k++)
            if (file_has(files->pdata[k], list, fits, wanted))
                return true;
    }
    return false;
}

static bool is_equal(const char *id, gconstpointer wanted) {
    return strcmp(id, wanted) == 0;
}

static bool is_listed(const MxPatterns *patterns, MxListKind list, const char *id) {
    return any_has(patterns, list, is_equal, id);
}

/* Whether @id is FUND_SUBJECT or SUBJECT of parts that some pack has. */
static bool is_composed(const MxPatterns *patterns, const char *id) {
    g_autofree char *alone = g_strconcat("subject.", id, NULL);
    if (is_listed(patterns, MX_LIST_TITLES, alone))
        return true;
    for (const char *p = strchr(id, '_'); p != NULL; p = strchr(p + 1, '_')) {
        g_autofree char *fund = g_strdup_printf("fund.%.*s", (int)(p - id), id);
        g_autofree char *subject = g_strconcat("subject.", p + 1, NULL);
        if (is_listed(patterns, MX_LIST_TITLES, fund) &&
            is_listed(patterns, MX_LIST_TITLES, subject))
            return true;
    }
    return false;
}

/* `government_*_revenue` is that table of each fund; `same_revenue` that of the same fund, place,
 * year and phase as the table in scope. */
bool mx_known_table(const MxPatterns *patterns, const char *id) {
    if (is_listed(patterns, MX_LIST_TABLES, id))
        return true;
    if (strcmp(id, MX_TITLE_EARLIER) == 0)
        return true;
    if (g_str_has_prefix(id, MX_TITLE_SAME)) {
        g_autofree char *same = g_strconcat("subject.", id + strlen(MX_TITLE_SAME), NULL);
        return is_listed(patterns, MX_LIST_TITLES, same);
    }
    static const char ANY_FUND[] = MX_TITLE_PREFIX "*_";
    if (g_str_has_prefix(id, ANY_FUND)) {
        g_autofree char *subject = g_strconcat("subject.", id + sizeof ANY_FUND - 1, NULL);
        return strcmp(id + sizeof ANY_FUND - 1, "*") == 0 ||
               is_listed(patterns, MX_LIST_TITLES, subject);
    }
    return strcmp(id, MX_TITLE_PREFIX "*") == 0 ||
           (g_str_has_prefix(id, MX_TITLE_PREFIX) &&
            is_composed(patterns, id + strlen(MX_TITLE_PREFIX)));
}

/* A column may stand under a group: `revenue.general_public`, `total.actual`. */
bool mx_known_column(const MxPatterns *patterns, const char *id) {
    if (is_listed(patterns, MX_LIST_COLUMNS, id))
        return true;
    const char *dot = strchr(id, '.');
    g_autofree char *first = dot ? g_strndup(id, (gsize)(dot - id)) : NULL;
    return first != NULL && is_listed(patterns, MX_LIST_COLUMNS, first) &&
           mx_known_column(patterns, dot + 1);
}

/* A field of a form; funds are named by group and source: `annual.total`. */
bool mx_known_field(const MxPatterns *patterns, const char *id) {
    static const char *const GROUPS[] = { "period.", "annual.", "by_source.", "by_use." };
    for (gsize i = 0; i < G_N_ELEMENTS(GROUPS); i++)
        if (g_str_has_prefix(id, GROUPS[i])) {
            g_autofree char *source = g_strconcat("funds.", id + strlen(GROUPS[i]), NULL);
            return is_listed(patterns, MX_LIST_FIELDS, source);
        }
    return is_listed(patterns, MX_LIST_FIELDS, id);
}

static bool is_like(const char *id, gconstpointer wanted) {
    return g_pattern_spec_match_string((GPatternSpec *)wanted, id);
}

bool mx_known_fact(const MxPatterns *patterns, const char *glob) {
    g_autoptr(GPatternSpec) spec = g_pattern_spec_new(glob);
    return any_has(patterns, MX_LIST_FACTS, is_like, spec);
}

bool mx_known_row(const MxPatterns *patterns, const char *row) {
    return strcmp(row, "total") == 0 || strcmp(row, "same") == 0 || strcmp(row, "alike") == 0 ||
           g_ascii_isdigit(*row) || is_listed(patterns, MX_LIST_ROWS, row);
}
