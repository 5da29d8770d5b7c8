/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose a database is, and of which version. */
#ifndef MX_ARCHIVE_DATABASE_VERSION_H
#define MX_ARCHIVE_DATABASE_VERSION_H

#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>

/** MX_DATABASE_VERSION: `user_version` of what this program writes. */
#define MX_DATABASE_VERSION 5

/** MxMigration: @sql brings a database of one version less to the next. */
typedef struct {
    const char *sql;
} MxMigration;

/** mx_database_migrate: runs what is missing of @steps, and @views (nullable) where something was,
 * all in one transaction. */
bool mx_database_migrate(sqlite3 *handle, const MxMigration *steps, int n_steps, const char *views,
                         GError **error);

/** mx_database_make_current: makes the tables where there are none, and brings an older version up
 * to date. @fresh: (out): whether there were none: then it lacks what
 * mx_database_add_indexes() makes, when its rows are there. %MX_ERROR_DATABASE where it is not
 * mingxi's, or newer. */
bool mx_database_make_current(sqlite3 *handle, bool *fresh, GError **error);

/** mx_database_add_indexes: those of the schema and of indexes.sql, where they are missing. */
bool mx_database_add_indexes(sqlite3 *handle, GError **error);

/** mx_database_check_version: FALSE with %MX_ERROR_DATABASE where it is not mingxi's, of this
 * version. */
bool mx_database_check_version(sqlite3 *handle, GError **error);

#endif
