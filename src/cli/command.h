/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands: each a file of commands/, all in the table of command.c. */
#ifndef MX_CLI_COMMAND_H
#define MX_CLI_COMMAND_H

#include <glib.h>
#include <stdbool.h>

/**
 * MxOptionKind: what an option's value is, and the type of the field that takes it.
 * @MX_OPTION_FLAG: none; bool
 * @MX_OPTION_TEXT, @MX_OPTION_FILE, @MX_OPTION_FOLDER: const char *, of the command line, or NULL
 * @MX_OPTION_COUNT: guint from 1 on; 0 where it is not given
 * @MX_OPTION_WORD: guint, the place in the option's @words; 0, the first, where it is not given
 */
typedef enum {
    MX_OPTION_FLAG,
    MX_OPTION_TEXT,
    MX_OPTION_FILE,
    MX_OPTION_FOLDER,
    MX_OPTION_COUNT,
    MX_OPTION_WORD,
} MxOptionKind;

/**
 * MxOption: a line of a command's table, from which it is parsed, explained and completed.
 * @letter: 0 for none; @offset: of its field in the command's options
 * @value: how help calls its value; @help: what it does
 * @words: of %MX_OPTION_WORD, ended by NULL
 */
typedef struct {
    const char *name;
    char letter;
    MxOptionKind kind;
    gsize offset;
    const char *value, *help;
    const char *const *words;
} MxOption;

/** MX_OPTION: KIND without its prefix; the field of the struct TYPE that takes the value. */
#define MX_OPTION(KIND, name, letter, TYPE, field, value, help, words)                             \
    { name, letter, MX_OPTION_##KIND, G_STRUCT_OFFSET(TYPE, field), value, help, words }

#define MX_OPTIONS_END                                                                             \
    { NULL, 0, MX_OPTION_FLAG, 0, NULL, NULL, NULL }

/**
 * MxCommand:
 * @arguments: what stands after the options in the usage line
 * @summary: one line for `mingxi --help`; @description: for `mingxi help NAME`
 * @options: ended by MX_OPTIONS_END; @size: of the struct that they fill, at first all 0
 * @run: @n arguments that are no options
 */
typedef struct {
    const char *name;
    const char *arguments;
    const char *summary;
    const char *description;
    const MxOption *options;
    gsize size;
    int (*run)(gpointer options, char **arguments, int n);
} MxCommand;

extern const MxCommand mx_cmd_extract, mx_cmd_check, mx_cmd_report, mx_cmd_batch, mx_cmd_merge,
    mx_cmd_compare, mx_cmd_site, mx_cmd_tables, mx_cmd_rules, mx_cmd_patterns, mx_cmd_completion,
    mx_cmd_debug;

/** mx_commands: all of them, ended by NULL. */
const MxCommand *const *mx_commands(void);

#endif
