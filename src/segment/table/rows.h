/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows as printed → the rows of the table. */
#ifndef MX_SEGMENT_TABLE_ROWS_H
#define MX_SEGMENT_TABLE_ROWS_H

#include "pattern/pattern.h"
#include "segment/table/body.h"

/**
 * mx_draft_finish:
 *
 * When all rows are there: codes in parts become one, sides and panels are put one below the
 * other, values are read, kinds and levels set, blank rows dropped. Doubts go to @disclosure.
 */
void mx_draft_finish(MxDraft *draft, const MxPack *pack, MxDisclosure *disclosure);

#endif
