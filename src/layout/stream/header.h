/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the data of a region: header or caption. */
#ifndef MX_LAYOUT_STREAM_HEADER_H
#define MX_LAYOUT_STREAM_HEADER_H

#include "layout/stream/region.h"

/**
 * mx_region_take_header:
 * @lines: (element-type MxStreamLine): of the frame; @first: the region's first line among them
 * @floor: the first line that no region above has taken
 *
 * Widens @region up to the top of its header.
 */
void mx_region_take_header(MxRegion *region, const GPtrArray *lines, guint first, guint floor);

/** mx_region_drop_captions: takes titles and captions off the top of @region; FALSE if none is
 * there. */
bool mx_region_drop_captions(MxRegion *region);

#endif
