/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `--help` prints. */
#ifndef MX_CLI_OPTIONS_HELP_H
#define MX_CLI_OPTIONS_HELP_H

#include "cli/command.h"

/** mx_help_all: what there is. Returns: (transfer full): UTF-8, in the user's language */
char *mx_help_all(void);

/** mx_help_of: how @command is used. */
char *mx_help_of(const MxCommand *command);

#endif
