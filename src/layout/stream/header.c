/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The top of a table set by alignment.
 *
 *   2024年支出总表                           set larger: a title
 *   部门：某镇                 单位：万元     runs over the edge of the first column: a caption
 *   ──────────────────────────────────       the top rule, if it is drawn
 *                 Births                     a chunk that spans columns but the first
 *   Country    1990    2000                  chunks that fit columns
 *   Malta     4,100   3,200                  the run, as it was found
 *
 * 1. The run is widened upwards line by line, while lines fit its columns: without a rule's help, a
 *    lone chunk must not stand in the first column, where captions do. No line above the rule that
 *    tops the header is taken.
 * 2. What the run had taken for its first lines, because a caption has a gap, too, is taken off
 * again.
 *
 * Known failures: a caption of one short line, centred, close to a table without a top rule.
 */
#include <math.h>

#include "layout/stream/header.h"
#include "page/page.h"

/* How far text may reach over a column's edge without leaving it, in ems. */
#define BORDER_SLACK_EM 0.3

/* Edges or middles this near, in ems, are aligned: centring rounds to a tenth. */
#define ALIGNED_EM 0.25

/* Headings stand as far above the first row as rows do above each other, to a tenth. */
#define SAME_PITCH 1.1

/* A line of so many texts, each over columns of its own, is a header farther away, too: in ems, as
 * far as levels of headings padded like rows. Captions have two. */
#define MANY_HEADINGS 3u
#define MAX_LEVEL_PITCH_EM 3.6

/* A heading in the middle beside two levels is half as far from either as they are from each other:
 * of levels padded as rows are, this many ems at most. Captions are a line and more away. */
#define MIDDLE_PITCH_EM 1.2

/* Header lines above a run at most. Five levels are the most seen; more is prose. */
#define MAX_HEADER 8u

/* A line this many times larger than the table's last line is its title. Headers in bold or in
 * capitals are the same size, or smaller. */
#define TITLE_SIZE 1.2

/* ------------------------------------------------------------------------------------ header -- */

/* Where the text of the first column ends at most, in the lines of data. */
static double label_right(const MxRegion *region) {
    double right = region->box.x0;
    for (guint i = 0; i < region->lines->len; i++)
        for (guint k = 0;
             mx_region_is_data(region, i) && k < mx_region_line(region, i)->chunks->len; k++) {
            MxBox b = mx_chunk_at(mx_region_line(region, i), k)->box;
            if (mx_region_col_at(region, mx_box_middle_x(b)) == 0)
                right = fmax(right, b.x1);
        }
    return right;
}

/* Whether each chunk of @line fits a column, or spans columns without the first. The first chunk of
 * a caption (部门：某局      单位：万元) begins in the first column and runs over its edge; a wide
 * heading of the second stands in the white beside the text of the first. */
static bool fits_columns(const MxRegion *region, const MxStreamLine *line) {
    double slack = BORDER_SLACK_EM * line->em;
    for (guint i = 0; i < line->chunks->len; i++) {
        MxBox b = mx_chunk_at(line, i)->box;
        if (b.x0 < region->box.x0 - line->em || b.x1 > region->box.x1 + line->em)
            return false;
        guint from = mx_region_col_at(region, b.x0 + slack);
        guint to = mx_region_col_at(region, b.x1 - slack);
        if (from == 0 && to > 0 && b.x0 < label_right(region))
            return false;
    }
    return true;
}

/* How far above the region a line may be, in ems, to be of its header: as far as rows are, too. */
static double most_pitch(const MxRegion *region) {
    if (region->lines->len < 2)
        return MX_MAX_PITCH_EM;
    double rows = mx_line_pitch(mx_region_line(region, 0), mx_region_line(region, 1));
    return fmax(MX_MAX_PITCH_EM, SAME_PITCH * fmin(rows, MX_MAX_REGULAR_PITCH_EM));
}

/* Whether @line, of one chunk over column @col alone, the last, which has a heading already, is as
 * far from it as rows are, or set otherwise: a unit (单位：万元) at the right. A heading's own
 * lines are nearer, and set alike. */
static bool is_unit(const MxRegion *region, const MxStreamLine *line, guint col) {
    const MxStreamLine *below = mx_region_line(region, 0);
    if (region->lines->len < 3 || col + 1 < mx_region_n_cols(region) ||
        col != mx_region_col_at(region, line->box.x1 - BORDER_SLACK_EM * line->em))
        return false;
    for (guint i = 0; i < below->chunks->len; i++) {
        MxBox b = mx_chunk_at(below, i)->box;
        if (mx_box_shares_x(b, line->box) &&
            !mx_box_is_aligned(b, line->box, ALIGNED_EM * line->em))
            return true;
    }
    if (below->chunks->len < mx_region_n_cols(region))
        return false;
    double rows = mx_line_distance(mx_region_line(region, 1), mx_region_line(region, 2));
    return mx_line_distance(line, below) > MX_TIGHT_SHARE * rows;
}

/* Whether @line, of one chunk, is the heading of the first column, set in the middle beside two
 * levels of others: nearer to the lower one than lines are, and that one has none for the first. */
static bool is_beside_levels(const MxRegion *region, const MxStreamLine *line) {
    const MxStreamLine *below = mx_region_line(region, 0);
    return mx_line_pitch(line, below) < MIDDLE_PITCH_EM && below->chunks->len > 1 &&
           mx_region_col_at(region, mx_box_middle_x(mx_chunk_at(below, 0)->box)) > 0;
}

/* Whether @line, of one chunk above the first row, is the first of its name, on a page that begins
 * without a header: it begins where names do, and is nearer to the row than rows are. */
static bool begins_name(const MxRegion *region, const MxStreamLine *line) {
    const MxStreamLine *row = mx_region_line(region, 0);
    if (line->chunks->len != 1 || region->lines->len < 2 || !mx_region_is_data(region, 0))
        return false;
    double rows = mx_line_distance(row, mx_region_line(region, 1));
    MxBox name = mx_chunk_at(row, 0)->box;
    return fabs(line->box.x0 - name.x0) < ALIGNED_EM * line->em &&
           mx_region_col_at(region, line->box.x1) == 0 &&
           mx_line_distance(line, row) < MX_TIGHT_SHARE * rows;
}

/* Whether @line can be a line of the header without a rule's help. */
static bool is_header_line(const MxRegion *region, const MxStreamLine *line) {
    if (!fits_columns(region, line))
        return false;
    if (line->chunks->len > 1 || is_beside_levels(region, line) || begins_name(region, line))
        return true;
    guint from = mx_region_col_at(region, line->box.x0 + BORDER_SLACK_EM * line->em);
    return from > 0 && !is_unit(region, line, from);
}

static bool is_title(const MxRegion *region, const MxStreamLine *line) {
    return line->em > TITLE_SIZE * mx_region_line(region, region->lines->len - 1)->em;
}

/* Whether a rule as wide as the region runs between the middles of two lines. */
static bool rule_between(const MxRegion *region, const MxStreamLine *a, const MxStreamLine *b) {
    return mx_region_rule(region, mx_box_middle_y(a->box), mx_box_middle_y(b->box));
}

/* Whether a rule tops @line, or one of the lines above it that may still be header. */
static bool is_under_rule(const MxRegion *region, const GPtrArray *lines, guint i, guint limit) {
    const MxStreamLine *line = lines->pdata[i], *top = lines->pdata[limit];
    return mx_region_rule(region, top->box.y0 - MX_MAX_PITCH_EM * top->em,
                          mx_box_middle_y(line->box));
}

/* Widens @region, which begins at line @first of @lines, up to the top of its header. */
void mx_region_take_header(MxRegion *region, const GPtrArray *lines, guint first, guint floor) {
    guint limit = first - MIN(first - floor, MAX_HEADER);
    for (guint i = first; i-- > limit;) {
        MxStreamLine *line = lines->pdata[i];
        const MxStreamLine *below = mx_region_line(region, 0);
        bool under_rule = is_under_rule(region, lines, i, limit);
        bool many = line->chunks->len >= MANY_HEADINGS;
        double most = many ? fmax(most_pitch(region), MAX_LEVEL_PITCH_EM) : most_pitch(region);
        if (mx_line_pitch(line, below) > most + under_rule || !fits_columns(region, line) ||
            is_title(region, line) || mx_region_is_data_line(region, line))
            return;
        if (!under_rule && (!is_header_line(region, line) || rule_between(region, line, below)))
            return; /* what stands above the only rule is a caption */
        g_ptr_array_insert(region->lines, 0, line);
        mx_region_measure(region);
    }
}

/* Whether line @i has a text for every column: captions end above it. */
static bool is_full(const MxRegion *region, guint i) {
    return mx_region_line(region, i)->chunks->len >= mx_region_n_cols(region);
}

/* Whether the first line of what is left when @n lines go is a header below a top rule: no data,
 * and another rule within the table tells header from body. */
static bool is_below_top_rule(const MxRegion *region, guint n) {
    const MxStreamLine *line = mx_region_line(region, n), *above = mx_region_line(region, n - 1);
    const MxStreamLine *last = mx_region_line(region, region->lines->len - 1);
    return rule_between(region, above, line) && rule_between(region, line, last) &&
           !mx_region_is_data(region, n) &&
           !(is_full(region, n - 1) && mx_region_is_shaded_below(region, n - 1));
}

/* Whether line @i before the data is set as no header is: larger than the table, or two chunks of
 * which the first runs over the edge of the first column. */
static bool is_caption(const MxRegion *region, guint i) {
    const MxStreamLine *line = mx_region_line(region, i);
    if (is_title(region, line))
        return true;
    return mx_region_n_cols(region) > 2 && line->chunks->len <= 2 && !fits_columns(region, line);
}

/* Takes off the lines above the top rule, and captions that the run took for its first lines. */
bool mx_region_drop_captions(MxRegion *region) {
    guint n = region->lines->len, drop = 0;
    for (guint i = 1; i < n && i <= MAX_HEADER && drop == 0 && !mx_region_is_data(region, i - 1);
         i++)
        if (is_below_top_rule(region, i))
            drop = i;
    for (guint i = drop;
         i + 2 < n && i <= MAX_HEADER && !mx_region_is_data(region, i) && !is_full(region, i); i++)
        if (is_caption(region, i))
            drop = i + 1;
    if (drop == 0 || drop + 1 >= n)
        return false;
    g_ptr_array_remove_range(region->lines, 0, drop);
    mx_region_measure(region);
    return true;
}
