/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How deep each row of a table stands. */
#ifndef MX_SEGMENT_TABLE_LEVELS_H
#define MX_SEGMENT_TABLE_LEVELS_H

#include "model/table.h"
#include "pattern/pattern.h"

/**
 * MxOutlineRow:
 * @row: (transfer none): its `level` is set
 * @label: what the row is called; "" for nothing
 * @code: (nullable): its code, where the table has a column of codes
 * @indent: how far the label begins from its box's left side, in ems; -1 where there is none
 */
typedef struct {
    MxRow *row;
    const char *label, *code;
    double indent;
} MxOutlineRow;

/** mx_levels_set: @rows (element-type MxOutlineRow) of one group, as printed; @centred: most labels
 * are set in the middle, and indents say nothing. */
void mx_levels_set(const MxPack *pack, GArray *rows, bool centred);

#endif
