/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a query, one by one. */
#ifndef MX_ARCHIVE_EXPORT_ROWS_H
#define MX_ARCHIVE_EXPORT_ROWS_H

#include "archive/database/query.h"

/** MxRowWriter: called for each row of a query. */
typedef bool (*MxRowWriter)(sqlite3_stmt *row, gpointer data, GError **error);

/** mx_export_query: runs @sql, whose parameter ?1 is @id, and calls @write for each row. */
bool mx_export_query(MxDatabase *database, const char *sql, gint64 id, MxRowWriter write,
                     gpointer data, GError **error);

#endif
