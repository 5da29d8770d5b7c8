/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs: lines that share gaps, one with the next, and lines of one chunk between them. */
#ifndef MX_LAYOUT_STREAM_RUN_H
#define MX_LAYOUT_STREAM_RUN_H

#include "layout/stream/region.h"

/* Lines without a gap that may stand between two linked lines: a wrapped cell seldom has more than
 * four lines; prose between two tables has more, or crosses their strips. */
#define MX_MAX_BETWEEN 4u

/* A heading of a group is of the table's size, or a little larger; titles of sections are 1.2 times
 * and more. */
#define MX_HEADING_SIZE 1.15

/* A run that still grows: lines [from, to) of the frame, the narrowest and the widest distance of
 * two of them, and the widest of two that are linked: rows, with lines of wrapped cells between. */
typedef struct {
    guint from, to;
    double pace_pt, wide_pt, rows_pt;
    const GArray *rules;
} MxRun;

/** mx_line_open_gaps: how many gaps of @a are white in @b, too. */
guint mx_line_open_gaps(const MxStreamLine *a, const MxStreamLine *b);

/** mx_line_stands_under: whether @line is below a chunk of @above, as the rest of a cell is. */
bool mx_line_stands_under(const MxStreamLine *above, const MxStreamLine *line);

/** mx_run_find: the run from line @from of @lines (#MxStreamLine) on; @rules: of #MxRuling. */
MxRun mx_run_find(const GPtrArray *lines, guint from, const GArray *rules);

#endif
