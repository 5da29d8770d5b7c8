/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "batch/input/list.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/input/members.h"
#include "batch/input/search.h"

/* @next: of @found; @archives: those whose turn has come; @n_members: what came out of them;
 * @members: (nullable): of the one being unpacked */
struct MxWorkList {
    GPtrArray *found; /* of MxFound */
    bool plain;       /* archives are files like others */
    guint next;
    guint64 archives, n_members;
    guint64 max_bytes, memory_bytes;
    guint timeout_s;
    MxMembers *members;
};

MxWorkList *mx_work_list_new(char **paths, guint n, const MxWorkerSettings *settings,
                             guint timeout_s) {
    MxWorkList *list = g_new0(MxWorkList, 1);
    list->found = mx_search(paths, n);
    list->max_bytes = settings->limits.max_bytes;
    list->memory_bytes = settings->memory_bytes;
    list->timeout_s = timeout_s;
    return list;
}

MxWorkList *mx_work_list_new_plain(char **paths, guint n, const MxWorkerSettings *settings) {
    MxWorkList *list = g_new0(MxWorkList, 1);
    list->found = mx_search_nothing(paths, n);
    list->plain = true;
    list->max_bytes = settings->limits.max_bytes;
    return list;
}

void mx_work_list_free(MxWorkList *list) {
    if (list == NULL)
        return;
    mx_members_free(list->members);
    g_ptr_array_unref(list->found);
    g_free(list);
}

int mx_work_list_fd(const MxWorkList *list) {
    return mx_members_fd(list->members);
}

guint64 mx_work_list_known(const MxWorkList *list) {
    return list->found->len - list->archives + list->n_members;
}

/* ------------------------------------------------------------------------------------ files -- */

/* Standard input may be a pipe, and is read into memory: at most one byte more than may be. */
static int take_standard_input(guint64 max_bytes) {
    guint8 buffer[64 * 1024];
    guint64 total = 0;
    int file = memfd_create("mingxi-stdin", MFD_CLOEXEC);
    while (file >= 0 && total <= max_bytes) {
        gssize n = read(STDIN_FILENO, buffer, sizeof buffer);
        if (n < 0 && errno == EINTR)
            continue;
        if (n == 0)
            break;
        if (n < 0 || write(file, buffer, (gsize)n) != n) {
            close(file);
            return -1;
        }
        total += (guint64)n;
    }
    return file;
}

/* Without waiting: a FIFO that nobody writes would be waited for. */
static MxWork *open_work(const char *path, guint64 max_bytes, bool standard_input) {
    MxWork *work = mx_work_new(path);
    struct stat status;
    work->file = standard_input ? take_standard_input(max_bytes)
                                : open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    int error = errno;
    /* a link that leads nowhere is there, and is a document that cannot be read */
    work->missing =
        work->file < 0 && (error == ENOENT || error == ENOTDIR) && lstat(path, &status) != 0;
    errno = error;
    if (work->file < 0 || fstat(work->file, &status) != 0)
        return mx_work_fail(work, "io",
                            errno == ENOENT   ? "no such file"
                            : errno == EACCES ? "permission denied"
                                              : g_strerror(errno));
    if (!S_ISREG(status.st_mode))
        return mx_work_fail(work, "io",
                            S_ISDIR(status.st_mode) ? "is a directory" : "is no regular file");
    work->bytes = (guint64)status.st_size;
    if (work->bytes > max_bytes)
        return mx_work_fail(work, "limit", "the file is larger than the limit");
    return work;
}

/* ------------------------------------------------------------------------------------- next -- */

/* Takes @work, the archive. NULL where it is being unpacked now, else it says why not. */
static MxWork *unpack(MxWorkList *list, MxWork *work) {
    if (work->file < 0)
        return work;
    list->members = mx_members_start(work, list->memory_bytes, list->timeout_s);
    if (list->members == NULL)
        return mx_work_fail(work, "archive", g_strerror(errno));
    mx_work_free(work);
    return NULL;
}

static MxWork *next_found(MxWorkList *list) {
    const MxFound *found = list->found->pdata[list->next++];
    if (found->message != NULL)
        return mx_work_fail(mx_work_new(found->path), "io", found->message);
    if (list->plain || !mx_name_is_archive(found->path))
        return open_work(found->path, list->max_bytes,
                         list->plain && g_str_equal(found->path, "-"));
    MxWork *failed = unpack(list, open_work(found->path, G_MAXUINT64, false));
    list->archives += failed == NULL;
    return failed;
}

MxWorkState mx_work_list_next(MxWorkList *list, MxWork **work) {
    *work = NULL;
    while (*work == NULL) {
        if (list->members != NULL) {
            if (!mx_members_next(list->members, work))
                return MX_WORK_LATER;
            list->n_members += *work != NULL;
            if (mx_members_ended(list->members))
                g_clear_pointer(&list->members, mx_members_free);
        } else if (list->next < list->found->len) {
            *work = next_found(list);
        } else {
            return MX_WORK_END;
        }
    }
    return MX_WORK_FOUND;
}
