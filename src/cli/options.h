/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options and what is wrong with them. */
#ifndef MX_CLI_OPTIONS_H
#define MX_CLI_OPTIONS_H

#include <mingxi/report.h>
#include <stdbool.h>

#include "cli/command.h"
#include "cli/exit.h"

/**
 * mx_options_parse:
 * @argv: (inout): from the command's name on; what is no option is left in it, `--` taken out
 *
 * Prints help for --help and leaves. On a wrong option prints the error and where to read on.
 *
 * Returns: the number of arguments left, -1 on error
 */
int mx_options_parse(const MxCommand *command, const GOptionEntry *entries, int argc, char **argv);

/** mx_options_help: prints how @command is used. */
void mx_options_help(const MxCommand *command, const GOptionEntry *entries);

/** mx_usage_error: prints the message and where to read on. Returns: %MX_EXIT_USAGE */
int mx_usage_error(const MxCommand *command, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** mx_parse_count: a whole number from 1 to 1,000,000,000; FALSE where @text is none. */
bool mx_parse_count(const char *text, guint *value);

/**
 * mx_option_count:
 * @option: as it is written, `--max-pages`
 * @text: (nullable): its value; where it is not given, @value stays as it is
 * @what: what it should be, `count`, for the message
 *
 * Returns: FALSE where it is none, which is said
 */
bool mx_option_count(const MxCommand *command, const char *option, const char *text,
                     const char *what, guint *value);

/** mx_option_find: the place of @text in @words, ended by NULL; FALSE where it is none of them. */
bool mx_option_find(const char *text, const char *const *words, guint *place);

/** mx_option_choose: the same of an option as for mx_option_count(); 0 where it is not given. */
bool mx_option_choose(const MxCommand *command, const char *option, const char *text,
                      const char *const *words, guint *place);

/**
 * mx_option_style:
 * @language: (nullable): of --lang: `zh` or `en`; the locale's where it is not given
 * @colour: (nullable): of --color: `auto`, `always` or `never`
 * @output: (nullable): the file that is written to
 *
 * Language, colour and width of @style. Returns: FALSE where an option is wrong, which is said
 */
bool mx_option_style(const MxCommand *command, const char *language, const char *colour,
                     const char *output, MxReportStyle *style);

#endif
