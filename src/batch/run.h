/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A work list through worker processes, with results in the list's order. */
#ifndef MX_BATCH_RUN_H
#define MX_BATCH_RUN_H

#include "batch/input/list.h"
#include "batch/worker/pool.h"

typedef enum {
    MX_ITEM_WAITING, /* for a worker */
    MX_ITEM_HASHING,
    MX_ITEM_UNDECIDED, /* @sha256 is known; those before it are not decided */
    MX_ITEM_READING,
    MX_ITEM_READ,   /* @answer, @pages */
    MX_ITEM_LEFT,   /* not to be read: @choice says why */
    MX_ITEM_FAILED, /* @code, @message */
} MxItemState;

/**
 * MxItem: one of the list on its way.
 * @sha256: empty where the bytes cannot be had
 * @choice: for who decides
 * @passing: where it failed: for a reason that may be gone when it is read again
 */
typedef struct {
    MxWork *work;
    MxItemState state;
    char sha256[65];
    guint choice;
    bool decided; /* to be read: also when it is tried again */
    bool changed; /* when it was, its bytes were others */
    bool passing;
    guint tries;
    GArray *skipped; /* of guint32: pages that ended the process, and are left out */
    gint64 spent_us; /* what those who read it in vain have had of the processor */
    guint pages;
    GBytes *answer;
    char *code, *message;
} MxItem;

/**
 * MxRunHandlers: all are called in the list's order, in the process that runs.
 * @decide: (nullable): whether to read @item, whose @sha256 is known; NULL: all are read
 * @take: what became of @item
 * @tick: (nullable): a few times a second
 */
typedef struct {
    bool (*decide)(MxItem *item, bool *read, gpointer data, GError **error);
    bool (*take)(MxItem *item, gpointer data, GError **error);
    void (*tick)(gpointer data);
    gpointer data;
    const volatile sig_atomic_t *cancelled; /* (nullable) */
} MxRunHandlers;

/** mx_run: FALSE where a handler failed or no worker can be started. Where it is cancelled, what is
 * complete has been taken. */
bool mx_run(MxWorkList *list, MxPool *pool, guint n_workers, const MxRunHandlers *handlers,
            GError **error);

/** mx_count_jobs: @jobs, or the number of cores. */
guint mx_count_jobs(guint jobs);

#endif
