/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of an archive's members, as a process tells it that somebody else has taken over: it
 * comes to an end, and speaks of nothing but this archive. */
#include <string.h>

#include "batch/input/members.h"
#include "channel.h"

#define ARCHIVE "a.zip"

static void check_work(const MxWork *work) {
    CHECK(g_str_has_prefix(work->name, ARCHIVE) && g_utf8_validate(work->name, -1, NULL));
    CHECK(work->name[strlen(ARCHIVE)] == '\0' ||
          g_str_has_prefix(work->name + strlen(ARCHIVE), "!/"));
    CHECK(work->file < 0); /* none comes along here */
    CHECK(work->code != NULL && work->message != NULL && g_utf8_validate(work->message, -1, NULL));
    CHECK(g_str_equal(work->code, "limit") || g_str_equal(work->code, "archive"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    MxChannel *channel = hear(data, size);
    if (channel == NULL)
        return 0;
    MxMembers *members = mx_members_new(channel, ARCHIVE, 1);
    while (!mx_members_ended(members)) {
        g_autoptr(MxWork) work = NULL;
        CHECK(mx_members_next(members, &work)); /* all has come */
        if (work != NULL)
            check_work(work);
    }
    mx_members_free(members);
    return 0;
}
