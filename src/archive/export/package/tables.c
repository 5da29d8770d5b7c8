/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables and views as they stand in the database:
 * https://specs.frictionlessdata.io/tabular-data-package */
#include "archive/export/package/tables.h"

#include <string.h>

#include "archive/export/package/describe.h"
#include "archive/export/package/fiscal.h"
#include "archive/export/package/package.h"
#include "archive/records/schema.h"

/* Every view but those of further use inside the database only, with what comes first in its lines.
 */
static const struct {
    const char *name, *order;
} VIEWS[] = {
    { "bodies", "document_id" },
    { "totals", "document_id" },
    { "expenditure_by_function", "document_id, row_id" },
    { "projects_by_amount", "document_id, project_id, row_id" },
    { "three_public", "document_id" },
    { "governments", "document_id, fund, name, scope, phase, year" },
    { "findings_by_rule", "1" },
    { "amounts", "row_id, column_name" },
};

/* ----------------------------------------------------------------------------------- tables -- */

static cJSON *describe_key(const MxRecordField *field) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "fields", field->name);
    cJSON *reference = cJSON_AddObjectToObject(json, "reference");
    cJSON_AddStringToObject(reference, "resource", mx_record_table(field->ref)->name);
    cJSON_AddStringToObject(reference, "fields", "id");
    return json;
}

/* The standard wants a list of foreign keys to have one. */
static void add_foreign_keys(cJSON *schema, const MxRecordTable *table) {
    cJSON *keys = NULL;
    for (guint i = 0; i < table->n_fields; i++) {
        if (table->fields[i].type != MX_FIELD_REF)
            continue;
        if (keys == NULL)
            keys = cJSON_AddArrayToObject(schema, "foreignKeys");
        cJSON_AddItemToArray(keys, describe_key(&table->fields[i]));
    }
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

static cJSON *add_table(cJSON *package, const MxRecordTable *table) {
    static const char *const TYPES[] = { "integer", "integer", "integer",
                                         "number",  "string",  "string" };
    cJSON *resource = mx_package_add(package, table->name);
    cJSON *schema = cJSON_GetObjectItem(resource, "schema");
    for (guint i = 0; i < table->n_fields; i++) {
        const MxRecordField *field = &table->fields[i];
        g_autofree char *description = mx_describe_field(table->name, field->name);
        mx_package_add_field(resource, field->name, TYPES[field->type], description);
    }
    add_primary_key(schema, table);
    add_foreign_keys(schema, table);
    return resource;
}

static bool write_table(cJSON *package, MxDatabase *database, const char *folder,
                        const MxRecordTable *table, GError **error) {
    bool has_key = table->fields[0].type == MX_FIELD_KEY;
    g_autofree char *sql = g_strdup_printf("SELECT * FROM %s ORDER BY %s", table->name,
                                           has_key ? "id" : "row_id, column_id");
    return mx_package_write_rows(add_table(package, table), database, folder, sql, error);
}

/* ------------------------------------------------------------------------------------ views -- */

/* SQLite tells the type of what is a column of a table; what is computed is told by its name. */
static const char *type_of(sqlite3_stmt *statement, int i) {
    const char *name = sqlite3_column_name(statement, i);
    const char *declared = sqlite3_column_decltype(statement, i);
    if (g_str_equal(name, "yuan"))
        return "number";
    if (declared != NULL)
        return g_str_equal(declared, "INTEGER") ? "integer" : "string";
    static const char *const COUNTS[] = { "page", "documents", "findings", "counts", "n", NULL };
    return g_str_has_suffix(name, "_e4") || g_strv_contains(COUNTS, name) ? "integer" : "string";
}

static bool write_view(cJSON *package, MxDatabase *database, const char *folder, const char *name,
                       const char *order, GError **error) {
    g_autofree char *sql = g_strdup_printf("SELECT * FROM %s ORDER BY %s", name, order);
    sqlite3_stmt *statement = mx_database_prepare(database, sql, error);
    if (statement == NULL)
        return false;
    cJSON *resource = mx_package_add(package, name);
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
        const char *field = sqlite3_column_name(statement, i);
        g_autofree char *description = mx_describe_field(name, field);
        mx_package_add_field(resource, field, type_of(statement, i), description);
    }
    sqlite3_finalize(statement);
    return mx_package_write_rows(resource, database, folder, sql, error);
}

bool mx_export_csv(MxDatabase *database, const char *folder, GError **error) {
    cJSON *package = mx_package_new("tabular-data-package", "mingxi-archive",
                                    "What Chinese budget disclosures print, cell by cell");
    bool good = true;
    for (MxRecordKind kind = 0; good && kind < MX_N_RECORDS; kind++)
        good = write_table(package, database, folder, mx_record_table(kind), error);
    for (gsize i = 0; good && i < G_N_ELEMENTS(VIEWS); i++)
        good = write_view(package, database, folder, VIEWS[i].name, VIEWS[i].order, error);
    return mx_package_close(package, folder, good, error) &&
           mx_export_fiscal(database, folder, error);
}
