/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A region → its columns. */
#ifndef MX_LAYOUT_STREAM_COLUMNS_COLUMNS_H
#define MX_LAYOUT_STREAM_COLUMNS_COLUMNS_H

#include "layout/stream/region.h"

/**
 * mx_region_find_columns:
 *
 * Sets @xs of @region from the white strips that its lines share.
 *
 * Returns: whether there are two columns at least
 */
bool mx_region_find_columns(MxRegion *region);

#endif
