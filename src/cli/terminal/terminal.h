/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user's terminal is like. */
#ifndef MX_CLI_TERMINAL_TERMINAL_H
#define MX_CLI_TERMINAL_TERMINAL_H

#include <glib.h>
#include <stdbool.h>

/** mx_terminal_wants_colour: @output: (nullable): the file that is written to. */
bool mx_terminal_wants_colour(const char *output);

/** mx_terminal_width: columns that text may take on standard output. */
guint mx_terminal_width(void);

#endif
