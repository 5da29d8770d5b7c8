/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Full disks and such are errors of the output, all else of the database. */
#include "archive/database/query.h"

#include <mingxi/error.h>

#include "archive/database/connection.h"

static bool is_full(int code) {
    return code == SQLITE_FULL || code == SQLITE_IOERR || code == SQLITE_READONLY ||
           code == SQLITE_CANTOPEN;
}

void mx_database_set_error(sqlite3 *handle, GError **error) {
    int code = sqlite3_errcode(handle) & 0xFF, cause = sqlite3_system_errno(handle);
    if (is_full(code))
        g_set_error(error, MX_ERROR, MX_ERROR_OUTPUT, "cannot be written: %s",
                    code == SQLITE_FULL ? "the disk is full"
                    : cause != 0        ? g_strerror(cause)
                                        : sqlite3_errmsg(handle));
    else if (code == SQLITE_NOTADB)
        g_set_error_literal(error, MX_ERROR, MX_ERROR_DATABASE, "is no database");
    else
        g_set_error(error, MX_ERROR, MX_ERROR_DATABASE, "database: %s", sqlite3_errmsg(handle));
}

bool mx_sql_run(sqlite3 *handle, const char *sql, GError **error) {
    if (sqlite3_exec(handle, sql, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    mx_database_set_error(handle, error);
    return false;
}

gint64 mx_sql_number(sqlite3 *handle, const char *sql) {
    sqlite3_stmt *statement = NULL;
    gint64 value = -1;
    if (sqlite3_prepare_v2(handle, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

static bool look_for_keys(MxDatabase *database, bool look, GError **error) {
    if (database->unkeyed == !look || sqlite3_get_autocommit(database->handle) == 0)
        return true;
    database->unkeyed = !look;
    return mx_sql_run(database->handle,
                      look ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF", error);
}

bool mx_database_run(MxDatabase *database, const char *sql, GError **error) {
    return look_for_keys(database, true, error) && mx_sql_run(database->handle, sql, error);
}

sqlite3_stmt *mx_database_prepare(MxDatabase *database, const char *sql, GError **error) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(database->handle, sql, -1, &statement, NULL) == SQLITE_OK)
        return statement;
    mx_database_set_error(database->handle, error);
    return NULL;
}

/* A database that is not changed is not written to at all: the log is begun with the first change.
 */
static bool begin(MxDatabase *database, GError **error) {
    if (!database->logs &&
        !mx_sql_run(database->handle, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL",
                    error))
        return false;
    database->logs = true;
    return mx_sql_run(database->handle, "BEGIN IMMEDIATE", error);
}

bool mx_database_begin(MxDatabase *database, GError **error) {
    return look_for_keys(database, true, error) && begin(database, error);
}

bool mx_database_begin_adding(MxDatabase *database, GError **error) {
    return look_for_keys(database, false, error) && begin(database, error);
}

sqlite3 *mx_database_handle(MxDatabase *database) {
    return database->handle;
}
