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

static bool run_steps(sqlite3 *handle, const MxMigration *steps, int from, int to, GError **error) {
    for (int i = from; i < to; i++)
        if (!mx_sql_run(handle, steps[i].sql, error))
            return false;
    g_autofree char *version = g_strdup_printf("PRAGMA user_version = %d", to);
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

bool mx_database_add_indexes(sqlite3 *handle, GError **error) {
    return mx_sql_run(handle, mx_indexes_sql, error);
}

bool mx_database_make_current(sqlite3 *handle, bool *fresh, GError **error) {
    static const MxMigration STEPS[MX_DATABASE_VERSION] = { { mx_schema_sql },
                                                            { mx_schema2_sql },
                                                            { mx_schema3_sql },
                                                            { mx_schema4_sql },
                                                            { mx_schema5_sql } };
    g_autofree char *owner = g_strdup_printf("PRAGMA application_id = %d", APPLICATION_ID);
    *fresh = mx_sql_number(handle, "PRAGMA user_version") == 0;
    return check_owner(handle, error) && mx_sql_run(handle, "PRAGMA foreign_keys = ON", error) &&
           mx_database_migrate(handle, STEPS, MX_DATABASE_VERSION, mx_views_sql, error) &&
           (*fresh || mx_database_add_indexes(handle, error)) &&
           (mx_sql_number(handle, "PRAGMA application_id") == APPLICATION_ID ||
            mx_sql_run(handle, owner, error));
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
