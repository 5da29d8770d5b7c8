/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a command ends. */
#ifndef MX_CLI_EXIT_H
#define MX_CLI_EXIT_H

/** MxExit: what the exit status says (style of the house, and the manual page). */
typedef enum {
    MX_EXIT_OK = 0,
    MX_EXIT_FAILED = 1, /* some inputs failed */
    MX_EXIT_USAGE = 2,
    MX_EXIT_PATTERNS = 3,
    MX_EXIT_OUTPUT = 4,
    MX_EXIT_INTERRUPTED = 130,
    MX_EXIT_PIPE = 141, /* who read standard output went away, as `| head` does: nothing is said */
} MxExit;

#endif
