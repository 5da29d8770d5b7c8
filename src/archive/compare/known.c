/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names are alike by the pairs of characters that they share: 市财政局 and 某市财政局 share three.
 */
#include "archive/compare/known.h"

#include <mingxi/error.h>
#include <string.h>

/* Names that are suggested; more are not read. */
#define MAX_SUGGESTED 3u

typedef struct {
    char *name;
    guint shared;
} Candidate;

static sqlite3_stmt *ask(MxDatabase *database, const char *sql, const MxCompareOptions *options,
                         GError **error) {
    sqlite3_stmt *statement = mx_database_prepare(database, sql, error);
    if (statement == NULL)
        return NULL;
    sqlite3_bind_text(statement, 1, options->kind ? options->kind : "budget", -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, options->year);
    return statement;
}

/* The rows' first columns. */
static GPtrArray *list(MxDatabase *database, const char *sql, const MxCompareOptions *options,
                       GError **error) {
    sqlite3_stmt *statement = ask(database, sql, options, error);
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
             "SELECT DISTINCT year FROM documents WHERE status = 'done' AND kind = ?1 AND year IS "
             "NOT NULL AND ?2 = ?2 ORDER BY year",
             options, error);
    if (years == NULL || options->year == 0)
        return years != NULL;
    if (g_ptr_array_find_with_equal_func(years, wanted, g_str_equal, NULL))
        return true;
    g_autofree char *all = join(years, years->len);
    g_set_error(error, MX_ERROR, MX_ERROR_DATABASE, "no %s of %s; there %s %s",
                options->kind ? options->kind : "budget", wanted, years->len == 1 ? "is" : "are",
                years->len > 0 ? all : "none");
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
             "SELECT DISTINCT organization FROM documents WHERE status = 'done' AND kind = ?1 AND "
             "(?2 = 0 OR year = ?2) AND organization IS NOT NULL ORDER BY organization",
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

bool mx_compare_check(MxDatabase *database, const MxCompareOptions *options, GError **error) {
    return check_year(database, options, error) && check_organization(database, options, error);
}
