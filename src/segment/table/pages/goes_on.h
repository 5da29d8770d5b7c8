/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a grid goes on with the table before it. */
#ifndef MX_SEGMENT_TABLE_GOES_ON_H
#define MX_SEGMENT_TABLE_GOES_ON_H

#include "segment/table/body.h"

/**
 * MxOpenTable: the table that a next grid may continue.
 * @draft: (nullable): NULL where there is none
 * @grid: its last grid, on @page; @columns: the last of them that has all its columns
 */
typedef struct {
    MxDraft *draft;
    const MxGrid *grid, *columns;
    guint page;
} MxOpenTable;

/** mx_open_table_goes_on: whether @grid, under @caption with @header, on @page, below @n_lines
 * lines, is of the open table. */
bool mx_open_table_goes_on(const MxOpenTable *open, const MxCaption *caption,
                           const MxHeader *header, const MxGrid *grid, guint page, guint n_lines);

/** mx_open_table_stack: (transfer full) (nullable): the header that stands alone at the foot of the
 * page before over @grid; NULL where the open table is not such a header, or @grid not its rest. */
MxGrid *mx_open_table_stack(const MxOpenTable *open, const MxCaption *caption, const MxGrid *grid,
                            guint page, guint n_lines);

/** mx_header_is_same: whether @b is @a, or its last rows, printed again. */
bool mx_header_is_same(const MxHeader *a, const MxHeader *b);

/** mx_header_is_known: whether the first rows are a header by their words: they name what rows are,
 * and amounts. The first row of a page that goes on with a table may look like one, but for that.
 */
bool mx_header_is_known(const MxHeader *header);

#endif
