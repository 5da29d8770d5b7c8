/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dark pixels in a row, which a ruling or a stroke may be. */
#ifndef MX_PAGE_VECTOR_RUN_H
#define MX_PAGE_VECTOR_RUN_H

/** MxRun: edge pixels in a row: @at across them, @from to @to (exclusive) along, in pixels. */
typedef struct {
    int at, from, to;
} MxRun;

#endif
