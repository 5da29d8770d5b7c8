/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query is a file of the library's, by its name. */
#include "site/query.h"

#include "html/html.h"

sqlite3_stmt *mx_site_prepare_query(const MxSite *site, const char *name, GError **error) {
    g_autofree char *path = g_strdup_printf("sql/%s.sql", name);
    g_autoptr(GBytes) sql = mx_html_load(path, error);
    return sql ? mx_database_prepare(site->database, g_bytes_get_data(sql, NULL), error) : NULL;
}

char *mx_site_load_json(const MxSite *site, sqlite3_stmt *query, gint64 id, GError **error) {
    sqlite3_reset(query);
    sqlite3_bind_int64(query, 1, id);
    if (sqlite3_step(query) == SQLITE_ROW)
        return g_strdup((const char *)sqlite3_column_text(query, 0));
    mx_database_set_error(mx_database_handle(site->database), error);
    return NULL;
}

static void append_cell(GString *out, const char *tag, const char *text) {
    g_autofree char *safe = g_markup_escape_text(text != NULL ? text : "", -1);
    g_string_append_printf(out, "<%s>%s</%s>", tag, safe, tag);
}

char *mx_site_make_table(const MxSite *site, sqlite3_stmt *query, gint64 id, GError **error) {
    sqlite3_reset(query);
    if (sqlite3_bind_parameter_count(query) > 0)
        sqlite3_bind_int64(query, 1, id);
    g_autoptr(GString) out = g_string_new("<div class=\"scroll\"><table><thead><tr>");
    for (int i = 0; i < sqlite3_column_count(query); i++)
        append_cell(out, "th", sqlite3_column_name(query, i));
    g_string_append(out, "</tr></thead>\n<tbody>\n");
    int step;
    while ((step = sqlite3_step(query)) == SQLITE_ROW) {
        g_string_append(out, "<tr>");
        for (int i = 0; i < sqlite3_column_count(query); i++)
            append_cell(out, "td", (const char *)sqlite3_column_text(query, i));
        g_string_append(out, "</tr>\n");
    }
    if (step != SQLITE_DONE) {
        mx_database_set_error(mx_database_handle(site->database), error);
        return NULL;
    }
    g_string_append(out, "</tbody></table></div>\n");
    return g_string_free(g_steal_pointer(&out), FALSE);
}
