/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work list: what paths lead to, in an order that depends on names only. */
#ifndef MX_BATCH_INPUT_LIST_H
#define MX_BATCH_INPUT_LIST_H

#include "batch/input/work.h"
#include "batch/worker/worker.h"

typedef struct MxWorkList MxWorkList;

/** mx_work_list_new: searches the folders among @paths. Archives are unpacked when their turn
 * comes, each in a process with @settings' limits and @timeout_s for a member. */
MxWorkList *mx_work_list_new(char **paths, guint n, const MxWorkerSettings *settings,
                             guint timeout_s);

/** mx_work_list_new_plain: @paths are files, whatever they are called. */
MxWorkList *mx_work_list_new_plain(char **paths, guint n, const MxWorkerSettings *settings);
void mx_work_list_free(MxWorkList *list);

typedef enum {
    MX_WORK_FOUND,
    MX_WORK_LATER, /* poll mx_work_list_fd(), then ask again */
    MX_WORK_END,
} MxWorkState;

/** mx_work_list_next: @work: (out) (transfer full) */
MxWorkState mx_work_list_next(MxWorkList *list, MxWork **work);

/** mx_work_list_fd: what to poll after MX_WORK_LATER. */
int mx_work_list_fd(const MxWorkList *list);

/** mx_work_list_known: how many there are, as far as is known. */
guint64 mx_work_list_known(const MxWorkList *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxWorkList, mx_work_list_free)

#endif
