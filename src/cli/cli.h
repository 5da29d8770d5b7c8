/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the commands. */
#ifndef MX_CLI_CLI_H
#define MX_CLI_CLI_H

#include <mingxi/mingxi.h>
#include <stdbool.h>
#include <stdio.h>

/** MxExit: what the exit status says (style of the house, and the manual page). */
typedef enum {
    MX_EXIT_OK = 0,
    MX_EXIT_FAILED = 1, /* some inputs failed */
    MX_EXIT_USAGE = 2,
    MX_EXIT_PATTERNS = 3,
    MX_EXIT_OUTPUT = 4,
    MX_EXIT_INTERRUPTED = 130,
} MxExit;

/**
 * MxCommand:
 * @arguments: what stands after the options in the usage line
 * @summary: one line for `mingxi --help`; @description: for `mingxi help NAME`
 */
typedef struct {
    const char *name;
    const char *arguments;
    const char *summary;
    const char *description;
    int (*run)(int argc, char **argv);
} MxCommand;

extern const MxCommand mx_cmd_extract, mx_cmd_check, mx_cmd_report, mx_cmd_batch, mx_cmd_merge,
    mx_cmd_compare, mx_cmd_site, mx_cmd_tables, mx_cmd_rules, mx_cmd_patterns, mx_cmd_debug;

/* ---- options.c */

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

/* ---- terminal.c */

/** mx_parse_language: `zh` or `en`; by the locale where @text is NULL; FALSE where it is neither.
 */
bool mx_parse_language(const char *text, MxLanguage *language);

/**
 * mx_parse_colour: `auto`, `always` or `never`; NULL is `auto`; FALSE where @text is none of them.
 * @output: (nullable): the file that is written to
 */
bool mx_parse_colour(const char *text, const char *output, bool *colour);

/** mx_terminal_width: columns that text may take on standard output. */
guint mx_terminal_width(void);

/* ---- output.c */

/** mx_report: prints `mingxi: FILE: MESSAGE` to standard error; @file may be NULL. */
void mx_report(const char *file, const char *format, ...) G_GNUC_PRINTF(2, 3);

/**
 * MxOutput: standard output, or a file that appears under its name only when it is complete.
 */
typedef struct MxOutput MxOutput;

/** mx_output_open: @path NULL or "-" is standard output. Returns: NULL where it cannot be written.
 */
MxOutput *mx_output_open(const char *path);

/** mx_output_write: FALSE where writing failed; said once, by mx_output_close(). */
bool mx_output_write(MxOutput *output, const char *text);

/** mx_output_failed: whether writing has failed, so that reading on is for nothing. */
bool mx_output_failed(const MxOutput *output);

/** mx_output_close: completes the file, or takes it away where @keep is FALSE. FALSE on failure. */
bool mx_output_close(MxOutput *output, bool keep);

/* ---- fonts.c */

/** mx_use_no_fonts: no font stands in for those that a document does not embed. */
void mx_use_no_fonts(void);

#endif
