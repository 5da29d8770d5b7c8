/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page is the same for all of a kind but for its title and the table that is read without a
 * script: it finds its data by its own name. */
#include "site/data/documents.h"

#include <string.h>

#include "html/html.h"
#include "site/query.h"

#define TITLE_SLOT "<!-- title -->"
#define DESCRIPTION_SLOT "<!-- description -->"
#define REPORT_SLOT "<!-- report -->"
#define STATIC_SLOT "<!-- static -->"

/** Kind: of things that have a page each. @list: their ids, keys, titles, descriptions; @query: one
 * as JSON; @rows: (nullable): the table of it that is read without a script */
typedef struct {
    const char *page, *folder, *list, *query, *rows;
} Kind;

/* Hexadecimal digits only: a key is a file's name. */
static const Kind DOCUMENTS = {
    "document.html", "documents",
    "SELECT id, key, coalesce(nullif(organization, ''), title), coalesce(title, organization) FROM "
    "site_documents WHERE key NOT GLOB '*[^0-9a-f]*'",
    "document", NULL
};
static const Kind ORGANIZATIONS = {
    "organization.html", "organizations",
    "SELECT o.id, o.key, o.name, o.name || coalesce(' · ' || g.full_name, '') FROM "
    "main.organizations o LEFT JOIN main.regions g ON g.code = o.region WHERE EXISTS (SELECT 1 "
    "FROM "
    "site_documents d WHERE d.organization_id = o.id)",
    "organization", "organization_static"
};

typedef struct {
    const MxSite *site;
    const Kind *kind;
    GHashTable *reports;
    char *template;
    sqlite3_stmt *list, *query, *rows;
} Details;

static const char *text_at(sqlite3_stmt *row, int i) {
    const char *text = (const char *)sqlite3_column_text(row, i);
    return text != NULL ? text : "";
}

/* @text with @value in the place of @slot. */
static char *fill(char *text, const char *slot, const char *value) {
    g_autofree char *whole = text;
    const char *at = strstr(whole, slot);
    g_assert(at != NULL);
    g_autofree char *head = g_strndup(whole, (gsize)(at - whole));
    return g_strconcat(head, value, at + strlen(slot), NULL);
}

static char *fill_text(char *text, const char *slot, const char *value) {
    g_autofree char *safe = g_markup_escape_text(value, -1);
    return fill(text, slot, safe);
}

static bool write_page(const Details *d, GError **error) {
    const char *key = text_at(d->list, 1);
    bool has_report = d->reports != NULL && g_hash_table_contains(d->reports, key);
    g_autofree char *rows =
        d->rows != NULL
            ? mx_site_make_table(d->site, d->rows, sqlite3_column_int64(d->list, 0), error)
            : g_strdup("");
    if (rows == NULL)
        return false;
    g_autofree char *name = g_strdup_printf("%s/%s.html", d->kind->folder, key);
    char *page = fill_text(g_strdup(d->template), TITLE_SLOT, text_at(d->list, 2));
    page = fill_text(page, DESCRIPTION_SLOT, text_at(d->list, 3));
    page = fill(page, REPORT_SLOT, has_report ? "yes" : "");
    g_autofree char *whole = fill(page, STATIC_SLOT, rows);
    return mx_site_write_text(d->site, name, whole, error);
}

static bool write_data(const Details *d, GError **error) {
    const char *key = text_at(d->list, 1);
    g_autofree char *name = g_strdup_printf("%s/%s.js", d->kind->folder, key);
    g_autofree char *json =
        mx_site_load_json(d->site, d->query, sqlite3_column_int64(d->list, 0), error);
    if (json == NULL)
        return false;
    g_autofree char *safe = mx_html_escape_json(json);
    g_autofree char *script = g_strconcat("mingxi.put(\"", key, "\",", safe, ");\n", NULL);
    return mx_site_write_text(d->site, name, script, error);
}

static bool write_each(const Details *d, guint *n, GError **error) {
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

static bool write_kind(const MxSite *site, const Kind *kind, GHashTable *reports, guint *n,
                       GError **error) {
    Details d = { .site = site, .kind = kind, .reports = reports };
    g_autoptr(GBytes) template = mx_html_load(kind->page, error);
    d.list = template != NULL ? mx_database_prepare(site->database, kind->list, error) : NULL;
    d.query = d.list != NULL ? mx_site_prepare_query(site, kind->query, error) : NULL;
    d.rows = d.query != NULL && kind->rows != NULL ? mx_site_prepare_query(site, kind->rows, error)
                                                   : NULL;
    bool good = d.query != NULL && (kind->rows == NULL || d.rows != NULL);
    if (good) {
        d.template = g_strdup(g_bytes_get_data(template, NULL));
        good = write_each(&d, n, error);
    }
    sqlite3_finalize(d.list);
    sqlite3_finalize(d.query);
    sqlite3_finalize(d.rows);
    g_free(d.template);
    return good;
}

bool mx_site_write_documents(const MxSite *site, GHashTable *reports, guint *n, GError **error) {
    guint organizations = 0;
    return write_kind(site, &DOCUMENTS, reports, n, error) &&
           write_kind(site, &ORGANIZATIONS, NULL, &organizations, error);
}
