/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids by alignment, while they are being made: between stream.c and stream_*.c. */
#ifndef MX_LAYOUT_STREAM_REGION_H
#define MX_LAYOUT_STREAM_REGION_H

#include "layout/token.h"

/* Distance, in ems, between the middles of two lines of one table: set with blank lines between
 * groups it is 2; two tables set below each other have a caption, or more space, between them. */
#define MX_MAX_PITCH_EM 2.6

/** MxChunk: tokens of a line with no more than a space between them: what one cell prints on a
 * line. */
typedef struct {
    MxBox box;
    double em;
    guint first, n; /* into the line's tokens */
    bool figure;    /* every token is one */
} MxChunk;

/** MxStreamLine: a line as chunks. */
typedef struct {
    MxBox box;
    double em;
    bool leaders;
    GArray *tokens; /* of MxToken */
    GArray *chunks; /* of MxChunk */
} MxStreamLine;

/**
 * MxRegion: lines that may be a table.
 * @lines: (element-type MxStreamLine) (transfer none), top to bottom
 * @rules: (element-type MxRuling): horizontal rulings of the page, by y
 * @xs: column boundaries; NULL until mx_region_find_columns()
 * @between_rules: every line is of the table, whatever it has in common with the others
 * @ruled_rows: rules part all its rows
 */
typedef struct {
    GPtrArray *lines;
    const GArray *rules;
    GArray *xs;
    bool between_rules, ruled_rows;
    MxBox box;
} MxRegion;

static inline const MxChunk *mx_chunk_at(const MxStreamLine *line, guint i) {
    return &g_array_index(line->chunks, MxChunk, i);
}

static inline MxStreamLine *mx_region_line(const MxRegion *region, guint i) {
    return region->lines->pdata[i];
}

static inline guint mx_region_n_cols(const MxRegion *region) {
    return region->xs->len - 1;
}

static inline double mx_region_x(const MxRegion *region, guint i) {
    return g_array_index(region->xs, double, i);
}

/** mx_stream_lines_find: (transfer full) (element-type MxStreamLine): top to bottom. */
GPtrArray *mx_stream_lines_find(const GArray *tokens, const GArray *leaders);

/** mx_line_pitch: distance of the middles of two lines, in ems. */
double mx_line_pitch(const MxStreamLine *above, const MxStreamLine *line);

/** mx_region_measure: sets @box from the lines. */
void mx_region_measure(MxRegion *region);

/** mx_region_col_at: the column that holds @x; the outer ones reach beyond the region. */
guint mx_region_col_at(const MxRegion *region, double x);

/* ---- stream_columns.c */

/**
 * mx_region_find_columns:
 *
 * Sets @xs of @region from the white strips that its lines share.
 *
 * Returns: whether there are two columns at least
 */
bool mx_region_find_columns(MxRegion *region);

/**
 * mx_region_add_header_columns:
 *
 * Moves boundaries out of the header's text, and adds the columns that are blank but for it.
 */
void mx_region_add_header_columns(MxRegion *region);

/* ---- stream_ladder.c */

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
GArray *mx_ladders_find(const GArray *rules, const GPtrArray *lines);

/* ---- stream_header.c */

/** mx_region_rule: whether a rule as wide as @region runs between the heights @from and @to. */
bool mx_region_rule(const MxRegion *region, double from, double to);

/** mx_region_is_data: whether a line has a label and a figure that is no year, or several figures.
 */
bool mx_region_is_data(const MxRegion *region, guint line);

/**
 * mx_region_take_header:
 * @lines: (element-type MxStreamLine): of the frame; @first: the region's first line among them
 * @floor: the first line that no region above has taken
 *
 * Widens @region up to the top of its header.
 */
void mx_region_take_header(MxRegion *region, const GPtrArray *lines, guint first, guint floor);

/** mx_region_drop_captions: takes titles and captions off the top of @region; FALSE if none is
 * there. */
bool mx_region_drop_captions(MxRegion *region);

/* ---- stream_kind.c */

typedef enum {
    MX_REGION_TABLE,
    MX_REGION_PROSE, /* in columns */
    MX_REGION_OTHER, /* a list, a table of contents, lines that chance to have gaps */
} MxRegionKind;

/** mx_region_judge: @gutter: (out): where a column of prose ends, if it is prose. */
MxRegionKind mx_region_judge(const MxRegion *region, double *gutter);

/* ---- stream_rows.c */

/** mx_region_build_grid: (transfer full): rows, header cells and spans of a region with columns;
 * NULL where its lines overlap. */
MxGrid *mx_region_build_grid(const MxRegion *region);

#endif
