/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Grids by alignment: tables without rulings, or with horizontal ones only.
 *
 *   The deficit fell in every country        prose: no gap, or gaps that no neighbour shares
 *   that reported (Table 2).
 *   Table 2. Births and deaths               caption
 *   ─────────────────────────
 *   Country    Births  Deaths                header: its chunks fit the columns below
 *   ─────────────────────────
 *   Malta       4,100   3,200  ┐
 *   Italy     520,000 560,000  │ run: each line shares gaps with the next
 *   Norway             41,000  ┘
 *   ─────────────────────────
 *   Source: national statistics              note: crosses the strips
 *
 * 1. Lines become chunks; a gap is white wider than a space can be.
 * 2. Lines between rules of one extent, a rule below every row, are a table (ladder.c).
 * 3. In the lines that are left, two are linked where gaps of theirs lie above each other and text
 *    of neither covers more than half the gaps of the other. Linked lines form a run; a line of one
 *    chunk (the rest of a wrapped cell, a group heading) may stand between linked ones (run.c).
 * 4. The run's white strips are its columns (columns.c).
 * 5. A run is widened upwards to its header: to lines whose chunks fit columns or span some of
 *    them, and as far as a rule as wide as the run (header.c).
 * 6. What a run may be else is ruled out (kind.c). Prose in columns has a gutter: what lies
 *    on either side of it, as far up and down as no line crosses it, is searched for itself.
 * 7. Lines become rows, header lines header cells (rows/).
 *
 * Known failures: tables whose cells are all prose, without a rule; tables of two rows without a
 * rule; labels of a chart that happen to stand in rows and columns.
 */
#include <math.h>

#include "layout/grid.h"
#include "layout/stream/columns/columns.h"
#include "layout/stream/columns/settle.h"
#include "layout/stream/header.h"
#include "layout/stream/kind.h"
#include "layout/stream/ladder.h"
#include "layout/stream/region.h"
#include "layout/stream/rows/rows.h"
#include "layout/stream/run.h"
#include "layout/stream/stream.h"
#include "layout/stream/tail.h"

/* How far, in ems, a line may reach over a gutter: hanging punctuation. Gutters are 1 em and more.
 */
#define GUTTER_SLACK_EM 0.4

/* Boxes may overlap by this much, in points: glyph boxes reach over rulings beside them. */
#define OVERLAP_PT 3.0

/* Frames within frames (columns of prose) searched at most. */
#define MAX_DEPTH 3

/* A page with more lines is noise. The fullest real page has 160. */
#define MAX_LINES 2000u

/* ----------------------------------------------------------------------------------- search -- */

/* What does not change while a page is searched, and what is found. */
typedef struct {
    const GArray *rules, *upright, *leaders, *taken;
    GPtrArray *grids;
} Search;

static void search(Search *s, const GArray *tokens, int depth);

/* Whether the region overlaps a place that is taken: labels around a chart stand in rows, too. */
static bool is_taken(const Search *s, MxBox box) {
    for (guint i = 0; i < s->taken->len; i++) {
        MxBox t = g_array_index(s->taken, MxBox, i);
        if (fmin(t.x1, box.x1) - fmax(t.x0, box.x0) > OVERLAP_PT &&
            fmin(t.y1, box.y1) - fmax(t.y0, box.y0) > OVERLAP_PT)
            return true;
    }
    return false;
}

/* Makes a grid of the region, whose place is free. */
static void add_region(Search *s, MxRegion *region) {
    g_array_index(region->xs, double, 0) = region->box.x0;
    g_array_index(region->xs, double, region->xs->len - 1) = region->box.x1;
    MxGrid *grid = is_taken(s, region->box) ? NULL : mx_region_build_grid(region);
    if (grid != NULL)
        g_ptr_array_add(s->grids, grid);
}

/* Makes a grid of the region, a run with columns, where it is a table. */
static void add_grid(Search *s, MxRegion *region, const GPtrArray *lines, guint from, guint floor) {
    double unused;
    if (!mx_region_drop_captions(region))
        mx_region_take_header(region, lines, from, floor);
    mx_region_add_header_columns(region);
    if (mx_region_judge(region, &unused) == MX_REGION_TABLE)
        add_region(s, region);
}

/* ---------------------------------------------------------------------------------- gutters -- */

static bool crosses(const MxStreamLine *line, double x) {
    for (guint i = 0; i < line->chunks->len; i++) {
        const MxChunk *c = mx_chunk_at(line, i);
        if (c->box.x0 < x - GUTTER_SLACK_EM * c->em && c->box.x1 > x + GUTTER_SLACK_EM * c->em)
            return true;
    }
    return false;
}

/* Whether the line has gaps on both sides of the gutter at @x: it is of a table as wide as the
 * page, with a gap where the gutter is. */
static bool is_wide_row(const MxStreamLine *line, double x) {
    guint left = 0, right = 0;
    for (guint i = 0; i < line->chunks->len; i++)
        *(mx_box_middle_x(mx_chunk_at(line, i)->box) < x ? &left : &right) += 1;
    return left >= 2 && right >= 2;
}

/* Whether a wide table begins with line @i: one row may be two tables side by side, or chance. */
static bool begins_wide(const GPtrArray *lines, guint i, double x) {
    return i + 1 < lines->len && is_wide_row(lines->pdata[i], x) &&
           is_wide_row(lines->pdata[i + 1], x);
}

static void search_side(Search *s, const GPtrArray *lines, MxRun run, double x, bool left,
                        int depth) {
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(MxToken));
    for (guint i = run.from; i < run.to; i++) {
        const MxStreamLine *line = lines->pdata[i];
        for (guint k = 0; k < line->tokens->len; k++)
            if ((mx_box_middle_x(mx_token_at(line->tokens, k)->box) < x) == left)
                g_array_append_vals(tokens, mx_token_at(line->tokens, k), 1);
    }
    if (tokens->len > 1)
        search(s, tokens, depth + 1);
}

/* Searches both sides of the gutter at @x through @run, and above and below it as far as no line
 * crosses. Returns the line that the search goes on with. */
static guint search_sides(Search *s, const GPtrArray *lines, MxRun run, guint floor, double x,
                          int depth) {
    guint n = lines->len;
    MxRun page = { .from = run.from, .to = run.from };
    while (page.from > floor && !crosses(lines->pdata[page.from - 1], x))
        page.from--;
    while (page.to < n && !begins_wide(lines, page.to, x) &&
           (page.to < run.to || !crosses(lines->pdata[page.to], x)))
        page.to++;
    if (page.to > run.from) {
        search_side(s, lines, page, x, true, depth);
        search_side(s, lines, page, x, false, depth);
        return page.to;
    }
    while (page.to < run.to &&
           (is_wide_row(lines->pdata[page.to], x) || begins_wide(lines, page.to + 1, x)))
        page.to++;
    g_autoptr(MxRegion) region = mx_region_new(lines, run.from, page.to, s->rules, s->upright);
    if (page.to - run.from > 1 && mx_region_find_columns(region))
        add_grid(s, region, lines, run.from, floor);
    return MAX(page.to, run.from + 1);
}

/* Looks at a run; @floor: the first line that no run above has taken. Returns the line after it. */
static guint look_at(Search *s, const GPtrArray *lines, MxRun run, guint floor, int depth) {
    double gutter = 0;
    g_autoptr(MxRegion) region = mx_region_new(lines, run.from, run.to, s->rules, s->upright);
    if (!mx_region_find_columns(region))
        return run.to;
    if (mx_region_judge(region, &gutter) == MX_REGION_PROSE)
        return depth < MAX_DEPTH ? search_sides(s, lines, run, floor, gutter, depth) : run.to;
    guint end = mx_region_take_rest(region, lines, mx_region_take_tail(region, lines, run.to));
    add_grid(s, region, lines, run.from, floor);
    return end;
}

/* Searches the lines [from, to) for runs. */
static void search_stretch(Search *s, const GPtrArray *all, guint from, guint to, int depth) {
    g_autoptr(GPtrArray) lines = g_ptr_array_new();
    for (guint i = from; i < to; i++)
        g_ptr_array_add(lines, all->pdata[i]);
    guint floor = 0;
    for (guint at = 0; at < lines->len;) {
        MxRun run = mx_run_find(lines, at, s->rules);
        at++;
        if (run.to - run.from < 2 &&
            ((const MxStreamLine *)lines->pdata[run.from])->chunks->len < 3)
            continue;
        guint n_before = s->grids->len;
        at = look_at(s, lines, run, floor, depth);
        if (s->grids->len > n_before)
            floor = at; /* else they may be the header of what comes */
    }
}

/* Makes a grid of the lines between the rules of a ladder, with the rules for its border. */
static void add_ladder(Search *s, const GPtrArray *lines, const MxLadder *ladder) {
    g_autoptr(MxRegion) region =
        mx_region_new(lines, ladder->from, ladder->to, s->rules, s->upright);
    region->between_rules = true;
    region->ruled_rows = ladder->rows;
    if (!mx_region_find_columns(region))
        return;
    mx_region_add_header_columns(region);
    region->box = (MxBox){ fmin(region->box.x0, ladder->x0), fmin(region->box.y0, ladder->top),
                           fmax(region->box.x1, ladder->x1), fmax(region->box.y1, ladder->bottom) };
    add_region(s, region);
}

/* Makes one grid of all lines in a box, if they are a table. */
static bool add_framed(Search *s, const GPtrArray *lines, MxBox frame) {
    guint tabular = 0;
    double unused;
    for (guint i = 0; i < lines->len; i++)
        tabular += ((const MxStreamLine *)lines->pdata[i])->chunks->len > 1;
    if (lines->len < 2 || 2 * tabular < lines->len)
        return false;
    g_autoptr(MxRegion) region = mx_region_new(lines, 0, lines->len, s->rules, s->upright);
    if (!mx_region_find_columns(region) ||
        mx_region_line(region, 0)->em > MX_HEADING_SIZE * mx_region_line(region, 1)->em)
        return false;
    mx_region_add_header_columns(region);
    if (mx_region_judge(region, &unused) != MX_REGION_TABLE)
        return false;
    region->box = frame;
    guint before = s->grids->len;
    add_region(s, region);
    return s->grids->len > before;
}

/* Whether a grid found so far overlaps @box. */
static bool is_found(const Search *s, MxBox box) {
    for (guint i = 0; i < s->grids->len; i++) {
        MxBox b = ((const MxGrid *)s->grids->pdata[i])->box;
        if (fmin(b.x1, box.x1) > fmax(b.x0, box.x0) && fmin(b.y1, box.y1) > fmax(b.y0, box.y0))
            return true;
    }
    return false;
}

/* Makes a grid of the lines that the rules of a header and of the table's end show, where nothing
 * else has shown one, if they are a table. */
static void add_book(Search *s, const GPtrArray *lines, const MxLadder *book) {
    double unused;
    if (is_found(s, (MxBox){ book->x0, book->top, book->x1, book->bottom }))
        return;
    g_autoptr(MxRegion) region = mx_region_new(lines, book->from, book->to, s->rules, s->upright);
    if (!mx_region_find_columns(region))
        return;
    mx_region_add_header_columns(region);
    if (mx_region_judge(region, &unused) == MX_REGION_TABLE)
        add_region(s, region);
}

/* Tables between rules first; then runs in the stretches of lines that are left. */
static void search(Search *s, const GArray *tokens, int depth) {
    g_autoptr(GPtrArray) lines = mx_stream_lines_find(tokens, s->leaders, s->rules);
    if (lines->len > MAX_LINES)
        return;
    g_autoptr(GArray) ladders = mx_ladders_find(s->rules, s->upright, lines);
    guint at = 0;
    for (guint i = 0; i < ladders->len; i++) {
        const MxLadder *ladder = &g_array_index(ladders, MxLadder, i);
        search_stretch(s, lines, at, ladder->from, depth);
        add_ladder(s, lines, ladder);
        at = ladder->to;
    }
    search_stretch(s, lines, at, lines->len, depth);
    g_autoptr(GArray) books = mx_books_find(s->rules, lines);
    for (guint i = 0; i < books->len; i++)
        add_book(s, lines, &g_array_index(books, MxLadder, i));
}

GPtrArray *mx_stream_find(const MxPage *page, const GPtrArray *glyphs, const GArray *taken,
                          const MxBox *frame) {
    g_autoptr(GArray) leaders = g_array_new(FALSE, FALSE, sizeof(MxBox));
    g_autoptr(GArray) tokens = mx_tokens_find(glyphs, leaders);
    mx_tokens_drop_turned(tokens);
    Search s = { page->horizontal, page->vertical, leaders, taken,
                 g_ptr_array_new_with_free_func((GDestroyNotify)mx_grid_free) };
    if (tokens->len < 2)
        return s.grids;
    g_autoptr(GPtrArray) lines =
        frame != NULL ? mx_stream_lines_find(tokens, leaders, s.rules) : NULL;
    if (frame == NULL || lines->len > MAX_LINES || !add_framed(&s, lines, *frame))
        search(&s, tokens, 0);
    return s.grids;
}
