/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Workbooks. Amounts are numbers of yuan: a spreadsheet knows doubles only, which hold every amount
 * below 90,000,000,000,000 yuan to the last fen. Text that looks like a formula stays text.
 */
#include <glib/gstdio.h>
#include <mingxi/error.h>
#include <string.h>
#include <xlsxwriter.h>

#include "archive/export/export.h"
#include "normalize/amount.h"

/* What Excel takes of rows on a sheet, the header among them, and of characters in a cell. */
#define MAX_ROWS 1048576
#define MAX_CHARACTERS 32767

/* 2000-01-01: a workbook's date must not make two runs differ. */
#define FIXED_DATE 946684800

#define AMOUNT_FORMAT "#,##0.00##"

/*
 * @sheet: the one being written, @row its next row; @name, @part: a sheet that is full is followed
 *     by another
 */
typedef struct {
    lxw_workbook *workbook;
    lxw_format *bold, *amount;
    lxw_worksheet *sheet;
    const char *name;
    guint part;
    lxw_row_t row;
} Book;

static Book book_open(const char *path) {
    lxw_workbook_options options = { .constant_memory = LXW_TRUE };
    Book book = { .workbook = workbook_new_opt(path, &options) };
    lxw_doc_properties properties = { .created = FIXED_DATE };
    workbook_set_properties(book.workbook, &properties);
    book.bold = workbook_add_format(book.workbook);
    format_set_bold(book.bold);
    book.amount = workbook_add_format(book.workbook);
    format_set_num_format(book.amount, AMOUNT_FORMAT);
    return book;
}

/* Under a temporary name, then its own. */
static bool book_close(Book *book, const char *temporary, const char *path, bool keep,
                       GError **error) {
    lxw_error code = workbook_close(book->workbook);
    if (keep && code == LXW_NO_ERROR && g_rename(temporary, path) == 0)
        return true;
    g_unlink(temporary);
    if (keep)
        g_set_error(error, MX_ERROR, MX_ERROR_OUTPUT, "%s: cannot be written: %s", path,
                    code != LXW_NO_ERROR ? lxw_strerror(code) : "it cannot be renamed");
    return !keep;
}

/* ---------------------------------------------------------------------------------- queries -- */

static void write_text(Book *book, lxw_col_t column, const char *text, lxw_format *format) {
    if (text == NULL || *text == '\0')
        return;
    const char *cut = g_utf8_strlen(text, -1) > MAX_CHARACTERS
                          ? g_utf8_offset_to_pointer(text, MAX_CHARACTERS)
                          : NULL;
    g_autofree char *part = cut != NULL ? g_strndup(text, (gsize)(cut - text)) : NULL;
    worksheet_write_string(book->sheet, book->row, column, part != NULL ? part : text, format);
}

/* Columns of amounts are those whose names end so; on the sheet they are in yuan. */
#define AMOUNT_ENDING "_e4"

static void write_value(Book *book, sqlite3_stmt *row, int i) {
    int type = sqlite3_column_type(row, i);
    lxw_col_t column = (lxw_col_t)i;
    if (type == SQLITE_TEXT)
        write_text(book, column, (const char *)sqlite3_column_text(row, i), NULL);
    else if (type != SQLITE_NULL && g_str_has_suffix(sqlite3_column_name(row, i), AMOUNT_ENDING))
        worksheet_write_number(book->sheet, book->row, column,
                               sqlite3_column_double(row, i) / (double)MX_YUAN_E4, book->amount);
    else if (type != SQLITE_NULL)
        worksheet_write_number(book->sheet, book->row, column, sqlite3_column_double(row, i), NULL);
}

static void write_name(Book *book, sqlite3_stmt *row, int i) {
    const char *name = sqlite3_column_name(row, i);
    gsize length = strlen(name) - strlen(AMOUNT_ENDING);
    g_autofree char *yuan = g_str_has_suffix(name, AMOUNT_ENDING)
                                ? g_strdup_printf("%.*s (yuan)", (int)length, name)
                                : NULL;
    write_text(book, (lxw_col_t)i, yuan != NULL ? yuan : name, book->bold);
}

static void add_sheet(Book *book, sqlite3_stmt *row) {
    book->part++;
    g_autofree char *name = book->part == 1 ? g_strdup(book->name)
                                            : g_strdup_printf("%.24s %u", book->name, book->part);
    book->sheet = workbook_add_worksheet(book->workbook, name);
    book->row = 0;
    worksheet_freeze_panes(book->sheet, 1, 0);
    worksheet_set_column(book->sheet, 0, (lxw_col_t)(sqlite3_column_count(row) - 1), 16, NULL);
    for (int i = 0; i < sqlite3_column_count(row); i++)
        write_name(book, row, i);
    book->row = 1;
}

static bool write_row(sqlite3_stmt *row, gpointer data, GError **error) {
    (void)error;
    Book *book = data;
    if (book->sheet == NULL || book->row >= MAX_ROWS)
        add_sheet(book, row);
    for (int i = 0; i < sqlite3_column_count(row); i++)
        write_value(book, row, i);
    book->row++;
    return true;
}

/* MxSheet: a query without rows gives no sheet. */
typedef struct {
    const char *name, *sql;
} MxSheet;

static bool write_sheets(Book *book, MxDatabase *database, const MxSheet *sheets, gsize n,
                         gint64 id, GError **error) {
    for (gsize i = 0; i < n; i++) {
        book->name = sheets[i].name;
        book->sheet = NULL;
        book->part = 0;
        if (!mx_export_query(database, sheets[i].sql, id, write_row, book, error))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------------------ the archive -- */

static const MxSheet ARCHIVE[] = {
    { "documents", "SELECT d.id AS document, (SELECT path FROM paths WHERE document_id = d.id "
                   "ORDER BY id) AS path, status, error, organization, year, kind, title, pages, "
                   "rules_passed, rules_failed FROM documents d ORDER BY d.id" },
    { "totals", "SELECT * FROM totals ORDER BY document_id" },
    { "expenditure", "SELECT document_id, organization, year, kind, level, code, name, total_e4, "
                     "basic_e4, project_e4, page FROM expenditure_by_function ORDER BY row_id" },
    { "three public", "SELECT document_id, organization, year, kind, total_e4, overseas_e4, "
                      "vehicle_e4, vehicle_purchase_e4, vehicle_operation_e4, reception_e4, page "
                      "FROM three_public ORDER BY document_id, table_id" },
    { "projects", "SELECT document_id, organization, year, name, amount_e4, department, page "
                  "FROM projects_by_amount ORDER BY project_id" },
    { "indicators", "SELECT p.document_id, p.name AS project, i.scope, i.level1, i.level2, i.name, "
                    "i.target, i.operator, i.number, i.unit, i.page FROM indicators i "
                    "JOIN projects p ON p.id = i.project_id ORDER BY i.id" },
    { "facts", "SELECT document_id, name, value, unit, text, context, page FROM facts "
               "WHERE name IS NOT NULL ORDER BY id" },
    { "findings", "SELECT document_id, rule, severity, page, message_zh, message_en, expected, "
                  "actual, difference FROM findings ORDER BY id" },
    { "amounts",
      "SELECT document_id, organization, year, table_name, title, row_kind, level, side, "
      "code, name, column_name, label, amount_e4, text, page FROM amounts "
      "ORDER BY row_id, column_name" },
};

bool mx_export_xlsx(MxDatabase *database, const char *folder, GError **error) {
    g_autofree char *path = g_build_filename(folder, "archive.xlsx", NULL);
    g_autofree char *temporary = g_strconcat(path, ".part", NULL);
    Book book = book_open(temporary);
    bool good = write_sheets(&book, database, ARCHIVE, G_N_ELEMENTS(ARCHIVE), 0, error);
    return book_close(&book, temporary, path, good, error) && good;
}

/* ------------------------------------------------------------------------------ one document -- */

static const MxSheet DOCUMENT[] = {
    { "projects", "SELECT name, annual_e4, period_e4, department, unit, attribute, term, overview, "
                  "goal_annual, "
                  "first_page AS page FROM projects WHERE document_id = ?1 ORDER BY id" },
    { "indicators", "SELECT p.name AS project, i.scope, i.level1, i.level2, i.name, i.target, "
                    "i.operator, i.number, i.unit, i.page FROM indicators i JOIN projects p ON "
                    "p.id = i.project_id WHERE p.document_id = ?1 ORDER BY i.id" },
    { "facts", "SELECT name, value, unit, text, context, page FROM facts WHERE document_id = ?1 "
               "ORDER BY id" },
    { "findings", "SELECT rule, severity, page, message_zh, message_en, expected, actual, "
                  "difference FROM findings WHERE document_id = ?1 ORDER BY id" },
    { "diagnostics", "SELECT severity, code, page, message FROM diagnostics WHERE document_id = ?1 "
                     "ORDER BY id" },
};

/* @columns: the ids of the table's columns, in their order; the rows are those of the paper. */
typedef struct {
    Book *book;
    GArray *columns;
    gint64 row_id;
} TableSheet;

static bool write_label(sqlite3_stmt *row, gpointer data, GError **error) {
    (void)error;
    TableSheet *table = data;
    gint64 id = sqlite3_column_int64(row, 0);
    write_text(table->book, (lxw_col_t)table->columns->len,
               (const char *)sqlite3_column_text(row, 1), table->book->bold);
    g_array_append_val(table->columns, id);
    return true;
}

static lxw_col_t find_column(const TableSheet *table, gint64 id) {
    guint i = 0;
    while (i < table->columns->len && g_array_index(table->columns, gint64, i) != id)
        i++;
    return (lxw_col_t)i;
}

/* row, column, text, yuan, number */
static bool write_cell(sqlite3_stmt *row, gpointer data, GError **error) {
    (void)error;
    TableSheet *table = data;
    Book *book = table->book;
    if (sqlite3_column_int64(row, 0) != table->row_id) {
        book->row += book->row + 1 < MAX_ROWS;
        table->row_id = sqlite3_column_int64(row, 0);
    }
    lxw_col_t column = find_column(table, sqlite3_column_int64(row, 1));
    if (sqlite3_column_type(row, 3) != SQLITE_NULL)
        worksheet_write_number(book->sheet, book->row, column, sqlite3_column_double(row, 3),
                               book->amount);
    else if (sqlite3_column_type(row, 4) != SQLITE_NULL)
        worksheet_write_number(book->sheet, book->row, column, sqlite3_column_double(row, 4), NULL);
    else
        write_text(book, column, (const char *)sqlite3_column_text(row, 2), NULL);
    return true;
}

/* MxTables: the ids and the names of a document's tables. */
typedef struct {
    GArray *ids;
    GPtrArray *names, *titles;
} Tables;

static bool collect_table(sqlite3_stmt *row, gpointer data, GError **error) {
    (void)error;
    Tables *tables = data;
    gint64 id = sqlite3_column_int64(row, 0);
    g_array_append_val(tables->ids, id);
    g_ptr_array_add(tables->names, g_strdup_printf("%u %.24s", tables->ids->len,
                                                   (const char *)sqlite3_column_text(row, 1)));
    g_ptr_array_add(tables->titles, g_strdup((const char *)sqlite3_column_text(row, 2)));
    return true;
}

static bool write_table(Book *book, MxDatabase *database, const Tables *tables, guint i,
                        GError **error) {
    gint64 id = g_array_index(tables->ids, gint64, i);
    book->sheet = workbook_add_worksheet(book->workbook, tables->names->pdata[i]);
    book->row = 0;
    write_text(book, 0, tables->titles->pdata[i], book->bold);
    book->row = 1;
    TableSheet table = { book, g_array_new(FALSE, FALSE, sizeof(gint64)), 0 };
    bool good =
        mx_export_query(database, "SELECT id, label FROM columns WHERE table_id = ?1 ORDER BY id",
                        id, write_label, &table, error) &&
        mx_export_query(database,
                        "SELECT x.row_id, x.column_id, x.text, x.amount_e4 / 10000.0, x.number "
                        "FROM rows r JOIN cells x ON x.row_id = r.id WHERE r.table_id = ?1 "
                        "ORDER BY x.row_id, x.column_id",
                        id, write_cell, &table, error);
    worksheet_freeze_panes(book->sheet, 2, 0);
    g_array_unref(table.columns);
    return good;
}

static bool write_tables(Book *book, MxDatabase *database, gint64 document, GError **error) {
    Tables tables = { g_array_new(FALSE, FALSE, sizeof(gint64)),
                      g_ptr_array_new_with_free_func(g_free),
                      g_ptr_array_new_with_free_func(g_free) };
    bool good = mx_export_query(
        database, "SELECT id, name, title FROM tables WHERE document_id = ?1 ORDER BY id", document,
        collect_table, &tables, error);
    for (guint i = 0; good && i < tables.ids->len; i++)
        good = write_table(book, database, &tables, i, error);
    g_array_unref(tables.ids);
    g_ptr_array_unref(tables.names);
    g_ptr_array_unref(tables.titles);
    return good;
}

/* `0001-report.xlsx`: of the path only its last part, without what a file name cannot hold. */
static char *workbook_name(gint64 id, const char *path) {
    g_autofree char *base = g_path_get_basename(path);
    char *dot = strrchr(base, '.');
    if (dot != NULL)
        *dot = '\0';
    g_autofree char *cut = g_utf8_substring(base, 0, MIN(g_utf8_strlen(base, -1), 60));
    g_strdelimit(cut, "/\\:*?\"<>|", '_');
    return g_strdup_printf("%04" G_GINT64_FORMAT "-%s.xlsx", id, cut);
}

typedef struct {
    MxDatabase *database;
    const char *folder;
} EachDocument;

static bool write_document(sqlite3_stmt *row, gpointer data, GError **error) {
    const EachDocument *each = data;
    gint64 id = sqlite3_column_int64(row, 0);
    g_autofree char *name = workbook_name(id, (const char *)sqlite3_column_text(row, 1));
    g_autofree char *path = g_build_filename(each->folder, name, NULL);
    g_autofree char *temporary = g_strconcat(path, ".part", NULL);
    Book book = book_open(temporary);
    bool good = write_tables(&book, each->database, id, error) &&
                write_sheets(&book, each->database, DOCUMENT, G_N_ELEMENTS(DOCUMENT), id, error);
    return book_close(&book, temporary, path, good, error) && good;
}

bool mx_export_xlsx_each(MxDatabase *database, const char *folder, GError **error) {
    EachDocument each = { database, folder };
    return mx_export_query(database,
                           "SELECT d.id, (SELECT path FROM paths WHERE document_id = d.id "
                           "ORDER BY id) FROM documents d WHERE d.status = 'done' AND EXISTS "
                           "(SELECT 1 FROM paths WHERE document_id = d.id) ORDER BY d.id",
                           0, write_document, &each, error);
}
