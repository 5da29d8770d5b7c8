/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that a page's end cut in two. */
#ifndef MX_SEGMENT_TABLE_SPLIT_H
#define MX_SEGMENT_TABLE_SPLIT_H

#include "pattern/pattern.h"
#include "segment/table/body.h"

/** mx_draft_join_split_rows: joins rows that a page's end cut in two. */
void mx_draft_join_split_rows(MxDraft *draft, const MxPack *pack);

#endif
