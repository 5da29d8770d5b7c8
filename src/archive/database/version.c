/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database of another program is not touched. An older one is brought up to date in one
 * transaction: it is of one version, whatever happens. */
#include "archive/database/version.h"

#include <mingxi/error.h>

#include "archive/database/query.h"

/* `mxdb`: says whose database it is. */
#define APPLICATION_ID 0x6D786462

extern const char mx_schema_sql[], mx_schema2_sql[], mx_schema3_sql[], mx_schema4_sql[],
    mx_schema5_sql[], mx_views_sql[], mx_indexes_sql[];

static const MxMigration STEPS[MX_DATABASE_VERSION] = { { mx_schema_sql },
                                                        { mx_schema2_sql },
                                                        { mx_schema3_sql },
                                                        { mx_schema4_sql },
                                                        { mx_schema5_sql } };

/* Whose it is, is said with the first table: a process that is killed leaves nothing that the next
 * one would take for somebody else's. */
static bool run_steps(sqlite3 *handle, const MxMigration *steps, int from, int to, GError **error) {
    for (int i = from; i < to; i++)
        if (!mx_sql_run(handle, steps[i].sql, error))
            return false;
    g_autofree char *version =
        g_strdup_printf("PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION_ID, to);
    return mx_sql_run(handle, version, error);
}

bool mx_database_migrate(sqlite3 *handle, const MxMigration *steps, int n_steps, const char *views,
                         GError **error) {
    gint64 version = mx_sql_number(handle, "PRAGMA user_version");
    if (version == n_steps)
        return true;
    if (version > n_steps) {
        g_set_error(error, MX_ERROR, MX_ERROR_DATABASE,
                    "the database is of version %" G_GINT64_FORMAT
                    "; this mingxi knows versions up to %d",
                    version, n_steps);
        return false;
    }
    if (version < 0 || !mx_sql_run(handle, "BEGIN IMMEDIATE", error)) {
        if (version < 0)
            mx_database_set_error(handle, error);
        return false;
    }
    if (run_steps(handle, steps, (int)version, n_steps, error) &&
        (views == NULL || mx_sql_run(handle, views, error)) && mx_sql_run(handle, "COMMIT", error))
        return true;
    mx_sql_run(handle, "ROLLBACK", NULL);
    return false;
}

/* A database of somebody else's is not written to: it is ours, or it is empty. */
static bool check_owner(sqlite3 *handle, GError **error) {
    gint64 id = mx_sql_number(handle, "PRAGMA application_id");
    gint64 tables = mx_sql_number(handle, "SELECT count(*) FROM sqlite_schema");
    if (id == APPLICATION_ID || tables == 0)
        return true;
    if (tables < 0)
        mx_database_set_error(handle, error);
    else
        g_set_error_literal(error, MX_ERROR, MX_ERROR_DATABASE, "is no database of mingxi's");
    return false;
}

/* Runs the statements that @query gives, on another database or the same one. */
static bool run_each(sqlite3 *from, const char *query, sqlite3 *to, GError **error) {
    g_autoptr(GString) sql = g_string_new(NULL);
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(from, query, -1, &statement, NULL) != SQLITE_OK) {
        mx_database_set_error(from, error);
        return false;
    }
    while (sqlite3_step(statement) == SQLITE_ROW)
        g_string_append_printf(sql, "%s;", (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return mx_sql_run(to, sql->str, error);
}

/* Rows come with ids that ascend, and what they refer to ascends with them: such an index grows at
 * its end. One of codes or names is written to all over with each document, which takes a third
 * of the time; made of all rows at once it takes a tenth of that. */
static bool drop_scattered_indexes(sqlite3 *handle, GError **error) {
    static const char DROPS[] =
        "SELECT 'DROP INDEX ' || l.name FROM sqlite_schema t JOIN pragma_index_list(t.name) l "
        "JOIN pragma_index_info(l.name) i WHERE t.type = 'table' AND l.origin = 'c' "
        "AND NOT l.\"unique\" AND i.seqno = 0 AND i.name NOT IN "
        "(SELECT f.\"from\" FROM pragma_foreign_key_list(t.name) f)";
    return run_each(handle, DROPS, handle, error);
}

/* What an index is, is said where the schema makes it, and there only: an empty database has them
 * all. */
bool mx_database_add_indexes(sqlite3 *handle, GError **error) {
    static const char MAKES[] =
        "SELECT replace(replace(sql, 'CREATE INDEX ', 'CREATE INDEX IF NOT EXISTS '), "
        "'CREATE UNIQUE INDEX ', 'CREATE UNIQUE INDEX IF NOT EXISTS ') FROM sqlite_schema "
        "WHERE type = 'index' AND sql IS NOT NULL";
    sqlite3 *model = NULL;
    bool good = sqlite3_open(":memory:", &model) == SQLITE_OK &&
                run_steps(model, STEPS, 0, MX_DATABASE_VERSION, error) &&
                mx_sql_run(model, mx_indexes_sql, error) && run_each(model, MAKES, handle, error);
    sqlite3_close(model);
    return good;
}

bool mx_database_make_current(sqlite3 *handle, bool *fresh, GError **error) {
    *fresh = mx_sql_number(handle, "PRAGMA user_version") == 0;
    return check_owner(handle, error) && mx_sql_run(handle, "PRAGMA foreign_keys = ON", error) &&
           mx_database_migrate(handle, STEPS, MX_DATABASE_VERSION, mx_views_sql, error) &&
           (*fresh ? drop_scattered_indexes : mx_database_add_indexes)(handle, error);
}

bool mx_database_check_version(sqlite3 *handle, GError **error) {
    if (!check_owner(handle, error))
        return false;
    gint64 version = mx_sql_number(handle, "PRAGMA user_version");
    if (version == MX_DATABASE_VERSION)
        return true;
    if (version == 0)
        g_set_error_literal(error, MX_ERROR, MX_ERROR_DATABASE, "is no database of mingxi's");
    else
        g_set_error(
            error, MX_ERROR, MX_ERROR_DATABASE,
            "the database is of version %" G_GINT64_FORMAT "; this mingxi reads version %d%s",
            version, MX_DATABASE_VERSION,
            version < MX_DATABASE_VERSION ? ", which a run of mingxi batch makes of it" : "");
    return false;
}
