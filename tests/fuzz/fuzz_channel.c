/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a process says that somebody else has taken over: frames come out as they went in, or the
 * channel is closed; what they say stays within them. */
#include <string.h>

#include "channel.h"

static void check_failed(const MxChannel *channel) {
    MxFailed failed;
    if (!mx_channel_read_failed(channel, &failed))
        return;
    const char *end = (const char *)channel->payload->data + channel->payload->len;
    CHECK(*failed.code != '\0' && g_utf8_validate(failed.code, -1, NULL));
    CHECK(failed.message > failed.code && g_utf8_validate(failed.message, -1, NULL));
    CHECK(failed.message + strlen(failed.message) < end);
    CHECK(failed.name == NULL || failed.name + strlen(failed.name) == end - 1);
}

static void check_request(const MxChannel *channel) {
    GArray *skipped;
    g_autofree char *name = mx_channel_read_request(channel, &skipped);
    CHECK(strlen(name) + skipped->len * sizeof(guint32) <= channel->payload->len);
    g_array_unref(skipped);
}

/* The frame at *@at as it was sent: 16 bytes, then the rest. */
static void check_frame(const MxChannel *channel, const uint8_t **at) {
    guint64 length;
    guint32 type;
    memcpy(&type, *at, sizeof type);
    memcpy(&length, *at + 8, sizeof length);
    CHECK((guint32)channel->type == type && channel->payload->len == length);
    CHECK(length == 0 || memcmp(channel->payload->data, *at + 16, length) == 0);
    CHECK(channel->passed == -1);
    *at += 16 + length;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    MxChannel *channel = hear(data, size);
    if (channel == NULL)
        return 0;
    const uint8_t *at = data;
    while (mx_channel_receive(channel, true) == MX_CHANNEL_FRAME) {
        check_frame(channel, &at);
        check_failed(channel);
        check_request(channel);
    }
    CHECK(at <= data + size && channel->payload->len <= size);
    mx_channel_free(channel);
    return 0;
}
