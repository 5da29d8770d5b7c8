/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in a column → what it holds, where no pattern knows its header. */
#ifndef MX_SEGMENT_TABLE_TYPES_H
#define MX_SEGMENT_TABLE_TYPES_H

#include "layout/layout.h"
#include "pattern/pattern.h"
#include "segment/table/leaf.h"

/** MxBoxes: lends the text of the box of leaf @leaf in body row @row, where it is that leaf's
 * alone; NULL where it has none. */
typedef const char *(*MxBoxes)(const void *body, guint row, guint leaf);

/**
 * mx_header_judge_types:
 * @text_at: lends the boxes of @body, which has @n_rows rows
 *
 * Sets the type of every leaf without an id of its own (`unnamed`), and whether the leaves' boxes
 * name rows (`names_rows`).
 */
void mx_header_judge_types(MxHeader *header, const MxPack *pack, MxBoxes text_at, const void *body,
                           guint n_rows);

/** mx_header_judge_grid: the same from the rows of @grid below the header. */
void mx_header_judge_grid(MxHeader *header, const MxPack *pack, const MxGrid *grid);

#endif
