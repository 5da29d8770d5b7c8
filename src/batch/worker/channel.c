/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A frame is 16 bytes (type, whether a file comes along, length of the rest), then the rest. */
#include "batch/worker/channel.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* What is read at once. */
#define CHUNK (256u * 1024)

typedef struct {
    guint32 type, has_file;
    guint64 length;
} Head;

bool mx_channel_pair(int fds[2]) {
    return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) == 0;
}

MxChannel *mx_channel_new(int fd) {
    MxChannel *channel = g_new0(MxChannel, 1);
    channel->fd = fd;
    channel->passed = -1;
    channel->payload = g_byte_array_new();
    return channel;
}

void mx_channel_free(MxChannel *channel) {
    if (channel == NULL)
        return;
    close(channel->fd);
    if (channel->passed >= 0)
        close(channel->passed);
    g_byte_array_unref(channel->payload);
    g_free(channel);
}

/* --------------------------------------------------------------------------------- sending -- */

/* The head's first byte carries the file. */
static ssize_t send_head(int fd, const Head *head, int file) {
    union {
        char bytes[CMSG_SPACE(sizeof(int))];
        struct cmsghdr align;
    } control = { { 0 } };
    struct iovec part = { .iov_base = (void *)head, .iov_len = sizeof *head };
    struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
    if (file >= 0) {
        message.msg_control = control.bytes;
        message.msg_controllen = sizeof control.bytes;
        struct cmsghdr *c = CMSG_FIRSTHDR(&message);
        c->cmsg_level = SOL_SOCKET;
        c->cmsg_type = SCM_RIGHTS;
        c->cmsg_len = CMSG_LEN(sizeof file);
        memcpy(CMSG_DATA(c), &file, sizeof file);
    }
    ssize_t n;
    do
        n = sendmsg(fd, &message, MSG_NOSIGNAL);
    while (n < 0 && errno == EINTR);
    return n;
}

static bool send_all(int fd, const char *data, gsize length) {
    while (length > 0) {
        ssize_t n = send(fd, data, length, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        data += n;
        length -= (gsize)n;
    }
    return true;
}

bool mx_channel_send(MxChannel *channel, MxMessage type, const void *data, gsize length, int file) {
    const Head head = { type, file >= 0, length };
    ssize_t sent = send_head(channel->fd, &head, file);
    return sent > 0 &&
           send_all(channel->fd, (const char *)&head + sent, sizeof head - (gsize)sent) &&
           send_all(channel->fd, data, length);
}

static void append_part(GString *text, const char *part) {
    g_autofree char *valid = g_utf8_make_valid(part, -1);
    g_string_append(text, valid);
    g_string_append_c(text, '\0');
}

bool mx_channel_send_failed(MxChannel *channel, const char *code, const char *message,
                            const char *name) {
    g_autoptr(GString) text = g_string_new(NULL);
    append_part(text, code);
    append_part(text, message);
    if (name != NULL)
        append_part(text, name);
    return mx_channel_send(channel, MX_MESSAGE_FAILED, text->str, text->len, -1);
}

/* ------------------------------------------------------------------------------- receiving -- */

/* The last is kept: there is room for two, and who sends a second wants it to stay open. */
static void take_files(MxChannel *channel, const struct cmsghdr *c) {
    for (gsize at = CMSG_LEN(0); at + sizeof(int) <= c->cmsg_len; at += sizeof(int)) {
        if (channel->passed >= 0)
            close(channel->passed);
        memcpy(&channel->passed, (const char *)c + at, sizeof channel->passed);
    }
}

static void take_file(MxChannel *channel, struct msghdr *message) {
    for (struct cmsghdr *c = CMSG_FIRSTHDR(message); c != NULL; c = CMSG_NXTHDR(message, c))
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS)
            take_files(channel, c);
}

static ssize_t receive_head(MxChannel *channel, int flags) {
    union {
        char bytes[CMSG_SPACE(sizeof(int))];
        struct cmsghdr align;
    } control;
    struct iovec part = { .iov_base = channel->head + channel->head_length,
                          .iov_len = sizeof channel->head - channel->head_length };
    struct msghdr message = { .msg_iov = &part,
                              .msg_iovlen = 1,
                              .msg_control = control.bytes,
                              .msg_controllen = sizeof control.bytes };
    ssize_t n = recvmsg(channel->fd, &message, flags | MSG_CMSG_CLOEXEC);
    if (n > 0) {
        take_file(channel, &message);
        channel->head_length += (gsize)n;
    }
    return n;
}

static ssize_t receive_payload(MxChannel *channel, int flags) {
    guint at = channel->payload->len;
    gsize want = MIN(channel->length - at, CHUNK);
    g_byte_array_set_size(channel->payload, at + (guint)want);
    ssize_t n = recv(channel->fd, channel->payload->data + at, want, flags);
    g_byte_array_set_size(channel->payload, at + (guint)MAX(n, 0));
    return n;
}

/* The head is whole: what comes now. What no frame begins with comes of an end that writes past its
 * frames: by its length the next bytes would be waited for, which may never come. */
static bool begin_payload(MxChannel *channel) {
    Head head;
    memcpy(&head, channel->head, sizeof head);
    if (head.type < MX_MESSAGE_READ || head.type > MX_MESSAGE_END || head.has_file > 1)
        return false;
    channel->type = (MxMessage)head.type;
    channel->length = head.length;
    g_byte_array_set_size(channel->payload, 0);
    channel->too_long = head.length > MX_CHANNEL_MAX_PAYLOAD;
    return !channel->too_long;
}

static bool is_complete(MxChannel *channel) {
    if (channel->head_length < sizeof channel->head || channel->payload->len < channel->length)
        return false;
    channel->head_length = 0;
    return true;
}

MxChannelState mx_channel_receive(MxChannel *channel, bool wait) {
    int flags = wait ? 0 : MSG_DONTWAIT;
    for (;;) {
        bool in_head = channel->head_length < sizeof channel->head;
        ssize_t n = in_head ? receive_head(channel, flags) : receive_payload(channel, flags);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return MX_CHANNEL_MORE;
        if (n <= 0)
            return MX_CHANNEL_CLOSED;
        if (in_head && channel->head_length == sizeof channel->head && !begin_payload(channel))
            return MX_CHANNEL_CLOSED;
        if (is_complete(channel))
            return MX_CHANNEL_FRAME;
    }
}

/* --------------------------------------------------------------------------------- reading -- */

/* An array that never held anything has no bytes. */
static const char *payload_text(const MxChannel *channel) {
    return channel->payload->len > 0 ? (const char *)channel->payload->data : "";
}

/* The text at *@at, ended by NUL, which is passed; NULL where there is none in UTF-8. */
static const char *take_part(const char **at, const char *end) {
    const char *part = *at, *nul = part < end ? memchr(part, '\0', (gsize)(end - part)) : NULL;
    if (nul == NULL || !g_utf8_validate(part, nul - part, NULL))
        return NULL;
    *at = nul + 1;
    return part;
}

bool mx_channel_read_failed(const MxChannel *channel, MxFailed *failed) {
    const char *at = payload_text(channel), *end = at + channel->payload->len;
    *failed = (MxFailed){ .code = take_part(&at, end) };
    if (failed->code == NULL || *failed->code == '\0' ||
        strspn(failed->code, "abcdefghijklmnopqrstuvwxyz-") != strlen(failed->code))
        return false;
    failed->message = take_part(&at, end);
    if (failed->message == NULL)
        return false;
    failed->name = at < end ? take_part(&at, end) : NULL;
    return at == end;
}

char *mx_channel_read_text(const MxChannel *channel) {
    return g_strndup(payload_text(channel), channel->payload->len);
}

char *mx_channel_read_request(const MxChannel *channel, GArray **skipped) {
    const char *name = payload_text(channel);
    gsize length = channel->payload->len, after = strnlen(name, length) + 1;
    *skipped = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (; after + sizeof(guint32) <= length; after += sizeof(guint32)) {
        guint32 page;
        memcpy(&page, name + after, sizeof page);
        g_array_append_val(*skipped, page);
    }
    return g_strndup(name, length);
}
