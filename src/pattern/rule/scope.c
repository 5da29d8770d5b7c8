/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key `for` of a rule, and the words that may be named there. */
#include "pattern/rule/scope.h"

#include <mingxi/error.h>
#include <string.h>

#include "pattern/rule/known.h"

/* Stars in the name of facts. `facts narrative.*.growth` needs one; every further star multiplies
 * the places at which a name may be cut, so dozens of them would not come to an end. */
#define MAX_STARS 3u

/* The words that a scope gives beside columns and fields. */
static const char *const WORDS[MX_N_SCOPES][16] = {
    [MX_SCOPE_TABLES] = { "title.year", "said_empty", "said_unused", "figures" },
    [MX_SCOPE_CELLS] = { "this", "children", "classified", "top", "items", "items.highest", "above",
                         "above.highest", "since", "since.highest", "below", "below.highest",
                         "beside", "said_open", "places" },
    [MX_SCOPE_FACTS] = { "value", "base", "change", "previous", "carried", "printed", "growth",
                         "grown", "kinds", "limit", "wider" },
    [MX_SCOPE_PROJECTS] = { "form.year" },
    [MX_SCOPE_TWINS] = { "cut", "changed" },
    [MX_SCOPE_PAIRS] = { "left", "right", "alike", "lacking", "carried" },
    [MX_SCOPE_COMPUTATIONS] = { "stated", "parts", "asked", "named" },
    [MX_SCOPE_SHARES] = { "stated", "parts" },
    [MX_SCOPE_GROWTHS] = { "stated", "parts" },
    [MX_SCOPE_LONE_SHARES] = { "stated", "parts" },
    [MX_SCOPE_TRENDS] = { "stated", "parts", "slip" },
    [MX_SCOPE_SUBSETS] = { "stated", "parts" },
    [MX_SCOPE_REPEATED] = { "stated", "parts" },
    [MX_SCOPE_LISTS] = { "stated", "parts", "rated" },
    [MX_SCOPE_COUNTS] = { "stated", "parts" },
    [MX_SCOPE_KINDS] = { "stated", "parts" },
    [MX_SCOPE_NAMES] = { "stated", "parts" },
    [MX_SCOPE_PAIRED] = { "stated", "parts" },
    [MX_SCOPE_STEPS] = { "stated", "parts" },
    [MX_SCOPE_PORTIONS] = { "stated", "parts" },
    [MX_SCOPE_TOTALS] = { "stated", "parts" },
    [MX_SCOPE_SPLITS] = { "stated", "parts" },
    [MX_SCOPE_STRAYS] = { "stated", "parts" },
    [MX_SCOPE_NAMED] = { "stated", "parts" },
    [MX_SCOPE_DATES] = { "year" },
    [MX_SCOPE_COMPARISONS] = { "stated", "parts", "more", "less", "same" },
    [MX_SCOPE_HEADINGS] = { "year" },
    [MX_SCOPE_AS_OF] = { "year" },
    [MX_SCOPE_UNITS] = { "value" },
    [MX_SCOPE_CODES] = { "renamed", "unknown" },
};

static const char *const ANYWHERE[] = { "document.year",         "document.execution_year",
                                        "document.budget",       "document.final_account",
                                        "document.secrecy",      "document.residues",
                                        "tables.unexplained",    "projects",
                                        "projects.annual.total", "projects.without_form",
                                        "projects.without_row",  "projects.masked",
                                        "tables.listed_only",    "headings.skipped",
                                        "document.department",   "topics.operating",
                                        "topics.procurement",    "topics.small_businesses",
                                        "topics.assets",         "topics.performance",
                                        "topics.overseas",       "topics.vehicles",
                                        "topics.receptions",     "topics.items",
                                        "topics.economic",       "topics.glossary" };

static const struct {
    const char *name;
    MxScopeKind kind;
} SCOPES[] = {
    { "document", MX_SCOPE_DOCUMENT },
    { "tables", MX_SCOPE_TABLES },
    { "tables.rows", MX_SCOPE_ROWS },
    { "tables.cells", MX_SCOPE_CELLS },
    { "projects", MX_SCOPE_PROJECTS },
    { "overall", MX_SCOPE_OVERALL },
    { "indicators", MX_SCOPE_TWINS },
    { "computations", MX_SCOPE_COMPUTATIONS },
    { "shares", MX_SCOPE_SHARES },
    { "dates", MX_SCOPE_DATES },
    { "lone_shares", MX_SCOPE_LONE_SHARES },
    { "growths", MX_SCOPE_GROWTHS },
    { "trends", MX_SCOPE_TRENDS },
    { "subsets", MX_SCOPE_SUBSETS },
    { "repeated", MX_SCOPE_REPEATED },
    { "lists", MX_SCOPE_LISTS },
    { "counts", MX_SCOPE_COUNTS },
    { "kinds", MX_SCOPE_KINDS },
    { "names", MX_SCOPE_NAMES },
    { "paired", MX_SCOPE_PAIRED },
    { "steps", MX_SCOPE_STEPS },
    { "portions", MX_SCOPE_PORTIONS },
    { "totals", MX_SCOPE_TOTALS },
    { "splits", MX_SCOPE_SPLITS },
    { "strays", MX_SCOPE_STRAYS },
    { "named", MX_SCOPE_NAMED },
    { "comparisons", MX_SCOPE_COMPARISONS },
    { "headings", MX_SCOPE_HEADINGS },
    { "as_of", MX_SCOPE_AS_OF },
    { "units", MX_SCOPE_UNITS },
    { "codes", MX_SCOPE_CODES },
};

/* `TABLE, TABLE.rows`, `TABLE.cells`: the tables without what follows them. */
static bool parse_tables(const char *text, MxScope *scope, const MxPatterns *patterns,
                         GError **error) {
    static const struct {
        const char *suffix;
        MxScopeKind kind;
    } KINDS[] = { { ".rows", MX_SCOPE_ROWS },
                  { ".cells", MX_SCOPE_CELLS },
                  { ".columns", MX_SCOPE_COLUMNS } };
    g_autofree char *bare = g_strdup(text);
    if (scope->kind != MX_SCOPE_PAIRS)
        scope->kind = MX_SCOPE_TABLES;
    for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++)
        if (g_str_has_suffix(bare, KINDS[i].suffix)) {
            bare[strlen(bare) - strlen(KINDS[i].suffix)] = '\0';
            scope->kind = KINDS[i].kind;
        }
    scope->tables = g_strsplit(bare, ",", -1);
    for (char **table = scope->tables; *table != NULL; table++) {
        g_strstrip(*table);
        if (mx_known_table(patterns, *table))
            continue;
        g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "no table or scope “%s”", *table);
        return false;
    }
    return true;
}

static guint count_stars(const char *glob) {
    guint n = 0;
    for (const char *p = glob; *p != '\0'; p++)
        n += *p == '*';
    return n;
}

static bool parse_facts(const char *glob, MxScope *scope, const MxPatterns *patterns,
                        GError **error) {
    if (count_stars(glob) > MAX_STARS) {
        g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "more than %u “*”", MAX_STARS);
        return false;
    }
    scope->kind = MX_SCOPE_FACTS;
    scope->facts = g_strdup(glob);
    if (mx_known_fact(patterns, glob))
        return true;
    g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "no fact “%s”", glob);
    return false;
}

bool mx_scope_parse(const char *text, MxScope *scope, const MxPatterns *patterns, GError **error) {
    for (gsize i = 0; i < G_N_ELEMENTS(SCOPES); i++)
        if (strcmp(SCOPES[i].name, text) == 0) {
            scope->kind = SCOPES[i].kind;
            return true;
        }
    if (g_str_has_prefix(text, "facts "))
        return parse_facts(text + strlen("facts "), scope, patterns, error);
    const char *pair = strstr(text, " ~ projects");
    if (pair == NULL)
        return parse_tables(text, scope, patterns, error);
    g_autofree char *table = g_strndup(text, (gsize)(pair - text));
    scope->kind = MX_SCOPE_PAIRS;
    return parse_tables(table, scope, patterns, error);
}

void mx_scope_clear(MxScope *scope) {
    g_strfreev(scope->tables);
    g_free(scope->facts);
}

bool mx_scope_has_word(MxScopeKind scope, const char *name) {
    for (gsize i = 0; i < G_N_ELEMENTS(WORDS[scope]) && WORDS[scope][i] != NULL; i++)
        if (strcmp(WORDS[scope][i], name) == 0)
            return true;
    for (gsize i = 0; i < G_N_ELEMENTS(ANYWHERE); i++)
        if (strcmp(ANYWHERE[i], name) == 0)
            return true;
    return false;
}
