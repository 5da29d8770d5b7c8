/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the YAML of one file to what it says, or to the line that is wrong in it. */
#ifndef MX_PATTERN_SOURCE_SCHEMA_H
#define MX_PATTERN_SOURCE_SCHEMA_H

#include "pattern/source/tree.h"

/**
 * mx_pack_tree_parse:
 * @path: of the file, for the message
 * @text: UTF-8
 *
 * Returns: (transfer full): NULL with %MX_ERROR_PATTERN, message `FILE:LINE: KEY: what`, which may
 *     quote line feeds
 */
MxPackTree *mx_pack_tree_parse(const char *path, const char *text, GError **error);

/** mx_pack_tree_free: accepts NULL. */
void mx_pack_tree_free(MxPackTree *tree);

#endif
