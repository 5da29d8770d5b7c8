/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines → paragraphs. */
#ifndef MX_LAYOUT_BLOCK_H
#define MX_LAYOUT_BLOCK_H

#include <glib.h>

#include "layout/line.h"

/** MxBlock: lines of one paragraph; @text joined over its lines. */
typedef struct {
    MxBox box;
    char *text;
    guint first_line, n_lines;
} MxBlock;

/** mx_blocks_find: (transfer full) (element-type MxBlock): paragraphs over @lines, in order. */
GPtrArray *mx_blocks_find(const GPtrArray *lines);

#endif
