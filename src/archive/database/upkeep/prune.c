/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place is below a folder by its `/`, below an archive by its `!/`. */
#include "archive/database/upkeep/prune.h"

#include <string.h>

#include "archive/database/connection.h"
#include "archive/database/database.h"

/* Whether @path is @top or below it. */
static bool is_below(const char *path, const char *top) {
    gsize n = strlen(top);
    while (n > 1 && top[n - 1] == '/')
        n--;
    if (strncmp(path, top, n) != 0)
        return false;
    return path[n] == '\0' || path[n] == '/' || (path[n] == '!' && path[n + 1] == '/') ||
           (n == 1 && *top == '/');
}

static bool is_below_any(const char *path, const MxPrune *prune) {
    for (guint i = 0; i < prune->n_tops; i++)
        if (is_below(path, prune->tops[i]))
            return true;
    return false;
}

static bool is_closed(const char *path, const MxPrune *prune) {
    GHashTableIter iter;
    gpointer top;
    g_hash_table_iter_init(&iter, prune->closed);
    while (g_hash_table_iter_next(&iter, &top, NULL))
        if (is_below(path, top))
            return true;
    return false;
}

static bool is_gone(const char *path, const MxPrune *prune) {
    return !g_hash_table_contains(prune->found, path) && is_below_any(path, prune) &&
           !is_closed(path, prune);
}

/* The ids of the places that are gone. */
static GArray *list_gone(MxDatabase *database, const MxPrune *prune, GError **error) {
    sqlite3_stmt *statement = mx_database_prepare(database, "SELECT id, path FROM paths", error);
    if (statement == NULL)
        return NULL;
    GArray *gone = g_array_new(FALSE, FALSE, sizeof(gint64));
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        gint64 id = sqlite3_column_int64(statement, 0);
        if (is_gone((const char *)sqlite3_column_text(statement, 1), prune))
            g_array_append_val(gone, id);
    }
    if (code != SQLITE_DONE) {
        mx_database_set_error(mx_database_handle(database), error);
        g_clear_pointer(&gone, g_array_unref);
    }
    sqlite3_finalize(statement);
    return gone;
}

static bool drop(MxDatabase *database, const GArray *gone, guint64 *n, GError **error) {
    for (guint i = 0; i < gone->len; i++) {
        g_autofree char *sql = g_strdup_printf("DELETE FROM paths WHERE id = %" G_GINT64_FORMAT,
                                               g_array_index(gone, gint64, i));
        if (!mx_database_run(database, sql, error))
            return false;
    }
    if (!mx_database_run(database,
                         "DELETE FROM documents WHERE id NOT IN (SELECT document_id FROM paths)",
                         error))
        return false;
    *n = (guint64)sqlite3_changes(mx_database_handle(database));
    return true;
}

/* Where files were taken from that no document was read from any more: of themselves, or of what is
 * in them. */
static bool drop_sources(MxDatabase *database, GError **error) {
    return mx_database_run(
        database,
        "DELETE FROM file_sources WHERE path NOT IN (SELECT path FROM paths UNION "
        "SELECT substr(path, 1, instr(path, '!/') - 1) FROM paths WHERE "
        "instr(path, '!/') > 0)",
        error);
}

bool mx_database_prune(MxDatabase *database, const MxPrune *prune, guint64 *n, GError **error) {
    *n = 0;
    g_autoptr(GArray) gone = list_gone(database, prune, error);
    if (gone == NULL || !mx_database_begin_removing(database, error))
        return false;
    if ((gone->len == 0 || drop(database, gone, n, error)) && drop_sources(database, error) &&
        mx_database_run(database, "COMMIT", error))
        return true;
    mx_database_run(database, "ROLLBACK", NULL);
    return false;
}
