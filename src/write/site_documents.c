/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page and the data of each document. The page is the same for all but its title: it finds its
 * data by its own name. */
#include <mingxi/error.h>
#include <string.h>

#include "write/html.h"
#include "write/site.h"

#define TITLE_SLOT "<!-- title -->"

/* The template's two halves around the place of the title. */
typedef struct {
    char *head, *tail;
} Template;

static bool load_template(Template *template, GError **error) {
    g_autoptr(GBytes) bytes = mx_html_load("document.html", error);
    if (bytes == NULL)
        return false;
    const char *text = g_bytes_get_data(bytes, NULL);
    const char *slot = strstr(text, TITLE_SLOT);
    g_assert(slot != NULL);
    template->head = g_strndup(text, (gsize)(slot - text));
    template->tail = g_strdup(slot + strlen(TITLE_SLOT));
    return true;
}

static bool write_page(const MxSite *site, const Template *template, sqlite3_stmt *list,
                       GError **error) {
    const char *key = (const char *)sqlite3_column_text(list, 1);
    const char *title = (const char *)sqlite3_column_text(list, 2);
    g_autofree char *name = g_strdup_printf("documents/%s.html", key);
    g_autofree char *safe = g_markup_escape_text(title ? title : "", -1);
    g_autofree char *page = g_strconcat(template->head, safe, template->tail, NULL);
    return mx_site_write_text(site, name, page, error);
}

static bool write_data(const MxSite *site, sqlite3_stmt *query, sqlite3_stmt *list,
                       GError **error) {
    const char *key = (const char *)sqlite3_column_text(list, 1);
    g_autofree char *name = g_strdup_printf("documents/%s.js", key);
    sqlite3_reset(query);
    sqlite3_bind_int64(query, 1, sqlite3_column_int64(list, 0));
    if (sqlite3_step(query) != SQLITE_ROW) {
        mx_database_set_error(mx_database_handle(site->database), error);
        return false;
    }
    g_autofree char *json = mx_html_escape_json((const char *)sqlite3_column_text(query, 0));
    g_autofree char *script = g_strconcat("mingxi.put(\"", key, "\",", json, ");\n", NULL);
    return mx_site_write_text(site, name, script, error);
}

static bool write_each(const MxSite *site, const Template *template, sqlite3_stmt *list,
                       sqlite3_stmt *query, guint *n, GError **error) {
    int step;
    while ((step = sqlite3_step(list)) == SQLITE_ROW) {
        if (!mx_site_go_on(site, error) || !write_page(site, template, list, error) ||
            !write_data(site, query, list, error))
            return false;
        (*n)++;
    }
    if (step == SQLITE_DONE)
        return true;
    mx_database_set_error(mx_database_handle(site->database), error);
    return false;
}

bool mx_site_write_documents(const MxSite *site, guint *n, GError **error) {
    /* Hexadecimal digits only: a key is a file's name. */
    static const char LIST[] = "SELECT id, key, coalesce(nullif(organization, ''), title) "
                               "FROM site_documents WHERE key NOT GLOB '*[^0-9a-f]*'";
    Template template = { NULL, NULL };
    sqlite3_stmt *list = mx_database_prepare(site->database, LIST, error);
    sqlite3_stmt *query = list ? mx_site_prepare_query(site, "document", error) : NULL;
    bool written = query && load_template(&template, error) &&
                   write_each(site, &template, list, query, n, error);
    sqlite3_finalize(list);
    sqlite3_finalize(query);
    g_free(template.head);
    g_free(template.tail);
    return written;
}
