/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The page is the same for all of a kind but for its title and what is read without a script: it
 * finds its data by its own name. A document's are cut where they are large.
 *
 *   documents/KEY.html   the page          documents/KEY.js     its data, or their head
 *   text/KEY-1.html …    without a script  documents/KEY-0.js … their pieces
 */
#include "site/data/documents.h"

#include <mingxi/error.h>
#include <string.h>

#include "base/json/slice.h"
#include "html/html.h"
#include "report/cut.h"
#include "report/plain.h"
#include "site/query.h"

#define TITLE_SLOT "<!-- title -->"
#define DESCRIPTION_SLOT "<!-- description -->"
#define REPORT_SLOT "<!-- report -->"
#define STATIC_SLOT "<!-- static -->"
#define BACK_SLOT "<!-- back -->"

/* Bytes of a page without a script, in which a table is read on a phone: far below 500 KB. */
#define TEXT_BYTES 150000

/** Kind: of things that have a page each. @list: their ids, keys, titles, descriptions; @query: one
 * as JSON; @rows: (nullable): the table of it that is read without a script, a document's being
 * pages of their own; @lists: (nullable): its arrays that may be long */
typedef struct {
    const char *page, *folder, *list, *query, *rows;
    const char *const *lists;
} Kind;

static const char *const ORGANIZATION_LISTS[] = { "governments", "functions", "government_parts",
                                                  "projects",    "findings",  NULL };

/* Hexadecimal digits only: a key is a file's name. */
static const Kind DOCUMENTS = {
    "document.html", "documents",
    /* what says nothing of itself is called by its file's name */
    "SELECT id, key, coalesce(nullif(organization, ''), nullif(title, ''), "
    "nullif(replace(path, rtrim(path, replace(path, '/', '')), ''), ''), key), "
    "coalesce(title, organization) FROM site_documents WHERE key NOT GLOB '*[^0-9a-f]*'",
    "document", NULL, NULL
};
static const Kind ORGANIZATIONS = {
    "organization.html",
    "organizations",
    "SELECT o.id, o.key, o.name, o.name || coalesce(' · ' || g.full_name, '') FROM "
    "main.organizations o LEFT JOIN main.regions g ON g.code = o.region WHERE EXISTS (SELECT 1 "
    "FROM "
    "site_documents d WHERE d.organization_id = o.id)",
    "organization",
    "organization_static",
    ORGANIZATION_LISTS
};

typedef struct {
    const MxSite *site;
    const Kind *kind;
    GHashTable *reports;
    char *template, *text_template;
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

/* ------------------------------------------------------------------------- without a script -- */

static void append_link(GString *out, const char *key, guint number, guint n, const char *text) {
    if (number >= 1 && number <= n)
        g_string_append_printf(out, "<a href=\"%s-%u.html\">%s</a> ", key, number, text);
}

static bool write_text(const Details *d, const MxPlain *plain, guint i, GError **error) {
    const char *key = text_at(d->list, 1);
    guint n = plain->pages->len, number = i + 1;
    g_autofree char *name = g_strdup_printf("text/%s-%u.html", key, number);
    g_autoptr(GString) links = g_string_new(NULL);
    g_string_printf(links, "<a href=\"../documents/%s.html\">", key);
    g_string_append(links, "带图表的页面 With charts</a> ");
    append_link(links, key, number - 1, n, "← 上一页");
    append_link(links, key, number + 1, n, "下一页 →");
    if (n > 1)
        g_string_append_printf(links, "%u / %u", number, n);
    char *page = fill_text(g_strdup(d->text_template), TITLE_SLOT, text_at(d->list, 2));
    page = fill_text(page, DESCRIPTION_SLOT, text_at(d->list, 3));
    page = fill_text(page, TITLE_SLOT, text_at(d->list, 2)); /* the heading, after the title */
    page = fill(page, BACK_SLOT, links->str);
    g_autofree char *whole = fill(page, STATIC_SLOT, plain->pages->pdata[i]);
    return mx_site_write_text(d->site, name, whole, error);
}

/* Writes the pages of a document that are read without a script; returns what leads to them. */
static char *write_texts(const Details *d, MxSlices *slices, GError **error) {
    g_autofree char *prefix = g_strdup_printf("../text/%s-", text_at(d->list, 1));
    g_autoptr(MxPlain) plain = mx_plain_make(slices, TEXT_BYTES, prefix);
    for (guint i = 0; i < plain->pages->len; i++)
        if (!write_text(d, plain, i, error))
            return NULL;
    return g_steal_pointer(&plain->contents);
}

/* ------------------------------------------------------------------------------------- pages -- */

/* @rows: what stands there without a script. */
static bool write_page(const Details *d, const char *rows, GError **error) {
    const char *key = text_at(d->list, 1);
    bool has_report = d->reports != NULL && g_hash_table_contains(d->reports, key);
    g_autofree char *name = g_strdup_printf("%s/%s.html", d->kind->folder, key);
    char *page = fill_text(g_strdup(d->template), TITLE_SLOT, text_at(d->list, 2));
    page = fill_text(page, DESCRIPTION_SLOT, text_at(d->list, 3));
    page = fill(page, REPORT_SLOT, has_report ? "yes" : "");
    g_autofree char *whole = fill(page, STATIC_SLOT, rows);
    return mx_site_write_text(d->site, name, whole, error);
}

/* @name: of a file, and by which the page knows what it holds. */
static bool write_script(const Details *d, const char *name, const char *json, GError **error) {
    g_autofree char *path = g_strdup_printf("%s/%s.js", d->kind->folder, name);
    g_autofree char *safe = mx_html_escape_json(json);
    g_autofree char *script = g_strconcat("mingxi.put(\"", name, "\",", safe, ");\n", NULL);
    return mx_site_write_text(d->site, path, script, error);
}

static bool write_cut(const Details *d, const MxSlice *object, GError **error) {
    const char *key = text_at(d->list, 1);
    g_autoptr(MxDocumentPieces) cut =
        d->kind->lists != NULL ? mx_cut_lists(object, d->kind->lists) : mx_cut_document(object);
    for (guint i = 0; i < cut->pieces->len; i++) {
        g_autofree char *name = g_strdup_printf("%s-%u", key, i);
        if (!write_script(d, name, cut->pieces->pdata[i], error))
            return false;
    }
    return write_script(d, key, cut->head, error);
}

static MxSlices *load(const Details *d, gint64 id, GError **error) {
    g_autofree char *json = mx_site_load_json(d->site, d->query, id, error);
    MxSlices *slices = json != NULL ? mx_slices_read(json) : NULL;
    if (json != NULL && slices == NULL)
        g_set_error(error, MX_ERROR, MX_ERROR_DATABASE, "%s: is no JSON", text_at(d->list, 1));
    return slices;
}

static bool write_one(const Details *d, GError **error) {
    gint64 id = sqlite3_column_int64(d->list, 0);
    g_autoptr(MxSlices) slices = load(d, id, error);
    if (slices == NULL)
        return false;
    g_autofree char *rows = d->rows != NULL ? mx_site_make_table(d->site, d->rows, id, error)
                                            : write_texts(d, slices, error);
    return rows != NULL && write_page(d, rows, error) &&
           write_cut(d, mx_slices_root(slices), error);
}

static bool write_each(const Details *d, guint *n, GError **error) {
    int step;
    while ((step = sqlite3_step(d->list)) == SQLITE_ROW) {
        if (!mx_site_go_on(d->site, error) || !write_one(d, error))
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
    g_autoptr(GBytes) text = template != NULL ? mx_html_load("text.html", error) : NULL;
    d.list = text != NULL ? mx_database_prepare(site->database, kind->list, error) : NULL;
    d.query = d.list != NULL ? mx_site_prepare_query(site, kind->query, error) : NULL;
    d.rows = d.query != NULL && kind->rows != NULL ? mx_site_prepare_query(site, kind->rows, error)
                                                   : NULL;
    bool good = d.query != NULL && (kind->rows == NULL || d.rows != NULL);
    if (good) {
        d.template = g_strdup(g_bytes_get_data(template, NULL));
        d.text_template = g_strdup(g_bytes_get_data(text, NULL));
        good = write_each(&d, n, error);
    }
    sqlite3_finalize(d.list);
    sqlite3_finalize(d.query);
    sqlite3_finalize(d.rows);
    g_free(d.template);
    g_free(d.text_template);
    return good;
}

bool mx_site_write_documents(const MxSite *site, GHashTable *reports, guint *n, GError **error) {
    guint organizations = 0;
    return write_kind(site, &DOCUMENTS, reports, n, error) &&
           write_kind(site, &ORGANIZATIONS, NULL, &organizations, error);
}
