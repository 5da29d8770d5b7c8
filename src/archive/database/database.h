/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The database of docs/database.md as a file. One process writes it; every document is one
 * transaction, so that a process that ends at any moment leaves whole documents only.
 *
 * query.h asks an open one, store.h puts documents in, merge.h another database.
 */
#ifndef MX_ARCHIVE_DATABASE_DATABASE_H
#define MX_ARCHIVE_DATABASE_DATABASE_H

#include "archive/database/query.h"

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

/** mx_database_heed: where @cancelled (nullable) is not 0, closing a new database does not make its
 * indexes, or stops in the middle: who opens it next for writing makes them. */
void mx_database_heed(MxDatabase *database, const volatile sig_atomic_t *cancelled);

/**
 * mx_database_close:
 *
 * Leaves one file, without a journal beside it. Where the disk is too full for that, the journal
 * stays and holds what is not in the file yet: nothing is lost.
 *
 * Returns: FALSE with %MX_ERROR_OUTPUT in that case
 */
bool mx_database_close(MxDatabase *database, GError **error);

/** mx_database_begin_removing: one that removes rows, and looks for what refers to them: a new
 * database gets the indexes for it, which it lacks until it is closed. */
bool mx_database_begin_removing(MxDatabase *database, GError **error);

#endif
