/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a process that reads strangers' files may do. */
#ifndef MX_BATCH_WORKER_CONFINE_H
#define MX_BATCH_WORKER_CONFINE_H

#include <glib.h>
#include <sys/types.h>

#include "batch/worker/sandbox.h"

/** MxChildLimits: @memory_bytes: what it may allocate, 0 for all; @file_bytes: largest file;
 * @parent: which it does not outlive */
typedef struct {
    guint64 memory_bytes, file_bytes;
    MxSandbox sandbox;
    pid_t parent;
} MxChildLimits;

/** mx_child_confine: for a process just forked: no file of the parent's but @keep and @log (which
 * becomes its standard error), no core, a group of its own, the limits and the sandbox; it ends
 * with its parent, and at once where the sandbox cannot be entered. */
void mx_child_confine(int keep, int log, MxChildLimits limits);

#endif
