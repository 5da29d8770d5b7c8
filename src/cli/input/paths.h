/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents that a command line names. */
#ifndef MX_CLI_INPUT_PATHS_H
#define MX_CLI_INPUT_PATHS_H

#include "base/translate.h"
#include "cli/command.h"

/** MxListOptions: lists of paths. @from: (nullable): a file, `-` for standard input; @null: its
 * paths end with NUL, as `find -print0` writes them, not with the line. */
typedef struct {
    const char *from;
    bool null;
} MxListOptions;

/** MX_LIST_OPTIONS: their lines in the table of TYPE, which has them as FIELD. */
#define MX_LIST_OPTIONS(TYPE, FIELD)                                                               \
    MX_OPTION(FILE, "from", 0, TYPE, FIELD.from, "LIST",                                           \
              N_("Read paths from LIST, one a line, or from the column path of LIST.csv; - is "    \
                 "standard input"),                                                                \
              NULL),                                                                               \
        MX_OPTION(FLAG, "null", '0', TYPE, FIELD.null, NULL,                                       \
                  N_("Paths of LIST end with NUL, as find -print0 writes them"), NULL)

/** mx_list_is_table: whether the list is a CSV (by its name) with a column `path`; it may say where
 * files come from, too. */
bool mx_list_is_table(const MxListOptions *list);

/**
 * MxPathArguments: what of a command line names documents.
 * @command: that reads them; @arguments: @n of them; @list: named besides
 */
typedef struct {
    const MxCommand *command;
    const MxListOptions *list;
    char **arguments;
    int n;
} MxPathArguments;

/**
 * mx_paths_new:
 * @status: (out): how the command ends where there are none
 *
 * The paths of the command line and of its lists, as they stand there.
 *
 * Returns: (transfer full): element-type filename; NULL, which is said, where the command line
 * names none or a list cannot be read
 */
GPtrArray *mx_paths_new(const MxPathArguments *from, int *status);

/**
 * mx_paths_find:
 * @from_folders: (out) (optional): whether some of them is a folder
 *
 * The same with folders searched for PDFs. A folder without any stays, as what cannot be read.
 */
GPtrArray *mx_paths_find(const MxPathArguments *from, int *status, bool *from_folders);

#endif
