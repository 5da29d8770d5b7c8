/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first error ends the query. */
#include "archive/export/rows.h"

bool mx_export_query(MxDatabase *database, const char *sql, gint64 id, MxRowWriter write,
                     gpointer data, GError **error) {
    sqlite3_stmt *statement = mx_database_prepare(database, sql, error);
    if (statement == NULL)
        return false;
    if (sqlite3_bind_parameter_count(statement) > 0)
        sqlite3_bind_int64(statement, 1, id);
    bool good = true;
    int code = SQLITE_DONE;
    while (good && (code = sqlite3_step(statement)) == SQLITE_ROW)
        good = write(statement, data, error);
    if (good && code != SQLITE_DONE) {
        mx_database_set_error(mx_database_handle(database), error);
        good = false;
    }
    sqlite3_finalize(statement);
    return good;
}
