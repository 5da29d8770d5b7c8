/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One workbook for the whole archive. */
#ifndef MX_ARCHIVE_EXPORT_XLSX_H
#define MX_ARCHIVE_EXPORT_XLSX_H

#include "archive/database/query.h"

/** mx_export_xlsx: `archive.xlsx`, one workbook for all documents. */
bool mx_export_xlsx(MxDatabase *database, const char *folder, GError **error);

#endif
