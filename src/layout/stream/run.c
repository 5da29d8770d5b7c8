/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/stream/run.h"

#include <math.h>

#include "layout/stream/rows/rows.h"

/* Gaps above each other must share this much, in ems: less is no white a reader sees as a column.
 */
#define SHARED_GAP_EM 0.5

/* A heading that crosses the gaps stands in the pace of the lines above and below: at most this
 * many times the narrowest pitch of the run, or, below its first line, ems. Prose between two
 * tables has the tables' outer space around it, a third of a line at least. */
#define HEADING_PACE 1.3
#define FIRST_PACE_EM 1.7

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

/* Lines are set at one distance if it varies by no more than a tenth, as leading does. */
#define SAME_DISTANCE 0.1

/* Share of a line that a rule between tables covers. */
#define RULE_COVER 0.8

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

guint mx_line_open_gaps(const MxStreamLine *a, const MxStreamLine *b) {
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
    return gaps_a > 0 && gaps_b > 0 && share_gap(a, b) && 2 * mx_line_open_gaps(a, b) >= gaps_a &&
           2 * mx_line_open_gaps(b, a) >= gaps_b;
}

/* ------------------------------------------------------------------------------------- runs -- */

bool mx_line_stands_under(const MxStreamLine *above, const MxStreamLine *line) {
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
static bool is_next_title(const GPtrArray *lines, const MxRun *run, guint above, guint k) {
    const MxStreamLine *line = lines->pdata[k], *next = lines->pdata[k + 1];
    return next->chunks->len > 1 && !has_figure(next) &&
           is_ruled(run->rules, lines->pdata[above], lines->pdata[above + 1]) &&
           is_ruled(run->rules, line, next);
}

/* Whether line @k, of one chunk, may stand in the run below line @above: it is the rest of a cell
 * and leaves the gaps open, or heads a group, in the run's pace. */
static bool may_stand_below(const GPtrArray *lines, const MxRun *run, guint above, guint k) {
    const MxStreamLine *a = lines->pdata[above], *line = lines->pdata[k];
    if (line->em > MX_HEADING_SIZE * a->em ||
        (k + 1 < lines->len && is_next_title(lines, run, above, k)))
        return false;
    if (mx_line_open_gaps(a, line) == a->chunks->len - 1 && mx_line_stands_under(a, line))
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
    return gaps_a >= 2 && gaps_b >= 2 && mx_line_open_gaps(a, b) == gaps_a &&
           mx_line_open_gaps(b, a) == gaps_b;
}

/* Whether line @k is as far below the one before it as lines of the run are, or one of the next is:
 * lines of wrapped cells stand between. */
static bool is_regular(const GPtrArray *lines, const MxRun *run, guint k) {
    double distance = mx_line_distance(lines->pdata[k - 1], lines->pdata[k]);
    double slack = SAME_DISTANCE * distance;
    for (guint i = k; i + 1 < lines->len && i < k + LINES_AHEAD; i++)
        if (fabs(distance - mx_line_distance(lines->pdata[i], lines->pdata[i + 1])) < slack)
            return true;
    return fabs(distance - run->pace_pt) < slack || fabs(distance - run->wide_pt) < slack;
}

/* How far below the line before it line @k may be, in ems, to go on with line @a of the run. */
static double most_pitch(const GPtrArray *lines, const MxRun *run, const MxStreamLine *a, guint k) {
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
static guint next_in_run(const GPtrArray *lines, const MxRun *run, guint n) {
    guint last = run->to - 1;
    const MxStreamLine *a = lines->pdata[last];
    for (guint k = last + 1; k < n && k <= last + 1 + MX_MAX_BETWEEN; k++) {
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

MxRun mx_run_find(const GPtrArray *lines, guint from, const GArray *rules) {
    MxRun run = { .from = from, .to = from + 1, .rules = rules };
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
