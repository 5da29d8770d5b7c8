/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets of rows, one below the other; a full sheet is followed by another. */
#include "archive/export/workbook.h"

#include <glib/gstdio.h>
#include <mingxi/error.h>
#include <string.h>

#include "archive/export/rows.h"
#include "normalize/amount.h"

/* What Excel takes of characters in a cell. */
#define MAX_CHARACTERS 32767

/* 2000-01-01: a workbook's date must not make two runs differ. */
#define FIXED_DATE 946684800

#define AMOUNT_FORMAT "#,##0.00##"

MxWorkbook mx_workbook_open(const char *folder, const char *name, bool large) {
    lxw_workbook_options options = { .constant_memory = large ? LXW_TRUE : LXW_FALSE };
    MxWorkbook book = { .path = g_build_filename(folder, name, NULL) };
    book.temporary = g_strconcat(book.path, ".part", NULL);
    book.workbook = workbook_new_opt(book.temporary, &options);
    lxw_doc_properties properties = { .created = FIXED_DATE };
    workbook_set_properties(book.workbook, &properties);
    book.bold = workbook_add_format(book.workbook);
    format_set_bold(book.bold);
    format_set_text_wrap(book.bold);
    format_set_align(book.bold, LXW_ALIGN_VERTICAL_TOP);
    book.amount = workbook_add_format(book.workbook);
    format_set_num_format(book.amount, AMOUNT_FORMAT);
    return book;
}

/* ----------------------------------------------------------------------------------- widths -- */

/* Columns of a sheet, in characters: a figure is seen whole, a long text is cut. */
#define MIN_WIDTH 8u
#define MAX_WIDTH 48u
#define MAX_HEAD_WIDTH 20u

/* Excel's own margin around a text. */
#define MARGIN 2

static void note_width(MxWorkbook *book, lxw_col_t column, guint width) {
    if (column < MX_WORKBOOK_MAX_COLUMNS)
        book->widths[column] = MAX(book->widths[column], MIN(width, MAX_WIDTH));
}

static guint count_characters(const char *text) {
    guint n = 0;
    for (const char *p = text; *p != '\0' && n < MAX_WIDTH; p = g_utf8_next_char(p))
        n += g_unichar_iswide(g_utf8_get_char(p)) ? 2 : 1;
    return n;
}

void mx_workbook_begin_sheet(MxWorkbook *book, const char *name) {
    book->sheet = workbook_add_worksheet(book->workbook, name);
    book->row = 0;
    memset(book->widths, 0, sizeof book->widths);
}

void mx_workbook_end_sheet(MxWorkbook *book) {
    for (lxw_col_t i = 0; book->sheet != NULL && i < MX_WORKBOOK_MAX_COLUMNS; i++)
        if (book->widths[i] > 0)
            worksheet_set_column(book->sheet, i, i, MAX(book->widths[i], MIN_WIDTH) + MARGIN, NULL);
}

void mx_workbook_write_amount(MxWorkbook *book, lxw_col_t column, double yuan) {
    char digits[64];
    g_snprintf(digits, sizeof digits, "%.4f", yuan);
    gsize whole = strcspn(digits, ".");
    note_width(book, column, (guint)(strlen(digits) + whole / 3));
    worksheet_write_number(book->sheet, book->row, column, yuan, book->amount);
}

static void clear_paths(MxWorkbook *book) {
    g_clear_pointer(&book->path, g_free);
    g_clear_pointer(&book->temporary, g_free);
}

/* Under its temporary name, then its own. */
bool mx_workbook_close(MxWorkbook *book, bool keep, GError **error) {
    lxw_error code = workbook_close(book->workbook);
    bool stands = keep && code == LXW_NO_ERROR && g_rename(book->temporary, book->path) == 0;
    if (!stands)
        g_unlink(book->temporary);
    if (keep && !stands)
        g_set_error(error, MX_ERROR, MX_ERROR_OUTPUT, "%s: cannot be written: %s", book->path,
                    code != LXW_NO_ERROR ? lxw_strerror(code) : "it cannot be renamed");
    clear_paths(book);
    return stands || !keep;
}

/* --------------------------------------------------------------------------------- queries -- */

void mx_workbook_write_text(MxWorkbook *book, lxw_col_t column, const char *text,
                            lxw_format *format) {
    if (text == NULL || *text == '\0')
        return;
    const char *cut = g_utf8_strlen(text, -1) > MAX_CHARACTERS
                          ? g_utf8_offset_to_pointer(text, MAX_CHARACTERS)
                          : NULL;
    g_autofree char *part = cut != NULL ? g_strndup(text, (gsize)(cut - text)) : NULL;
    guint width = count_characters(text);
    note_width(book, column, format == book->bold ? MIN(width, MAX_HEAD_WIDTH) : width);
    worksheet_write_string(book->sheet, book->row, column, part != NULL ? part : text, format);
}

/* Columns of amounts are those whose names end so; on the sheet they are in yuan. */
#define AMOUNT_ENDING "_e4"

static void write_value(MxWorkbook *book, sqlite3_stmt *row, int i) {
    int type = sqlite3_column_type(row, i);
    lxw_col_t column = (lxw_col_t)i;
    if (type == SQLITE_TEXT)
        mx_workbook_write_text(book, column, (const char *)sqlite3_column_text(row, i), NULL);
    else if (type != SQLITE_NULL && g_str_has_suffix(sqlite3_column_name(row, i), AMOUNT_ENDING))
        mx_workbook_write_amount(book, column, sqlite3_column_double(row, i) / (double)MX_YUAN_E4);
    else if (type != SQLITE_NULL)
        worksheet_write_number(book->sheet, book->row, column, sqlite3_column_double(row, i), NULL);
}

static void write_name(MxWorkbook *book, sqlite3_stmt *row, int i) {
    const char *name = sqlite3_column_name(row, i);
    gsize length = strlen(name) - strlen(AMOUNT_ENDING);
    g_autofree char *yuan = g_str_has_suffix(name, AMOUNT_ENDING)
                                ? g_strdup_printf("%.*s (元)", (int)length, name)
                                : NULL;
    mx_workbook_write_text(book, (lxw_col_t)i, yuan != NULL ? yuan : name, book->bold);
}

static void add_sheet(MxWorkbook *book, sqlite3_stmt *row) {
    book->part++;
    g_autofree char *name = book->part == 1 ? g_strdup(book->name)
                                            : g_strdup_printf("%.24s %u", book->name, book->part);
    mx_workbook_end_sheet(book);
    mx_workbook_begin_sheet(book, name);
    worksheet_freeze_panes(book->sheet, 1, 0);
    for (int i = 0; i < sqlite3_column_count(row); i++)
        write_name(book, row, i);
    book->row = 1;
}

static bool write_row(sqlite3_stmt *row, gpointer data, GError **error) {
    (void)error;
    MxWorkbook *book = data;
    if (book->sheet == NULL || book->row >= MX_WORKBOOK_MAX_ROWS)
        add_sheet(book, row);
    for (int i = 0; i < sqlite3_column_count(row); i++)
        write_value(book, row, i);
    book->row++;
    return true;
}

bool mx_workbook_write_sheets(MxWorkbook *book, MxDatabase *database, const MxSheet *sheets,
                              gsize n, gint64 id, GError **error) {
    for (gsize i = 0; i < n; i++) {
        book->name = sheets[i].name;
        book->sheet = NULL;
        book->part = 0;
        if (!mx_export_query(database, sheets[i].sql, id, write_row, book, error))
            return false;
        mx_workbook_end_sheet(book);
        book->sheet = NULL;
    }
    return true;
}
