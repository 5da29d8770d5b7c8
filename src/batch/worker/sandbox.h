/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a process that reads strangers' files can still ask of the kernel: docs/security.md. */
#ifndef MX_BATCH_WORKER_SANDBOX_H
#define MX_BATCH_WORKER_SANDBOX_H

#include <glib.h>
#include <stdbool.h>

/**
 * MxSandbox:
 * @readable: (nullable): ended by NULL: folders that may be read besides fonts and character maps
 * @makes_files: whether it may make files in memory, as who unpacks archives must
 */
typedef struct {
    const char *const *readable;
    bool makes_files;
} MxSandbox;

/** mx_sandbox_check: FALSE with %MX_ERROR_IO where @required and the kernel cannot do all of it. */
bool mx_sandbox_check(bool required, GError **error);

/** mx_sandbox_enter: for good, for this process, which has one thread. What the kernel cannot do is
 * left out. FALSE where the kernel refuses what it can do. */
bool mx_sandbox_enter(const MxSandbox *sandbox);

#endif
