/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The highest of each table that has any. */
#include "archive/database/ids.h"

#include "archive/database/query.h"

static bool has_key(MxRecordKind kind) {
    return mx_record_table(kind)->fields[0].type == MX_FIELD_KEY;
}

static bool load_id(MxDatabase *database, MxRecordKind kind, GError **error) {
    g_autofree char *sql = g_strdup_printf("SELECT max(id) FROM %s", mx_record_table(kind)->name);
    sqlite3_stmt *statement = mx_database_prepare(database, sql, error);
    if (statement == NULL)
        return false;
    bool found = sqlite3_step(statement) == SQLITE_ROW;
    if (found)
        database->last[kind] = sqlite3_column_int64(statement, 0);
    else
        mx_database_set_error(database->handle, error);
    sqlite3_finalize(statement);
    return found;
}

bool mx_database_load_ids(MxDatabase *database, GError **error) {
    for (MxRecordKind kind = 0; kind < MX_N_RECORDS; kind++)
        if (has_key(kind) && !load_id(database, kind, error))
            return false;
    return true;
}
