/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what is asked for is in the database at all, and what might have been meant. */
#ifndef MX_ARCHIVE_COMPARE_KNOWN_H
#define MX_ARCHIVE_COMPARE_KNOWN_H

#include <mingxi/compare.h>

#include "archive/database/database.h"

/** mx_compare_check: FALSE with %MX_ERROR_DATABASE where the database has no such year or no such
 * organization of that kind; the message says which it has. */
bool mx_compare_check(MxDatabase *database, const MxCompareOptions *options, GError **error);

#endif
