/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Organizations beside each other, or one over the years: one query gives lines of the form
 *
 *     year | kind | level | scope | key | name | organization | amount | share | rank
 *     organization | kind | level | scope | key | name | year | amount | change | in percent
 *
 * in the order in which they are printed, sorted by the first six. What differs in year, kind,
 * level or scope (of which money) is not ranked together, and no change is said of it.
 */
#include <mingxi/compare.h>

#include "archive/compare/comparison.h"
#include "archive/compare/known.h"
#include "archive/compare/query.h"
#include "archive/database/database.h"
#include "base/numbers.h"

static bool ask(MxDatabase *database, const char *sql, const MxCompareOptions *options,
                MxComparison *out, GError **error) {
    sqlite3_stmt *statement = mx_database_prepare(database, sql, error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, options->year);
    sqlite3_bind_text(statement, 2, options->kind ? options->kind : "budget", -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, options->organization ? options->organization : "", -1,
                      SQLITE_STATIC);
    sqlite3_bind_text(statement, 4, options->level ? options->level : "", -1, SQLITE_STATIC);
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
        mx_comparison_add(out, statement);
    if (code != SQLITE_DONE)
        mx_database_set_error(mx_database_handle(database), error);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

char *mx_compare(const char *path, const MxCompareOptions *options, GError **error) {
    MX_NUMBERS_USE_POINT;
    MxDatabase *database = mx_database_open_read(path, error);
    if (database == NULL)
        return NULL;
    MxComparison out = { .options = options };
    g_autofree char *sql = mx_compare_query(options);
    mx_comparison_begin(&out);
    bool good =
        mx_compare_check(database, options, error) && ask(database, sql, options, &out, error);
    g_autofree char *text = mx_comparison_end(&out);
    mx_database_close(database, NULL);
    return good ? g_steal_pointer(&text) : NULL;
}
