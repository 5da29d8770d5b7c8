/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every table and view as CSV. */
#ifndef MX_ARCHIVE_EXPORT_PACKAGE_TABLES_H
#define MX_ARCHIVE_EXPORT_PACKAGE_TABLES_H

#include "archive/database/query.h"

/** mx_export_csv: every table and view as `@folder/NAME.csv`, and `datapackage.json`, a
 * Frictionless Data Package, which says what the columns are. */
bool mx_export_csv(MxDatabase *database, const char *folder, GError **error);

#endif
