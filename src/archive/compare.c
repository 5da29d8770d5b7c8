/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Organizations beside each other, or one over the years: one query gives lines of the form
 *
 *     year | key | name | organization | amount | share  | rank
 *     organization | key | name | year | amount | change | change in percent
 *
 * in the order in which they are printed, sorted by the first three. SQLite does the sorting,
 * ranking and looking back.
 */
#include <cjson/cJSON.h>
#include <mingxi/compare.h>
#include <string.h>

#include "archive/database.h"
#include "normalize/amount.h"
#include "write/text_table.h"
#include "write/write.h"

/* 万元 in 1/10,000 yuan. */
#define WAN_E4 (10000 * MX_YUAN_E4)

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

/* ----------------------------------------------------------------------------------- output -- */

static const char *const BY_ORGANIZATION_KEYS[] = { "year", "key",   "name", "organization",
                                                    "yuan", "share", "rank", NULL };
static const char *const BY_YEAR_KEYS[] = { "organization", "key",    "name",           "year",
                                            "yuan",         "change", "change_percent", NULL };

#define N_COLUMNS 7
#define N_SORTED 3

/* One of @table, @csv and @list is used. @before: what stood in the line above: a repetition is
 * left out of a table. */
typedef struct {
    const MxCompareOptions *options;
    MxTextTable *table;
    GString *csv;
    cJSON *list;
    char *before[N_COLUMNS];
} Output;

static const char *const *keys_of(const MxCompareOptions *options) {
    return options->by_year ? BY_YEAR_KEYS : BY_ORGANIZATION_KEYS;
}

/* Rounded half away from zero to 0.01. */
static char *print_wan(gint64 amount_e4) {
    gint64 cents = (amount_e4 < 0 ? -amount_e4 : amount_e4) / (WAN_E4 / 100);
    bool up = (amount_e4 < 0 ? -amount_e4 : amount_e4) % (WAN_E4 / 100) >= WAN_E4 / 200;
    cents += up;
    g_autofree char *whole = g_strdup_printf("%" G_GINT64_FORMAT, cents / 100);
    g_autoptr(GString) out = g_string_new(amount_e4 < 0 ? "-" : "");
    gsize n = strlen(whole);
    for (gsize i = 0; i < n; i++) {
        if (i > 0 && (n - i) % 3 == 0)
            g_string_append_c(out, ',');
        g_string_append_c(out, whole[i]);
    }
    g_string_append_printf(out, ".%02d", (int)(cents % 100));
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static bool is_amount(const MxCompareOptions *options, int i) {
    return i == 4 || (i == 5 && options->by_year);
}

static bool is_percent(const MxCompareOptions *options, int i) {
    return i == (options->by_year ? 6 : 5);
}

static char *print_percent(double percent) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(g_ascii_formatd(buffer, sizeof buffer, "%.2f", percent + 0.0));
}

/* For programs: amounts exact, in yuan. NULL for nothing. */
static char *print_exactly(const MxCompareOptions *options, sqlite3_stmt *row, int i) {
    if (sqlite3_column_type(row, i) == SQLITE_NULL)
        return NULL;
    if (is_percent(options, i))
        return print_percent(sqlite3_column_double(row, i));
    if (!is_amount(options, i))
        return g_strdup((const char *)sqlite3_column_text(row, i));
    GString *out = g_string_new(NULL);
    mx_amount_print(out, sqlite3_column_int64(row, i));
    return g_string_free(out, FALSE);
}

static char *print_for_people(const MxCompareOptions *options, sqlite3_stmt *row, int i) {
    if (sqlite3_column_type(row, i) == SQLITE_NULL)
        return g_strdup("");
    if (is_amount(options, i))
        return print_wan(sqlite3_column_int64(row, i));
    g_autofree char *text = print_exactly(options, row, i);
    return mx_text_clean(text);
}

static void add_to_table(Output *out, sqlite3_stmt *row) {
    char *texts[N_COLUMNS];
    const char *shown[N_COLUMNS];
    for (int i = 0; i < N_COLUMNS; i++)
        shown[i] = texts[i] = print_for_people(out->options, row, i);
    bool same = true;
    for (int i = 0; i < N_SORTED; i++) {
        same = same && out->before[i] != NULL && strcmp(out->before[i], texts[i]) == 0;
        if (same)
            shown[i] = "";
    }
    if (strcmp(texts[1], texts[2]) == 0)
        shown[2] = "";
    mx_text_table_add(out->table, shown);
    for (int i = 0; i < N_COLUMNS; i++) {
        g_free(out->before[i]);
        out->before[i] = texts[i];
    }
}

static void add_to_csv(Output *out, sqlite3_stmt *row) {
    for (int i = 0; i < N_COLUMNS; i++) {
        g_autofree char *text = print_exactly(out->options, row, i);
        if (i > 0)
            g_string_append_c(out->csv, ',');
        mx_csv_append(out->csv, text != NULL ? text : "");
    }
    g_string_append(out->csv, "\r\n");
}

static void add_to_json(Output *out, sqlite3_stmt *row) {
    cJSON *object = cJSON_CreateObject();
    for (int i = 0; i < N_COLUMNS; i++) {
        g_autofree char *text = print_exactly(out->options, row, i);
        const char *key = keys_of(out->options)[i];
        if (i <= N_SORTED && strcmp(key, "year") != 0)
            mx_json_add_text(object, key, text);
        else
            mx_json_add_number(object, key, text);
    }
    cJSON_AddItemToArray(out->list, object);
}

static void add_line(Output *out, sqlite3_stmt *row) {
    if (out->options->format == MX_COMPARE_TABLE)
        add_to_table(out, row);
    else if (out->options->format == MX_COMPARE_CSV)
        add_to_csv(out, row);
    else
        add_to_json(out, row);
}

static void begin(Output *out) {
    static const char *const BY_ORGANIZATION[] = { "year", "key",     "name", "organization",
                                                   "万元", "share %", "rank" };
    static const char *const BY_YEAR[] = { "organization", "key",    "name",    "year",
                                           "万元",         "change", "change %" };
    out->table = mx_text_table_new("<<<<>>>");
    mx_text_table_add(out->table, out->options->by_year ? BY_YEAR : BY_ORGANIZATION);
    g_autofree char *head = g_strjoinv(",", (char **)keys_of(out->options));
    out->csv = g_string_new(head);
    g_string_append(out->csv, "\r\n");
    out->list = cJSON_CreateArray();
}

/* Frees @out. Returns: (transfer full): what it holds */
static char *end(Output *out) {
    char *text = NULL;
    if (out->options->format == MX_COMPARE_JSON) {
        char *json = cJSON_Print(out->list);
        text = g_strconcat(json, "\n", NULL);
        cJSON_free(json);
    } else if (out->options->format == MX_COMPARE_TABLE) {
        g_string_truncate(out->csv, 0);
        mx_text_table_append(out->table, out->csv, 0, out->options->width);
    }
    if (text == NULL)
        text = g_strdup(out->csv->str);
    g_string_free(out->csv, TRUE);
    mx_text_table_free(out->table);
    cJSON_Delete(out->list);
    for (int i = 0; i < N_COLUMNS; i++)
        g_free(out->before[i]);
    return text;
}

static bool ask(MxDatabase *database, const char *sql, const MxCompareOptions *options, Output *out,
                GError **error) {
    sqlite3_stmt *statement = mx_database_prepare(database, sql, error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, options->year);
    sqlite3_bind_text(statement, 2, options->kind ? options->kind : "budget", -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, options->organization ? options->organization : "", -1,
                      SQLITE_STATIC);
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
        add_line(out, statement);
    if (code != SQLITE_DONE)
        mx_database_set_error(mx_database_handle(database), error);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

char *mx_compare(const char *path, const MxCompareOptions *options, GError **error) {
    MxDatabase *database = mx_database_open_read(path, error);
    if (database == NULL)
        return NULL;
    Output out = { .options = options };
    g_autofree char *sql =
        options->by_year ? query_years(options->what) : query_organizations(options->what);
    begin(&out);
    bool good = ask(database, sql, options, &out, error);
    g_autofree char *text = end(&out);
    mx_database_close(database, NULL);
    return good ? g_steal_pointer(&text) : NULL;
}
