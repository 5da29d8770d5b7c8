/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands: each a file of commands/, all in the table of main.c. */
#ifndef MX_CLI_COMMAND_H
#define MX_CLI_COMMAND_H

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

#endif
