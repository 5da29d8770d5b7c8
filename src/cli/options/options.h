/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options and what is wrong with them. */
#ifndef MX_CLI_OPTIONS_OPTIONS_H
#define MX_CLI_OPTIONS_OPTIONS_H

#include <mingxi/report.h>
#include <stdbool.h>

#include "cli/command.h"
#include "cli/exit.h"

/** MX_OPTION_LANGUAGE, MX_OPTION_HELP: what every command takes besides its own. */
extern const MxOption MX_OPTION_LANGUAGE, MX_OPTION_HELP;

/**
 * mx_options_parse:
 * @argv: (inout): @argc arguments behind the command's name; those that are no options are left at
 *     its beginning, `--` taken out
 * @options: the command's struct, all 0
 * @help: (out): whether help is asked for, whatever else is wrong
 *
 * As getopt_long(), but for shortened names: what is wrong is said, with the name that may be
 * meant. `--lang` holds from here on, wherever it stands.
 *
 * Returns: the number of arguments left, -1 on error
 */
int mx_options_parse(const MxCommand *command, int argc, char **argv, gpointer options, bool *help);

/** mx_usage_error: prints the message, which is translated, behind the command's name, and where to
 * read on. Returns: %MX_EXIT_USAGE */
int mx_usage_error(const MxCommand *command, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** mx_parse_count: a whole number from 1 to 1,000,000,000; FALSE where @text is none. */
bool mx_parse_count(const char *text, guint *value);

/** mx_set_language: @command: (nullable); @text: of --lang. FALSE where it is none, which is said.
 */
bool mx_set_language(const MxCommand *command, const char *text);

/** MX_COLOURS: the words of --color. */
extern const char *const MX_COLOURS[];

/** mx_options_style: language, colour and width of @style. @colour: place in %MX_COLOURS;
 * @output: (nullable): the file that is written to */
void mx_options_style(guint colour, const char *output, MxReportStyle *style);

#endif
