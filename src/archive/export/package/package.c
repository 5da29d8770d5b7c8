/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive/export/package/package.h"

#include "write/csv.h"

/* What of these documents anybody may use is no mingxi's to say: whose they are, and why they are
 * public, is. */
#define LICENCE_TITLE                                                                                            \
    "Figures of documents that public bodies published under 《中华人民共和国预算法》第十四条; " \
    "the "                                                                                                       \
    "files are named in documents and paths"

cJSON *mx_package_new(const char *profile, const char *name, const char *title) {
    cJSON *package = cJSON_CreateObject();
    cJSON_AddStringToObject(package, "profile", profile);
    cJSON_AddStringToObject(package, "name", name);
    cJSON_AddStringToObject(package, "title", title);
    cJSON *licence = cJSON_CreateObject();
    cJSON_AddStringToObject(licence, "name", "other-open");
    cJSON_AddStringToObject(licence, "title", LICENCE_TITLE);
    cJSON_AddItemToArray(cJSON_AddArrayToObject(package, "licenses"), licence);
    cJSON_AddArrayToObject(package, "resources");
    return package;
}

cJSON *mx_package_add(cJSON *package, const char *name) {
    g_autofree char *path = g_strconcat(name, ".csv", NULL);
    cJSON *resource = cJSON_CreateObject();
    cJSON_AddStringToObject(resource, "name", name);
    cJSON_AddStringToObject(resource, "path", path);
    cJSON_AddStringToObject(resource, "profile", "tabular-data-resource");
    cJSON_AddStringToObject(resource, "format", "csv");
    cJSON_AddStringToObject(resource, "mediatype", "text/csv");
    cJSON_AddStringToObject(resource, "encoding", "utf-8");
    cJSON *schema = cJSON_AddObjectToObject(resource, "schema");
    cJSON_AddArrayToObject(schema, "fields");
    cJSON_AddItemToArray(cJSON_GetObjectItem(package, "resources"), resource);
    return resource;
}

static const cJSON *fields_of(const cJSON *resource) {
    return cJSON_GetObjectItem(cJSON_GetObjectItem(resource, "schema"), "fields");
}

cJSON *mx_package_add_field(cJSON *resource, const char *name, const char *type,
                            const char *description) {
    cJSON *field = cJSON_CreateObject();
    cJSON_AddStringToObject(field, "name", name);
    cJSON_AddStringToObject(field, "type", type);
    cJSON_AddStringToObject(field, "description", description);
    cJSON_AddItemToArray((cJSON *)fields_of(resource), field);
    return field;
}

/* ------------------------------------------------------------------------------------- rows -- */

static void append_value(GString *line, sqlite3_stmt *row, int i) {
    if (sqlite3_column_type(row, i) == SQLITE_NULL)
        return;
    if (sqlite3_column_type(row, i) == SQLITE_BLOB) {
        const guint8 *bytes = sqlite3_column_blob(row, i);
        for (int k = 0; k < sqlite3_column_bytes(row, i); k++)
            g_string_append_printf(line, "%02x", bytes[k]);
        return;
    }
    mx_csv_append(line, (const char *)sqlite3_column_text(row, i));
}

static bool write_row(sqlite3_stmt *row, gpointer data, GError **error) {
    (void)error;
    g_autoptr(GString) line = g_string_new(NULL);
    for (int i = 0; i < sqlite3_column_count(row); i++) {
        if (i > 0)
            g_string_append_c(line, ',');
        append_value(line, row, i);
    }
    g_string_append(line, "\r\n");
    mx_export_file_write(data, line->str);
    return true;
}

static void write_head(MxExportFile *file, const cJSON *fields) {
    const char *comma = "";
    for (const cJSON *field = fields->child; field != NULL; field = field->next, comma = ",") {
        mx_export_file_write(file, comma);
        mx_export_file_write(file, cJSON_GetStringValue(cJSON_GetObjectItem(field, "name")));
    }
    mx_export_file_write(file, "\r\n");
}

bool mx_package_write_rows(cJSON *resource, MxDatabase *database, const char *folder,
                           const char *sql, GError **error) {
    const char *path = cJSON_GetStringValue(cJSON_GetObjectItem(resource, "path"));
    MxExportFile *file = mx_export_file_open(folder, path, error);
    if (file == NULL)
        return false;
    write_head(file, fields_of(resource));
    bool good = mx_export_query(database, sql, 0, write_row, file, error);
    g_autofree char *hash = g_strconcat("sha256:", mx_export_file_hash(file), NULL);
    cJSON_AddNumberToObject(resource, "bytes", (double)mx_export_file_length(file));
    cJSON_AddStringToObject(resource, "hash", hash);
    return mx_export_file_close(file, good, error) && good;
}

bool mx_package_close(cJSON *package, const char *folder, bool good, GError **error) {
    MxExportFile *file = good ? mx_export_file_open(folder, "datapackage.json", error) : NULL;
    char *text = file != NULL ? cJSON_Print(package) : NULL;
    cJSON_Delete(package);
    if (file == NULL)
        return false;
    mx_export_file_write(file, text);
    mx_export_file_write(file, "\n");
    cJSON_free(text);
    return mx_export_file_close(file, true, error);
}
