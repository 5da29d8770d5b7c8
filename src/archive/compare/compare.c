/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Organizations beside each other, or one over the years: one query gives lines of the form
 *
 *     year | kind | place_level | level | scope | key | name | organization | region | place |
 *         amount | share | per head | rank | reason
 *     organization | kind | place_level | level | scope | key | name | year | region | place |
 *         amount | change | in percent | per head | reason
 *
 * of editions the latter, with the edition for the name, in the order in which they are printed.
 * What differs in year, kind, level of the place, level of the body or scope (of which money) is
 * not ranked together, and no change is said of it.
 */
#include <mingxi/compare.h>

#include "archive/compare/comparison.h"
#include "archive/compare/known.h"
#include "archive/compare/query.h"
#include "archive/database/database.h"
#include "archive/organizations/given/population.h"
#include "base/numbers.h"

static bool ask(MxDatabase *database, const MxCompareOptions *options, MxComparison *out,
                GError **error) {
    g_autofree char *region = mx_compare_find_region(database, options, error);
    if (region == NULL)
        return false;
    g_autofree char *sql = mx_compare_query(options);
    sqlite3_stmt *statement = mx_compare_prepare(database, sql, options, region, error);
    if (statement == NULL)
        return false;
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
    const MxPeopleFile people = { options->population, options->on_unmatched, options->data };
    MxComparison out = { .options = options };
    mx_comparison_begin(&out);
    bool good = mx_people_load(database, &people, error) &&
                mx_compare_check(database, options, error) && ask(database, options, &out, error);
    g_autofree char *text = mx_comparison_end(&out);
    mx_database_close(database, NULL);
    return good ? g_steal_pointer(&text) : NULL;
}
