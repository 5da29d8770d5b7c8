/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole file holds, or none of it. */
#include "archive/organizations/given/overrides.h"

#include <mingxi/error.h>
#include <string.h>

#include "archive/organizations/regions.h"
#include "base/csv/csv_reader.h"

#define N_COLUMNS 5
#define REGION 2

static bool check(const MxRegions *regions, const GPtrArray *line, const int *columns,
                  const MxCsvReader *r, GError **error) {
    const char *code = mx_csv_field(line, columns[REGION]);
    bool named = *mx_csv_field(line, columns[0]) != '\0';
    if (named && (*code == '\0' || mx_regions_coded(regions, code) != NULL))
        return true;
    if (named)
        g_set_error(error, MX_ERROR, MX_ERROR_FORMAT, "line %u: '%s' is no place's code", r->line,
                    code);
    else
        g_set_error(error, MX_ERROR, MX_ERROR_FORMAT, "line %u: no name", r->line);
    return false;
}

static bool insert(MxDatabase *database, sqlite3_stmt *statement, const GPtrArray *line,
                   const int *columns, GError **error) {
    sqlite3_reset(statement);
    for (int i = 0; i < N_COLUMNS; i++) {
        const char *text = mx_csv_field(line, columns[i]);
        sqlite3_bind_text(statement, i + 1, *text != '\0' ? text : NULL, -1, SQLITE_TRANSIENT);
    }
    if (sqlite3_step(statement) == SQLITE_DONE)
        return true;
    mx_database_set_error(mx_database_handle(database), error);
    return false;
}

static bool insert_lines(MxDatabase *database, const char *text, GError **error) {
    static const char *const NAMES[N_COLUMNS][2] = {
        { "name", NULL }, { "organization", NULL }, { "region", NULL },
        { "type", NULL }, { "parent", NULL },
    };
    g_autoptr(MxRegions) regions = mx_regions_load();
    MxCsvReader r = { text, 0 };
    g_autoptr(GPtrArray) head = mx_csv_read_line(&r);
    int columns[N_COLUMNS];
    for (int i = 0; i < N_COLUMNS; i++)
        columns[i] = mx_csv_find(head, NAMES[i]);
    if (columns[0] < 0) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_FORMAT, "the first line has no column name");
        return false;
    }
    sqlite3_stmt *statement = mx_database_prepare(
        database, "INSERT OR REPLACE INTO organization_overrides VALUES (?1, ?2, ?3, ?4, ?5)",
        error);
    bool good = statement != NULL;
    while (good && *r.at != '\0') {
        g_autoptr(GPtrArray) line = mx_csv_read_line(&r);
        bool blank = line->len == 1 && *mx_csv_field(line, 0) == '\0';
        good = blank || (check(regions, line, columns, &r, error) &&
                         insert(database, statement, line, columns, error));
    }
    sqlite3_finalize(statement);
    return good;
}

static bool replace(MxDatabase *database, const char *text, GError **error) {
    if (!mx_database_begin(database, error))
        return false;
    if (mx_database_run(database,
                        "DELETE FROM organization_overrides; DELETE FROM document_organizations",
                        error) &&
        insert_lines(database, text, error) && mx_database_run(database, "COMMIT", error))
        return true;
    mx_database_run(database, "ROLLBACK", NULL);
    return false;
}

bool mx_overrides_load(MxDatabase *database, const char *path, GError **error) {
    g_autofree char *text = path != NULL ? mx_csv_load(path, error) : NULL;
    if (path == NULL || (text != NULL && replace(database, text, error)))
        return true;
    g_prefix_error(error, "%s: ", path);
    return false;
}
