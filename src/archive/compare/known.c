/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names are alike by the pairs of characters that they share: 市财政局 and 某市财政局 share three.
 */
#include "archive/compare/known.h"

#include <mingxi/error.h>
#include <string.h>

#include "archive/compare/query.h"

/* Names that are suggested; more are not read. */
#define MAX_SUGGESTED 3u

typedef struct {
    char *name;
    guint shared;
} Candidate;

/* A government's figures are of a phase: what is called a final account is what was done. Debt is
 * what there was at the end of a year. */
static const char *kind_of(const MxCompareOptions *options) {
    bool debt = options->what == MX_COMPARE_DEBT;
    bool government = options->what == MX_COMPARE_GOVERNMENTS || debt;
    const char *kind = options->kind != NULL ? options->kind : debt ? "actual" : "budget";
    return government && strcmp(kind, "final_account") == 0 ? "actual" : kind;
}

sqlite3_stmt *mx_compare_prepare(MxDatabase *database, const char *sql,
                                 const MxCompareOptions *options, const char *region,
                                 GError **error) {
    sqlite3_stmt *statement = mx_database_prepare(database, sql, error);
    if (statement == NULL)
        return NULL;
    const char *texts[] = { kind_of(options), options->organization, options->level, region,
                            options->scope };
    sqlite3_bind_int64(statement, 1, options->year);
    for (int i = 0; i < (int)G_N_ELEMENTS(texts); i++)
        sqlite3_bind_text(statement, i + 2, texts[i] != NULL ? texts[i] : "", -1, SQLITE_TRANSIENT);
    return statement;
}

/* The rows' first columns. */
static GPtrArray *list_rows(MxDatabase *database, sqlite3_stmt *statement, GError **error) {
    if (statement == NULL)
        return NULL;
    GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
        g_ptr_array_add(texts, g_strdup((const char *)sqlite3_column_text(statement, 0)));
    if (code != SQLITE_DONE) {
        mx_database_set_error(mx_database_handle(database), error);
        g_clear_pointer(&texts, g_ptr_array_unref);
    }
    sqlite3_finalize(statement);
    return texts;
}

/* What the lines that could be compared hold: @sql goes on behind them. */
static GPtrArray *list(MxDatabase *database, const char *sql, const MxCompareOptions *options,
                       GError **error) {
    g_autofree char *lines = mx_compare_lines(options);
    g_autofree char *whole = g_strconcat(lines, sql, NULL);
    return list_rows(database, mx_compare_prepare(database, whole, options, "", error), error);
}

static char *join(const GPtrArray *texts, guint n) {
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < MIN(n, texts->len); i++)
        g_string_append_printf(out, "%s%s", i > 0 ? ", " : "", (const char *)texts->pdata[i]);
    return g_string_free(out, FALSE);
}

static bool check_year(MxDatabase *database, const MxCompareOptions *options, GError **error) {
    g_autofree char *wanted = g_strdup_printf("%u", options->year);
    g_autoptr(GPtrArray) years =
        list(database,
             " SELECT DISTINCT year FROM lines WHERE kind = ?2 AND year IS NOT NULL ORDER BY year",
             options, error);
    if (years == NULL || options->year == 0)
        return years != NULL;
    if (g_ptr_array_find_with_equal_func(years, wanted, g_str_equal, NULL))
        return true;
    g_autofree char *all = join(years, years->len);
    g_set_error(error, MX_ERROR, MX_ERROR_DATABASE, "no %s of %s; there is: %s", kind_of(options),
                wanted, years->len > 0 ? all : "none");
    return false;
}

/* How many pairs of neighbouring characters of @wanted stand in @name. */
static guint count_shared(const char *wanted, const char *name) {
    guint n = 0;
    for (const char *p = wanted; *p != '\0'; p = g_utf8_next_char(p)) {
        const char *second = g_utf8_next_char(p);
        if (*second == '\0')
            break;
        g_autofree char *pair = g_strndup(p, (gsize)(g_utf8_next_char(second) - p));
        n += strstr(name, pair) != NULL;
    }
    return n;
}

static gint compare_candidates(gconstpointer a, gconstpointer b) {
    const Candidate *x = a, *y = b;
    if (x->shared != y->shared)
        return x->shared < y->shared ? 1 : -1;
    return strcmp(x->name, y->name);
}

static char *suggest(const GPtrArray *names, const char *wanted) {
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Candidate));
    for (guint i = 0; i < names->len; i++) {
        Candidate candidate = { names->pdata[i], count_shared(wanted, names->pdata[i]) };
        if (candidate.shared > 0)
            g_array_append_val(found, candidate);
    }
    g_array_sort(found, compare_candidates);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < MIN(found->len, MAX_SUGGESTED); i++)
        g_string_append_printf(out, "%s%s", i > 0 ? ", " : "; did you mean ",
                               g_array_index(found, Candidate, i).name);
    return g_string_free(out, FALSE);
}

static bool check_organization(MxDatabase *database, const MxCompareOptions *options,
                               GError **error) {
    g_autoptr(GPtrArray) names =
        list(database,
             " SELECT DISTINCT organization FROM lines WHERE kind = ?2 AND (?1 = 0 OR year = ?1) "
             "AND organization IS NOT NULL ORDER BY organization",
             options, error);
    if (names == NULL || options->organization == NULL || *options->organization == '\0')
        return names != NULL;
    for (guint i = 0; i < names->len; i++)
        if (strstr(names->pdata[i], options->organization) != NULL)
            return true;
    g_autofree char *meant = suggest(names, options->organization);
    g_set_error(error, MX_ERROR, MX_ERROR_DATABASE, "no organization whose name holds '%s'%s",
                options->organization, meant);
    return false;
}

/* 440100 is 4401…: what lies in a city begins with its digits. */
static char *trim_code(const char *code) {
    gsize n = strlen(code);
    while (n > 2 && n <= 6 && strncmp(code + n - 2, "00", 2) == 0)
        n -= 2;
    return g_strndup(code, n);
}

static GPtrArray *list_regions(MxDatabase *database, const char *sql, const char *name,
                               GError **error) {
    sqlite3_stmt *statement = mx_database_prepare(database, sql, error);
    if (statement != NULL)
        sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    return list_rows(database, statement, error);
}

static void set_no_region(MxDatabase *database, const char *name, GError **error) {
    g_autoptr(GPtrArray) all =
        list_regions(database, "SELECT full_name FROM regions ORDER BY full_name", name, error);
    if (all == NULL)
        return;
    g_autofree char *meant = suggest(all, name);
    g_set_error(error, MX_ERROR, MX_ERROR_DATABASE, "no place '%s'%s", name, meant);
}

static void set_several_regions(MxDatabase *database, const char *name, GError **error) {
    g_autoptr(GPtrArray) named = list_regions(
        database, "SELECT full_name FROM regions WHERE name = ?1 ORDER BY code", name, error);
    if (named == NULL)
        return;
    g_autofree char *all = join(named, named->len);
    g_set_error(error, MX_ERROR, MX_ERROR_DATABASE, "'%s' may be any of %s", name, all);
}

char *mx_compare_find_region(MxDatabase *database, const MxCompareOptions *options,
                             GError **error) {
    const char *name = options->region;
    if (name == NULL || *name == '\0')
        return g_strdup("");
    g_autoptr(GPtrArray) codes = list_regions(
        database, "SELECT code FROM regions WHERE ?1 IN (code, name, full_name)", name, error);
    if (codes == NULL)
        return NULL;
    if (codes->len == 1)
        return trim_code(codes->pdata[0]);
    if (codes->len == 0)
        set_no_region(database, name, error);
    else
        set_several_regions(database, name, error);
    return NULL;
}

bool mx_compare_check(MxDatabase *database, const MxCompareOptions *options, GError **error) {
    return check_year(database, options, error) && check_organization(database, options, error);
}
