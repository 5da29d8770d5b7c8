/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The database of docs/database.md. One process writes it; every document is one transaction, so
 * that a process that ends at any moment leaves whole documents only.
 */
#ifndef MX_ARCHIVE_DATABASE_H
#define MX_ARCHIVE_DATABASE_H

#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>

#include "archive/records.h"

/** MX_DATABASE_VERSION: `user_version` of what this program writes. */
#define MX_DATABASE_VERSION 1

typedef struct MxDatabase MxDatabase;

/**
 * mx_database_open:
 *
 * Opens @path for writing, makes it where there is none, and brings an older version up to date.
 * While it is open no other mingxi writes it.
 *
 * Errors: %MX_ERROR_DATABASE where it is no database of mingxi's, newer, damaged, or being written;
 * %MX_ERROR_OUTPUT where it cannot be made.
 *
 * Returns: (transfer full): close with mx_database_close()
 */
MxDatabase *mx_database_open(const char *path, GError **error);

/** mx_database_open_read: the same, for reading; older versions are %MX_ERROR_DATABASE too. */
MxDatabase *mx_database_open_read(const char *path, GError **error);

/**
 * mx_database_close:
 *
 * Leaves one file, without a journal beside it. Where the disk is too full for that, the journal
 * stays and holds what is not in the file yet: nothing is lost.
 *
 * Returns: FALSE with %MX_ERROR_OUTPUT in that case
 */
bool mx_database_close(MxDatabase *database, GError **error);

/** mx_database_handle: (transfer none): for queries. */
sqlite3 *mx_database_handle(MxDatabase *database);

/** mx_database_set_error: what SQLite says, as %MX_ERROR_OUTPUT or %MX_ERROR_DATABASE. */
void mx_database_set_error(sqlite3 *handle, GError **error);

/** mx_database_run: one or more statements without results. */
bool mx_database_run(MxDatabase *database, const char *sql, GError **error);

/** mx_database_prepare: (transfer full) (nullable) */
sqlite3_stmt *mx_database_prepare(MxDatabase *database, const char *sql, GError **error);

/** MxMigration: @sql brings a database of one version less to the next. */
typedef struct {
    const char *sql;
} MxMigration;

/** mx_database_migrate: runs what is missing of @steps, all in one transaction. */
bool mx_database_migrate(sqlite3 *handle, const MxMigration *steps, int n_steps, GError **error);

/* ---- database_store.c */

/** mx_database_use_extractor: documents stored from here on were read by that. */
bool mx_database_use_extractor(MxDatabase *database, const char *version, const char *packs,
                               GError **error);

/** mx_database_keep_json: makes room for the JSON of documents (table `document_json`). */
bool mx_database_keep_json(MxDatabase *database, GError **error);

/** MxStored: what is there already. @id: 0: nothing; @current: by the extractor in use. */
typedef struct {
    gint64 id;
    bool done;
    bool current;
    bool has_json;
} MxStored;

/** mx_database_find: the document with those bytes. */
bool mx_database_find(MxDatabase *database, const char *sha256, MxStored *stored, GError **error);

/** MxPlace: where a document was found. @raw: (nullable): the name's bytes where not UTF-8. */
typedef struct {
    const char *path;
    GBytes *raw;
} MxPlace;

/** MxDocumentRows: @sha256: (nullable): of what has no bytes; @json: (nullable): kept as it is. */
typedef struct {
    const char *sha256;
    const guint8 *records;
    gsize length;
    const char *json;
} MxDocumentRows;

/**
 * mx_database_store:
 *
 * Puts the document in the place of what was there with the same bytes (or, without bytes, at the
 * same path), under the same id, and notes @place. One transaction.
 */
bool mx_database_store(MxDatabase *database, const MxDocumentRows *rows, const MxPlace *place,
                       GError **error);

/** mx_database_add_place: the document with the bytes of @sha256 was found at @place too. */
bool mx_database_add_place(MxDatabase *database, const char *sha256, const MxPlace *place,
                           GError **error);

/* ---- database_merge.c */

/** MxMergeCounts: documents that came in, that were there already, that replaced a worse one. */
typedef struct {
    guint64 added, present, replaced;
} MxMergeCounts;

/** mx_database_merge: takes over what @path has and @database has not. One transaction. */
bool mx_database_merge(MxDatabase *database, const char *path, MxMergeCounts *counts,
                       GError **error);

#endif
