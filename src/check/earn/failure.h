/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An instance that fails its rule, until it is settled what that says. */
#ifndef MX_CHECK_EARN_FAILURE_H
#define MX_CHECK_EARN_FAILURE_H

#include "check/evaluate.h"
#include "check/scopes/instance.h"

/** MxSumKind: what a rule compares with a cell: nothing that is added up in the table, cells of its
 * row, cells of its column. */
typedef enum {
    MX_SUM_NONE,
    MX_SUM_ROW,
    MX_SUM_COLUMN,
} MxSumKind;

/**
 * MxFailure: an instance that fails; of @sum that is not %MX_SUM_NONE the left side is a cell.
 * @outcome: owned; both sides have figures where @sum is not %MX_SUM_NONE
 * @column: of the left side, where it stands in the instance's row
 * @cell: the left side, where @sum is not %MX_SUM_NONE: table, row, row_index and column
 * @misprint: a slip of the pen explains it
 * @alone: without one figure it adds up, a misprint of 0, as its column prints elsewhere
 */
typedef struct {
    MxInstance instance;
    MxOutcome outcome;
    MxSumKind sum;
    guint column;
    MxInstance cell;
    bool misprint, alone;
} MxFailure;

#endif
