/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An archive is unpacked by a process of its own when its turn comes, which hands over each PDF as
 * a file in memory. */
#include "batch/input/list.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/filename.h"
#include "batch/input/search.h"
#include "batch/input/unpack.h"
#include "batch/worker/confine.h"

/*
 * @next: of @found; @archives: those whose turn has come; @members: what came out of them
 * @unpacker, @channel, @archive: the one being unpacked; @channel NULL where there is none
 * @waiting_since_us: for its next member; 0 while none is waited for
 */
struct MxWorkList {
    GPtrArray *found; /* of MxFound */
    bool plain;       /* archives are files like others */
    guint next;
    guint64 archives, members;
    guint64 max_bytes, memory_bytes;
    guint timeout_s;
    pid_t unpacker;
    MxChannel *channel;
    char *archive;
    gint64 waiting_since_us;
};

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

static void stop_unpacker(MxWorkList *list) {
    if (list->channel == NULL)
        return;
    kill(list->unpacker, SIGKILL);
    while (waitpid(list->unpacker, NULL, 0) < 0 && errno == EINTR)
        ;
    g_clear_pointer(&list->channel, mx_channel_free);
    g_clear_pointer(&list->archive, g_free);
    list->waiting_since_us = 0;
}

void mx_work_list_free(MxWorkList *list) {
    if (list == NULL)
        return;
    stop_unpacker(list);
    g_ptr_array_unref(list->found);
    g_free(list);
}

int mx_work_list_fd(const MxWorkList *list) {
    return list->channel->fd;
}

guint64 mx_work_list_known(const MxWorkList *list) {
    return list->found->len - list->archives + list->members;
}

/* ------------------------------------------------------------------------------------ files -- */

static MxWork *work_new(const char *path) {
    MxWork *work = g_new0(MxWork, 1);
    work->name = mx_filename_to_text(path);
    if (!g_utf8_validate(path, -1, NULL))
        work->raw = g_bytes_new(path, strlen(path));
    work->file = -1;
    return work;
}

static MxWork *work_fail(MxWork *work, const char *code, const char *message) {
    work->code = code;
    work->message = g_strdup(message);
    if (work->file >= 0)
        close(work->file);
    work->file = -1;
    return work;
}

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
    MxWork *work = work_new(path);
    struct stat status;
    work->file = standard_input ? take_standard_input(max_bytes)
                                : open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    int error = errno;
    /* a link that leads nowhere is there, and is a document that cannot be read */
    work->missing =
        work->file < 0 && (error == ENOENT || error == ENOTDIR) && lstat(path, &status) != 0;
    errno = error;
    if (work->file < 0 || fstat(work->file, &status) != 0)
        return work_fail(work, "io",
                         errno == ENOENT   ? "no such file"
                         : errno == EACCES ? "permission denied"
                                           : g_strerror(errno));
    if (!S_ISREG(status.st_mode))
        return work_fail(work, "io",
                         S_ISDIR(status.st_mode) ? "is a directory" : "is no regular file");
    work->bytes = (guint64)status.st_size;
    if (work->bytes > max_bytes)
        return work_fail(work, "limit", "the file is larger than the limit");
    return work;
}

/* --------------------------------------------------------------------------------- archives -- */

static bool start_unpacker(MxWorkList *list) {
    int fds[2], log = memfd_create("mingxi-unpacker", MFD_CLOEXEC);
    if (log < 0 || !mx_channel_pair(fds))
        return false;
    pid_t parent = getpid();
    list->unpacker = fork();
    if (list->unpacker == 0) {
        mx_child_confine(fds[1], log,
                         (MxChildLimits){ .memory_bytes = list->memory_bytes,
                                          .file_bytes = MX_UNPACK_MAX_MEMBER,
                                          .sandbox = { .makes_files = true },
                                          .parent = parent });
        mx_unpack_run(fds[1]);
    }
    close(log);
    close(fds[1]);
    list->channel = mx_channel_new(fds[0]);
    return list->unpacker > 0;
}

/* Takes @work, the archive. NULL where it is being unpacked now, else it says why not. */
static MxWork *unpack(MxWorkList *list, MxWork *work) {
    if (work->file < 0)
        return work;
    if (!start_unpacker(list) || !mx_channel_send(list->channel, MX_MESSAGE_READ, work->name,
                                                  strlen(work->name), work->file)) {
        g_clear_pointer(&list->channel, mx_channel_free);
        return work_fail(work, "archive", g_strerror(errno));
    }
    list->archive = g_strdup(work->name);
    mx_work_free(work);
    return NULL;
}

static MxWork *fail_archive(MxWorkList *list, const char *message) {
    MxWork *work = work_new(list->archive);
    work_fail(work, "archive", message);
    stop_unpacker(list);
    return work;
}

/* code NUL message NUL name NUL; the codes are ours, and are kept as static strings. */
static MxWork *read_failure(MxWorkList *list) {
    const char *code = (const char *)list->channel->payload->data;
    gsize length = list->channel->payload->len;
    gsize first = length > 0 ? strnlen(code, length) : 0;
    gsize second = first + 1 < length ? strnlen(code + first + 1, length - first - 1) : 0;
    gsize third = first + second + 2;
    if (third >= length || code[length - 1] != '\0')
        return fail_archive(list, "the unpacking process speaks out of turn");
    return work_fail(work_new(code + third), strcmp(code, "limit") == 0 ? "limit" : "archive",
                     code + first + 1);
}

static MxWork *read_member(MxWorkList *list) {
    MxChannel *channel = list->channel;
    g_autofree char *name = g_strndup((const char *)channel->payload->data, channel->payload->len);
    MxWork *work = work_new(name);
    work->file = channel->passed;
    channel->passed = -1;
    struct stat status;
    if (work->file >= 0 && fstat(work->file, &status) == 0)
        work->bytes = (guint64)status.st_size;
    return work->file >= 0 ? work : work_fail(work, "archive", "cannot be unpacked");
}

/* The next member, or why there is none; NULL where the archive ends. */
static MxWork *read_frame(MxWorkList *list) {
    list->waiting_since_us = 0;
    if (list->channel->type == MX_MESSAGE_MEMBER)
        return read_member(list);
    if (list->channel->type == MX_MESSAGE_FAILED)
        return read_failure(list);
    stop_unpacker(list);
    return NULL;
}

static bool is_late(MxWorkList *list) {
    gint64 now = g_get_monotonic_time();
    if (list->waiting_since_us == 0)
        list->waiting_since_us = now;
    return now - list->waiting_since_us >= list->timeout_s * G_TIME_SPAN_SECOND;
}

/* FALSE where the archive has no more to say yet. @work: NULL where it ends. */
static bool next_member(MxWorkList *list, MxWork **work) {
    *work = NULL;
    switch (mx_channel_receive(list->channel, false)) {
    case MX_CHANNEL_FRAME:
        *work = read_frame(list);
        return true;
    case MX_CHANNEL_MORE:
        if (!is_late(list))
            return false;
        *work = fail_archive(list, "no end of unpacking");
        return true;
    case MX_CHANNEL_CLOSED:
    default:
        *work = fail_archive(list, "the unpacking process died");
        return true;
    }
}

static MxWork *next_found(MxWorkList *list) {
    const MxFound *found = list->found->pdata[list->next++];
    if (found->message != NULL)
        return work_fail(work_new(found->path), "io", found->message);
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
        if (list->channel != NULL) {
            if (!next_member(list, work))
                return MX_WORK_LATER;
            list->members += *work != NULL;
        } else if (list->next < list->found->len) {
            *work = next_found(list);
        } else {
            return MX_WORK_END;
        }
    }
    return MX_WORK_FOUND;
}
