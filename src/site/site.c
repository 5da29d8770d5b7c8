/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A static site from a database.
 *
 *   site/index.html …            the pages, all of one script
 *   site/assets/                 that script, the style sheet
 *   site/data/NAME-K.js          a list in chunks; a script, since pages opened from disk cannot
 *                                fetch: it hands its rows to the page
 *   site/downloads/NAME.csv,json the list whole, for other programs
 *   site/documents/KEY.html, .js a document
 *   site/reports/KEY.html        its report, where the file was still there
 *
 * It is written under a temporary name and renamed when complete.
 */
#include "site/site.h"

#include <errno.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <mingxi/error.h>
#include <string.h>
#include <unistd.h>

#include "html/html.h"

/* By this file a folder is known as a site that may be replaced. */
#define MARK "data/site.js"

static const char *const PAGES[] = { "index", "functions", "projects", "three-public", "findings" };

/* ----------------------------------------------------------------------------------- files -- */

static void set_errno(GError **error, const char *name) {
    g_set_error(error, MX_ERROR, MX_ERROR_OUTPUT, "%s: cannot be written: %s", name,
                g_strerror(errno));
}

bool mx_site_go_on(const MxSite *site, GError **error) {
    if (site->cancelled == NULL || *site->cancelled == 0)
        return true;
    g_set_error_literal(error, MX_ERROR, MX_ERROR_OUTPUT, "interrupted");
    return false;
}

FILE *mx_site_open(const MxSite *site, const char *name, GError **error) {
    g_autofree char *path = g_build_filename(site->folder, name, NULL);
    g_autofree char *folder = g_path_get_dirname(path);
    FILE *file = g_mkdir_with_parents(folder, 0777) == 0 ? g_fopen(path, "we") : NULL;
    if (file == NULL)
        set_errno(error, name);
    return file;
}

bool mx_site_close(FILE *file, const char *name, GError **error) {
    bool failed = ferror(file) != 0;
    if (fclose(file) == 0 && !failed)
        return true;
    set_errno(error, name);
    return false;
}

bool mx_site_write_text(const MxSite *site, const char *name, const char *text, GError **error) {
    FILE *file = mx_site_open(site, name, error);
    if (file == NULL)
        return false;
    fputs(text, file);
    return mx_site_close(file, name, error);
}

sqlite3_stmt *mx_site_prepare_query(const MxSite *site, const char *name, GError **error) {
    g_autofree char *path = g_strdup_printf("sql/%s.sql", name);
    g_autoptr(GBytes) sql = mx_html_load(path, error);
    return sql ? mx_database_prepare(site->database, g_bytes_get_data(sql, NULL), error) : NULL;
}

/* ----------------------------------------------------------------------------------- parts -- */

static bool write_resource(const MxSite *site, const char *resource, const char *name,
                           GError **error) {
    g_autoptr(GBytes) bytes = mx_html_load(resource, error);
    return bytes && mx_site_write_text(site, name, g_bytes_get_data(bytes, NULL), error);
}

static bool write_pages(const MxSite *site, GError **error) {
    for (gsize i = 0; i < G_N_ELEMENTS(PAGES); i++) {
        g_autofree char *name = g_strdup_printf("%s.html", PAGES[i]);
        if (!write_resource(site, name, name, error))
            return false;
    }
    return write_resource(site, "site.js", "assets/site.js", error) &&
           write_resource(site, "site.css", "assets/site.css", error) &&
           write_resource(site, "licences.txt", "assets/licences.txt", error);
}

static bool prepare(const MxSite *site, const char *population, GError **error) {
    g_autoptr(GBytes) sql = mx_html_load("sql/prepare.sql", error);
    return sql && mx_site_load_population(site, population, error) &&
           mx_database_run(site->database, g_bytes_get_data(sql, NULL), error);
}

static bool write_all(const MxSite *site, const MxSiteOptions *options, guint *n, GError **error) {
    if (!prepare(site, options->population, error) || !write_pages(site, error))
        return false;
    g_autoptr(GHashTable) reports = options->reports ? mx_site_write_reports(site, error) : NULL;
    if (options->reports && reports == NULL)
        return false;
    return mx_site_write_documents(site, reports, n, error) && mx_site_write_data(site, error);
}

/* ------------------------------------------------------------------------------- the folder -- */

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk) {
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

static void remove_tree(const char *path) {
    nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static bool is_empty_folder(const char *path) {
    GDir *dir = g_dir_open(path, 0, NULL);
    if (dir == NULL)
        return false;
    bool empty = g_dir_read_name(dir) == NULL;
    g_dir_close(dir);
    return empty;
}

/* Whatever is no site of ours is never taken away. */
static bool check_target(const char *path, GError **error) {
    g_autofree char *mark = g_build_filename(path, MARK, NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS) || is_empty_folder(path) ||
        (g_file_test(path, G_FILE_TEST_IS_DIR) && g_file_test(mark, G_FILE_TEST_IS_REGULAR)))
        return true;
    g_set_error_literal(error, MX_ERROR, MX_ERROR_OUTPUT,
                        "is there and no site of mingxi's; it is left as it is");
    return false;
}

/* @folder takes the place of @path, and what was there goes. */
static bool put_in_place(const char *folder, const char *path, GError **error) {
    g_autofree char *old = g_strconcat(folder, ".old", NULL);
    bool replaced = g_rename(path, old) == 0;
    if (g_rename(folder, path) != 0) {
        set_errno(error, path);
        if (replaced && g_rename(old, path) != 0)
            g_prefix_error(error, "the former site is now %s; ", old);
        return false;
    }
    remove_tree(old);
    return true;
}

static char *make_folder(const char *path, GError **error) {
    g_autofree char *folder = g_strdup_printf("%s.XXXXXX", path);
    if (g_mkdtemp_full(folder, 0777) != NULL)
        return g_steal_pointer(&folder);
    g_set_error(error, MX_ERROR, MX_ERROR_OUTPUT, "cannot be written: %s", g_strerror(errno));
    return NULL;
}

/* Without the slashes at its end, which a temporary name must not follow. */
static char *trim_path(const char *path) {
    gsize length = strlen(path);
    while (length > 1 && path[length - 1] == G_DIR_SEPARATOR)
        length--;
    return g_strndup(path, length);
}

bool mx_site_write(const MxSiteOptions *options, guint *documents, GError **error) {
    g_autofree char *path = trim_path(options->output);
    if (!check_target(path, error))
        return false;
    MxDatabase *database = mx_database_open_read(options->database, error);
    g_autofree char *folder = database ? make_folder(path, error) : NULL;
    guint n = 0;
    bool written = false;
    if (folder != NULL) {
        const MxSite site = { database, folder, options->cancelled };
        written = write_all(&site, options, &n, error) && put_in_place(folder, path, error);
        if (!written)
            remove_tree(folder);
    }
    if (database != NULL)
        mx_database_close(database, NULL);
    if (documents != NULL)
        *documents = n;
    return written;
}
