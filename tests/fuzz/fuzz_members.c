/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of an archive's members, as a process tells it that somebody else has taken over: it
 * comes to an end, and speaks of nothing but this archive. */
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "batch/input/members.h"
#include "fuzz.h"

#define ARCHIVE "a.zip"
#define MOST 65536

static void check_work(const MxWork *work) {
    CHECK(g_str_has_prefix(work->name, ARCHIVE) && g_utf8_validate(work->name, -1, NULL));
    CHECK(work->name[strlen(ARCHIVE)] == '\0' ||
          g_str_has_prefix(work->name + strlen(ARCHIVE), "!/"));
    CHECK(work->file < 0); /* none comes along here */
    CHECK(work->code != NULL && work->message != NULL && g_utf8_validate(work->message, -1, NULL));
    CHECK(g_str_equal(work->code, "limit") || g_str_equal(work->code, "archive"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    int fds[2];
    if (size > MOST)
        return 0;
    CHECK(mx_channel_pair(fds));
    CHECK(size == 0 || send(fds[1], data, size, MSG_DONTWAIT) == (ssize_t)size);
    close(fds[1]);
    MxMembers *members = mx_members_new(mx_channel_new(fds[0]), ARCHIVE, 1);
    while (!mx_members_ended(members)) {
        g_autoptr(MxWork) work = NULL;
        CHECK(mx_members_next(members, &work)); /* all has come */
        if (work != NULL)
            check_work(work);
    }
    mx_members_free(members);
    return 0;
}
