/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that a rule below every row shows. */
#ifndef MX_LAYOUT_STREAM_LADDER_H
#define MX_LAYOUT_STREAM_LADDER_H

#include <glib.h>
#include <stdbool.h>

/**
 * MxLadder: lines [from, to) between rules with the same ends, one below each row.
 * @top, @bottom, @x0, @x1: the first and the last rule, and their ends
 * @rows: each band between two rules is one row
 */
typedef struct {
    guint from, to;
    double top, bottom, x0, x1;
    bool rows;
} MxLadder;

/** mx_ladders_find: (transfer full) (element-type MxLadder): top to bottom, disjoint. */
GArray *mx_ladders_find(const GArray *rules, const GArray *upright, const GPtrArray *lines);

/** mx_books_find: (transfer full) (element-type MxLadder): the same of rules above and below a
 * header and below all rows, which nothing rules: what stands between them may be a table. */
GArray *mx_books_find(const GArray *rules, const GPtrArray *lines);

#endif
