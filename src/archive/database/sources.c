/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of files with their addresses: `path,source_url,fetched_at`. */
#include <mingxi/batch.h>
#include <mingxi/error.h>

#include "archive/database/given.h"
#include "base/csv/csv_reader.h"

#define N_COLUMNS 3

/** MxFileLineFunc: @fields: path, source_url, fetched_at; empty where the list says nothing. */
typedef bool (*MxFileLineFunc)(const char *const *fields, gpointer data, GError **error);

static bool find_columns(const GPtrArray *head, int *columns, GError **error) {
    static const char *const NAMES[N_COLUMNS][5] = {
        { "path", "file", "路径", "文件", NULL },
        { "source_url", "url", "网址", "来源", NULL },
        { "fetched_at", "fetched", "获取时间", "下载时间", NULL },
    };
    for (int i = 0; i < N_COLUMNS; i++)
        columns[i] = mx_csv_find(head, NAMES[i]);
    if (columns[0] >= 0)
        return true;
    g_set_error_literal(error, MX_ERROR, MX_ERROR_FORMAT, "the first line has no column path");
    return false;
}

static bool each_line(const char *text, MxFileLineFunc f, gpointer data, GError **error) {
    MxCsvReader r = { text, 0 };
    g_autoptr(GPtrArray) head = mx_csv_read_line(&r);
    int columns[N_COLUMNS];
    bool good = find_columns(head, columns, error);
    while (good && *r.at != '\0') {
        g_autoptr(GPtrArray) line = mx_csv_read_line(&r);
        const char *fields[N_COLUMNS];
        mx_csv_pick(line, columns, N_COLUMNS, fields);
        good = *fields[0] == '\0' || f(fields, data, error);
    }
    return good;
}

/* ----------------------------------------------------------------------------------- paths -- */

static bool add_path(const char *const *fields, gpointer paths, GError **error) {
    (void)error;
    g_ptr_array_add(paths, g_strdup(fields[0]));
    return true;
}

char **mx_find_listed(const char *list, GError **error) {
    g_autofree char *text = mx_csv_load(list, error);
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    if (text != NULL && each_line(text, add_path, paths, error)) {
        g_ptr_array_add(paths, NULL);
        g_ptr_array_set_free_func(paths, NULL);
        return (char **)g_ptr_array_free(g_steal_pointer(&paths), FALSE);
    }
    g_prefix_error(error, "%s: ", list);
    return NULL;
}

/* -------------------------------------------------------------------------------- database -- */

typedef struct {
    MxDatabase *database;
    sqlite3_stmt *insert;
} Store;

static bool add_source(const char *const *fields, gpointer data, GError **error) {
    const Store *store = data;
    if (*fields[1] == '\0' && *fields[2] == '\0')
        return true;
    sqlite3_reset(store->insert);
    for (int i = 0; i < N_COLUMNS; i++)
        sqlite3_bind_text(store->insert, i + 1, *fields[i] != '\0' ? fields[i] : NULL, -1,
                          SQLITE_TRANSIENT);
    if (sqlite3_step(store->insert) == SQLITE_DONE)
        return true;
    mx_database_set_error(mx_database_handle(store->database), error);
    return false;
}

static bool store_all(MxDatabase *database, const char *text, GError **error) {
    Store store = { database, NULL };
    if (!mx_database_begin(database, error))
        return false;
    store.insert = mx_database_prepare(
        database,
        "INSERT INTO file_sources AS s VALUES (?1, ?2, ?3) ON CONFLICT (path) DO UPDATE SET "
        "source_url = excluded.source_url, fetched_at = excluded.fetched_at WHERE s.source_url IS "
        "NOT excluded.source_url OR s.fetched_at IS NOT excluded.fetched_at",
        error);
    bool good = store.insert != NULL && each_line(text, add_source, &store, error);
    sqlite3_finalize(store.insert);
    if (good && mx_database_run(database, "COMMIT", error))
        return true;
    mx_database_run(database, "ROLLBACK", NULL);
    return false;
}

bool mx_sources_load(MxDatabase *database, const char *path, GError **error) {
    if (path == NULL)
        return true;
    g_autofree char *text = mx_csv_load(path, error);
    if (text != NULL && store_all(database, text, error))
        return true;
    g_prefix_error(error, "%s: ", path);
    return false;
}
