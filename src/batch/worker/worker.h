/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The process that reads documents: it alone touches what strangers made. */
#ifndef MX_BATCH_WORKER_WORKER_H
#define MX_BATCH_WORKER_WORKER_H

#include <mingxi/batch.h>

#include "batch/worker/channel.h"

/**
 * MxWorkerSettings:
 * @begin: (nullable): once, before the first document
 * @job: reads the document and appends its answer
 * @password: (nullable)
 * @readable: (nullable): ended by NULL: folders that it may read besides fonts
 * @at: (nullable): in memory shared with the parent: see MxPageWatch
 * @memory_bytes: what a worker may allocate; 0: without a limit
 * @limits: of a document
 */
typedef struct {
    void (*begin)(gpointer data);
    MxDocumentJob job;
    gpointer data;
    const char *password;
    const char *const *readable;
    guint64 memory_bytes;
    MxLimits limits;
    volatile guint32 *at;
} MxWorkerSettings;

/** mx_worker_settings: what @limits say of a worker and of its documents. */
MxWorkerSettings mx_worker_settings(MxDocumentJob job, gpointer data,
                                    const MxProcessLimits *limits);

/** MX_CHILD_WORDS: what a worker may write to a file, in bytes: its last words, on standard error.
 */
#define MX_CHILD_WORDS (64 * 1024)

/** mx_worker_run: serves until the other end is closed. Only in a process just forked. */
_Noreturn void mx_worker_run(int fd, const MxWorkerSettings *settings);

/** mx_failure_code: what schema.sql calls an error of the library's. */
const char *mx_failure_code(const GError *error);

#endif
