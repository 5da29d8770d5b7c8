/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of several pages' grids → one grid, box by box. */
#ifndef MX_SEGMENT_FORM_JOIN_ROWS_H
#define MX_SEGMENT_FORM_JOIN_ROWS_H

#include "layout/grid.h"

/**
 * MxFormRows: rows of a form from all its pages, as one grid whose rows stand below each other.
 * @grid: (transfer full): its boxes' `shown` is where they stand on their page
 * @pages: MxCell of @grid → the number of the page where its text begins
 * @begins, @ends: (element-type guint): the page on which each row does
 */
typedef struct {
    MxGrid *grid;
    GHashTable *pages;
    GArray *begins, *ends;
} MxFormRows;

/** mx_form_rows_new: (transfer full): the rows [@first, @end) of @grid, on @page. */
MxFormRows *mx_form_rows_new(const MxGrid *grid, guint first, guint end, guint page);

/** mx_form_rows_slice: (transfer full): the rows from @first on. */
MxFormRows *mx_form_rows_slice(const MxFormRows *rows, guint first);
void mx_form_rows_free(MxFormRows *rows);

/**
 * mx_form_rows_append:
 * @joins: MxCell of the first row of @below → MxCell of the last row of @above: one box
 * @cut: the first row of @below is the rest of the last row of @above; its boxes are all in @joins,
 * or say nothing
 * @repeats: (element-type MxField): gets what @below prints again
 *
 * Returns: (transfer full): both. Columns are one where they stand within MX_FORM_SAME_RULE_PT.
 */
MxFormRows *mx_form_rows_append(const MxFormRows *above, const MxFormRows *below, GHashTable *joins,
                                bool cut, GPtrArray *repeats);

#endif
