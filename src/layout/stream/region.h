/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that may be a table, as the files of this room pass them on. */
#ifndef MX_LAYOUT_STREAM_REGION_H
#define MX_LAYOUT_STREAM_REGION_H

#include "layout/token.h"
#include "page/page.h"

/* Distance, in ems, between the middles of two lines of one table: set with blank lines between
 * groups it is 2; two tables set below each other have a caption, or more space, between them. */
#define MX_MAX_PITCH_EM 2.6

/* The same where lines are all at one distance: rows padded by the height of a line above and below
 * are 3.5 apart. */
#define MX_MAX_REGULAR_PITCH_EM 4.5

/* Lines nearer than this share of the distance of rows are lines of one row. Leading varies by a
 * tenth within a page; rows with wrapped cells are set at least a quarter wider apart than lines.
 */
#define MX_TIGHT_SHARE 0.82

/** MxChunk: tokens of a line with no more than a space between them: what one cell prints on a
 * line. */
typedef struct {
    MxBox box;
    double em;
    guint first, n; /* into the line's tokens */
    bool figure;    /* every token is one */
} MxChunk;

/** MxStreamLine: a line as chunks, or several that are woven into one. @first_y, @last_y: the
 * middles of the first and the last of them. */
typedef struct {
    MxBox box;
    double em, first_y, last_y;
    bool leaders;
    GArray *tokens; /* of MxToken */
    GArray *chunks; /* of MxChunk */
} MxStreamLine;

/**
 * MxRegion: lines that may be a table.
 * @lines: (element-type MxStreamLine) (transfer none), top to bottom
 * @rules, @upright: (element-type MxRuling): horizontal rulings of the page, by y, and others
 * @xs: column boundaries; NULL until mx_region_find_columns()
 * @space_em: white between words within its chunks, in ems
 * @between_rules: every line is of the table, whatever it has in common with the others
 * @ruled_rows: rules part all its rows
 */
typedef struct {
    GPtrArray *lines;
    const GArray *rules, *upright;
    GArray *xs;
    bool between_rules, ruled_rows;
    double space_em;
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

/** mx_stream_lines_find: (transfer full) (element-type MxStreamLine): top to bottom. @rules:
 * (nullable) (element-type MxRuling): with them, lines of one row that stand between each other are
 * one. */
GPtrArray *mx_stream_lines_find(const GArray *tokens, const GArray *leaders, const GArray *rules);

/** mx_line_distance: from the middle of a line to that of the next, in points. mx_line_pitch: in
 * ems. */
double mx_line_distance(const MxStreamLine *above, const MxStreamLine *line);
double mx_line_pitch(const MxStreamLine *above, const MxStreamLine *line);

/** mx_region_new: (transfer full): lines [@from, @to) of @lines (element-type MxStreamLine). */
MxRegion *mx_region_new(const GPtrArray *lines, guint from, guint to, const GArray *rules,
                        const GArray *upright);
void mx_region_free(MxRegion *region);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxRegion, mx_region_free)

/** mx_region_measure: sets @box from the lines. */
void mx_region_measure(MxRegion *region);

/** mx_region_col_at: the column that holds @x; the outer ones reach beyond the region. */
guint mx_region_col_at(const MxRegion *region, double x);

/** mx_region_rule: whether a rule as wide as @region runs between the heights @from and @to. */
bool mx_region_rule(const MxRegion *region, double from, double to);

/** mx_rule_is_edge: whether upright rulings end at both ends of the rule: shading has such edges.
 */
bool mx_rule_is_edge(const MxRuling *rule, const GArray *upright);

/** mx_region_is_shaded_below: whether all rules between a line and the next are such edges. */
bool mx_region_is_shaded_below(const MxRegion *region, guint line);

/** mx_region_is_data: whether a line has a label and a figure that is no year, or several figures.
 * _line: of one that is not in the region. */
bool mx_region_is_data(const MxRegion *region, guint line);
bool mx_region_is_data_line(const MxRegion *region, const MxStreamLine *line);

#endif
