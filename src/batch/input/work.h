/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One document to read. */
#ifndef MX_BATCH_INPUT_WORK_H
#define MX_BATCH_INPUT_WORK_H

#include <glib.h>
#include <stdbool.h>

/**
 * MxWork: one document to read, or why there is none.
 * @name: UTF-8; of a member of an archive `ARCHIVE!/MEMBER`
 * @raw: (nullable): the file's name where it is not UTF-8
 * @file: open for reading; -1 where it cannot be; @bytes: its length
 * @code, @message: in that case; @code as in schema.sql; @missing: there is nothing by that name
 */
typedef struct {
    char *name;
    GBytes *raw;
    int file;
    guint64 bytes;
    const char *code;
    char *message;
    bool missing;
} MxWork;

/** mx_work_new: of the file or member @path; not opened. */
MxWork *mx_work_new(const char *path);
void mx_work_free(MxWork *work);

/** mx_work_fail: (transfer none): @work, which cannot be read. @code: a static string. */
MxWork *mx_work_fail(MxWork *work, const char *code, const char *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxWork, mx_work_free)

#endif
