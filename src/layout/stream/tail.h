/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last lines of a run's wrapped cells, which no line of the run is linked with. */
#ifndef MX_LAYOUT_STREAM_TAIL_H
#define MX_LAYOUT_STREAM_TAIL_H

#include "layout/stream/region.h"

/**
 * mx_region_take_rest: takes the lines below @region, from line @to of @lines on, that a rule as
 * wide as it parts from what follows.
 *
 * Returns: the line after them; @to where there are none.
 */
guint mx_region_take_rest(MxRegion *region, const GPtrArray *lines, guint to);

/**
 * mx_region_take_tail: takes the lines from @to on that go on with cells of the region's last line:
 * texts that had no room for more.
 *
 * Returns: the line after them; @to where there are none.
 */
guint mx_region_take_tail(MxRegion *region, const GPtrArray *lines, guint to);

#endif
