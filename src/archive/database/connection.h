/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open database from inside: what the files of this folder share. */
#ifndef MX_ARCHIVE_DATABASE_CONNECTION_H
#define MX_ARCHIVE_DATABASE_CONNECTION_H

#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>

#include "archive/records/schema.h"

/**
 * MxDatabase:
 * @lock: holds the file against other writers; -1 where it is only read. Closed after the handle:
 *     closing any descriptor of a file drops the locks that SQLite holds on it
 * @logs: whether SQLite's write-ahead log is in use: from the first change on
 * @lacks_indexes: whether some are made on closing, or before anything is removed: of a new
 *     database, whose rows all come at once; where this process is killed or @cancelled, the next
 *     who opens it for writing makes them
 * @cancelled: (nullable)
 * @unkeyed: whether SQLite is told not to look for what rows refer to
 * @last: the highest id in use, one a table
 * @insert: prepared when first used
 */
typedef struct MxDatabase {
    char *path;
    sqlite3 *handle;
    int lock;
    gint64 extractor;
    bool keeps_json, logs, lacks_indexes, unkeyed;
    const volatile sig_atomic_t *cancelled;
    gint64 last[MX_N_RECORDS];
    sqlite3_stmt *insert[MX_N_RECORDS];
    sqlite3_stmt *find, *path_of, *set_path, *orphan, *remove, *json;
} MxDatabase;

/** mx_connection_new: (transfer full): of the file @path, which is not open yet. */
MxDatabase *mx_connection_new(const char *path);

/** mx_connection_free: closes what is open. */
void mx_connection_free(MxDatabase *database);

/** mx_connection_forget_statements: finalises what was prepared. */
void mx_connection_forget_statements(MxDatabase *database);

#endif
