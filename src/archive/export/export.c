/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive/export/export.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <mingxi/error.h>
#include <stdio.h>

struct MxExportFile {
    FILE *stream;
    char *path, *temporary;
    int failed; /* errno of the first failure */
};

static void file_free(MxExportFile *file) {
    g_free(file->path);
    g_free(file->temporary);
    g_free(file);
}

static void set_error(const MxExportFile *file, int cause, GError **error) {
    g_set_error(error, MX_ERROR, MX_ERROR_OUTPUT, "%s: cannot be written: %s", file->path,
                g_strerror(cause));
}

MxExportFile *mx_export_file_open(const char *folder, const char *name, GError **error) {
    MxExportFile *file = g_new0(MxExportFile, 1);
    file->path = g_build_filename(folder, name, NULL);
    file->temporary = g_strconcat(file->path, ".part", NULL);
    file->stream = g_fopen(file->temporary, "w");
    if (file->stream != NULL)
        return file;
    set_error(file, errno, error);
    file_free(file);
    return NULL;
}

void mx_export_file_write(MxExportFile *file, const char *text) {
    if (file->failed == 0 && fputs(text, file->stream) == EOF)
        file->failed = errno;
}

bool mx_export_file_close(MxExportFile *file, bool keep, GError **error) {
    if (fclose(file->stream) != 0 && file->failed == 0)
        file->failed = errno;
    if (keep && file->failed == 0 && g_rename(file->temporary, file->path) != 0)
        file->failed = errno;
    if (!keep || file->failed != 0)
        g_unlink(file->temporary);
    bool written = file->failed == 0;
    if (keep && !written)
        set_error(file, file->failed, error);
    file_free(file);
    return !keep || written;
}

bool mx_export_query(MxDatabase *database, const char *sql, gint64 id, MxRowWriter write,
                     gpointer data, GError **error) {
    sqlite3_stmt *statement = mx_database_prepare(database, sql, error);
    if (statement == NULL)
        return false;
    if (sqlite3_bind_parameter_count(statement) > 0)
        sqlite3_bind_int64(statement, 1, id);
    bool good = true;
    int code = SQLITE_DONE;
    while (good && (code = sqlite3_step(statement)) == SQLITE_ROW)
        good = write(statement, data, error);
    if (good && code != SQLITE_DONE) {
        mx_database_set_error(mx_database_handle(database), error);
        good = false;
    }
    sqlite3_finalize(statement);
    return good;
}
