/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives from anywhere: what comes out of one ends, and is what mx_members_next() takes. */
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "batch/input/members.h"
#include "batch/input/unpack.h"
#include "fuzz.h"

#define ARCHIVE "a.zip"

/* So many members fit into an input: none is shorter. */
#define LEAST_MEMBER 20

static void *take(void *data) {
    MxMembers *members = data;
    gsize n = 0;
    while (!mx_members_ended(members)) {
        g_autoptr(MxWork) work = NULL;
        if (!mx_members_next(members, &work)) {
            g_usleep(20);
            continue;
        }
        CHECK(work == NULL || g_str_has_prefix(work->name, ARCHIVE));
        CHECK(work == NULL || (work->file < 0) == (work->message != NULL));
        CHECK(work == NULL || work->message == NULL ||
              strstr(work->message, "out of turn") == NULL);
        n += work != NULL;
    }
    return (void *)n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    int fds[2], file = memfd_create(ARCHIVE, MFD_CLOEXEC);
    CHECK(file >= 0 && write(file, data, size) == (ssize_t)size && lseek(file, 0, SEEK_SET) == 0);
    CHECK(mx_channel_pair(fds));
    MxMembers *members = mx_members_new(mx_channel_new(fds[0]), ARCHIVE, 60);
    MxChannel *channel = mx_channel_new(fds[1]);
    pthread_t taker;
    void *n;
    CHECK(pthread_create(&taker, NULL, take, members) == 0);
    mx_unpack(channel, ARCHIVE, file);
    mx_channel_free(channel);
    CHECK(pthread_join(taker, &n) == 0 && (gsize)n <= 1000 + size / LEAST_MEMBER);
    mx_members_free(members);
    close(file);
    return 0;
}
