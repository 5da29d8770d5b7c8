/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A static site from a database.
 *
 *   site/index.html …            the pages, all of one script
 *   site/assets/                 that script, what charts need, the style sheet
 *   site/data/NAME-K.js          a list in chunks; a script, since pages opened from disk cannot
 *                                fetch: it hands its rows to the page
 *   site/downloads/NAME.csv,json the list whole, for other programs
 *   site/documents/KEY.html, .js a document
 *   site/reports/KEY.html        its report, where the file was still there
 *
 * It is written under a temporary name and renamed when complete.
 */
#include <mingxi/language.h>
#include <mingxi/pages.h>
#include <string.h>

#include "archive/database/database.h"
#include "archive/organizations/given/population.h"
#include "base/numbers.h"
#include "html/html.h"
#include "site/data/documents.h"
#include "site/data/lists.h"
#include "site/folder.h"
#include "site/functions.h"
#include "site/output.h"
#include "site/query.h"
#include "site/reports.h"
#include "site/rule_names.h"

static const char *const PAGES[] = { "index",    "compare",  "governments", "functions",
                                     "codes",    "projects", "search",      "three-public",
                                     "findings", "editions", "about" };

static bool write_resource(const MxSite *site, const char *resource, const char *name,
                           GError **error) {
    g_autoptr(GBytes) bytes = mx_html_load(resource, error);
    return bytes && mx_site_write_text(site, name, g_bytes_get_data(bytes, NULL), error);
}

/* The index holds its table, for whoever reads without a script; the version of mingxi stands in
 * all. */
static bool write_list_page(const MxSite *site, const char *name, GError **error) {
    g_autoptr(GBytes) bytes = mx_html_load(name, error);
    sqlite3_stmt *query = bytes ? mx_site_prepare_query(site, "index_static", error) : NULL;
    g_autofree char *rows = query ? mx_site_make_table(site, query, 0, error) : NULL;
    sqlite3_finalize(query);
    if (rows == NULL)
        return false;
    bool index = strcmp(name, "index.html") == 0;
    g_auto(GStrv) parts = g_strsplit(g_bytes_get_data(bytes, NULL), "<!-- static -->", 2);
    g_autofree char *page = g_strconcat(parts[0], index ? rows : "", parts[1], NULL);
    return mx_site_write_text(site, name, page, error);
}

/* A site that was made in Chinese opens in Chinese; any other in the language of the browser. */
static bool write_script(const MxSite *site, GError **error) {
    g_autoptr(GBytes) bytes = mx_html_load("site.js", error);
    const char *language = mx_language() == MX_LANGUAGE_ZH
                               ? "document.documentElement.dataset.language=\"zh\";\n"
                               : "";
    g_autofree char *script =
        bytes ? g_strconcat(language, g_bytes_get_data(bytes, NULL), NULL) : NULL;
    return script && mx_site_write_text(site, "assets/site.js", script, error);
}

static bool write_pages(const MxSite *site, GError **error) {
    for (gsize i = 0; i < G_N_ELEMENTS(PAGES); i++) {
        g_autofree char *name = g_strdup_printf("%s.html", PAGES[i]);
        if (!write_list_page(site, name, error))
            return false;
    }
    return write_script(site, error) && write_resource(site, "plot.js", "assets/plot.js", error) &&
           write_resource(site, "site.css", "assets/site.css", error) &&
           write_resource(site, "licences.txt", "assets/licences.txt", error);
}

static bool prepare(const MxSite *site, const MxSiteOptions *options, GError **error) {
    const MxPeopleFile people = { options->population, options->on_unmatched, options->data };
    g_autoptr(GBytes) sql = mx_html_load("sql/prepare.sql", error);
    return sql && mx_site_add_functions(site, error) &&
           mx_people_load(site->database, &people, error) &&
           mx_database_run(site->database, g_bytes_get_data(sql, NULL), error);
}

static bool write_all(const MxSite *site, const MxSiteOptions *options, guint *n, GError **error) {
    if (!prepare(site, options, error) || !write_pages(site, error))
        return false;
    g_autoptr(GHashTable) reports = options->reports ? mx_site_write_reports(site, error) : NULL;
    if (options->reports && reports == NULL)
        return false;
    return mx_site_write_rule_names(site, error) &&
           mx_site_write_documents(site, reports, n, error) && mx_site_write_lists(site, error);
}

/* Without the slashes at its end, which a temporary name must not follow. */
static char *trim_path(const char *path) {
    gsize length = strlen(path);
    while (length > 1 && path[length - 1] == G_DIR_SEPARATOR)
        length--;
    return g_strndup(path, length);
}

bool mx_site_write(const MxSiteOptions *options, guint *documents, GError **error) {
    MX_NUMBERS_USE_POINT;
    g_autofree char *path = trim_path(options->output);
    if (!mx_site_check_target(path, error))
        return false;
    MxDatabase *database = mx_database_open_read(options->database, error);
    g_autoptr(MxSiteFolder) folder = database ? mx_site_folder_new(path, error) : NULL;
    guint n = 0;
    bool written = false;
    if (folder != NULL) {
        const MxSite site = { database, folder->path, options->cancelled };
        written = write_all(&site, options, &n, error) && mx_site_put_in_place(folder, path, error);
    }
    if (database != NULL)
        mx_database_close(database, NULL);
    if (documents != NULL)
        *documents = n;
    return written;
}
