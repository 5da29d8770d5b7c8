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
 * of neither covers more than half the gaps of the other. Linked lines form a run; a line of one
 *    chunk (the rest of a wrapped cell, a group heading) may stand between linked ones.
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

#include "base/order.h"
#include "base/text.h"
#include "layout/grid.h"
#include "layout/stream/columns/columns.h"
#include "layout/stream/columns/settle.h"
#include "layout/stream/header.h"
#include "layout/stream/kind.h"
#include "layout/stream/ladder.h"
#include "layout/stream/region.h"
#include "layout/stream/rows/rows.h"
#include "layout/stream/stream.h"

/* Gaps above each other must share this much, in ems: less is no white a reader sees as a column.
 */
#define SHARED_GAP_EM 0.5

/* Lines without a gap that may stand between two linked lines: a wrapped cell seldom has more than
 * four lines; prose between two tables has more, or crosses their strips. */
#define MAX_BETWEEN 4u

/* A heading that crosses the gaps stands in the pace of the lines above and below: at most this
 * many times the narrowest pitch of the run, or, below its first line, ems. Prose between two
 * tables has the tables' outer space around it, a third of a line at least. */
#define HEADING_PACE 1.3
#define FIRST_PACE_EM 1.7

/* A heading of a group is of the table's size, or a little larger; titles of sections are 1.2 times
 * and more. */
#define HEADING_SIZE 1.15

/* Distance, in ems, of two groups of one table whose lines share all their gaps: a blank line in
 * double spacing. Beyond, tables of one form set below each other would join. */
#define MAX_GROUP_PITCH_EM 3.6

/* How many lines are looked at for a distance like it: a row of three lines, and the next. */
#define LINES_AHEAD 4u

/* Rows of three lines, set in the middle, are so much further apart than rows of one. */
#define ROW_PACE 2.2

/* Of rows set far apart one may be higher yet, by so much: room for a second line that it does not
 * fill, half above it and half below. */
#define HIGH_ROW 1.5

/* Lines of one cell are no further apart, in ems: double spacing. */
#define MAX_LEADING_EM 2.1

/* Lines are set at one distance if it varies by no more than a tenth, as leading does. */
#define SAME_DISTANCE 0.1

/* Share of a line that a rule between tables covers. */
#define RULE_COVER 0.8

/* How far, in ems, a line may reach over a gutter: hanging punctuation. Gutters are 1 em and more.
 */
#define GUTTER_SLACK_EM 0.4

/* Boxes may overlap by this much, in points: glyph boxes reach over rulings beside them. */
#define OVERLAP_PT 3.0

/* Frames within frames (columns of prose) searched at most. */
#define MAX_DEPTH 3

/* A page with more lines is noise. The fullest real page has 160. */
#define MAX_LINES 2000u

/* ------------------------------------------------------------------------------------ links -- */

/* How much of the gap @from .. @to of one line is white in @line, in points: the widest piece. */
static double white_in(const MxStreamLine *line, double from, double to) {
    double best = 0, left = from;
    for (guint i = 0; i < line->chunks->len && left < to; i++) {
        MxBox b = mx_chunk_at(line, i)->box;
        best = fmax(best, fmin(b.x0, to) - left);
        left = fmax(left, b.x1);
    }
    return fmax(best, to - left);
}

static guint count_open_gaps(const MxStreamLine *a, const MxStreamLine *b) {
    guint open = 0;
    double least = SHARED_GAP_EM * fmin(a->em, b->em);
    for (guint i = 0; i + 1 < a->chunks->len; i++)
        open += white_in(b, mx_chunk_at(a, i)->box.x1, mx_chunk_at(a, i + 1)->box.x0) >= least;
    return open;
}

/* Whether a gap of @a and one of @b lie above each other. */
static bool share_gap(const MxStreamLine *a, const MxStreamLine *b) {
    double least = SHARED_GAP_EM * fmin(a->em, b->em);
    for (guint i = 0; i + 1 < a->chunks->len; i++)
        for (guint k = 0; k + 1 < b->chunks->len; k++) {
            double from = fmax(mx_chunk_at(a, i)->box.x1, mx_chunk_at(b, k)->box.x1);
            double to = fmin(mx_chunk_at(a, i + 1)->box.x0, mx_chunk_at(b, k + 1)->box.x0);
            if (to - from >= least)
                return true;
        }
    return false;
}

static bool is_linked(const MxStreamLine *a, const MxStreamLine *b) {
    guint gaps_a = a->chunks->len - 1, gaps_b = b->chunks->len - 1;
    return gaps_a > 0 && gaps_b > 0 && share_gap(a, b) && 2 * count_open_gaps(a, b) >= gaps_a &&
           2 * count_open_gaps(b, a) >= gaps_b;
}

/* ------------------------------------------------------------------------------------- runs -- */

/* A run that still grows: lines [from, to) of the frame, the narrowest and the widest distance of
 * two of them, and the widest of two that are linked: rows, with lines of wrapped cells between. */
typedef struct {
    guint from, to;
    double pace_pt, wide_pt, rows_pt;
    const GArray *rules;
} Run;

/* Whether a chunk of @line stands below one of @above, as the rest of a wrapped cell does. */
static bool stands_under(const MxStreamLine *above, const MxStreamLine *line) {
    for (guint i = 0; i < above->chunks->len; i++) {
        MxBox a = mx_chunk_at(above, i)->box;
        if (fmin(a.x1, line->box.x1) > fmax(a.x0, line->box.x0))
            return true;
    }
    return false;
}

/* Whether a rule over most of the narrower of two lines runs between their middles. */
static bool is_ruled(const GArray *rules, const MxStreamLine *above, const MxStreamLine *below) {
    double x0 = fmax(above->box.x0, below->box.x0), x1 = fmin(above->box.x1, below->box.x1);
    for (guint i = 0; i < rules->len; i++) {
        const MxRuling *r = &g_array_index(rules, MxRuling, i);
        if (r->at > above->last_y && r->at < below->first_y && x1 > x0 &&
            fmin(r->to, x1) - fmax(r->from, x0) > RULE_COVER * (x1 - x0))
            return true;
    }
    return false;
}

static bool has_figure(const MxStreamLine *line) {
    for (guint i = 1; i < line->chunks->len; i++) {
        const MxToken *t = mx_token_at(line->tokens, mx_chunk_at(line, i)->first);
        if (mx_chunk_at(line, i)->figure && (t->value < 1900 || t->value > 2100))
            return true;
    }
    return false;
}

/* Whether line @k is the title of another table: the rule that ends one is below line @above, the
 * last of the run, the rule that begins the other below the title, and a heading follows, not a
 * row. Notes may stand between. */
static bool is_next_title(const GPtrArray *lines, const Run *run, guint above, guint k) {
    const MxStreamLine *line = lines->pdata[k], *next = lines->pdata[k + 1];
    return next->chunks->len > 1 && !has_figure(next) &&
           is_ruled(run->rules, lines->pdata[above], lines->pdata[above + 1]) &&
           is_ruled(run->rules, line, next);
}

/* Whether line @k, of one chunk, may stand in the run below line @above: it is the rest of a cell
 * and leaves the gaps open, or heads a group, in the run's pace. */
static bool may_stand_below(const GPtrArray *lines, const Run *run, guint above, guint k) {
    const MxStreamLine *a = lines->pdata[above], *line = lines->pdata[k];
    if (line->em > HEADING_SIZE * a->em ||
        (k + 1 < lines->len && is_next_title(lines, run, above, k)))
        return false;
    if (count_open_gaps(a, line) == a->chunks->len - 1 && stands_under(a, line))
        return true;
    if (k + 1 >= lines->len)
        return false;
    a = lines->pdata[k - 1];
    double pace = run->pace_pt > 0 ? run->pace_pt * HEADING_PACE : FIRST_PACE_EM * a->em;
    double from = mx_line_distance(a, line), to = mx_line_distance(line, lines->pdata[k + 1]);
    bool as_before = from < (1 + SAME_DISTANCE) * run->wide_pt && to <= pace &&
                     has_figure(lines->pdata[k + 1]); /* a blank line, as above other groups */
    return (from <= pace && to <= pace) || as_before || fabs(from - to) < SAME_DISTANCE * from;
}

/* Whether two lines are so alike that a blank line between them parts groups, not tables. */
static bool is_alike(const MxStreamLine *a, const MxStreamLine *b) {
    guint gaps_a = a->chunks->len - 1, gaps_b = b->chunks->len - 1;
    return gaps_a >= 2 && gaps_b >= 2 && count_open_gaps(a, b) == gaps_a &&
           count_open_gaps(b, a) == gaps_b;
}

/* Whether line @k is as far below the one before it as lines of the run are, or one of the next is:
 * lines of wrapped cells stand between. */
static bool is_regular(const GPtrArray *lines, const Run *run, guint k) {
    double distance = mx_line_distance(lines->pdata[k - 1], lines->pdata[k]);
    double slack = SAME_DISTANCE * distance;
    for (guint i = k; i + 1 < lines->len && i < k + LINES_AHEAD; i++)
        if (fabs(distance - mx_line_distance(lines->pdata[i], lines->pdata[i + 1])) < slack)
            return true;
    return fabs(distance - run->pace_pt) < slack || fabs(distance - run->wide_pt) < slack;
}

/* How far below the line before it line @k may be, in ems, to go on with line @a of the run. */
static double most_pitch(const GPtrArray *lines, const Run *run, const MxStreamLine *a, guint k) {
    const MxStreamLine *line = lines->pdata[k];
    if (is_regular(lines, run, k) ||
        (is_linked(a, line) && line->first_y - a->first_y < (1 + SAME_DISTANCE) * run->rows_pt))
        return MX_MAX_REGULAR_PITCH_EM;
    double pace = run->pace_pt;
    if (pace == 0 && k + 1 < lines->len)
        pace = mx_line_distance(line, lines->pdata[k + 1]);
    double pace_em = pace / fmax(a->em, line->em);
    double most = fmax(MX_MAX_REGULAR_PITCH_EM, HIGH_ROW * fmin(pace_em, MX_MAX_REGULAR_PITCH_EM));
    double paced = fmin(ROW_PACE * pace_em, most);
    double alike = is_alike(a, line) ? MAX_GROUP_PITCH_EM : MX_MAX_PITCH_EM;
    return is_linked(a, line) ? fmax(alike, paced) : alike;
}

/* The line after the last of @run that goes on with it; @n where the run ends. */
static guint next_in_run(const GPtrArray *lines, const Run *run, guint n) {
    guint last = run->to - 1;
    const MxStreamLine *a = lines->pdata[last];
    for (guint k = last + 1; k < n && k <= last + 1 + MAX_BETWEEN; k++) {
        const MxStreamLine *b = lines->pdata[k];
        if (mx_line_pitch(lines->pdata[k - 1], b) > most_pitch(lines, run, a, k))
            return n;
        if (is_linked(a, b))
            return k;
        if (b->chunks->len > 1 || !may_stand_below(lines, run, last, k))
            return n;
    }
    return n;
}

static Run find_run(const GPtrArray *lines, guint from, const GArray *rules) {
    Run run = { .from = from, .to = from + 1, .rules = rules };
    for (guint next; (next = next_in_run(lines, &run, lines->len)) < lines->len;) {
        double distance = mx_line_distance(lines->pdata[next - 1], lines->pdata[next]);
        if (next == run.to && (run.pace_pt == 0 || distance < run.pace_pt))
            run.pace_pt = distance;
        run.wide_pt = fmax(run.wide_pt, distance);
        run.rows_pt =
            fmax(run.rows_pt, ((const MxStreamLine *)lines->pdata[next])->first_y -
                                  ((const MxStreamLine *)lines->pdata[run.to - 1])->first_y);
        run.to = next + 1;
    }
    return run;
}

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

/* Takes the lines below the region that a rule as wide as it parts from what follows: the last
 * lines of wrapped cells, which no line of the run is linked with. Returns the line after them. */
static guint take_rest(MxRegion *region, const GPtrArray *lines, guint to) {
    const MxStreamLine *last = lines->pdata[to - 1];
    guint end = to;
    for (guint k = to; k < lines->len && k < to + MAX_BETWEEN && end == to; k++) {
        const MxStreamLine *line = lines->pdata[k], *above = lines->pdata[k - 1];
        double y = mx_box_middle_y(line->box);
        if (line->chunks->len > 1 || mx_line_pitch(above, line) > MX_MAX_PITCH_EM ||
            line->em > HEADING_SIZE * last->em ||
            mx_region_rule(region, mx_box_middle_y(above->box), y) || !stands_under(last, line) ||
            count_open_gaps(last, line) < last->chunks->len - 1)
            return to;
        if (mx_region_rule(region, y, line->box.y1 + line->em))
            end = k + 1;
    }
    for (guint k = to; k < end; k++)
        g_ptr_array_add(region->lines, lines->pdata[k]);
    mx_region_measure(region);
    return end;
}

/* The middle distance of lines with a gap, one from the next; 0 where there are too few. */
static double row_distance(const MxRegion *region) {
    g_autoptr(GArray) distances = g_array_new(FALSE, FALSE, sizeof(double));
    const MxStreamLine *last = NULL;
    for (guint i = 0; i < region->lines->len; i++) {
        const MxStreamLine *line = mx_region_line(region, i);
        if (line->chunks->len < 2)
            continue;
        double distance = last != NULL ? mx_line_distance(last, line) : 0;
        if (last != NULL)
            g_array_append_val(distances, distance);
        last = line;
    }
    g_array_sort(distances, mx_compare_doubles);
    return distances->len == 0 ? 0 : g_array_index(distances, double, distances->len / 2);
}

/* Whether @line, of one chunk, goes on with a text of @above that had no room for more: it is as
 * far below it as lines of a cell are, nearer than rows, and set like it. */
static bool is_tail(const MxRegion *region, const MxStreamLine *above, const MxStreamLine *line,
                    double rows) {
    double step = mx_line_distance(above, line), em = fmax(above->em, line->em);
    const MxChunk *tail = mx_chunk_at(line, 0), *met = NULL;
    if (line->chunks->len > 1 || tail->figure || step >= MX_TIGHT_SHARE * rows ||
        step > MAX_LEADING_EM * em || line->em > HEADING_SIZE * above->em)
        return false;
    for (guint i = 0; i < above->chunks->len; i++)
        if (mx_box_shares_x(mx_chunk_at(above, i)->box, tail->box)) {
            if (met != NULL)
                return false;
            met = mx_chunk_at(above, i);
        }
    if (met == NULL || met->figure)
        return false;
    guint col = mx_region_col_at(region, mx_box_middle_x(met->box));
    double widest = mx_box_width(met->box);
    for (guint i = 0; i < region->lines->len; i++)
        for (guint k = 0; k < mx_region_line(region, i)->chunks->len; k++) {
            MxBox b = mx_chunk_at(mx_region_line(region, i), k)->box;
            if (mx_region_col_at(region, b.x0 + 1) == col &&
                mx_region_col_at(region, b.x1 - 1) == col)
                widest = fmax(widest, mx_box_width(b));
        }
    const MxToken *first = mx_token_at(line->tokens, 0);
    double need = mx_char_is_cjk(first->first) ? first->em : mx_box_width(first->box);
    return mx_box_width(met->box) + need > widest && mx_box_width(tail->box) <= widest + em;
}

/* Takes the last lines of wrapped cells that the last line of the run has begun. */
static guint take_tail(MxRegion *region, const GPtrArray *lines, guint to) {
    double rows = row_distance(region);
    guint end = to;
    while (end < lines->len && end < to + MAX_BETWEEN &&
           is_tail(region, lines->pdata[end - 1], lines->pdata[end], rows))
        g_ptr_array_add(region->lines, lines->pdata[end++]);
    if (end > to)
        mx_region_measure(region);
    return end;
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

static void search_side(Search *s, const GPtrArray *lines, Run run, double x, bool left,
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
static guint search_sides(Search *s, const GPtrArray *lines, Run run, guint floor, double x,
                          int depth) {
    guint n = lines->len;
    Run page = { .from = run.from, .to = run.from };
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
static guint look_at(Search *s, const GPtrArray *lines, Run run, guint floor, int depth) {
    double gutter = 0;
    g_autoptr(MxRegion) region = mx_region_new(lines, run.from, run.to, s->rules, s->upright);
    if (!mx_region_find_columns(region))
        return run.to;
    if (mx_region_judge(region, &gutter) == MX_REGION_PROSE)
        return depth < MAX_DEPTH ? search_sides(s, lines, run, floor, gutter, depth) : run.to;
    guint end = take_rest(region, lines, take_tail(region, lines, run.to));
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
        Run run = find_run(lines, at, s->rules);
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
        mx_region_line(region, 0)->em > HEADING_SIZE * mx_region_line(region, 1)->em)
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
