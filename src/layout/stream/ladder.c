/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables with a rule below every row and no upright one.
 *
 *   附表4                                      ← single chunks: not between rungs
 *   ──────────────────────────────────  rung
 *          收入               支出            band: the header
 *     项目     预算数     项目     预算数
 *   ──────────────────────────────────  rung
 *   一、拨款   1386.05   一、服务              band: a row; rows need not have gaps in common
 *   ──────────────────────────────────  rung
 *                        二、安全    80.22
 *   ──────────────────────────────────  rung
 *
 * Rules of one extent, each a row or a header below the last, are a ladder: all text between its
 * first and its last rung is a table, whatever the lines have in common.
 *
 * 1. Rules with the same ends follow each other as long as the band between two of them holds a
 *    row: a few lines, none larger than the rest, all within the rules' ends.
 * 2. Two bands at least, most of them with a gap, are a ladder. Ruled paper has rungs, but no gaps.
 *
 * Known failures: two tables of one width set below each other with nothing but a short line
 * between.
 */
#include <math.h>

#include "layout/stream/ladder.h"
#include "layout/stream/region.h"
#include "page/page.h"

/* The ends of rungs agree to so many points: antialiasing moves them by one, borders drawn cell by
 * cell by a line's thickness, up to 2. */
#define SAME_END_PT 3.0

/* Rules nearer than this are one double rule, in points; no row is lower than 5. */
#define DOUBLE_PT 4.0

/* Lines of a band at most. Rows with wrapped cells and headers have up to five; more is prose or a
 * body without rules, which runs find. */
#define MAX_BAND_LINES 6u

/* A line this many times larger than the first of the ladder is the title of another table. */
#define TITLE_SIZE 1.2

/* A page with more rules is an image. */
#define MAX_RULES 1000u

/* Lines of one cell are no further apart, in ems, where rows are padded. */
#define LEADING_EM 1.55

/* Lines whose middles are nearer than this, in ems, stand beside each other: half of a line's
 * pitch, which is 1.2 to 1.5. */
#define BESIDE_EM 0.8

/* How far text may reach over a rung's end, in ems. */
#define OVERHANG_EM 1.0

static bool same_ends(const MxRuling *a, const MxRuling *b) {
    return fabs(a->from - b->from) <= SAME_END_PT && fabs(a->to - b->to) <= SAME_END_PT;
}

/* The next rule below @i with its ends; rules->len where there is none. */
static guint next_rung(const GArray *rules, guint i) {
    const MxRuling *a = &g_array_index(rules, MxRuling, i);
    for (guint k = i + 1; k < rules->len; k++) {
        const MxRuling *b = &g_array_index(rules, MxRuling, k);
        if (b->at - a->at > DOUBLE_PT && same_ends(a, b))
            return k;
    }
    return rules->len;
}

/* A ladder that grows: lines [from, to) are between its rungs; size of type of its first line. */
typedef struct {
    MxLadder ladder;
    guint bands, with_gap, single; /* single: bands of one line */
    guint most;                    /* chunks of a line */
    bool stacked;                  /* a band has two lines with figures in one column: rows */
    double em;
} Growing;

/* Whether the two lines are two rows: figures of theirs stand below each other, or two texts each,
 * farther apart than lines of a cell are. */
static bool are_rows(const MxStreamLine *above, const MxStreamLine *line) {
    guint texts = 0;
    bool apart = mx_line_pitch(above, line) > LEADING_EM;
    for (guint i = 0; i < above->chunks->len; i++)
        for (guint k = 0; k < line->chunks->len; k++) {
            const MxChunk *a = mx_chunk_at(above, i), *b = mx_chunk_at(line, k);
            if (a->figure && b->figure && mx_box_shares_x(a->box, b->box))
                return true;
            texts += apart && mx_box_shares_x(a->box, b->box);
        }
    return texts >= 2;
}

/* Whether the two lines stand beside each other, nearer than lines of one text: of two cells, each
 * set in the middle. */
static bool are_beside(const MxStreamLine *above, const MxStreamLine *line) {
    if (mx_line_distance(above, line) >= BESIDE_EM * fmin(above->em, line->em))
        return false;
    for (guint i = 0; i < above->chunks->len; i++)
        for (guint k = 0; k < line->chunks->len; k++)
            if (mx_box_shares_x(mx_chunk_at(above, i)->box, mx_chunk_at(line, k)->box))
                return false;
    return true;
}

/* Whether the lines from @g->ladder.to down to @rung are a row; if so, takes them in. */
static bool take_band(Growing *g, const GPtrArray *lines, const MxRuling *rung) {
    guint to = g->ladder.to, singles = 0, gaps = 0;
    for (; to < lines->len; to++) {
        const MxStreamLine *line = lines->pdata[to];
        if (mx_box_middle_y(line->box) > rung->at)
            break;
        g->em = g->em > 0 ? g->em : line->em;
        if (line->box.x0 < rung->from - OVERHANG_EM * line->em ||
            line->box.x1 > rung->to + OVERHANG_EM * line->em || line->em > TITLE_SIZE * g->em)
            return false;
        g->most = MAX(g->most, line->chunks->len);
        gaps +=
            line->chunks->len > 1 || (to > g->ladder.to && are_beside(lines->pdata[to - 1], line));
        for (guint k = g->ladder.to; k < to; k++)
            g->stacked = g->stacked || are_rows(lines->pdata[k], line);
        singles += line->chunks->len == 1;
    }
    guint n = to - g->ladder.to;
    if (n == 0 || n > MAX_BAND_LINES || (gaps == 0 && singles > 1))
        return false;
    g->ladder.to = to;
    g->bands++;
    g->with_gap += gaps > 0;
    g->single += n == 1;
    return true;
}

static guint first_line_below(const GPtrArray *lines, double y) {
    guint i = 0;
    while (i < lines->len && mx_box_middle_y(((const MxStreamLine *)lines->pdata[i])->box) < y)
        i++;
    return i;
}

/* Follows the rungs from rule @i on. */
static Growing climb(const GArray *rules, guint i, const GPtrArray *lines) {
    const MxRuling *top = &g_array_index(rules, MxRuling, i);
    guint first = first_line_below(lines, top->at);
    Growing g = { .ladder = { .from = first,
                              .to = first,
                              .top = top->at,
                              .bottom = top->at,
                              .x0 = top->from,
                              .x1 = top->to } };
    for (guint next; (next = next_rung(rules, i)) < rules->len; i = next) {
        const MxRuling *rung = &g_array_index(rules, MxRuling, next);
        if (!take_band(&g, lines, rung))
            break;
        g.ladder.bottom = rung->at;
    }
    return g;
}

/* Whether the first line of the ladder is a title between the rule that ends a table and the one
 * that begins the next: it is larger, or a row stands above. */
static bool begins_with_title(const Growing *g, const GPtrArray *lines) {
    if (g->ladder.to < g->ladder.from + 2)
        return false;
    const MxStreamLine *first = lines->pdata[g->ladder.from];
    const MxStreamLine *second = lines->pdata[g->ladder.from + 1];
    const MxStreamLine *above = g->ladder.from > 0 ? lines->pdata[g->ladder.from - 1] : NULL;
    bool below_row = above != NULL && above->chunks->len > 1 && second->chunks->len > 1 &&
                     mx_line_pitch(above, first) < MX_MAX_REGULAR_PITCH_EM;
    return first->chunks->len == 1 && (below_row || first->em > TITLE_SIZE * second->em);
}

static bool is_corner(const MxRuling *rule, const MxRuling *upright) {
    bool at_end = fabs(upright->at - rule->from) <= SAME_END_PT ||
                  fabs(upright->at - rule->to) <= SAME_END_PT;
    return at_end && (fabs(upright->from - rule->at) <= SAME_END_PT ||
                      fabs(upright->to - rule->at) <= SAME_END_PT);
}

/* Whether rule @i is the edge of a shaded band, and no line of its own. */
static bool is_shaded(const GArray *rules, guint i, const GArray *upright) {
    if (g_array_index(rules, MxRuling, i).kind == MX_RULING_LINE)
        return false;
    for (guint k = 0; k < upright->len; k++)
        if (is_corner(&g_array_index(rules, MxRuling, i), &g_array_index(upright, MxRuling, k)))
            return true;
    return false;
}

/* Whether the rungs from rule @i down are edges of shaded bands, each of which has upright edges:
 * these tell rows, and nothing of where the table ends. */
static bool is_shading(const GArray *rules, guint i, double bottom, const GArray *upright) {
    for (; i < rules->len && g_array_index(rules, MxRuling, i).at <= bottom;
         i = next_rung(rules, i)) {
        if (!is_shaded(rules, i, upright))
            return false;
    }
    return true;
}

/* Whether the ladder from rule @i down ends at the edge of a shaded row, with a row below it and
 * another rule of its extent: the table goes on to that one, in rows that nothing rules. */
static bool is_cut_short(const GArray *rules, guint i, const MxLadder *ladder,
                         const GArray *upright, const GPtrArray *lines) {
    guint next;
    while ((next = next_rung(rules, i)) < rules->len &&
           g_array_index(rules, MxRuling, next).at <= ladder->bottom)
        i = next;
    return next < rules->len && is_shaded(rules, i, upright) && ladder->to < lines->len &&
           ((const MxStreamLine *)lines->pdata[ladder->to])->chunks->len > 1;
}

/* Most bands have a gap; of an empty table, of which only a total is left, the header has two. */
static bool is_table(const Growing *g) {
    guint gaps = 2 * g->with_gap;
    return g->bands >= 2 && (gaps > g->bands || (gaps == g->bands && g->most >= 3));
}

GArray *mx_ladders_find(const GArray *rules, const GArray *upright, const GPtrArray *lines) {
    GArray *ladders = g_array_new(FALSE, FALSE, sizeof(MxLadder));
    double below = -INFINITY; /* the last rung taken */
    for (guint i = 0; i < rules->len && rules->len <= MAX_RULES; i++) {
        if (g_array_index(rules, MxRuling, i).at <= below)
            continue;
        Growing g = climb(rules, i, lines);
        if (!is_table(&g) || begins_with_title(&g, lines) ||
            is_shading(rules, i, g.ladder.bottom, upright) ||
            is_cut_short(rules, i, &g.ladder, upright, lines))
            continue;
        g.ladder.rows = g.bands > 2 && 2 * g.single > g.bands && !g.stacked;
        g_array_append_val(ladders, g.ladder);
        below = g.ladder.bottom;
    }
    return ladders;
}

/* Whether lines [from, to) all lie between the ends of @rule. */
static bool lie_within(const GPtrArray *lines, guint from, guint to, const MxRuling *rule) {
    for (guint i = from; i < to; i++) {
        const MxStreamLine *line = lines->pdata[i];
        if (line->box.x0 < rule->from - OVERHANG_EM * line->em ||
            line->box.x1 > rule->to + OVERHANG_EM * line->em)
            return false;
    }
    return true;
}

GArray *mx_books_find(const GArray *rules, const GPtrArray *lines) {
    GArray *books = g_array_new(FALSE, FALSE, sizeof(MxLadder));
    for (guint i = 0; i < rules->len && rules->len <= MAX_RULES; i++) {
        guint mid = next_rung(rules, i), end = mid < rules->len ? next_rung(rules, mid) : mid;
        if (end >= rules->len)
            continue;
        const MxRuling *top = &g_array_index(rules, MxRuling, i);
        guint first = first_line_below(lines, top->at);
        double bottom = g_array_index(rules, MxRuling, end).at;
        Growing g = { .ladder = { first, first, top->at, bottom, top->from, top->to, false } };
        if (!take_band(&g, lines, &g_array_index(rules, MxRuling, mid)) || g.with_gap == 0)
            continue;
        guint body = g.ladder.to;
        g.ladder.to = first_line_below(lines, bottom);
        if (g.ladder.to > body + 1 && lie_within(lines, body, g.ladder.to, top))
            g_array_append_val(books, g.ladder);
    }
    return books;
}
