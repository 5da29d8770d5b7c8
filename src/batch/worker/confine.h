/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a process that reads strangers' files may do. */
#ifndef MX_BATCH_WORKER_CONFINE_H
#define MX_BATCH_WORKER_CONFINE_H

#include <glib.h>

/** MxChildLimits: @memory_bytes: what it may allocate, 0 for all; @file_bytes: largest file. */
typedef struct {
    guint64 memory_bytes, file_bytes;
} MxChildLimits;

/** mx_child_confine: for a process just forked: no file of the parent's but @keep and @log (which
 * becomes its standard error), no core, and the limits; it ends with its parent. */
void mx_child_confine(int keep, int log, MxChildLimits limits);

#endif
