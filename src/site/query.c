/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query is a file of the library's, by its name. */
#include "site/query.h"

#include "html/html.h"

sqlite3_stmt *mx_site_prepare_query(const MxSite *site, const char *name, GError **error) {
    g_autofree char *path = g_strdup_printf("sql/%s.sql", name);
    g_autoptr(GBytes) sql = mx_html_load(path, error);
    return sql ? mx_database_prepare(site->database, g_bytes_get_data(sql, NULL), error) : NULL;
}

char *mx_site_load_document(const MxSite *site, sqlite3_stmt *query, gint64 id, GError **error) {
    sqlite3_reset(query);
    sqlite3_bind_int64(query, 1, id);
    if (sqlite3_step(query) == SQLITE_ROW)
        return g_strdup((const char *)sqlite3_column_text(query, 0));
    mx_database_set_error(mx_database_handle(site->database), error);
    return NULL;
}
