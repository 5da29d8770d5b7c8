/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each report is written by a process of its own, as many at once as there are cores, and drawn by
 * one below it, which is confined: drawing what strangers made costs one report at most. A document
 * whose file is gone, has changed or cannot be drawn has its page without pictures.
 */
#include "site/reports.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <mingxi/batch.h>
#include <mingxi/error.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "page/source.h"
#include "report/report.h"
#include "site/query.h"

typedef struct {
    const MxSite *site;
    GHashTable *running; /* process id -> key */
    GHashTable *written; /* keys */
    guint most;
} Crew;

/* ----------------------------------------------------------------------------- in the child -- */

/* What one report takes; @written: whether it is there. */
typedef struct {
    const MxSite *site;
    const char *sha256, *json, *name;
    bool written;
} Report;

static bool append_piece(const char *text, gpointer answer) {
    g_byte_array_append(answer, (const guint8 *)text, (guint)strlen(text));
    return true;
}

/* In a process of its own below this one, which alone reads the file, and can do nothing else. */
static bool draw(MxSource *source, gpointer data, GByteArray *answer, GError **error) {
    const Report *report = data;
    if (!g_str_equal(mx_source_sha256(source), report->sha256)) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_IO, "the file has changed");
        return false;
    }
    if (!mx_html_write_report(report->json, source, append_piece, answer, error))
        return false;
    g_byte_array_append(answer, (const guint8 *)"", 1);
    return true;
}

static bool take(const char *path, const GByteArray *answer, const MxDocumentFailure *failure,
                 gpointer data) {
    (void)path;
    (void)failure;
    Report *report = data;
    if (answer == NULL || answer->len == 0 || answer->data[answer->len - 1] != '\0')
        return true;
    FILE *file = mx_site_open(report->site, report->name, NULL);
    if (file == NULL)
        return true;
    bool written = fputs((const char *)answer->data, file) != EOF;
    report->written = mx_site_close(file, report->name, NULL) && written;
    return true;
}

static bool write_report(const MxSite *site, const char *path, const char *sha256, const char *json,
                         const char *name) {
    Report report = { .site = site, .sha256 = sha256, .json = json, .name = name };
    const MxDocumentRun run = { .paths = (char *[]){ (char *)path },
                                .n_paths = 1,
                                .limits = MX_PROCESS_LIMITS_DEFAULT,
                                .job = draw,
                                .take = take,
                                .data = &report };
    return mx_each_document(&run, NULL) && report.written;
}

/* ---------------------------------------------------------------------------- in the parent -- */

static char *name_of(const char *key) {
    return g_strdup_printf("reports/%s.html", key);
}

/* Waits until one of the running ends. */
static void await_one(Crew *crew) {
    int status = 0;
    pid_t pid = waitpid(-1, &status, 0);
    if (pid < 0 && errno == EINTR)
        return;
    g_autofree char *key = NULL;
    if (pid < 0 ||
        !g_hash_table_steal_extended(crew->running, GINT_TO_POINTER(pid), NULL, (gpointer *)&key))
        return;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        g_hash_table_add(crew->written, g_steal_pointer(&key));
        return;
    }
    g_autofree char *name = name_of(key);
    g_autofree char *path = g_build_filename(crew->site->folder, name, NULL);
    g_unlink(path);
}

static void start(Crew *crew, const char *key, const char *path, const char *sha256,
                  const char *json) {
    g_autofree char *name = name_of(key);
    pid_t pid = fork();
    if (pid == 0) {
        _exit(write_report(crew->site, path, sha256, json, name) ? 0 : 1);
    }
    if (pid > 0)
        g_hash_table_insert(crew->running, GINT_TO_POINTER(pid), g_strdup(key));
}

static bool is_there(const char *path) {
    return path != NULL && g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

/* A list's row: id, key, SHA-256, path. */
static bool start_row(Crew *crew, sqlite3_stmt *list, sqlite3_stmt *document, GError **error) {
    const char *path = (const char *)sqlite3_column_text(list, 3);
    const char *key = (const char *)sqlite3_column_text(list, 1);
    if (!is_there(path))
        return true;
    g_autofree char *json =
        mx_site_load_json(crew->site, document, sqlite3_column_int64(list, 0), error);
    if (json == NULL)
        return false;
    while (g_hash_table_size(crew->running) >= crew->most)
        await_one(crew);
    start(crew, key, path, (const char *)sqlite3_column_text(list, 2), json);
    return true;
}

static bool run_list(Crew *crew, sqlite3_stmt *list, sqlite3_stmt *document, GError **error) {
    int step;
    while ((step = sqlite3_step(list)) == SQLITE_ROW)
        if (!mx_site_go_on(crew->site, error) || !start_row(crew, list, document, error))
            return false;
    if (step == SQLITE_DONE)
        return true;
    mx_database_set_error(mx_database_handle(crew->site->database), error);
    return false;
}

GHashTable *mx_site_write_reports(const MxSite *site, GError **error) {
    Crew crew = { site, g_hash_table_new_full(NULL, NULL, NULL, g_free),
                  g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                  g_get_num_processors() };
    sqlite3_stmt *list = mx_site_prepare_query(site, "places", error);
    sqlite3_stmt *document = list ? mx_site_prepare_query(site, "document", error) : NULL;
    bool run = document && run_list(&crew, list, document, error);
    while (g_hash_table_size(crew.running) > 0)
        await_one(&crew);
    sqlite3_finalize(list);
    sqlite3_finalize(document);
    g_hash_table_unref(crew.running);
    if (run)
        return crew.written;
    g_hash_table_unref(crew.written);
    return NULL;
}
