/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Worker processes: started when there is work, replaced when they die, ended when they take too
 * long. */
#ifndef MX_BATCH_WORKER_POOL_H
#define MX_BATCH_WORKER_POOL_H

#include <poll.h>

#include "batch/worker/worker.h"

typedef struct MxPool MxPool;

typedef enum {
    MX_POOL_HASHED, /* @text: the SHA-256; the worker waits for mx_pool_decide() */
    MX_POOL_DONE,   /* @payload: the job's answer, @pages */
    MX_POOL_FAILED, /* @code, @text: why; @killed, @again, @passing */
} MxPoolEventKind;

/**
 * MxPoolEvent: what happened to @item; everything is borrowed.
 * @killed: its process was ended by a signal from outside
 * @again: it is worth another try in a new process
 * @passing: not its content's fault: the file changed, the machine was too busy
 * @spent_us: what it has had of the processor, with what MxPoolTask says, where that is known
 * @page: which page was being read when the process came to its end (MxPageWatch), or 0
 */
typedef struct {
    MxPoolEventKind kind;
    gpointer item;
    bool killed, again, passing;
    const char *code, *text;
    guint pages;
    guint32 page;
    gint64 spent_us;
    const guint8 *payload;
    gsize length;
} MxPoolEvent;

typedef void (*MxPoolHandler)(const MxPoolEvent *event, gpointer data);

/** mx_pool_new: @n workers, none of which runs yet; each has @timeout_s of its processor's time for
 * a document, and ten times as much by the clock. */
MxPool *mx_pool_new(const MxWorkerSettings *settings, guint n, guint timeout_s);

/** mx_pool_free: ends all workers, whatever they do. */
void mx_pool_free(MxPool *pool);

bool mx_pool_has_idle(const MxPool *pool);

/** mx_pool_pages_begun: of the documents that are being read, as far as their processes say. */
guint mx_pool_pages_begun(const MxPool *pool);

/** MxPoolTask: @item to be read; @file stays the caller's; @skipped: (nullable) of guint32: what is
 * to be left out of it; @fresh: by a process that has read nothing before. */
typedef struct {
    gpointer item;
    const char *name;
    int file;
    const GArray *skipped;
    gint64 spent_us;
    bool fresh;
} MxPoolTask;

/** mx_pool_give: has @task done by an idle worker. FALSE with %MX_ERROR_IO where no process can be
 * made. */
bool mx_pool_give(MxPool *pool, const MxPoolTask *task, GError **error);

/** mx_pool_decide: answers MX_POOL_HASHED: whether @item is to be read. */
void mx_pool_decide(MxPool *pool, gpointer item, bool read);

/** mx_pool_watch: fills @fds, room for the number of workers. Returns: how many. */
guint mx_pool_watch(const MxPool *pool, struct pollfd *fds);

/** mx_pool_wait_ms: until the next document's time is over; -1 where none is read. */
int mx_pool_wait_ms(const MxPool *pool);

/** mx_pool_serve: tells @handler what has happened, and ends who is late. */
void mx_pool_serve(MxPool *pool, MxPoolHandler handler, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPool, mx_pool_free)

#endif
