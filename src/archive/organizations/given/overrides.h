/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file of the user's says of names. */
#ifndef MX_ARCHIVE_ORGANIZATIONS_GIVEN_OVERRIDES_H
#define MX_ARCHIVE_ORGANIZATIONS_GIVEN_OVERRIDES_H

#include "archive/database/query.h"

/**
 * mx_overrides_load:
 * @path: (nullable): a CSV with the column `name` and any of `organization`, `region`, `type`,
 *     `parent`; NULL: what the database has stays
 *
 * What it says takes the place of what a former file said.
 *
 * Errors: %MX_ERROR_IO, %MX_ERROR_FORMAT: a line without a name, a region that is no code
 */
bool mx_overrides_load(MxDatabase *database, const char *path, GError **error);

#endif
