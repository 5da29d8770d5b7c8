/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages to the user: on standard error, never among results. */
#ifndef MX_CLI_TERMINAL_MESSAGE_H
#define MX_CLI_TERMINAL_MESSAGE_H

#include <glib.h>

/** mx_message: prints `mingxi: FILE: MESSAGE` to standard error, the message in the user's
 * language;
 * @file may be NULL, and `-` is standard input. */
void mx_message(const char *file, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** mx_message_plain: the same of what is formed already: of an error, or translated. */
void mx_message_plain(const char *file, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
