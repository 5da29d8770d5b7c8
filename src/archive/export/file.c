/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of writing are kept until the file is closed. */
#include "archive/export/file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <mingxi/error.h>
#include <stdio.h>
#include <string.h>

struct MxExportFile {
    FILE *stream;
    char *path, *temporary;
    GChecksum *hash;
    guint64 length;
    int failed; /* errno of the first failure */
};

static void file_free(MxExportFile *file) {
    g_free(file->path);
    g_free(file->temporary);
    g_checksum_free(file->hash);
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
    file->hash = g_checksum_new(G_CHECKSUM_SHA256);
    file->stream = g_fopen(file->temporary, "w");
    if (file->stream != NULL)
        return file;
    set_error(file, errno, error);
    file_free(file);
    return NULL;
}

void mx_export_file_write(MxExportFile *file, const char *text) {
    gsize length = strlen(text);
    g_checksum_update(file->hash, (const guchar *)text, (gssize)length);
    file->length += length;
    if (file->failed == 0 && fputs(text, file->stream) == EOF)
        file->failed = errno;
}

const char *mx_export_file_hash(MxExportFile *file) {
    return g_checksum_get_string(file->hash);
}

guint64 mx_export_file_length(const MxExportFile *file) {
    return file->length;
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
