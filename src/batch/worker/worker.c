/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A worker gets a file, says what its bytes' SHA-256 is, and is told whether to read it: the bytes
 * that were looked up are the ones that are read. It serves many documents; whatever one of them
 * does to it costs that document.
 */
#include "batch/worker/worker.h"

#include <mingxi/error.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"

MxWorkerSettings mx_worker_settings(MxDocumentJob job, gpointer data,
                                    const MxProcessLimits *limits) {
    MxWorkerSettings settings = { .job = job,
                                  .data = data,
                                  .memory_bytes = (guint64)limits->memory_mb << 20,
                                  .limits = limits->document };
    if (settings.limits.threads == 0) /* who asks for one process wants one core busy */
        settings.limits.threads = limits->jobs;
    return settings;
}

const char *mx_failure_code(const GError *error) {
    static const char *const CODES[] = {
        [MX_ERROR_IO] = "io",           [MX_ERROR_NOT_PDF] = "not-pdf",
        [MX_ERROR_DAMAGED] = "damaged", [MX_ERROR_ENCRYPTED] = "encrypted",
        [MX_ERROR_LIMIT] = "limit",     [MX_ERROR_PATTERN] = "pattern",
    };
    bool known = error->domain == MX_ERROR && error->code > 0 &&
                 (gsize)error->code < G_N_ELEMENTS(CODES) && CODES[error->code] != NULL;
    return known ? CODES[error->code] : "io";
}

static bool send_error(MxChannel *channel, const GError *error) {
    return mx_channel_send_failed(channel, mx_failure_code(error), error->message, NULL);
}

/* A document being served: @file is mapped as @bytes, and was as @before when its hash was taken.
 */
typedef struct {
    char *name, *sha256;
    GArray *skipped; /* of guint32 */
    int file;
    GBytes *bytes;
    struct stat before;
} Document;

static void document_clear(Document *document) {
    g_free(document->name);
    g_free(document->sha256);
    g_array_unref(document->skipped);
    g_clear_pointer(&document->bytes, g_bytes_unref);
    if (document->file >= 0)
        close(document->file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Document, document_clear)

/* Whether somebody wrote to the file since: what was read is not what the hash is of. */
static bool has_changed(const Document *document) {
    struct stat now;
    const struct stat *before = &document->before;
    return fstat(document->file, &now) != 0 || now.st_size != before->st_size ||
           now.st_mtim.tv_sec != before->st_mtim.tv_sec ||
           now.st_mtim.tv_nsec != before->st_mtim.tv_nsec;
}

static bool send_changed(MxChannel *channel) {
    g_autoptr(GError) error =
        g_error_new_literal(MX_ERROR, MX_ERROR_IO, "the file changed while it was read");
    return send_error(channel, error);
}

static bool read_document(MxChannel *channel, const Document *document,
                          const MxWorkerSettings *settings) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GByteArray) answer = g_byte_array_new();
    const MxPageWatch watch = { settings->at, document->skipped };
    const MxOpenFile file = { document->file, document->bytes, document->name, document->sha256 };
    g_autoptr(MxSource) source =
        mx_source_open_file(&file, settings->password, &settings->limits, &error);
    if (source != NULL)
        mx_source_watch(source, &watch);
    guint32 pages = source != NULL ? mx_source_n_pages(source) : 0;
    g_byte_array_append(answer, (const guint8 *)&pages, sizeof pages);
    bool read = source != NULL && settings->job(source, settings->data, answer, &error);
    if (has_changed(document))
        return send_changed(channel);
    if (!read)
        return send_error(channel, error);
    return mx_channel_send(channel, MX_MESSAGE_DONE, answer->data, answer->len, -1);
}

/* Takes the file that came along. */
static bool map_file(MxChannel *channel, Document *document, GError **error) {
    document->file = channel->passed;
    channel->passed = -1;
    fstat(document->file, &document->before);
    g_autoptr(GMappedFile) file = g_mapped_file_new_from_fd(document->file, FALSE, error);
    document->bytes = file != NULL ? g_mapped_file_get_bytes(file) : NULL;
    return file != NULL;
}

/* One document; FALSE where the parent is gone. */
static bool serve(MxChannel *channel, const MxWorkerSettings *settings) {
    g_auto(Document) document = { .file = -1 };
    document.name = mx_channel_read_request(channel, &document.skipped);
    g_autoptr(GError) error = NULL;
    if (!map_file(channel, &document, &error))
        return send_error(channel, error);
    document.sha256 =
        mx_sha256(g_bytes_get_data(document.bytes, NULL), g_bytes_get_size(document.bytes));
    if (!mx_channel_send(channel, MX_MESSAGE_HASHED, document.sha256, strlen(document.sha256),
                         -1) ||
        mx_channel_receive(channel, true) != MX_CHANNEL_FRAME)
        return false;
    return channel->type != MX_MESSAGE_GO || read_document(channel, &document, settings);
}

void mx_worker_run(int fd, const MxWorkerSettings *settings) {
    MxChannel *channel = mx_channel_new(fd);
    if (settings->begin != NULL)
        settings->begin(settings->data);
    while (mx_channel_receive(channel, true) == MX_CHANNEL_FRAME && serve(channel, settings))
        ;
    _exit(0);
}
