/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all commands share that read PDFs: each in a process of its own, within limits. */
#ifndef MX_CLI_READING_H
#define MX_CLI_READING_H

#include <mingxi/batch.h>

#include "cli/command.h"

/** MxReadingOptions: as they stand on the command line; free with mx_reading_options_clear(). */
typedef struct {
    char *password, *max_pages, *timeout, *memory;
    gboolean require_sandbox;
} MxReadingOptions;

/** MX_READING_ENTRIES: their lines in a table of GOptionEntry. */
#define MX_READING_ENTRIES(o)                                                                      \
    {                                                                                              \
        "password", 0, 0, G_OPTION_ARG_STRING, &(o)->password, "Password of encrypted files", "PW" \
    },                                                                                             \
        { "max-pages",                                                                             \
          0,                                                                                       \
          0,                                                                                       \
          G_OPTION_ARG_STRING,                                                                     \
          &(o)->max_pages,                                                                         \
          "Refuse longer documents (default 5000)",                                                \
          "N" },                                                                                   \
        { "timeout",                                                                               \
          0,                                                                                       \
          0,                                                                                       \
          G_OPTION_ARG_STRING,                                                                     \
          &(o)->timeout,                                                                           \
          "Seconds of its processor that a document may take (default 60)",                        \
          "S" },                                                                                   \
        { "memory",                                                                                \
          0,                                                                                       \
          0,                                                                                       \
          G_OPTION_ARG_STRING,                                                                     \
          &(o)->memory,                                                                            \
          "MB that reading a document may use (default 512)",                                      \
          "MB" },                                                                                  \
    {                                                                                              \
        "require-sandbox", 0, 0, G_OPTION_ARG_NONE, &(o)->require_sandbox,                         \
            "Refuse to read where the kernel cannot confine it", NULL                              \
    }

/** mx_reading_limits: what they say. FALSE where one is wrong, which is said. */
bool mx_reading_limits(const MxCommand *command, const MxReadingOptions *options,
                       MxProcessLimits *limits);

void mx_reading_options_clear(MxReadingOptions *options);

/** mx_reading_fail: says why @path could not be read. Returns: whether the packs are why, and not
 * the file */
bool mx_reading_fail(const char *path, const MxDocumentFailure *failure);

#endif
