/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which file a format goes to, and who writes it. */
#include "batch/export.h"

#include <errno.h>
#include <mingxi/error.h>

#include "archive/export/export.h"

#define DATABASE_NAME "archive.db"

char *mx_batch_database_path(const MxBatchOptions *options, GError **error) {
    if (options->format == MX_BATCH_SQLITE)
        return g_strdup(options->output);
    if (g_mkdir_with_parents(options->output, 0777) == 0)
        return g_build_filename(options->output, DATABASE_NAME, NULL);
    g_set_error(error, MX_ERROR, MX_ERROR_OUTPUT, "%s: cannot be made a folder: %s",
                options->output, g_strerror(errno));
    return NULL;
}

bool mx_batch_export(MxDatabase *database, const MxBatchOptions *options, GError **error) {
    switch (options->format) {
    case MX_BATCH_JSONL:
        return mx_export_jsonl(database, options->output, error);
    case MX_BATCH_CSV:
        return mx_export_csv(database, options->output, error);
    case MX_BATCH_XLSX:
        return mx_export_xlsx(database, options->output, error);
    case MX_BATCH_XLSX_EACH:
        return mx_export_xlsx_each(database, options->output, error);
    case MX_BATCH_SQLITE:
    default:
        return true;
    }
}
