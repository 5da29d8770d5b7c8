/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns that a government's table sets side by side: budget, execution, account, of two years. */
#ifndef MX_SEGMENT_TABLE_COLUMNS_PHASES_H
#define MX_SEGMENT_TABLE_COLUMNS_PHASES_H

#include "pattern/pattern.h"
#include "segment/table/leaf.h"

/** mx_header_say_phases: the ids of @header's leaves say which of them are of a year before
 * @header's `phase_year` (0: before the newest that a header names). */
void mx_header_say_phases(MxHeader *header, const MxPack *pack);

#endif
