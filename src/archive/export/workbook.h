/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Workbooks with a sheet for each of several queries. Amounts are numbers of yuan: a spreadsheet
 * knows doubles only, which hold every amount below 90,000,000,000,000 yuan to the last fen. Text
 * that looks like a formula stays text.
 */
#ifndef MX_ARCHIVE_EXPORT_WORKBOOK_H
#define MX_ARCHIVE_EXPORT_WORKBOOK_H

#include <xlsxwriter.h>

#include "archive/database/query.h"

/** MX_WORKBOOK_MAX_ROWS: what Excel takes of rows on a sheet, the header among them. */
#define MX_WORKBOOK_MAX_ROWS 1048576

/**
 * MxWorkbook:
 * @path, @temporary: it is written under the second until it is complete
 * @sheet: the one being written, @row its next row; @name, @part: a sheet that is full is followed
 *     by another
 */
typedef struct {
    char *path, *temporary;
    lxw_workbook *workbook;
    lxw_format *bold, *amount;
    lxw_worksheet *sheet;
    const char *name;
    guint part;
    lxw_row_t row;
} MxWorkbook;

/** mx_workbook_open: the file @name of @folder. */
MxWorkbook mx_workbook_open(const char *folder, const char *name);

/** mx_workbook_close: with @keep, under its name; FALSE where it could not be written. */
bool mx_workbook_close(MxWorkbook *book, bool keep, GError **error);

/** mx_workbook_write_text: into the row begun; nothing where @text is NULL or empty. */
void mx_workbook_write_text(MxWorkbook *book, lxw_col_t column, const char *text,
                            lxw_format *format);

/** MxSheet: a query without rows gives no sheet. */
typedef struct {
    const char *name, *sql;
} MxSheet;

/** mx_workbook_write_sheets: of the document @id, where the queries ask for one. */
bool mx_workbook_write_sheets(MxWorkbook *book, MxDatabase *database, const MxSheet *sheets,
                              gsize n, gint64 id, GError **error);

#endif
