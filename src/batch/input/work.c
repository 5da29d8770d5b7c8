/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "batch/input/work.h"

#include <string.h>
#include <unistd.h>

#include "base/filename.h"

MxWork *mx_work_new(const char *path) {
    MxWork *work = g_new0(MxWork, 1);
    work->name = mx_filename_to_text(path);
    if (!g_utf8_validate(path, -1, NULL))
        work->raw = g_bytes_new(path, strlen(path));
    work->file = -1;
    return work;
}

MxWork *mx_work_fail(MxWork *work, const char *code, const char *message) {
    work->code = code;
    work->message = g_strdup(message);
    if (work->file >= 0)
        close(work->file);
    work->file = -1;
    return work;
}

void mx_work_free(MxWork *work) {
    if (work == NULL)
        return;
    if (work->file >= 0)
        close(work->file);
    if (work->raw != NULL)
        g_bytes_unref(work->raw);
    g_free(work->name);
    g_free(work->message);
    g_free(work);
}
