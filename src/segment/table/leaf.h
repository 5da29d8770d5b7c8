/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a header is made of: one leaf a column. */
#ifndef MX_SEGMENT_TABLE_LEAF_H
#define MX_SEGMENT_TABLE_LEAF_H

#include <glib.h>
#include <stdbool.h>

#include "model/disclosure.h"

/**
 * MxLeaf: the columns [@first, @last] of the grid that make one column of the table.
 * @label: the header path joined by `/`; @under: the path without its last part, folded
 * @part: 0, or 1…3 for 类, 款, 项: a part of a code; @economic: of economic classes
 * @group: which of the stretches side by side (sides, panels) it belongs to
 * @unnamed: no pattern knows its header; @is_blank: its boxes are; @names_rows: its boxes are sums
 *     and ordered labels; @coded: or most of them names with their codes;
 *     @is_code: all of them, but sums, are codes
 */
typedef struct {
    guint first, last;
    double x0, x1;
    char *label, *leaf, *under;
    char *id;
    MxColumnType type;
    guint part;
    guint group;
    guint column; /* of the table */
    bool unnamed, economic, is_blank, names_rows, coded, is_code;
} MxLeaf;

/**
 * MxHeader:
 * @first_row: below the caption rows; @body_row: the first row that is not header
 * @leaves: (element-type MxLeaf)
 * @signature: all header texts, folded: equal for the same header printed again
 * @n_cols: columns of the grid that it was read from
 * @sides: (element-type MxSide) one a group
 * @phased: of a government's table, whose columns say phase and year (phases.h); @phase_year: its
 *     own year, 0 where its title names none
 * @blocks: one a group: how many groups of its side, under other headers, stand left of it
 */
typedef struct {
    guint first_row, body_row;
    GPtrArray *leaves;
    char *signature;
    guint n_cols;
    guint n_groups;
    bool phased;
    int phase_year;
    MxSide *sides;
    guint *blocks;
} MxHeader;

void mx_leaf_free(MxLeaf *leaf);
void mx_header_free(MxHeader *header);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxHeader, mx_header_free)

/** mx_cell_is_figure: whether @folded is a printed figure (and not a year). */
bool mx_cell_is_figure(const char *folded);

#endif
