/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what is asked for is in the database at all, and what might have been meant. */
#ifndef MX_ARCHIVE_COMPARE_KNOWN_H
#define MX_ARCHIVE_COMPARE_KNOWN_H

#include <mingxi/compare.h>

#include "archive/database/database.h"

/** mx_compare_check: FALSE with %MX_ERROR_DATABASE where the database has no such year or no such
 * organization of that kind; the message says which it has. */
bool mx_compare_check(MxDatabase *database, const MxCompareOptions *options, GError **error);

/** mx_compare_prepare: (transfer full) (nullable): a statement with the parameters of query.h. */
sqlite3_stmt *mx_compare_prepare(MxDatabase *database, const char *sql,
                                 const MxCompareOptions *options, const char *region,
                                 GError **error);

/** mx_compare_find_region: (transfer full): the digits that the codes of all places in the one that
 * is asked for begin with; empty for all. NULL with %MX_ERROR_DATABASE where there is none of that
 * name, or several. */
char *mx_compare_find_region(MxDatabase *database, const MxCompareOptions *options, GError **error);

#endif
