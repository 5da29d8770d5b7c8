/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One database into another. */
#ifndef MX_ARCHIVE_DATABASE_MERGE_H
#define MX_ARCHIVE_DATABASE_MERGE_H

#include <glib.h>
#include <stdbool.h>

#include "archive/database/query.h"

/** MxMergeCounts: documents that came in, that were there already, that replaced a worse one. */
typedef struct {
    guint64 added, present, replaced;
} MxMergeCounts;

/** mx_database_merge: takes over what @path has and @database has not. One transaction. */
bool mx_database_merge(MxDatabase *database, const char *path, MxMergeCounts *counts,
                       GError **error);

#endif
