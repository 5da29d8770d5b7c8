/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a database is given beside documents: where files come from, what codes are called. */
#ifndef MX_ARCHIVE_DATABASE_GIVEN_H
#define MX_ARCHIVE_DATABASE_GIVEN_H

#include <mingxi/patterns.h>

#include "archive/database/query.h"

/**
 * mx_sources_load:
 * @path: (nullable): a CSV of files: path, and any of source_url and fetched_at
 *
 * Notes where files come from; what was known of others stays. Errors: %MX_ERROR_IO,
 * %MX_ERROR_FORMAT, and the database is as it was.
 */
bool mx_sources_load(MxDatabase *database, const char *path, GError **error);

/** mx_code_names_store: the classification's codes as @patterns name them, in the place of those
 * there. */
bool mx_code_names_store(MxDatabase *database, const MxPatterns *patterns, GError **error);

#endif
