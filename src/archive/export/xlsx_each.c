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
    lxw_row_t first;
    char *side;
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

/* Rows stand below each other; those of the other side of a balance stand beside the first, as they
 * are printed. */
static void next_row(TableSheet *table, gint64 row_id, const char *side) {
    MxWorkbook *book = table->book;
    if (g_strcmp0(side, table->side) != 0 && table->side != NULL && side != NULL)
        book->row = table->first;
    else
        book->row += book->row + 1 < MX_WORKBOOK_MAX_ROWS;
    if (g_strcmp0(side, table->side) != 0) {
        g_free(table->side);
        table->side = g_strdup(side);
    }
    table->row_id = row_id;
}

/* row, column, text, yuan, number, side */
static bool write_cell(sqlite3_stmt *row, gpointer data, GError **error) {
    (void)error;
    TableSheet *table = data;
    MxWorkbook *book = table->book;
    if (sqlite3_column_int64(row, 0) != table->row_id)
        next_row(table, sqlite3_column_int64(row, 0), (const char *)sqlite3_column_text(row, 5));
    lxw_col_t column = find_column(table, sqlite3_column_int64(row, 1));
    if (sqlite3_column_type(row, 3) != SQLITE_NULL)
        mx_workbook_write_amount(book, column, sqlite3_column_double(row, 3));
    else if (sqlite3_column_type(row, 4) != SQLITE_NULL)
        worksheet_write_number(book->sheet, book->row, column, sqlite3_column_double(row, 4), NULL);
    else
        mx_workbook_write_text(book, column, (const char *)sqlite3_column_text(row, 2), NULL);
    return true;
}

/* MxTables: the ids, names, titles and units of a document's tables. */
typedef struct {
    GArray *ids;
    GPtrArray *names, *titles, *units;
} Tables;

/* `3 2025年支出预算总表`: the number keeps names apart; 31 characters are all that Excel takes. */
static char *name_sheet(guint number, const char *title) {
    g_autofree char *cut = g_utf8_substring(title, 0, MIN(g_utf8_strlen(title, -1), 26));
    g_strdelimit(cut, "[]:*?/\\'", ' ');
    return g_strdup_printf("%u %s", number, g_strstrip(cut));
}

static bool collect_table(sqlite3_stmt *row, gpointer data, GError **error) {
    (void)error;
    Tables *tables = data;
    gint64 id = sqlite3_column_int64(row, 0);
    const char *title = (const char *)sqlite3_column_text(row, 2);
    g_array_append_val(tables->ids, id);
    g_ptr_array_add(tables->names,
                    name_sheet(tables->ids->len, title != NULL && *title != '\0'
                                                     ? title
                                                     : (const char *)sqlite3_column_text(row, 1)));
    g_ptr_array_add(tables->titles, g_strdup(title));
    g_ptr_array_add(tables->units, g_strdup((const char *)sqlite3_column_text(row, 3)));
    return true;
}

/* Title, unit, heads: what stands above the rows. */
static bool write_head(TableSheet *table, MxDatabase *database, const Tables *tables, guint i,
                       GError **error) {
    MxWorkbook *book = table->book;
    const char *title = tables->titles->pdata[i], *unit = tables->units->pdata[i];
    if (title != NULL)
        worksheet_write_string(book->sheet, 0, 0, title, NULL);
    g_autofree char *text = unit == NULL || g_str_equal(unit, "元")
                                ? g_strdup("单位：元")
                                : g_strdup_printf("单位：元（原表：%s）", unit);
    worksheet_write_string(book->sheet, 1, 0, text, NULL);
    book->row = 2;
    return mx_export_query(database,
                           "SELECT id, coalesce(nullif(label, ''), name) FROM columns WHERE "
                           "table_id = ?1 ORDER BY id",
                           g_array_index(tables->ids, gint64, i), write_label, table, error);
}

static bool write_table(MxWorkbook *book, MxDatabase *database, const Tables *tables, guint i,
                        GError **error) {
    mx_workbook_begin_sheet(book, tables->names->pdata[i]);
    TableSheet table = { .book = book,
                         .columns = g_array_new(FALSE, FALSE, sizeof(gint64)),
                         .first = 3 };
    bool good =
        write_head(&table, database, tables, i, error) &&
        mx_export_query(database,
                        "SELECT x.row_id, x.column_id, x.text, x.amount_e4 / 10000.0, x.number, "
                        "r.side FROM rows r JOIN cells x ON x.row_id = r.id WHERE r.table_id = ?1 "
                        "ORDER BY x.row_id, x.column_id",
                        g_array_index(tables->ids, gint64, i), write_cell, &table, error);
    worksheet_freeze_panes(book->sheet, 3, 0);
    mx_workbook_end_sheet(book);
    book->sheet = NULL;
    g_array_unref(table.columns);
    g_free(table.side);
    return good;
}

static bool write_tables(MxWorkbook *book, MxDatabase *database, gint64 document, GError **error) {
    Tables tables = { g_array_new(FALSE, FALSE, sizeof(gint64)),
                      g_ptr_array_new_with_free_func(g_free),
                      g_ptr_array_new_with_free_func(g_free),
                      g_ptr_array_new_with_free_func(g_free) };
    bool good = mx_export_query(
        database, "SELECT id, name, title, unit FROM tables WHERE document_id = ?1 ORDER BY id",
        document, collect_table, &tables, error);
    for (guint i = 0; good && i < tables.ids->len; i++)
        good = write_table(book, database, &tables, i, error);
    g_array_unref(tables.ids);
    g_ptr_array_unref(tables.names);
    g_ptr_array_unref(tables.titles);
    g_ptr_array_unref(tables.units);
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
    MxWorkbook book = mx_workbook_open(each->folder, name, false);
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
