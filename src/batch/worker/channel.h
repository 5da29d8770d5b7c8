/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages between processes over a socket pair: a type, bytes, and at most one open file. */
#ifndef MX_BATCH_WORKER_CHANNEL_H
#define MX_BATCH_WORKER_CHANNEL_H

#include <glib.h>
#include <stdbool.h>

/** MxMessage: what a frame is. */
typedef enum {
    MX_MESSAGE_READ = 1, /* to a worker: a name, NUL, then the pages to leave out (guint32 each); to
                            an unpacker: a name; the file comes along */
    MX_MESSAGE_GO,       /* to a worker: read it */
    MX_MESSAGE_SKIP,     /* to a worker: leave it */
    MX_MESSAGE_HASHED,   /* from a worker: the file's SHA-256, 64 digits */
    MX_MESSAGE_DONE,     /* from a worker: pages (guint32), then the job's answer */
    MX_MESSAGE_FAILED,   /* from a worker or an unpacker: code NUL message NUL [name NUL] */
    MX_MESSAGE_MEMBER,   /* from an unpacker: the member's name; its bytes come as a file */
    MX_MESSAGE_END,      /* from an unpacker: that was all */
} MxMessage;

/**
 * MxChannel: one end.
 * @type, @payload, @passed: the frame that mx_channel_receive() completed; @passed: the file that
 *     came along, -1 for none; who takes it sets it to -1
 */
typedef struct {
    int fd;
    gsize head_length;
    guint8 head[16];
    gsize length;
    MxMessage type;
    GByteArray *payload;
    int passed;
    bool too_long;
} MxChannel;

/** MX_CHANNEL_MAX_PAYLOAD: the largest frame taken, in bytes: a document of 5,000 dense pages gives
 * some 100 MB. A process that sends more has gone mad: the channel is closed, and @too_long. */
#define MX_CHANNEL_MAX_PAYLOAD (512u * 1024 * 1024)

typedef enum {
    MX_CHANNEL_FRAME,
    MX_CHANNEL_MORE, /* nothing complete yet */
    MX_CHANNEL_CLOSED,
} MxChannelState;

/** mx_channel_pair: two connected sockets, closed on exec. FALSE with errno set. */
bool mx_channel_pair(int fds[2]);

MxChannel *mx_channel_new(int fd);
void mx_channel_free(MxChannel *channel);

/** mx_channel_send: waits until all is sent. @file: -1 for none. FALSE where nobody reads. */
bool mx_channel_send(MxChannel *channel, MxMessage type, const void *data, gsize length, int file);

/** mx_channel_send_failed: MX_MESSAGE_FAILED. @name: (nullable): of what failed, where the other
 * end does not know. */
bool mx_channel_send_failed(MxChannel *channel, const char *code, const char *message,
                            const char *name);

/** mx_channel_receive: what can be had; with @wait, until a frame is complete. What is no frame, or
 * too long a one, closes the channel as its end does. */
MxChannelState mx_channel_receive(MxChannel *channel, bool wait);

/* ---- What the frames say that came: borrowed, valid until the next */

/** MxFailed: MX_MESSAGE_FAILED. @code: of small letters and `-`; @name: (nullable) */
typedef struct {
    const char *code, *message, *name;
} MxFailed;

/** mx_channel_read_failed: FALSE where the payload is none: all of it is UTF-8. */
bool mx_channel_read_failed(const MxChannel *channel, MxFailed *failed);

/** mx_channel_read_text: (transfer full): the payload as a text, up to a NUL. */
char *mx_channel_read_text(const MxChannel *channel);

/** mx_channel_read_request: MX_MESSAGE_READ to a worker: the name, and (transfer full)
 * (element-type guint32) the pages to leave out. */
char *mx_channel_read_request(const MxChannel *channel, GArray **skipped);

#endif
