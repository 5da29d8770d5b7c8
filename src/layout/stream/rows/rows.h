/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A region with columns → a grid. */
#ifndef MX_LAYOUT_STREAM_ROWS_ROWS_H
#define MX_LAYOUT_STREAM_ROWS_ROWS_H

#include "layout/grid.h"
#include "layout/stream/region.h"

/** mx_region_build_grid: (transfer full): rows, header cells and spans of a region with columns;
 * NULL where its lines overlap. */
MxGrid *mx_region_build_grid(const MxRegion *region);

#endif
