/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files made from a database, each complete under its name or not there: takes an open database and
 * a folder; gives its rows in another format. */
#ifndef MX_ARCHIVE_EXPORT_EXPORT_H
#define MX_ARCHIVE_EXPORT_EXPORT_H

#include "archive/export/jsonl.h"
#include "archive/export/package/tables.h"
#include "archive/export/xlsx.h"
#include "archive/export/xlsx_each.h"

#endif
