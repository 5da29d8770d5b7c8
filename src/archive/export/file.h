/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are complete under their name, or not there. */
#ifndef MX_ARCHIVE_EXPORT_FILE_H
#define MX_ARCHIVE_EXPORT_FILE_H

#include <glib.h>
#include <stdbool.h>

/** MxExportFile: text under a temporary name until it is complete. */
typedef struct MxExportFile MxExportFile;

MxExportFile *mx_export_file_open(const char *folder, const char *name, GError **error);
void mx_export_file_write(MxExportFile *file, const char *text);

/** mx_export_file_hash: (transfer none): SHA-256 of what was written; nothing more may be. */
const char *mx_export_file_hash(MxExportFile *file);

/** mx_export_file_length: bytes that were written. */
guint64 mx_export_file_length(const MxExportFile *file);

/** mx_export_file_close: with @keep, under its name; FALSE where writing has failed. */
bool mx_export_file_close(MxExportFile *file, bool keep, GError **error);

#endif
