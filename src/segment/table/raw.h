/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between body.c, which reads printed rows, split.c, which joins cut ones, and rows.c, which makes
 * a table's rows of them. */
#ifndef MX_SEGMENT_TABLE_RAW_H
#define MX_SEGMENT_TABLE_RAW_H

#include <string.h>

#include "segment/segment_private.h"

/**
 * MxRawRow: a row as printed, sides and panels still beside each other.
 * @fields: one place a leaf, NULL where another leaf has the box
 * @indents: how far the text begins from its box's left side, in ems
 * @centred: the text, on one line, leaves as much room on its right
 * @own: the box begins in this row (it does not reach down from above)
 */
typedef struct {
    guint page;
    guint n;
    MxField **fields;
    double *indents;
    bool *centred;
    bool *own;
} MxRawRow;

/** mx_draft_join_split_rows: joins rows that a page's end cut in two. */
void mx_draft_join_split_rows(MxDraft *draft, const MxPack *pack);

#endif
