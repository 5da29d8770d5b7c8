/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a region is a table, prose or something else. */
#ifndef MX_LAYOUT_STREAM_KIND_H
#define MX_LAYOUT_STREAM_KIND_H

#include "layout/stream/region.h"

typedef enum {
    MX_REGION_TABLE,
    MX_REGION_PROSE, /* in columns */
    MX_REGION_OTHER, /* a list, a table of contents, lines that chance to have gaps */
} MxRegionKind;

/** mx_region_judge: @gutter: (out): where a column of prose ends, if it is prose. */
MxRegionKind mx_region_judge(const MxRegion *region, double *gutter);

#endif
