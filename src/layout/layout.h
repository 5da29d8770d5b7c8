/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Geometry of a page: words, lines, blocks, grids. No language and no meaning in this room. */
#ifndef MX_LAYOUT_LAYOUT_H
#define MX_LAYOUT_LAYOUT_H

#include <glib.h>
#include <stdbool.h>

#include "base/box.h"
#include "page/page.h"

/** MxWord: glyphs of one line with no wide gap between them; "a phrase" rather than a Latin word.
 */
typedef struct {
    MxBox box;
    char *text;
} MxWord;

/** MxExtent: where a character begins and ends across the page, in points. */
typedef struct {
    float x0, x1;
} MxExtent;

/**
 * MxLine: glyphs on one baseline, left to right.
 * @text: joined as contract.md (Text) says; @words: (element-type MxWord) its parts
 * @extents: one for each printed character of @text, that is, for all but its spaces
 * @size_pt: the largest font size in it
 */
typedef struct {
    MxBox box;
    double size_pt;
    char *text;
    GPtrArray *words;
    MxExtent *extents;
    guint n_extents;
} MxLine;

/** MxBlock: lines of one paragraph; @text joined over its lines. */
typedef struct {
    MxBox box;
    char *text;
    guint first_line, n_lines;
} MxBlock;

/**
 * MxCell: a box of a grid.
 * @row, @col: of its top left corner, 0-based; @row_span, @col_span: >= 1
 * @box: between the rulings, or between the alignments where there are none
 * @shown: @box on the page as displayed: another one where the page is set sideways
 * @ink: the glyphs in it; empty (x1 < x0) where there are none
 * @first_x: where the first line of its text begins
 * @text: joined as contract.md says; never NULL
 */
typedef struct {
    guint row, col, row_span, col_span;
    MxBox box, shown, ink;
    double first_x, size_pt;
    char *text;
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

/** MxTurn: how the text of a page runs as displayed: sideways where DOWN or UP, upside down OVER.
 */
typedef enum {
    MX_TURN_NONE,
    MX_TURN_DOWN,
    MX_TURN_UP,
    MX_TURN_OVER,
} MxTurn;

/**
 * MxLayout: a page taken apart. One set sideways or upside down is turned first: places are those
 * of the turned page, @width_pt and @height_pt too.
 * @n_glyphs: characters of the page: those of the lines and of the cells
 * @lines: (element-type MxLine) outside the grids, top to bottom
 * @blocks: (element-type MxBlock) paragraphs over @lines
 * @grids: (element-type MxGrid) top to bottom
 * @overprint: (nullable): text that lies across the other and is in none of them
 */
typedef struct {
    guint number;
    double width_pt, height_pt;
    MxTextOrigin text;
    MxTurn turn;
    guint n_glyphs;
    GPtrArray *lines, *blocks, *grids;
    char *overprint;
} MxLayout;

/** mx_layout_new: (transfer full): never fails; a page without text has no lines and no grids. */
MxLayout *mx_layout_new(const MxPage *page);
void mx_layout_free(MxLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxLayout, mx_layout_free)

/** mx_layout_show: @box on the page as displayed. */
MxBox mx_layout_show(const MxLayout *layout, MxBox box);

/** mx_layout_to_json: (transfer full): what `mingxi debug layout` prints. */
char *mx_layout_to_json(const MxLayout *layout);

/** mx_lines_join: (transfer full): the text of @n lines whose breaks only the box's width made. */
char *mx_lines_join(const GPtrArray *lines, guint first, guint n);

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
