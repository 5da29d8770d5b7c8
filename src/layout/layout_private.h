/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of this room. */
#ifndef MX_LAYOUT_LAYOUT_PRIVATE_H
#define MX_LAYOUT_LAYOUT_PRIVATE_H

#include "layout/layout.h"

/* ---- line.c */

/**
 * mx_lines_find:
 * @glyphs: (element-type MxGlyph) (transfer none): pointers into a page
 *
 * Returns: (transfer full) (element-type MxLine): top to bottom
 */
GPtrArray *mx_lines_find(const GPtrArray *glyphs);

void mx_line_free(MxLine *line);

/* ---- block.c */

/** mx_blocks_find: (transfer full) (element-type MxBlock): paragraphs over @lines, in order. */
GPtrArray *mx_blocks_find(const GPtrArray *lines);

/* ---- grid.c */

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

/** mx_grid_check: whether every place is covered by exactly one cell; for tests and fuzzers. */
bool mx_grid_check(const MxGrid *grid);

/* ---- turn.c */

/** mx_page_find_turn: which way the text of @page runs. */
MxTurn mx_page_find_turn(const MxPage *page);

/** mx_page_turn: (transfer full): @page turned so that its text runs across. */
MxPage *mx_page_turn(const MxPage *page, MxTurn turn);

/** mx_turn_swaps: whether the turned page is as wide as the page is high. */
bool mx_turn_swaps(MxTurn turn);

/** mx_box_turn_back: a box of the turned page on the page as displayed, of the given size. */
MxBox mx_box_turn_back(MxBox box, MxTurn turn, double width_pt, double height_pt);

/* ---- lattice.c */

/**
 * mx_lattice_find:
 * @drawings: (element-type MxBox): takes the boxes of charts and diagrams
 *
 * Returns: (transfer full) (element-type MxGrid): grids drawn by rulings, without text
 */
GPtrArray *mx_lattice_find(const MxPage *page, GArray *drawings);

/* ---- stream.c */

/**
 * mx_stream_find:
 * @glyphs: (element-type MxGlyph): the glyphs outside every ruled grid
 * @taken: (element-type MxBox): places where no grid can be: ruled grids, charts
 *
 * Returns: (transfer full) (element-type MxGrid): grids set by alignment, without text
 */
GPtrArray *mx_stream_find(const MxPage *page, const GPtrArray *glyphs, const GArray *taken);

/* ---- fill.c */

/**
 * mx_grids_fill:
 * @grids: (element-type MxGrid)
 *
 * Puts the glyphs of @page into the cells of @grids.
 *
 * Returns: (transfer full) (element-type MxGlyph): the glyphs that no grid took
 */
GPtrArray *mx_grids_fill(GPtrArray *grids, const MxPage *page, const GPtrArray *glyphs);

#endif
