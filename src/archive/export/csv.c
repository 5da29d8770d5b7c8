/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables as they stand in the database: https://specs.frictionlessdata.io/tabular-data-package
 */
#include "archive/export/csv.h"

#include <cjson/cJSON.h>

#include "archive/export/file.h"
#include "archive/export/rows.h"
#include "archive/records/schema.h"
#include "write/csv.h"

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

static void write_header(MxExportFile *file, const MxRecordTable *table) {
    for (guint i = 0; i < table->n_fields; i++) {
        mx_export_file_write(file, i > 0 ? "," : "");
        mx_export_file_write(file, table->fields[i].name);
    }
    mx_export_file_write(file, "\r\n");
}

static bool write_table(MxDatabase *database, const char *folder, const MxRecordTable *table,
                        GError **error) {
    g_autofree char *name = g_strconcat(table->name, ".csv", NULL);
    bool has_key = table->fields[0].type == MX_FIELD_KEY;
    g_autofree char *sql = g_strdup_printf("SELECT * FROM %s ORDER BY %s", table->name,
                                           has_key ? "id" : "row_id, column_id");
    MxExportFile *file = mx_export_file_open(folder, name, error);
    if (file == NULL)
        return false;
    write_header(file, table);
    bool good = mx_export_query(database, sql, 0, write_row, file, error);
    return mx_export_file_close(file, good, error) && good;
}

/* ----------------------------------------------------------------------------- data package -- */

static cJSON *describe_field(const MxRecordField *field) {
    static const char *const TYPES[] = { "integer", "integer", "integer",
                                         "number",  "string",  "string" };
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "name", field->name);
    cJSON_AddStringToObject(json, "type", TYPES[field->type]);
    return json;
}

static cJSON *describe_key(const MxRecordField *field) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "fields", field->name);
    cJSON *reference = cJSON_AddObjectToObject(json, "reference");
    cJSON_AddStringToObject(reference, "resource", mx_record_table(field->ref)->name);
    cJSON_AddStringToObject(reference, "fields", "id");
    return json;
}

static void add_primary_key(cJSON *schema, const MxRecordTable *table) {
    if (table->fields[0].type == MX_FIELD_KEY) {
        cJSON_AddStringToObject(schema, "primaryKey", "id");
        return;
    }
    cJSON *key = cJSON_AddArrayToObject(schema, "primaryKey");
    cJSON_AddItemToArray(key, cJSON_CreateString(table->fields[0].name));
    cJSON_AddItemToArray(key, cJSON_CreateString(table->fields[1].name));
}

static cJSON *describe_table(const MxRecordTable *table) {
    g_autofree char *path = g_strconcat(table->name, ".csv", NULL);
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "name", table->name);
    cJSON_AddStringToObject(json, "path", path);
    cJSON_AddStringToObject(json, "profile", "tabular-data-resource");
    cJSON_AddStringToObject(json, "encoding", "utf-8");
    cJSON *schema = cJSON_AddObjectToObject(json, "schema");
    cJSON *fields = cJSON_AddArrayToObject(schema, "fields");
    cJSON *keys = cJSON_CreateArray();
    for (guint i = 0; i < table->n_fields; i++) {
        cJSON_AddItemToArray(fields, describe_field(&table->fields[i]));
        if (table->fields[i].type == MX_FIELD_REF)
            cJSON_AddItemToArray(keys, describe_key(&table->fields[i]));
    }
    add_primary_key(schema, table);
    cJSON_AddItemToObject(schema, "foreignKeys", keys);
    return json;
}

static bool write_package(const char *folder, GError **error) {
    MxExportFile *file = mx_export_file_open(folder, "datapackage.json", error);
    if (file == NULL)
        return false;
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "profile", "tabular-data-package");
    cJSON_AddStringToObject(json, "name", "mingxi-archive");
    cJSON *resources = cJSON_AddArrayToObject(json, "resources");
    for (MxRecordKind kind = 0; kind < MX_N_RECORDS; kind++)
        cJSON_AddItemToArray(resources, describe_table(mx_record_table(kind)));
    char *text = cJSON_Print(json);
    mx_export_file_write(file, text);
    mx_export_file_write(file, "\n");
    cJSON_free(text);
    cJSON_Delete(json);
    return mx_export_file_close(file, true, error);
}

bool mx_export_csv(MxDatabase *database, const char *folder, GError **error) {
    for (MxRecordKind kind = 0; kind < MX_N_RECORDS; kind++)
        if (!write_table(database, folder, mx_record_table(kind), error))
            return false;
    return write_package(folder, error);
}
