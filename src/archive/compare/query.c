/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite does the sorting, ranking and looking back. Nothing is added up: the lines are those of
 * the views, which have one figure a document. */
#include "archive/compare/query.h"

/* Lines: document_id, organization, year, kind, body (department, unit), scope (of which money),
 * place (their order), key, name, amount. */
#define EXPENDITURE                                                                                \
    "SELECT document_id, organization, year, kind, body, scope, code AS place, code AS key, "      \
    "name, total_e4 AS amount FROM expenditure_by_function WHERE level = %d"
#define PROJECTS                                                                                   \
    "SELECT document_id, organization, year, kind, body, 'all' AS scope, 0 AS place, name AS "     \
    "key, name, amount_e4 AS amount FROM projects_by_amount"

/* The amounts that stand in columns of @view, as lines. */
static char *lines_of_columns(const char *view, const char *const *names) {
    GString *sql = g_string_new(NULL);
    for (guint place = 0; names[place] != NULL; place++)
        g_string_append_printf(sql,
                               "%sSELECT document_id, organization, year, kind, body, 'all' AS "
                               "scope, %u AS place, '%s' AS key, '%s' AS name, %s_e4 AS amount "
                               "FROM %s",
                               place > 0 ? " UNION ALL " : "", place, names[place], names[place],
                               names[place], view);
    return g_string_free(sql, FALSE);
}

static char *make_lines(const MxCompareOptions *options) {
    static const char *const THREE_PUBLIC[] = {
        "total", "overseas", "vehicle", "vehicle_purchase", "vehicle_operation", "reception", NULL
    };
    static const char *const TOTALS[] = { "revenue",        "expenditure",  "basic", "project",
                                          "general_public", "three_public", NULL };
    switch (options->what) {
    case MX_COMPARE_THREE_PUBLIC:
        return lines_of_columns("three_public", THREE_PUBLIC);
    case MX_COMPARE_TOTALS:
        return lines_of_columns("totals", TOTALS);
    case MX_COMPARE_PROJECTS:
        return g_strdup(PROJECTS);
    case MX_COMPARE_EXPENDITURE:
    default:
        return g_strdup_printf(EXPENDITURE, (int)options->depth);
    }
}

/* What a share is of: the line that is the whole; for lists the printed total of the same money,
 * and nothing where there is none: a sum over what could be read is no whole. */
static const char *const WHOLES[] = {
    [MX_COMPARE_EXPENDITURE] = ("(SELECT CASE chosen.scope WHEN 'all' THEN t.expenditure_e4 WHEN "
                                "'general_public' THEN t.general_public_e4 END FROM totals t WHERE "
                                "t.document_id = chosen.document_id)"),
    [MX_COMPARE_PROJECTS] = ("(SELECT t.project_e4 FROM totals t WHERE t.document_id = "
                             "chosen.document_id)"),
    [MX_COMPARE_THREE_PUBLIC] = "max(CASE WHEN key = 'total' THEN amount END) OVER document",
    [MX_COMPARE_TOTALS] = "max(CASE WHEN key = 'expenditure' THEN amount END) OVER document",
};

/* Of the documents of one body, year, kind and level the first that has any of the lines. */
static char *choose_lines(const MxCompareOptions *options) {
    g_autofree char *lines = make_lines(options);
    return g_strconcat("WITH lines AS (", lines,
                       "), chosen AS MATERIALIZED (SELECT *, min(document_id) OVER (PARTITION BY "
                       "organization, year, kind, body) AS first FROM lines WHERE amount IS NOT "
                       "NULL AND organization IS NOT NULL AND year IS NOT NULL AND kind = ?2 AND "
                       "(?1 = 0 OR year = ?1) AND instr(organization, ?3) > 0 AND (?4 = '' OR body "
                       "= ?4)) ",
                       NULL);
}

#define SAME "year, kind, body, scope"

/* Projects are ranked among all of a year, whatever their names; else like is ranked with like. */
static char *query_organizations(const MxCompareOptions *options) {
    g_autofree char *lines = choose_lines(options);
    bool together = options->what == MX_COMPARE_PROJECTS;
    return g_strconcat(lines,
                       "SELECT " SAME ", key, name, organization, amount, 100.0 * amount / "
                       "nullif(",
                       WHOLES[options->what], ", 0), rank() OVER (PARTITION BY " SAME,
                       together ? "" : ", key",
                       " ORDER BY amount DESC) AS nth FROM chosen WHERE document_id = first "
                       "WINDOW document AS (PARTITION BY document_id) ORDER BY " SAME,
                       together ? "" : ", place, key", ", nth, organization, name", NULL);
}

static char *query_years(const MxCompareOptions *options) {
    g_autofree char *lines = choose_lines(options);
    return g_strconcat(
        lines,
        "SELECT organization, kind, body, scope, key, name, year, amount, amount - lag(amount) "
        "OVER past, 100.0 * (amount - lag(amount) OVER past) / nullif(lag(amount) OVER past, 0) "
        "FROM chosen WHERE document_id = first WINDOW past AS (PARTITION BY organization, kind, "
        "body, scope, key ORDER BY year) ORDER BY organization, kind, body, scope, place, key, "
        "year",
        NULL);
}

char *mx_compare_query(const MxCompareOptions *options) {
    return options->by_year ? query_years(options) : query_organizations(options);
}
