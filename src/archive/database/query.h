/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements on an open database, and what SQLite says where one fails. */
#ifndef MX_ARCHIVE_DATABASE_QUERY_H
#define MX_ARCHIVE_DATABASE_QUERY_H

#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>

typedef struct MxDatabase MxDatabase;

/** mx_database_handle: (transfer none): for queries. */
sqlite3 *mx_database_handle(MxDatabase *database);

/** mx_database_set_error: what SQLite says, as %MX_ERROR_OUTPUT or %MX_ERROR_DATABASE. */
void mx_database_set_error(sqlite3 *handle, GError **error);

/** mx_sql_run: one or more statements without results. */
bool mx_sql_run(sqlite3 *handle, const char *sql, GError **error);

/** mx_sql_number: the one integer that @sql gives; -1 where it gives none. */
gint64 mx_sql_number(sqlite3 *handle, const char *sql);

/** mx_database_run: mx_sql_run() on @database. */
bool mx_database_run(MxDatabase *database, const char *sql, GError **error);

/** mx_database_prepare: (transfer full) (nullable) */
sqlite3_stmt *mx_database_prepare(MxDatabase *database, const char *sql, GError **error);

/** mx_database_begin: a transaction that writes. */
bool mx_database_begin(MxDatabase *database, GError **error);

/** mx_database_begin_adding: one that only adds rows whose references are known to be good: they
 * are not looked up. */
bool mx_database_begin_adding(MxDatabase *database, GError **error);

#endif
