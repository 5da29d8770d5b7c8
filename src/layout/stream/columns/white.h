/* SPDX-License-Identifier: GPL-3.0-or-later */
/* White between the columns of a region. */
#ifndef MX_LAYOUT_STREAM_COLUMNS_WHITE_H
#define MX_LAYOUT_STREAM_COLUMNS_WHITE_H

#include "layout/stream/region.h"

/** mx_region_find_white: the middle of the widest stretch of @from .. @to that no line that keeps
 * to its columns covers; NAN where it is no wider than @least. */
double mx_region_find_white(const MxRegion *region, double from, double to, double least);

#endif
