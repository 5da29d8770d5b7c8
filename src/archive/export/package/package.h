/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The descriptor of a data package: https://specs.frictionlessdata.io/data-package/ */
#ifndef MX_ARCHIVE_EXPORT_PACKAGE_PACKAGE_H
#define MX_ARCHIVE_EXPORT_PACKAGE_PACKAGE_H

#include <cjson/cJSON.h>

#include "archive/export/file.h"
#include "archive/export/rows.h"

/** mx_package_new: (transfer full): @profile: `tabular-data-package`, `fiscal-data-package` */
cJSON *mx_package_new(const char *profile, const char *name, const char *title);

/** mx_package_add: (transfer none): a resource @name, whose file is @name.csv, with an empty list
 * of fields, to which mx_package_add_field() adds. */
cJSON *mx_package_add(cJSON *package, const char *name);

/** mx_package_add_field: (transfer none): @type: of Table Schema. */
cJSON *mx_package_add_field(cJSON *resource, const char *name, const char *type,
                            const char *description);

/** mx_package_write_rows: what @sql gives as @resource's file in @folder, its fields as head; the
 * resource gets its length and hash. */
bool mx_package_write_rows(cJSON *resource, MxDatabase *database, const char *folder,
                           const char *sql, GError **error);

/** mx_package_close: writes `datapackage.json` into @folder, where @good; frees @package. */
bool mx_package_close(cJSON *package, const char *folder, bool good, GError **error);

#endif
