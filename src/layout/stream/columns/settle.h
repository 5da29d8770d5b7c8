/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns → where their boundaries lie, once the header is known. */
#ifndef MX_LAYOUT_STREAM_COLUMNS_SETTLE_H
#define MX_LAYOUT_STREAM_COLUMNS_SETTLE_H

#include "layout/stream/region.h"

/**
 * mx_region_add_header_columns:
 *
 * Moves boundaries out of the header's text, and adds the columns that are blank but for it.
 */
void mx_region_add_header_columns(MxRegion *region);

#endif
