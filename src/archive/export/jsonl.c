/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents' JSON is in the database as it was written. */
#include "archive/export/jsonl.h"

#include <cjson/cJSON.h>

#include "archive/export/file.h"
#include "archive/export/rows.h"
#include "write/json/value.h"

static bool write_document(sqlite3_stmt *row, gpointer data, GError **error) {
    (void)error;
    mx_export_file_write(data, (const char *)sqlite3_column_text(row, 0));
    mx_export_file_write(data, "\n");
    return true;
}

static bool write_failure(sqlite3_stmt *row, gpointer data, GError **error) {
    (void)error;
    static const char *const KEYS[] = { "path", "sha256", "code", "message" };
    cJSON *json = cJSON_CreateObject();
    for (int i = 0; i < (int)G_N_ELEMENTS(KEYS); i++)
        mx_json_add_text(json, KEYS[i], (const char *)sqlite3_column_text(row, i));
    char *text = cJSON_PrintUnformatted(json);
    mx_export_file_write(data, text);
    mx_export_file_write(data, "\n");
    cJSON_free(text);
    cJSON_Delete(json);
    return true;
}

static bool write_lines(MxDatabase *database, const char *folder, const char *name, const char *sql,
                        MxRowWriter write, GError **error) {
    MxExportFile *file = mx_export_file_open(folder, name, error);
    if (file == NULL)
        return false;
    bool good = mx_export_query(database, sql, 0, write, file, error);
    return mx_export_file_close(file, good, error) && good;
}

bool mx_export_jsonl(MxDatabase *database, const char *folder, GError **error) {
    return write_lines(database, folder, "documents.jsonl",
                       "SELECT json FROM document_json ORDER BY document_id", write_document,
                       error) &&
           write_lines(database, folder, "failures.jsonl",
                       "SELECT p.path, d.sha256, d.error_code, d.error FROM documents d JOIN paths "
                       "p ON p.document_id = d.id WHERE d.status = 'failed' ORDER BY d.id, p.id",
                       write_failure, error);
}
