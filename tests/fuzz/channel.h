/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A channel whose other end said what the fuzzer makes up, and has gone. */
#ifndef MX_FUZZ_CHANNEL_H
#define MX_FUZZ_CHANNEL_H

#include <sys/socket.h>
#include <unistd.h>

#include "batch/worker/channel.h"
#include "fuzz.h"

/* What a socket takes without waiting. */
#define MOST_SAID 65536

/* NULL where @size is more than that. */
static inline MxChannel *hear(const uint8_t *data, size_t size) {
    int fds[2];
    if (size > MOST_SAID)
        return NULL;
    CHECK(mx_channel_pair(fds));
    CHECK(size == 0 || send(fds[1], data, size, MSG_DONTWAIT) == (ssize_t)size);
    close(fds[1]);
    return mx_channel_new(fds[0]);
}

#endif
