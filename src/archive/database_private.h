/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files that work on the database. */
#ifndef MX_ARCHIVE_DATABASE_PRIVATE_H
#define MX_ARCHIVE_DATABASE_PRIVATE_H

#include "archive/database.h"

/**
 * MxDatabase:
 * @lock: holds the file against other writers; -1 where it is only read. Closed after the handle:
 *     closing any descriptor of a file drops the locks that SQLite holds on it
 * @logs: whether SQLite's write-ahead log is in use: from the first change on
 * @last: the highest id in use, one a table
 * @insert: prepared when first used
 */
struct MxDatabase {
    char *path;
    sqlite3 *handle;
    int lock;
    gint64 extractor;
    bool keeps_json, logs;
    gint64 last[MX_N_RECORDS];
    sqlite3_stmt *insert[MX_N_RECORDS];
    sqlite3_stmt *find, *path_of, *set_path, *orphan, *remove, *json;
};

/** mx_database_begin: a transaction that writes. */
bool mx_database_begin(MxDatabase *database, GError **error);

/** mx_database_load_ids: @last, from what is stored. */
bool mx_database_load_ids(MxDatabase *database, GError **error);

/** mx_database_forget_statements: finalises what was prepared. */
void mx_database_forget_statements(MxDatabase *database);

#endif
