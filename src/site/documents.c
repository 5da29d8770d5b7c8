/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page is the same for all documents but for its title: it finds its data by its own name. */
#include "site/documents.h"

#include <string.h>

#include "html/html.h"
#include "site/query.h"

#define TITLE_SLOT "<!-- title -->"
#define REPORT_SLOT "<!-- report -->"

/* The template's parts around the places of the title and of the link to the report. */
typedef struct {
    char *head, *middle, *tail;
} Template;

typedef struct {
    const MxSite *site;
    GHashTable *reports;
    Template template;
    sqlite3_stmt *list, *query;
} Documents;

static void template_clear(Template *template) {
    g_free(template->head);
    g_free(template->middle);
    g_free(template->tail);
}

static bool load_template(Template *template, GError **error) {
    g_autoptr(GBytes) bytes = mx_html_load("document.html", error);
    if (bytes == NULL)
        return false;
    const char *text = g_bytes_get_data(bytes, NULL);
    const char *title = strstr(text, TITLE_SLOT);
    const char *report = title ? strstr(title, REPORT_SLOT) : NULL;
    g_assert(report != NULL);
    const char *middle = title + strlen(TITLE_SLOT);
    template->head = g_strndup(text, (gsize)(title - text));
    template->middle = g_strndup(middle, (gsize)(report - middle));
    template->tail = g_strdup(report + strlen(REPORT_SLOT));
    return true;
}

static bool write_page(const Documents *d, GError **error) {
    const char *key = (const char *)sqlite3_column_text(d->list, 1);
    const char *title = (const char *)sqlite3_column_text(d->list, 2);
    bool has_report = d->reports != NULL && g_hash_table_contains(d->reports, key);
    g_autofree char *name = g_strdup_printf("documents/%s.html", key);
    g_autofree char *safe = g_markup_escape_text(title ? title : "", -1);
    g_autofree char *page = g_strconcat(d->template.head, safe, d->template.middle,
                                        has_report ? "yes" : "", d->template.tail, NULL);
    return mx_site_write_text(d->site, name, page, error);
}

static bool write_data(const Documents *d, GError **error) {
    const char *key = (const char *)sqlite3_column_text(d->list, 1);
    g_autofree char *name = g_strdup_printf("documents/%s.js", key);
    g_autofree char *json =
        mx_site_load_document(d->site, d->query, sqlite3_column_int64(d->list, 0), error);
    if (json == NULL)
        return false;
    g_autofree char *safe = mx_html_escape_json(json);
    g_autofree char *script = g_strconcat("mingxi.put(\"", key, "\",", safe, ");\n", NULL);
    return mx_site_write_text(d->site, name, script, error);
}

static bool write_each(const Documents *d, guint *n, GError **error) {
    int step;
    while ((step = sqlite3_step(d->list)) == SQLITE_ROW) {
        if (!mx_site_go_on(d->site, error) || !write_page(d, error) || !write_data(d, error))
            return false;
        (*n)++;
    }
    if (step == SQLITE_DONE)
        return true;
    mx_database_set_error(mx_database_handle(d->site->database), error);
    return false;
}

bool mx_site_write_documents(const MxSite *site, GHashTable *reports, guint *n, GError **error) {
    /* Hexadecimal digits only: a key is a file's name. */
    static const char LIST[] = "SELECT id, key, coalesce(nullif(organization, ''), title) "
                               "FROM site_documents WHERE key NOT GLOB '*[^0-9a-f]*'";
    Documents d = { .site = site, .reports = reports };
    d.list = mx_database_prepare(site->database, LIST, error);
    d.query = d.list ? mx_site_prepare_query(site, "document", error) : NULL;
    bool written = d.query && load_template(&d.template, error) && write_each(&d, n, error);
    sqlite3_finalize(d.list);
    sqlite3_finalize(d.query);
    template_clear(&d.template);
    return written;
}
