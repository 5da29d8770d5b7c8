/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SQLite does the sorting, ranking and looking back. Nothing is added up: each line is a figure
 * that the database has of one document, or the reason why it has none.
 *
 *     lines     a figure each, of every document
 *     known     those that are asked for
 *     settled   one for each body, year and key: where editions of a document disagree, none
 */
#include "archive/compare/query.h"

#include "archive/organizations/given/population.h"

/* What every line says of its document. */
#define BODY                                                                                       \
    "b.document_id, b.organization_id, b.organization, b.region, b.place, b.level AS "             \
    "place_level, "                                                                                \
    "b.body AS level, b.counts, b.edition, b.editions, "

#define EXPENDITURE                                                                                \
    "SELECT " BODY "b.year, b.kind, f.scope, f.code AS ordinal, f.code AS key, f.name, "           \
    "f.amount_e4 AS amount, f.reason, f.how, (SELECT p.amount_e4 FROM printed_totals p WHERE "     \
    "p.document_id = f.document_id AND p.name = CASE f.scope WHEN 'all' THEN 'expenditure' WHEN "  \
    "'general_public' THEN 'general_public' END) AS whole FROM functions f JOIN bodies b ON "      \
    "b.document_id = f.document_id WHERE f.level = %d"

#define PROJECTS                                                                                   \
    "SELECT " BODY "b.year, b.kind, 'all' AS scope, a.id AS ordinal, a.name AS key, a.name, "      \
    "a.amount_e4 AS amount, a.reason, NULL AS how, (SELECT p.amount_e4 FROM printed_totals p "     \
    "WHERE p.document_id = a.document_id AND p.name = 'project') AS whole FROM project_amounts a " \
    "JOIN bodies b ON b.document_id = a.document_id WHERE a.name IS NOT NULL AND a.name <> ''"

/* @names: SQL, the names that are shown, in their order; @whole: what a share is of. */
#define PRINTED(names, whole)                                                                      \
    "SELECT " BODY "b.year, b.kind, 'all' AS scope, n.key AS ordinal, n.value AS key, n.value AS " \
    "name, p.amount_e4 AS amount, p.reason, p.how, (SELECT w.amount_e4 FROM printed_totals w "     \
    "WHERE w.document_id = p.document_id AND w.name = '" whole "') AS whole FROM "                 \
    "json_each('[" names "]') n JOIN printed_totals p ON p.name = CASE n.value WHEN 'total' THEN " \
    "'three_public' ELSE n.value END JOIN bodies b ON b.document_id = p.document_id WHERE b.kind " \
    "NOT LIKE 'government%'"

#define TOTALS                                                                                     \
    PRINTED("\"revenue\",\"expenditure\",\"basic\",\"project\",\"general_public\","                \
            "\"three_public\"",                                                                    \
            "expenditure")
#define THREE_PUBLIC                                                                               \
    PRINTED("\"total\",\"overseas\",\"vehicle\",\"vehicle_purchase\",\"vehicle_operation\","       \
            "\"reception\"",                                                                       \
            "three_public")

/* Of a government its phase is the kind, whichever document says it. The regions below it that it
 * lists are bodies of their own, parts of it. */
#define GOVERNMENTS(funds)                                                                         \
    "SELECT b.document_id, b.organization_id, CASE WHEN g.scope IN ('whole', 'own', 'level') "     \
    "THEN "                                                                                        \
    "b.organization ELSE b.organization || g.scope END AS organization, b.region, b.place, CASE "  \
    "WHEN g.scope IN ('whole', 'own', 'level') THEN b.level ELSE 'part' END AS place_level, NULL " \
    "AS level, b.counts, b.edition, b.editions, g.year, g.phase AS kind, CASE WHEN g.scope IN "    \
    "('own', 'level') THEN "                                                                       \
    "g.scope ELSE 'whole' END AS scope, g.fund || '.' || g.name AS ordinal, g.fund || '.' || "     \
    "g.name AS key, g.fund || '.' || g.name AS name, g.amount_e4 AS amount, g.reason, g.how, "     \
    "NULL AS whole FROM government_totals g JOIN bodies b ON b.document_id = g.document_id WHERE " \
    "g.fund " funds " ('debt', 'general_debt', 'special_debt')"

static char *make_lines(const MxCompareOptions *options) {
    switch (options->what) {
    case MX_COMPARE_THREE_PUBLIC:
        return g_strdup(THREE_PUBLIC);
    case MX_COMPARE_TOTALS:
        return g_strdup(TOTALS);
    case MX_COMPARE_PROJECTS:
        return g_strdup(PROJECTS);
    case MX_COMPARE_GOVERNMENTS:
        return g_strdup(GOVERNMENTS("NOT IN"));
    case MX_COMPARE_DEBT:
        return g_strdup(GOVERNMENTS("IN"));
    case MX_COMPARE_EXPENDITURE:
    default:
        return g_strdup_printf(EXPENDITURE, (int)options->depth);
    }
}

/* Figures of one body that differ by less are one, printed in 元 and in 万元 (50 yuan off); of a
 * government in 万元 and in 亿元 (0.1亿元). */
static const char *same_of(const MxCompareOptions *options) {
    bool government = options->what == MX_COMPARE_GOVERNMENTS || options->what == MX_COMPARE_DEBT;
    return government ? "100000000000" : "500000";
}

#define ONE "organization, organization_id, year, kind, level, place_level, scope, key"

/* A list of projects is that of the first document that has one; its names may repeat. */
static char *choose(const MxCompareOptions *options) {
    if (options->what == MX_COMPARE_PROJECTS)
        return g_strdup("chosen AS (SELECT *, 0 AS spread, 1 AS place_nth, min(document_id) OVER "
                        "(PARTITION BY organization, organization_id, year, kind, level) AS first "
                        "FROM known), settled AS (SELECT * FROM chosen WHERE document_id = first)");
    return g_strconcat(
        "chosen AS (SELECT *, max(amount) OVER one - min(amount) OVER one AS spread, row_number() "
        "OVER (PARTITION BY " ONE " ORDER BY amount IS NULL, how IS 'prose', document_id) AS "
        "place_nth FROM known WINDOW one AS (PARTITION BY " ONE ")), settled AS (SELECT "
        "document_id, organization_id, organization, region, place, place_level, level, year, "
        "kind, scope, ordinal, key, name, whole, CASE WHEN spread > ",
        same_of(options), " THEN NULL ELSE amount END AS amount, CASE WHEN spread > ",
        same_of(options),
        " THEN 'editions' ELSE reason END AS reason FROM chosen WHERE place_nth "
        "= 1)",
        NULL);
}

char *mx_compare_lines(const MxCompareOptions *options) {
    g_autofree char *lines = make_lines(options);
    g_autofree char *chosen = choose(options);
    return g_strconcat(
        "WITH lines AS (", lines,
        "), asked AS (SELECT * FROM lines WHERE organization IS NOT NULL AND year IS "
        "NOT NULL AND kind = ?2 AND (?1 = 0 OR year = ?1) AND "
        "instr(organization, ?3) > 0 AND (?4 = '' OR level = ?4) AND (?5 = '' OR "
        "substr(region, 1, length(?5)) = ?5) AND (?6 = '' OR scope = ?6)), known "
        "AS (SELECT * FROM asked WHERE counts), ",
        chosen, NULL);
}

#define SAME "year, kind, place_level, level, scope"
#define HEAD MX_PEOPLE("settled.organization_id", "settled.region", "settled.year")

/* Projects are ranked among all of a year, whatever their names; else like is ranked with like. */
static char *query_organizations(const MxCompareOptions *options) {
    g_autofree char *lines = mx_compare_lines(options);
    bool together = options->what == MX_COMPARE_PROJECTS;
    return g_strconcat(
        lines,
        " SELECT " SAME ", key, name, organization, region, place, amount, 100.0 * amount / "
        "nullif(whole, 0), amount / 10000.0 / " HEAD ", CASE WHEN amount IS NOT NULL THEN rank() "
        "OVER (PARTITION BY " SAME,
        together ? "" : ", key",
        " ORDER BY amount DESC NULLS LAST) END AS nth, CASE WHEN amount IS NULL THEN reason END "
        "FROM settled ORDER BY " SAME,
        together ? "" : ", ordinal, key", ", nth IS NULL, nth, organization, name", NULL);
}

/* A change is against the year before it that the database has of the body. */
static char *query_years(const MxCompareOptions *options) {
    g_autofree char *lines = mx_compare_lines(options);
    return g_strconcat(
        lines,
        " SELECT organization, kind, place_level, level, scope, key, name, year, region, place, "
        "amount, amount - lag(amount) OVER past, 100.0 * (amount - lag(amount) OVER past) / "
        "nullif(lag(amount) OVER past, 0), amount / 10000.0 / " HEAD ", CASE WHEN amount IS NULL "
        "THEN reason END FROM settled WINDOW past AS (PARTITION BY organization, organization_id, "
        "kind, place_level, level, scope, key ORDER BY year) ORDER BY organization, kind, "
        "place_level, level, scope, ordinal, key, year",
        NULL);
}

/* What editions of a document say otherwise, one below the other; in the place of the name stands
 * which edition it is and what its title is. */
static char *query_editions(const MxCompareOptions *options) {
    g_autofree char *lines = mx_compare_lines(options);
    return g_strconcat(
        lines,
        ", several AS (SELECT *, count(amount) OVER one AS figures, count(*) OVER one AS n, "
        "max(amount) OVER one - min(amount) OVER one AS spread, amount - lag(amount) OVER past AS "
        "change, 100.0 * (amount - lag(amount) OVER past) / nullif(lag(amount) OVER past, 0) AS "
        "percent FROM asked WHERE editions > 1 WINDOW one AS (PARTITION BY " ONE "), past AS "
        "(PARTITION BY " ONE " ORDER BY edition, document_id)) SELECT organization, kind, "
        "place_level, level, scope, key, coalesce(edition, '?') || '/' || editions || coalesce(' ' "
        "|| (SELECT title FROM documents d WHERE d.id = document_id), ''), year, region, place, "
        "amount, change, percent, NULL, CASE WHEN amount IS NULL THEN reason END FROM several "
        "WHERE spread > 0 OR (figures > 0 AND figures < n) ORDER BY organization, kind, "
        "place_level, level, scope, year, ordinal, key, edition, document_id",
        NULL);
}

char *mx_compare_query(const MxCompareOptions *options) {
    if (options->editions)
        return query_editions(options);
    return options->by_year ? query_years(options) : query_organizations(options);
}
