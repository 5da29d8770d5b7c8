/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files made from a database, each complete under its name or not there. */
#ifndef MX_ARCHIVE_EXPORT_EXPORT_H
#define MX_ARCHIVE_EXPORT_EXPORT_H

#include "archive/database.h"

/** mx_export_csv: every table as `@folder/NAME.csv`, and `datapackage.json`, a Frictionless Data
 * Package, which says what the columns are. */
bool mx_export_csv(MxDatabase *database, const char *folder, GError **error);

/** mx_export_jsonl: `documents.jsonl`, the documents' JSON, and `failures.jsonl`. */
bool mx_export_jsonl(MxDatabase *database, const char *folder, GError **error);

/** mx_export_xlsx: `archive.xlsx`, one workbook for all documents. */
bool mx_export_xlsx(MxDatabase *database, const char *folder, GError **error);

/** mx_export_xlsx_each: a workbook for each document, named after its id and its file. */
bool mx_export_xlsx_each(MxDatabase *database, const char *folder, GError **error);

/* ---- Between the exports */

/** MxRowWriter: called for each row of a query. */
typedef bool (*MxRowWriter)(sqlite3_stmt *row, gpointer data, GError **error);

/** mx_export_query: runs @sql, whose parameter ?1 is @id, and calls @write for each row. */
bool mx_export_query(MxDatabase *database, const char *sql, gint64 id, MxRowWriter write,
                     gpointer data, GError **error);

/** MxExportFile: text under a temporary name until it is complete. */
typedef struct MxExportFile MxExportFile;

MxExportFile *mx_export_file_open(const char *folder, const char *name, GError **error);
void mx_export_file_write(MxExportFile *file, const char *text);

/** mx_export_file_close: with @keep, under its name; FALSE where writing has failed. */
bool mx_export_file_close(MxExportFile *file, bool keep, GError **error);

#endif
