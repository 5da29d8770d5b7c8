/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite does the sorting, ranking and looking back. */
#include "archive/compare/query.h"

/* Lines: document_id, organization, year, kind, place (their order), key, name, amount. */
#define EXPENDITURE                                                                                \
    "SELECT document_id, organization, year, kind, code AS place, code AS key, name, "             \
    "total_e4 AS amount FROM expenditure_by_function WHERE level = 0"
#define PROJECTS                                                                                   \
    "SELECT b.document_id, b.organization, b.year, d.kind, 0 AS place, b.name AS key, b.name AS "  \
    "name, b.amount_e4 AS amount FROM projects_by_amount b JOIN documents d ON d.id = "            \
    "b.document_id"

/* The amounts that stand in columns of @view, as lines. */
static char *lines_of_columns(const char *view, const char *const *names) {
    GString *sql = g_string_new(NULL);
    for (guint place = 0; names[place] != NULL; place++)
        g_string_append_printf(sql,
                               "%sSELECT document_id, organization, year, kind, %u AS place, '%s' "
                               "AS key, '%s' AS name, %s_e4 AS amount FROM %s",
                               place > 0 ? " UNION ALL " : "", place, names[place], names[place],
                               names[place], view);
    return g_string_free(sql, FALSE);
}

static char *make_lines(MxCompareWhat what) {
    static const char *const THREE_PUBLIC[] = {
        "total", "overseas", "vehicle", "vehicle_purchase", "vehicle_operation", "reception", NULL
    };
    static const char *const TOTALS[] = { "revenue",        "expenditure",  "basic", "project",
                                          "general_public", "three_public", NULL };
    switch (what) {
    case MX_COMPARE_THREE_PUBLIC:
        return lines_of_columns("three_public", THREE_PUBLIC);
    case MX_COMPARE_TOTALS:
        return lines_of_columns("totals", TOTALS);
    case MX_COMPARE_PROJECTS:
        return g_strdup(PROJECTS);
    case MX_COMPARE_EXPENDITURE:
    default:
        return g_strdup(EXPENDITURE);
    }
}

/* What a share is of: the sum of the list, or the line that is the whole. */
static const char *const WHOLES[] = {
    [MX_COMPARE_EXPENDITURE] = "sum(amount)",
    [MX_COMPARE_PROJECTS] = "sum(amount)",
    [MX_COMPARE_THREE_PUBLIC] = "max(CASE WHEN key = 'total' THEN amount END)",
    [MX_COMPARE_TOTALS] = "max(CASE WHEN key = 'expenditure' THEN amount END)",
};

/* Of an organization's documents of one year the first that has any of the lines. */
static char *choose_lines(MxCompareWhat what) {
    g_autofree char *lines = make_lines(what);
    return g_strconcat("WITH lines AS (", lines,
                       "), chosen AS (SELECT *, min(document_id) OVER (PARTITION BY organization, "
                       "year) AS first FROM lines WHERE amount IS NOT NULL AND organization IS NOT "
                       "NULL AND year IS NOT NULL AND kind = ?2 AND (?1 = 0 OR year = ?1) AND "
                       "instr(organization, ?3) > 0) ",
                       NULL);
}

/* Projects are ranked among all of a year, whatever their names; else like is ranked with like. */
static char *query_organizations(MxCompareWhat what) {
    g_autofree char *lines = choose_lines(what);
    bool together = what == MX_COMPARE_PROJECTS;
    return g_strconcat(lines, "SELECT year, key, name, organization, amount, 100.0 * amount / ",
                       WHOLES[what],
                       " OVER (PARTITION BY organization, year), rank() OVER (PARTITION BY year",
                       together ? "" : ", key",
                       " ORDER BY amount DESC) AS nth FROM chosen WHERE document_id = first "
                       "ORDER BY year",
                       together ? "" : ", place, key", ", nth, organization, name", NULL);
}

static char *query_years(MxCompareWhat what) {
    g_autofree char *lines = choose_lines(what);
    return g_strconcat(
        lines,
        "SELECT organization, key, name, year, amount, amount - lag(amount) OVER "
        "past, 100.0 * (amount - lag(amount) OVER past) / nullif(lag(amount) OVER "
        "past, 0) FROM chosen WHERE document_id = first WINDOW past AS (PARTITION BY "
        "organization, key ORDER BY year) ORDER BY organization, place, key, year",
        NULL);
}

char *mx_compare_query(const MxCompareOptions *options) {
    return options->by_year ? query_years(options->what) : query_organizations(options->what);
}
