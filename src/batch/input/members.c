/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An archive is unpacked by a process of its own when its turn comes, which hands over each PDF as
 * a file in memory. That process has read a stranger's file: it may say what is in this archive,
 * and nothing of others.
 */
#include "batch/input/members.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "batch/input/unpack.h"
#include "batch/worker/confine.h"

/* @unpacker: 0 where it is none of ours; @waiting_since_us: for the next member; 0 while none is
 * waited for */
struct MxMembers {
    MxChannel *channel;
    char *archive;
    pid_t unpacker;
    guint timeout_s;
    gint64 waiting_since_us;
    bool ended;
};

MxMembers *mx_members_new(MxChannel *channel, const char *name, guint timeout_s) {
    MxMembers *members = g_new0(MxMembers, 1);
    members->channel = channel;
    members->archive = g_strdup(name);
    members->timeout_s = timeout_s;
    return members;
}

static void stop(MxMembers *members) {
    members->ended = true;
    if (members->unpacker <= 0)
        return;
    kill(members->unpacker, SIGKILL);
    while (waitpid(members->unpacker, NULL, 0) < 0 && errno == EINTR)
        ;
    members->unpacker = 0;
}

void mx_members_free(MxMembers *members) {
    if (members == NULL)
        return;
    stop(members);
    mx_channel_free(members->channel);
    g_free(members->archive);
    g_free(members);
}

MxMembers *mx_members_start(const MxWork *archive, guint64 memory_bytes, guint timeout_s) {
    int fds[2], log = memfd_create("mingxi-unpacker", MFD_CLOEXEC);
    if (log < 0 || !mx_channel_pair(fds))
        return NULL;
    pid_t parent = getpid(), pid = fork();
    if (pid == 0) {
        mx_child_confine(fds[1], log,
                         (MxChildLimits){ .memory_bytes = memory_bytes,
                                          .file_bytes = MX_UNPACK_MAX_MEMBER,
                                          .sandbox = { .makes_files = true },
                                          .parent = parent });
        mx_unpack_run(fds[1]);
    }
    int error = errno;
    close(log);
    close(fds[1]);
    MxMembers *members = mx_members_new(mx_channel_new(fds[0]), archive->name, timeout_s);
    members->unpacker = pid;
    if (pid > 0 && mx_channel_send(members->channel, MX_MESSAGE_READ, archive->name,
                                   strlen(archive->name), archive->file))
        return members;
    mx_members_free(members);
    errno = pid < 0 ? error : EPIPE;
    return NULL;
}

bool mx_members_ended(const MxMembers *members) {
    return members->ended;
}

int mx_members_fd(const MxMembers *members) {
    return members->channel->fd;
}

/* ---------------------------------------------------------------------------------- members -- */

static MxWork *fail_archive(MxMembers *members, const char *message) {
    stop(members);
    return mx_work_fail(mx_work_new(members->archive), "archive", message);
}

static MxWork *fail_mad(MxMembers *members) {
    return fail_archive(members, "the unpacking process speaks out of turn");
}

/* Whether @name is the archive or stands in it: none other's place is taken. */
static bool is_own(const MxMembers *members, const char *name) {
    gsize length = strlen(members->archive);
    return strncmp(name, members->archive, length) == 0 &&
           (name[length] == '\0' || g_str_has_prefix(name + length, "!/"));
}

/* The codes are ours, and are kept as static strings. */
static MxWork *read_failure(MxMembers *members) {
    MxFailed failed;
    if (!mx_channel_read_failed(members->channel, &failed) || failed.name == NULL ||
        !is_own(members, failed.name))
        return fail_mad(members);
    return mx_work_fail(mx_work_new(failed.name),
                        g_str_equal(failed.code, "limit") ? "limit" : "archive", failed.message);
}

static MxWork *read_member(MxMembers *members) {
    MxChannel *channel = members->channel;
    g_autofree char *name = mx_channel_read_text(channel);
    struct stat status;
    if (!is_own(members, name) || channel->passed < 0 || fstat(channel->passed, &status) != 0 ||
        !S_ISREG(status.st_mode) || (guint64)status.st_size > MX_UNPACK_MAX_MEMBER)
        return fail_mad(members);
    MxWork *work = mx_work_new(name);
    work->file = channel->passed;
    work->bytes = (guint64)status.st_size;
    channel->passed = -1;
    return work;
}

/* The next member, or why there is none; NULL where the archive ends. */
static MxWork *read_frame(MxMembers *members) {
    members->waiting_since_us = 0;
    switch (members->channel->type) {
    case MX_MESSAGE_MEMBER:
        return read_member(members);
    case MX_MESSAGE_FAILED:
        return read_failure(members);
    case MX_MESSAGE_END:
        stop(members);
        return NULL;
    case MX_MESSAGE_READ:
    case MX_MESSAGE_GO:
    case MX_MESSAGE_SKIP:
    case MX_MESSAGE_HASHED:
    case MX_MESSAGE_DONE:
    default:
        return fail_mad(members);
    }
}

static bool is_late(MxMembers *members) {
    gint64 now = g_get_monotonic_time();
    if (members->waiting_since_us == 0)
        members->waiting_since_us = now;
    return now - members->waiting_since_us >= members->timeout_s * G_TIME_SPAN_SECOND;
}

bool mx_members_next(MxMembers *members, MxWork **work) {
    *work = NULL;
    switch (mx_channel_receive(members->channel, false)) {
    case MX_CHANNEL_FRAME:
        *work = read_frame(members);
        return true;
    case MX_CHANNEL_MORE:
        if (!is_late(members))
            return false;
        *work = fail_archive(members, "no end of unpacking");
        return true;
    case MX_CHANNEL_CLOSED:
    default:
        *work = fail_archive(members, "the unpacking process died");
        return true;
    }
}
