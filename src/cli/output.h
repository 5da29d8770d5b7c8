/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where results go. */
#ifndef MX_CLI_OUTPUT_H
#define MX_CLI_OUTPUT_H

#include <stdbool.h>

#include "cli/exit.h"

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

/** mx_output_close: completes the file, or takes it away where @keep is FALSE. Returns:
 * %MX_EXIT_OK, %MX_EXIT_OUTPUT on failure, which is said, or %MX_EXIT_PIPE */
int mx_output_close(MxOutput *output, bool keep);

/** mx_output_print: a whole text to @path, as for mx_output_open(). Returns: as
 * mx_output_close() */
int mx_output_print(const char *path, const char *text);

#endif
