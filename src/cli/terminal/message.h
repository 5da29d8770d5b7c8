/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages to the user: on standard error, never among results. */
#ifndef MX_CLI_TERMINAL_MESSAGE_H
#define MX_CLI_TERMINAL_MESSAGE_H

#include <glib.h>

/** mx_message: prints `mingxi: FILE: MESSAGE` to standard error. The message is formed in English,
 * or is that of an error, and said in the user's language; @file may be NULL, and `-` is standard
 * input.
 */
void mx_message(const char *file, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
