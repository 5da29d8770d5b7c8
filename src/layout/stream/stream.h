/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters without rulings around them → grids. stream.c drives the files of this room. */
#ifndef MX_LAYOUT_STREAM_STREAM_H
#define MX_LAYOUT_STREAM_STREAM_H

#include <glib.h>

#include "page/page.h"

/**
 * mx_stream_find:
 * @glyphs: (element-type MxGlyph): the glyphs outside every ruled grid
 * @taken: (element-type MxBox): places where no grid can be: ruled grids, charts
 * @frame: (nullable): the drawn box that @glyphs are the text of: all of it may be one grid
 *
 * Returns: (transfer full) (element-type MxGrid): grids set by alignment, without text
 */
GPtrArray *mx_stream_find(const MxPage *page, const GPtrArray *glyphs, const GArray *taken,
                          const MxBox *frame);

#endif
