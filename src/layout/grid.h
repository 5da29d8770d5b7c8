/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as boxes: rows and columns with spans, ruled or set by alignment. */
#ifndef MX_LAYOUT_GRID_H
#define MX_LAYOUT_GRID_H

#include <glib.h>
#include <stdbool.h>

#include "base/box.h"

/**
 * MxCell: a box of a grid.
 * @row, @col: of its top left corner, 0-based; @row_span, @col_span: >= 1
 * @box: between the rulings, or between the alignments where there are none
 * @shown: @box on the page as displayed: another one where the page is set sideways
 * @ink: the glyphs in it; empty (x1 < x0) where there are none
 * @first_x: where the first line of its text begins
 * @text: joined as contract.md says; never NULL
 * @marks: (nullable): of notes, beside the figure that is the text, and left out of it
 * @page: where it is printed on another page than its grid; else 0
 */
typedef struct {
    guint row, col, row_span, col_span;
    MxBox box, shown, ink;
    double first_x, size_pt;
    char *text, *marks;
    guint page;
} MxCell;

/**
 * MxGrid:
 * @xs: n_cols + 1 column boundaries, ascending; @ys: n_rows + 1 row boundaries
 * @cells: (element-type MxCell) in row-major order of their top left corners; they cover the grid
 * @at: n_rows * n_cols pointers into @cells: which cell covers a place
 * @shown: @box on the page as displayed
 * @ruled: boundaries are rulings; FALSE where they come from alignment
 */
typedef struct {
    MxBox box, shown;
    guint n_rows, n_cols;
    double *xs, *ys;
    GPtrArray *cells;
    MxCell **at;
    bool ruled;
} MxGrid;

/**
 * mx_grid_new:
 * @xs, @ys: (transfer full): boundaries, ascending; at least two of each
 *
 * Returns: (transfer full): a grid without cells; mx_grid_add() every cell, then mx_grid_seal()
 */
MxGrid *mx_grid_new(double *xs, guint n_cols, double *ys, guint n_rows, bool ruled);
void mx_grid_free(MxGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxGrid, mx_grid_free)

/** mx_grid_add: (transfer none): a new cell of @grid that covers the given places. */
MxCell *mx_grid_add(MxGrid *grid, guint row, guint col, guint row_span, guint col_span);

/** mx_grid_add_copy: (transfer none): the same with what @from, of any grid, says; its box is that
 * of its new place. */
MxCell *mx_grid_add_copy(MxGrid *grid, const MxCell *from, guint row, guint col, guint row_span,
                         guint col_span);

/** mx_grid_check: whether every place is covered by exactly one cell; for tests and fuzzers. */
bool mx_grid_check(const MxGrid *grid);

/** mx_grid_get: (transfer none): the cell that covers row @row, column @col. */
static inline MxCell *mx_grid_get(const MxGrid *grid, guint row, guint col) {
    return grid->at[row * grid->n_cols + col];
}

/** mx_grid_find_row / mx_grid_find_col: the interval that holds the coordinate, -1 outside. */
int mx_grid_find_row(const MxGrid *grid, double y);
int mx_grid_find_col(const MxGrid *grid, double x);

static inline bool mx_cell_is_blank(const MxCell *cell) {
    return cell->text[0] == '\0';
}

#endif
