/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the rows of a table end that draws nothing between them.
 *
 *   Repairs and                          step   what is below each other in a column is one cell,
 *   maintenance of    71.98   11.90      tight  set at the leading of its lines, or two, a row's
 *   buildings                                   padding further apart. Nobody prints how far that
 *   Wages             90.10    7.00      wide   is; but one threshold holds for all of a table.
 *
 * 1. Pairs of entries below each other are told apart by what they are (pairs.c): two figures are
 *    never one cell; what would have fitted on the line above has hardly been wrapped.
 * 2. Each threshold between two steps that differ makes lines of one cell of all nearer pairs. Rows
 *    end where the others must be parted, and no cell is torn: with the widest step there.
 * 3. Of these, and of what the caller has thought of, the rows that need the fewest excuses are
 *    taken: cells whose lines were broken without need, rows of one entry, rows without a figure
 *    where figures are, cells of a row that are neither set at the top nor in the middle.
 *
 * Known failures: rows as near to each other as the lines of a cell, where no figure tells.
 */
#include <math.h>

#include "base/order.h"
#include "layout/parting/pairs.h"
#include "layout/parting/parting.h"

/* Two steps are of one kind within this factor: leading varies by a twentieth where sizes of type
 * are rounded. Rows are a fifth further apart than lines, or a reader could not tell them. */
#define OTHER_STEP 1.1

/* Lines this many times nearer than the nearest two rows with figures are of one cell, wherever
 * their author broke them: rows of one table are set at one distance, or at a few that differ by
 * less. */
#define NEARER 1.25

/* Lines of one cell are no further apart, in ems: double spacing. */
#define MAX_STEP_EM 2.1

/* Cells of one row are set alike to this, in ems: half of half a line, which is what one line more
 * moves the middle. */
#define ALIGNED_EM 0.33

/* What speaks against rows, against one another. A value made of two figures is the worst; what
 * tables do now and then (a row of nothing but a heading) must weigh less than what they never do.
 */
#define COST_RULED 10.0
#define COST_FIGURES 4.0
#define COST_SPANS 3.0
#define COST_HEADED 2.0
#define COST_UNIT 0.9
#define COST_HARD 1.0
#define COST_CLOSE 0.55
#define COST_LOOSE 2.0
#define COST_LONE 0.5
#define COST_NO_FIGURE 0.4
#define COST_ALIGNED 0.7
#define COST_TORN 0.5
#define COST_EVEN 0.9
#define COST_APART 0.9
#define COST_NEARER 2.2
/* What the caller thought of must be worse by so much. */
#define COST_LEAST 0.25

/* Costs that differ by less are equal but for rounding. */
#define TIE 1e-6

/* Thresholds tried at most: steps of more kinds are noise. */
#define MAX_THRESHOLDS 12u

/* A question, and what does not depend on the answer. @astride: by entry; @apart: by line, whether
 * the next is as far below it as rows are. */
typedef struct {
    const MxParting *parting;
    GArray *pairs;
    bool *astride, *apart;
    double row_step; /* how far apart the nearest two rows for certain are; infinite for none */
} Question;

/* How far apart the nearest two lines are that are rows for certain: with figures below each other
 * and no line between. */
static double find_row_step(const MxParting *p, const GArray *pairs) {
    double least = p->row_step > 0 ? p->row_step : INFINITY;
    for (guint i = 0; i < pairs->len; i++) {
        const MxPair *pair = mx_pair_at(pairs, i);
        const MxEntry *a = mx_entry_at(p->entries, pair->a), *b = mx_entry_at(p->entries, pair->b);
        if (pair->kind == MX_PAIR_FIGURES && b->line == a->line + 1)
            least = fmin(least, mx_box_middle_y(b->box) - mx_box_middle_y(a->box));
    }
    return least;
}

/* Lines that would just have fitted are of one cell only where they are nearer than rows. */
static void part_close(const MxParting *p, GArray *pairs, double least) {
    for (guint i = 0; i < pairs->len; i++) {
        MxPair *pair = &g_array_index(pairs, MxPair, i);
        const MxEntry *a = mx_entry_at(p->entries, pair->a), *b = mx_entry_at(p->entries, pair->b);
        if (pair->kind == MX_PAIR_CLOSE &&
            mx_box_middle_y(b->box) - mx_box_middle_y(a->box) >= least)
            pair->kind = MX_PAIR_HARD;
    }
}

static bool *find_apart(const MxParting *p, double least) {
    bool *apart = g_new0(bool, p->n_lines + 1);
    for (guint i = 1; i < p->entries->len; i++) {
        const MxEntry *a = mx_entry_at(p->entries, i - 1), *b = mx_entry_at(p->entries, i);
        if (b->line > a->line)
            apart[a->line] = mx_box_middle_y(b->box) - mx_box_middle_y(a->box) >= least;
    }
    return apart;
}

static Question question_of(const MxParting *parting) {
    GArray *pairs = mx_pairs_find(parting);
    double row_step = find_row_step(parting, pairs), least = row_step / OTHER_STEP;
    part_close(parting, pairs, least);
    return (Question){ parting, pairs, mx_entries_find_astride(parting, pairs),
                       find_apart(parting, least), row_step };
}

static void question_clear(Question *q) {
    g_array_unref(q->pairs);
    g_free(q->astride);
    g_free(q->apart);
}

/* ------------------------------------------------------------------------------------ cost -- */

static guint *number_rows(const MxParting *p, const bool *ends, guint *n_rows) {
    guint *row = g_new(guint, p->n_lines + 1);
    *n_rows = 0;
    for (guint i = 0; i < p->n_lines; i++) {
        row[i] = *n_rows;
        *n_rows += i + 1 < p->n_lines && ends[i];
    }
    *n_rows += 1;
    return row;
}

static double cost_of_joined(const MxPair *pair) {
    switch (pair->kind) {
    case MX_PAIR_RULED:
        return COST_RULED;
    case MX_PAIR_FIGURES:
        return COST_FIGURES;
    case MX_PAIR_SPANS:
        return COST_SPANS;
    case MX_PAIR_HEADED:
        return COST_HEADED;
    case MX_PAIR_UNIT:
        return COST_UNIT;
    case MX_PAIR_HARD:
        return COST_HARD;
    case MX_PAIR_CLOSE:
        return COST_CLOSE;
    case MX_PAIR_LOOSE:
        return COST_LOOSE;
    case MX_PAIR_SOFT:
    case MX_PAIR_MERGED:
    default:
        return 0;
    }
}

static bool is_torn(const MxParting *p, const MxPair *pair, const guint *row) {
    return row[mx_entry_at(p->entries, pair->a)->line] !=
           row[mx_entry_at(p->entries, pair->b)->line];
}

/* Pairs that are one cell and should not be; those that are two, though nearer than one is. */
static double cost_of_pairs(const MxParting *p, const GArray *pairs, const guint *row) {
    double cost = 0, widest = 0, nearest = INFINITY;
    for (guint i = 0; i < pairs->len; i++) {
        const MxPair *pair = mx_pair_at(pairs, i);
        bool torn = is_torn(p, pair, row);
        cost += torn ? 0 : cost_of_joined(pair);
        if (mx_pair_may_join(pair) && torn)
            nearest = fmin(nearest, pair->step);
        else if (mx_pair_may_join(pair))
            widest = fmax(widest, pair->step);
    }
    for (guint i = 0; i < pairs->len; i++) {
        const MxPair *pair = mx_pair_at(pairs, i);
        bool torn = is_torn(p, pair, row);
        bool nearer = pair->kind == MX_PAIR_SOFT && OTHER_STEP * pair->step < widest;
        cost += nearer && torn ? COST_TORN : 0;
        cost +=
            !torn && mx_pair_may_join(pair) && nearest < OTHER_STEP * pair->step ? COST_EVEN : 0;
    }
    return cost;
}

/* How far apart the middles of the two entries are. */
static double distance_of(const MxParting *p, const MxPair *pair) {
    return mx_box_middle_y(mx_entry_at(p->entries, pair->b)->box) -
           mx_box_middle_y(mx_entry_at(p->entries, pair->a)->box);
}

/* Lines of two rows that are nearer than rows are, and as near as lines get here: a row above one
 * of three lines stands nearer to its first than rows are apart. */
static double cost_of_nearer(const Question *q, const guint *row) {
    const MxParting *p = q->parting;
    double cost = 0, nearest = INFINITY;
    for (guint i = 0; i < q->pairs->len; i++)
        if (mx_pair_may_join(mx_pair_at(q->pairs, i)))
            nearest = fmin(nearest, distance_of(p, mx_pair_at(q->pairs, i)));
    for (guint i = 0; i < q->pairs->len && isfinite(q->row_step); i++) {
        const MxPair *pair = mx_pair_at(q->pairs, i);
        double step = distance_of(p, pair);
        if (mx_pair_may_join(pair) && is_torn(p, pair, row) && NEARER * step < q->row_step &&
            step < OTHER_STEP * nearest)
            cost += COST_NEARER;
    }
    return cost;
}

/* Marks the lines that a cell of their row goes on below of. */
static bool *find_bridged(const Question *q, const guint *row) {
    bool *bridged = g_new0(bool, q->parting->n_lines + 1);
    for (guint i = 0; i < q->pairs->len; i++) {
        const MxPair *pair = mx_pair_at(q->pairs, i);
        if (pair->kind > MX_PAIR_MERGED || is_torn(q->parting, pair, row))
            continue;
        for (guint k = mx_entry_at(q->parting->entries, pair->a)->line;
             k < mx_entry_at(q->parting->entries, pair->b)->line; k++)
            bridged[k] = true;
    }
    return bridged;
}

/* Lines of one row that are as far apart as rows are, and have no cell in common. */
static double cost_of_lines(const Question *q, const guint *row) {
    double cost = 0;
    g_autofree bool *bridged = find_bridged(q, row);
    for (guint i = 0; i + 1 < q->parting->n_lines; i++)
        cost += row[i] == row[i + 1] && q->apart[i] && !bridged[i] ? COST_APART : 0;
    return cost;
}

/* A cell of a row: the entries of one column. */
typedef struct {
    double top, bottom;
    guint from, to;
    bool figure;
} Block;

static GArray *find_blocks(const Question *q, const guint *row, guint which) {
    const MxParting *p = q->parting;
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(Block));
    for (guint i = 0; i < p->entries->len; i++) {
        const MxEntry *e = mx_entry_at(p->entries, i);
        if (row[e->line] != which || q->astride[i])
            continue;
        Block *met = NULL;
        for (guint k = 0; k < blocks->len && met == NULL; k++)
            if (g_array_index(blocks, Block, k).from == e->from)
                met = &g_array_index(blocks, Block, k);
        if (met == NULL) {
            Block b = { e->box.y0, e->box.y1, e->from, e->to, e->figure };
            g_array_append_val(blocks, b);
            continue;
        }
        met->bottom = fmax(met->bottom, e->box.y1);
        met->figure = met->figure || e->figure;
    }
    return blocks;
}

/* Counts, for setting at the top, in the middle and at the bottom, the row if its cells differ. */
static void count_unaligned(const GArray *blocks, double slack, guint unaligned[3]) {
    const Block *tallest = &g_array_index(blocks, Block, 0);
    for (guint k = 1; k < blocks->len; k++) {
        const Block *b = &g_array_index(blocks, Block, k);
        if (b->bottom - b->top > tallest->bottom - tallest->top)
            tallest = b;
    }
    bool off[3] = { false };
    for (guint k = 0; k < blocks->len; k++) {
        const Block *b = &g_array_index(blocks, Block, k);
        if (b->from < b->to) /* a heading over others, which stand lower */
            return;
        off[0] = off[0] || fabs(b->top - tallest->top) > slack;
        off[1] = off[1] || fabs(b->top + b->bottom - tallest->top - tallest->bottom) > 2 * slack;
        off[2] = off[2] || fabs(b->bottom - tallest->bottom) > slack;
    }
    for (int i = 0; i < 3; i++)
        unaligned[i] += off[i];
}

static double cost_of_rows(const Question *q, const guint *row, guint n_rows) {
    const MxParting *p = q->parting;
    double cost = 0;
    guint unaligned[3] = { 0 };
    bool figures = false;
    for (guint r = 0; r < n_rows; r++) {
        g_autoptr(GArray) blocks = find_blocks(q, row, r);
        cost += blocks->len == 0 ? COST_LONE : 0;
        if (blocks->len == 0)
            continue;
        bool figure = false;
        for (guint k = 0; k < blocks->len; k++)
            figure = figure || g_array_index(blocks, Block, k).figure;
        figures = figures || figure;
        cost += blocks->len == 1 && p->n_cols > 1 ? COST_LONE : 0;
        cost += figures && !figure ? COST_NO_FIGURE : 0;
        count_unaligned(blocks, ALIGNED_EM * mx_entry_at(p->entries, 0)->em, unaligned);
    }
    return cost + COST_ALIGNED * MIN(unaligned[0], MIN(unaligned[1], unaligned[2]));
}

static double find_cost(const Question *q, const bool *ends) {
    guint n_rows;
    g_autofree guint *row = number_rows(q->parting, ends, &n_rows);
    return cost_of_pairs(q->parting, q->pairs, row) + cost_of_nearer(q, row) +
           cost_of_lines(q, row) + cost_of_rows(q, row, n_rows);
}

/* ------------------------------------------------------------------------------------ rows -- */

/* Thresholds between steps that differ: below all of them, between them, above all. */
static GArray *find_thresholds(const MxParting *p, const GArray *pairs) {
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < pairs->len; i++) {
        const MxPair *pair = mx_pair_at(pairs, i);
        if (mx_pair_may_join(pair) &&
            pair->step < MAX_STEP_EM * mx_entry_at(p->entries, pair->a)->em)
            g_array_append_val(steps, pair->step);
    }
    g_array_sort(steps, mx_compare_doubles);
    GArray *thresholds = g_array_new(FALSE, FALSE, sizeof(double));
    double none = -INFINITY;
    g_array_append_val(thresholds, none);
    for (guint i = 0; i < steps->len && thresholds->len < MAX_THRESHOLDS; i++) {
        double step = g_array_index(steps, double, i);
        double next = i + 1 < steps->len ? g_array_index(steps, double, i + 1) : INFINITY;
        double at = step * sqrt(OTHER_STEP);
        if (next > step * OTHER_STEP)
            g_array_append_val(thresholds, at);
    }
    return thresholds;
}

static bool is_joined(const MxParting *p, const MxPair *pair, double threshold, bool hard) {
    return mx_pair_may_join(pair) && pair->step <= threshold &&
           pair->step < MAX_STEP_EM * mx_entry_at(p->entries, pair->a)->em &&
           (hard || pair->kind <= MX_PAIR_CLOSE);
}

/* How far apart the lines @i and @i + 1 are. */
static double distance_below(const double *tops, const double *bottoms, guint i) {
    return tops[i + 1] - bottoms[i];
}

static void measure_lines(const MxParting *p, double *tops, double *bottoms) {
    for (guint i = 0; i < p->n_lines; i++) {
        tops[i] = INFINITY;
        bottoms[i] = -INFINITY;
    }
    for (guint i = 0; i < p->entries->len; i++) {
        const MxEntry *e = mx_entry_at(p->entries, i);
        tops[e->line] = fmin(tops[e->line], e->box.y0);
        bottoms[e->line] = fmax(bottoms[e->line], e->box.y1);
    }
}

/* A stretch of lines in which a row must end. */
typedef struct {
    guint from, to;
    bool must; /* whatever it tears */
} Window;

static int compare_windows(const void *a, const void *b) {
    const Window *p = a, *q = b;
    return p->to != q->to ? (p->to > q->to) - (p->to < q->to)
                          : (p->from < q->from) - (p->from > q->from);
}

static bool *part_at(const Question *q, double threshold, bool hard) {
    const MxParting *p = q->parting;
    const GArray *pairs = q->pairs;
    bool *ends = g_new0(bool, p->n_lines + 1);
    g_autofree bool *torn = g_new0(bool, p->n_lines + 1);
    g_autofree double *tops = g_new(double, p->n_lines + 1);
    g_autofree double *bottoms = g_new(double, p->n_lines + 1);
    measure_lines(p, tops, bottoms);
    g_autoptr(GArray) windows = g_array_new(FALSE, FALSE, sizeof(Window));
    for (guint i = 0; i < pairs->len; i++) {
        const MxPair *pair = mx_pair_at(pairs, i);
        if (pair->kind == MX_PAIR_MERGED)
            continue;
        Window w = { mx_entry_at(p->entries, pair->a)->line, mx_entry_at(p->entries, pair->b)->line,
                     !mx_pair_may_join(pair) };
        if (!is_joined(p, pair, threshold, hard))
            g_array_append_val(windows, w);
        else
            for (guint k = w.from; k < w.to; k++)
                torn[k] = true;
    }
    for (guint i = 0; p->ruled != NULL && i < p->n_lines; i++)
        ends[i] = p->ruled[i];
    g_array_sort(windows, compare_windows);
    for (guint i = 0; i < windows->len; i++) {
        const Window *w = &g_array_index(windows, Window, i);
        guint best = G_MAXUINT;
        bool done = false;
        for (guint k = w->from; k < w->to; k++) {
            done = done || ends[k];
            if ((!torn[k] || w->must) &&
                (best == G_MAXUINT || (torn[best] && !torn[k]) ||
                 (torn[best] == torn[k] &&
                  distance_below(tops, bottoms, k) >= distance_below(tops, bottoms, best))))
                best = k;
        }
        if (!done && best != G_MAXUINT)
            ends[best] = true;
    }
    for (guint i = 0; i + 1 < p->n_lines; i++)
        ends[i] = ends[i] || (q->apart[i] && !torn[i]);
    return ends;
}

bool *mx_parting_find(const MxParting *p, const bool *usual) {
    Question q = question_of(p);
    g_autoptr(GArray) thresholds = find_thresholds(p, q.pairs);
    double least = usual != NULL ? find_cost(&q, usual) - COST_LEAST : INFINITY;
    bool *best = NULL;
    for (guint i = 0; i < 2 * thresholds->len && least > 0; i++) {
        double threshold = g_array_index(thresholds, double, i / 2);
        bool *ends = part_at(&q, threshold, i % 2 == 1);
        double cost = find_cost(&q, ends);
        if (cost < least - TIE) { /* of equals, the one that joins least came first */
            least = cost;
            g_free(best);
            best = g_steal_pointer(&ends);
        }
        g_free(ends);
    }
    question_clear(&q);
    return best;
}
