/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns that white strips alone do not tell. */
#ifndef MX_LAYOUT_STREAM_COLUMNS_REPAIR_H
#define MX_LAYOUT_STREAM_COLUMNS_REPAIR_H

#include "layout/stream/region.h"

/** mx_region_repair_columns: joins and parts the columns of @region, once its strips are found.
 * @witnesses: (element-type MxStreamLine): the lines that showed them */
void mx_region_repair_columns(MxRegion *region, const GPtrArray *witnesses);

#endif
