/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook for each document. */
#ifndef MX_ARCHIVE_EXPORT_XLSX_EACH_H
#define MX_ARCHIVE_EXPORT_XLSX_EACH_H

#include "archive/database/query.h"

/** mx_export_xlsx_each: a workbook for each document, named after its id and its file. */
bool mx_export_xlsx_each(MxDatabase *database, const char *folder, GError **error);

#endif
