/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Empty grids and characters → grids with text. */
#ifndef MX_LAYOUT_FILL_H
#define MX_LAYOUT_FILL_H

#include "layout/grid.h"
#include "page/page.h"

/**
 * mx_grids_fill:
 * @grids: (element-type MxGrid)
 *
 * Puts the glyphs of @page into the cells of @grids.
 *
 * Returns: (transfer full) (element-type MxGlyph): the glyphs that no grid took
 */
GPtrArray *mx_grids_fill(GPtrArray *grids, const MxPage *page, const GPtrArray *glyphs);

#endif
