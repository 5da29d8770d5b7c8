/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A worker gets a file, says what its bytes' SHA-256 is, and is told whether to read it: the bytes
 * that were looked up are the ones that are read. It serves many documents; whatever one of them
 * does to it costs that document.
 */
#include "batch/worker/worker.h"

#include <mingxi/error.h>
#include <string.h>
#include <unistd.h>

#include "base/digest.h"

MxWorkerSettings mx_worker_settings(MxDocumentJob job, gpointer data,
                                    const MxProcessLimits *limits) {
    return (MxWorkerSettings){ job, data, (guint64)limits->memory_mb << 20, limits->document };
}

const char *mx_failure_code(const GError *error) {
    static const char *const CODES[] = {
        [MX_ERROR_IO] = "io",           [MX_ERROR_NOT_PDF] = "not-pdf",
        [MX_ERROR_DAMAGED] = "damaged", [MX_ERROR_ENCRYPTED] = "encrypted",
        [MX_ERROR_LIMIT] = "limit",
    };
    bool known = error->domain == MX_ERROR && error->code > 0 &&
                 (gsize)error->code < G_N_ELEMENTS(CODES) && CODES[error->code] != NULL;
    return known ? CODES[error->code] : "io";
}

static bool send_error(MxChannel *channel, const GError *error) {
    g_autoptr(GString) text = g_string_new(mx_failure_code(error));
    g_string_append_c(text, '\0');
    g_string_append(text, error->message);
    g_string_append_c(text, '\0');
    return mx_channel_send(channel, MX_MESSAGE_FAILED, text->str, text->len, -1);
}

static bool read_document(MxChannel *channel, GBytes *bytes, const char *name,
                          const MxWorkerSettings *settings) {
    g_autoptr(GError) error = NULL;
    g_autoptr(MxSource) source = mx_source_open_bytes(bytes, name, &settings->limits, &error);
    if (source == NULL)
        return send_error(channel, error);
    g_autoptr(GByteArray) answer = g_byte_array_new();
    guint32 pages = mx_source_n_pages(source);
    g_byte_array_append(answer, (const guint8 *)&pages, sizeof pages);
    if (!settings->job(source, settings->data, answer, &error))
        return send_error(channel, error);
    return mx_channel_send(channel, MX_MESSAGE_DONE, answer->data, answer->len, -1);
}

static GBytes *map_file(MxChannel *channel, GError **error) {
    g_autoptr(GMappedFile) file = g_mapped_file_new_from_fd(channel->passed, FALSE, error);
    close(channel->passed);
    channel->passed = -1;
    return file != NULL ? g_mapped_file_get_bytes(file) : NULL;
}

/* One document; FALSE where the parent is gone. */
static bool serve(MxChannel *channel, const MxWorkerSettings *settings) {
    g_autofree char *name = g_strndup((const char *)channel->payload->data, channel->payload->len);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = map_file(channel, &error);
    if (bytes == NULL)
        return send_error(channel, error);
    g_autofree char *sha256 = mx_sha256(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    if (!mx_channel_send(channel, MX_MESSAGE_HASHED, sha256, strlen(sha256), -1) ||
        mx_channel_receive(channel, true) != MX_CHANNEL_FRAME)
        return false;
    return channel->type != MX_MESSAGE_GO || read_document(channel, bytes, name, settings);
}

void mx_worker_run(int fd, const MxWorkerSettings *settings) {
    MxChannel *channel = mx_channel_new(fd);
    while (mx_channel_receive(channel, true) == MX_CHANNEL_FRAME && serve(channel, settings))
        ;
    _exit(0);
}
