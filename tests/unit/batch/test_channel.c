/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is at the other end of a channel may send what it likes. */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "batch/worker/channel.h"

static guint count_open(void) {
    guint n = 0;
    for (int fd = 0; fd < 256; fd++)
        n += lseek(fd, 0, SEEK_CUR) >= 0 || errno != EBADF;
    return n;
}

/* A byte of a head, and with it as many descriptors as a message has room for here. */
static void send_two(int fd) {
    const int two[2] = { fd, fd };
    union {
        char bytes[CMSG_SPACE(sizeof two)];
        struct cmsghdr align;
    } control = { { 0 } };
    struct iovec part = { .iov_base = "\1", .iov_len = 1 };
    struct msghdr message = { .msg_iov = &part,
                              .msg_iovlen = 1,
                              .msg_control = control.bytes,
                              .msg_controllen = CMSG_SPACE(sizeof two) };
    struct cmsghdr *c = CMSG_FIRSTHDR(&message);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(sizeof two);
    memcpy(CMSG_DATA(c), two, sizeof two);
    cr_assert_eq(sendmsg(fd, &message, 0), 1);
}

Test(channel, keeps_one_of_the_files_that_come_along) {
    int fds[2];
    cr_assert(mx_channel_pair(fds));
    MxChannel *channel = mx_channel_new(fds[0]);
    guint before = count_open();
    for (int i = 0; i < 8; i++) {
        send_two(fds[1]);
        cr_expect_eq(mx_channel_receive(channel, false), MX_CHANNEL_MORE);
    }
    cr_expect_eq(count_open(), before + 1);
    mx_channel_free(channel);
    cr_expect_eq(count_open(), before - 1);
    close(fds[1]);
}
