/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What columns of the database mean, for people. */
#ifndef MX_ARCHIVE_EXPORT_PACKAGE_DESCRIBE_H
#define MX_ARCHIVE_EXPORT_PACKAGE_DESCRIBE_H

#include <glib.h>

/** mx_describe_field: (transfer full): of the column @field of the table or view @table: what the
 * schema says of it, else what the columns of that name are everywhere. */
char *mx_describe_field(const char *table, const char *field);

#endif
