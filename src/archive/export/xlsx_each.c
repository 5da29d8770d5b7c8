/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet for each of a document's tables, as printed, and one for each kind of what else it says.
 */
#include "archive/export/xlsx_each.h"

#include <string.h>

#include "archive/export/rows.h"
#include "archive/export/workbook.h"

static const MxSheet DOCUMENT[] = {
    { "totals", "SELECT name, amount_e4, reason, how, source, page FROM printed_totals WHERE "
                "document_id = ?1 ORDER BY id" },
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
    MxWorkbook *book;
    GArray *columns;
    gint64 row_id;
} TableSheet;

static bool write_label(sqlite3_stmt *row, gpointer data, GError **error) {
    (void)error;
    TableSheet *table = data;
    gint64 id = sqlite3_column_int64(row, 0);
    mx_workbook_write_text(table->book, (lxw_col_t)table->columns->len,
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
    MxWorkbook *book = table->book;
    if (sqlite3_column_int64(row, 0) != table->row_id) {
        book->row += book->row + 1 < MX_WORKBOOK_MAX_ROWS;
        table->row_id = sqlite3_column_int64(row, 0);
    }
    lxw_col_t column = find_column(table, sqlite3_column_int64(row, 1));
    if (sqlite3_column_type(row, 3) != SQLITE_NULL)
        worksheet_write_number(book->sheet, book->row, column, sqlite3_column_double(row, 3),
                               book->amount);
    else if (sqlite3_column_type(row, 4) != SQLITE_NULL)
        worksheet_write_number(book->sheet, book->row, column, sqlite3_column_double(row, 4), NULL);
    else
        mx_workbook_write_text(book, column, (const char *)sqlite3_column_text(row, 2), NULL);
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

static bool write_table(MxWorkbook *book, MxDatabase *database, const Tables *tables, guint i,
                        GError **error) {
    gint64 id = g_array_index(tables->ids, gint64, i);
    book->sheet = workbook_add_worksheet(book->workbook, tables->names->pdata[i]);
    book->row = 0;
    mx_workbook_write_text(book, 0, tables->titles->pdata[i], book->bold);
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

static bool write_tables(MxWorkbook *book, MxDatabase *database, gint64 document, GError **error) {
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
    MxWorkbook book = mx_workbook_open(each->folder, name);
    bool good = write_tables(&book, each->database, id, error) &&
                mx_workbook_write_sheets(&book, each->database, DOCUMENT, G_N_ELEMENTS(DOCUMENT),
                                         id, error);
    return mx_workbook_close(&book, good, error) && good;
}

bool mx_export_xlsx_each(MxDatabase *database, const char *folder, GError **error) {
    EachDocument each = { database, folder };
    return mx_export_query(database,
                           "SELECT d.id, (SELECT path FROM paths WHERE document_id = d.id "
                           "ORDER BY id) FROM documents d WHERE d.status = 'done' AND EXISTS "
                           "(SELECT 1 FROM paths WHERE document_id = d.id) ORDER BY d.id",
                           0, write_document, &each, error);
}
