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

/** MX_WORKBOOK_MAX_COLUMNS: columns that get a width of their own: a page of A3 has fewer. */
#define MX_WORKBOOK_MAX_COLUMNS 64

/**
 * MxWorkbook:
 * @path, @temporary: it is written under the second until it is complete
 * @sheet: the one being written, @row its next row; @name, @part: a sheet that is full is followed
 *     by another
 * @widths: of the sheet's columns, in characters
 */
typedef struct {
    char *path, *temporary;
    lxw_workbook *workbook;
    lxw_format *bold, *amount;
    lxw_worksheet *sheet;
    const char *name;
    guint part;
    lxw_row_t row;
    guint widths[MX_WORKBOOK_MAX_COLUMNS];
} MxWorkbook;

/** mx_workbook_open: the file @name of @folder. @large: its sheets may be larger than memory: rows
 * are then written in their order only. */
MxWorkbook mx_workbook_open(const char *folder, const char *name, bool large);

/** mx_workbook_begin_sheet, mx_workbook_end_sheet: of a sheet that is written cell by cell; its
 * columns get the width of what is in them. */
void mx_workbook_begin_sheet(MxWorkbook *book, const char *name);
void mx_workbook_end_sheet(MxWorkbook *book);

/** mx_workbook_close: with @keep, under its name; FALSE where it could not be written. */
bool mx_workbook_close(MxWorkbook *book, bool keep, GError **error);

/** mx_workbook_write_text: into the row begun; nothing where @text is NULL or empty. */
void mx_workbook_write_text(MxWorkbook *book, lxw_col_t column, const char *text,
                            lxw_format *format);

/** mx_workbook_write_amount: @yuan into the row begun. */
void mx_workbook_write_amount(MxWorkbook *book, lxw_col_t column, double yuan);

/** MxSheet: a query without rows gives no sheet. */
typedef struct {
    const char *name, *sql;
} MxSheet;

/** mx_workbook_write_sheets: of the document @id, where the queries ask for one. */
bool mx_workbook_write_sheets(MxWorkbook *book, MxDatabase *database, const MxSheet *sheets,
                              gsize n, gint64 id, GError **error);

#endif
