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
 * 2. Two lines are linked where gaps of theirs lie above each other and text of neither covers more
 *    than half the gaps of the other. Linked lines form a run; a line of one chunk (the rest of a
 *    wrapped cell, a group heading) may stand between linked ones.
 * 3. The run's white strips are its columns (stream_columns.c).
 * 4. A run is widened upwards to its header: to lines whose chunks fit columns or span some of
 *    them, and as far as a rule as wide as the run.
 * 5. What a run may be else is ruled out: prose in columns (then each column is searched for
 *    itself), lists, tables of contents, few lines without a figure.
 * 6. Lines become rows, header lines header cells (stream_rows.c).
 *
 * Known failures: tables whose cells are all prose, without a rule; tables of two rows without a rule;
 * labels of a chart that happen to stand in rows and columns.
 */
#include <math.h>
#include <stdlib.h>

#include "base/text.h"
#include "layout/stream.h"

/* Gap within a chunk, at most, in ems. A space is 0.25 to 0.35, of justified text up to 0.7; cells of
 * set tables stand 0.9 apart and more in most of their lines. */
#define CHUNK_GAP_EM 0.75

/* Gaps above each other must share this much, in ems: less is no white a reader sees as a column. */
#define SHARED_GAP_EM 0.5

/* Distance, in ems, between two lines of one run: a table set with blank lines between groups has 2,
 * two tables set below each other have a caption between them. */
#define MAX_PITCH_EM 2.6

/* Lines without a gap that may stand between two linked lines: a wrapped cell seldom has more than
 * four lines; prose between two tables has more, or crosses their strips. */
#define MAX_BETWEEN 4u

/* A rule belongs to a run when it covers this share of its width. Spanner rules cover less, rules
 * of page heads as much, but are farther away. */
#define RULE_COVER 0.7

/* A line this many times larger than the table's last line is its title. Headers in bold or in capitals
 * are the same size, or smaller. */
#define TITLE_SIZE 1.2

/* How far text may reach over a column's edge without leaving it, in ems. */
#define BORDER_SLACK_EM 0.3

/* Header lines above a run at most. Five levels are the most seen; more is prose. */
#define MAX_HEADER 8u

/* Boxes may overlap by this much, in points: glyph boxes reach over rulings beside them. */
#define OVERLAP_PT 3.0

/* Frames within frames (columns of prose) searched at most. */
#define MAX_DEPTH 3

/* A page with more lines is noise. The fullest real page has 160. */
#define MAX_LINES 2000u

/* ------------------------------------------------------------------------------------ lines -- */

static void stream_line_free(MxStreamLine *line) {
    g_array_unref(line->tokens);
    g_array_unref(line->chunks);
    g_free(line);
}

static double gap_between(const MxToken *a, const MxToken *b) {
    return (b->box.x0 - a->box.x1) / fmax(fmax(a->em, b->em), 1);
}

static MxStreamLine *chunk_line(const MxTokenLine *from) {
    MxStreamLine *line = g_new0(MxStreamLine, 1);
    line->box = from->box;
    line->em = fmax(from->em, 1);
    line->leaders = from->leaders;
    line->tokens = g_array_ref(from->tokens);
    line->chunks = g_array_new(FALSE, FALSE, sizeof(MxChunk));
    MxChunk chunk = { 0 };
    for (guint i = 0; i < from->tokens->len; i++) {
        const MxToken *t = mx_token_at(from->tokens, i);
        if (i > 0 && gap_between(t - 1, t) > CHUNK_GAP_EM) {
            g_array_append_val(line->chunks, chunk);
            chunk.n = 0;
        }
        if (chunk.n == 0)
            chunk = (MxChunk){ .box = t->box, .first = i, .figure = true };
        chunk.box = mx_box_union(chunk.box, t->box);
        chunk.em = fmax(chunk.em, t->em);
        chunk.figure = chunk.figure && t->figure;
        chunk.n++;
    }
    g_array_append_val(line->chunks, chunk);
    return line;
}

GPtrArray *mx_stream_lines_find(const GArray *tokens, const GArray *leaders) {
    GPtrArray *lines = g_ptr_array_new_with_free_func((GDestroyNotify)stream_line_free);
    g_autoptr(GPtrArray) plain = mx_token_lines_find(tokens, leaders);
    for (guint i = 0; i < plain->len; i++)
        g_ptr_array_add(lines, chunk_line(plain->pdata[i]));
    return lines;
}

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

static double pitch(const MxStreamLine *a, const MxStreamLine *b) {
    return (mx_box_middle_y(b->box) - mx_box_middle_y(a->box)) / fmax(a->em, b->em);
}

/* Whether the line of one chunk @line may stand in a run below its line @above: it covers none of its
 * gaps, or heads a group, in the pace of the run. */
static bool may_stand_below(const MxStreamLine *above, const MxStreamLine *line, guint n_between) {
    guint gaps = above->chunks->len - 1;
    return 2 * count_open_gaps(above, line) >= gaps || n_between == 0;
}

/* The line after @i in its run; @n where the run ends. */
static guint next_in_run(const GPtrArray *lines, guint i, guint n) {
    const MxStreamLine *a = lines->pdata[i];
    for (guint k = i + 1; k < n && k <= i + 1 + MAX_BETWEEN; k++) {
        const MxStreamLine *b = lines->pdata[k];
        if (pitch(lines->pdata[k - 1], b) > MAX_PITCH_EM)
            return n;
        if (is_linked(a, b))
            return k;
        if (b->chunks->len > 1 || !may_stand_below(a, b, k - i - 1))
            return n;
    }
    return n;
}

/* ----------------------------------------------------------------------------------- regions -- */

static void region_free(MxRegion *region) {
    if (region == NULL)
        return;
    g_ptr_array_unref(region->lines);
    if (region->xs != NULL)
        g_array_unref(region->xs);
    g_free(region);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxRegion, region_free)

void mx_region_measure(MxRegion *region) {
    region->box = mx_region_line(region, 0)->box;
    for (guint i = 1; i < region->lines->len; i++)
        region->box = mx_box_union(region->box, mx_region_line(region, i)->box);
}

static MxRegion *region_new(const GPtrArray *lines, guint from, guint to, const GArray *rules) {
    MxRegion *region = g_new0(MxRegion, 1);
    region->rules = rules;
    region->lines = g_ptr_array_new();
    for (guint i = from; i < to; i++)
        g_ptr_array_add(region->lines, lines->pdata[i]);
    mx_region_measure(region);
    return region;
}

/* Years head columns as often as they fill them. */
static bool is_year(const MxStreamLine *line, const MxChunk *chunk) {
    const MxToken *t = mx_token_at(line->tokens, chunk->first);
    return chunk->n == 1 && t->n_digits == 4 && t->n_chars <= 6 && (t->first == '1' || t->first == '2');
}

bool mx_region_rule(const MxRegion *region, double from, double to) {
    for (guint i = 0; i < region->rules->len; i++) {
        const MxRuling *r = &g_array_index(region->rules, MxRuling, i);
        double common = fmin(r->to, region->box.x1) - fmax(r->from, region->box.x0);
        if (r->at > from && r->at < to && common >= RULE_COVER * mx_box_width(region->box))
            return true;
    }
    return false;
}

bool mx_region_is_data(const MxRegion *region, guint line_index) {
    const MxStreamLine *line = mx_region_line(region, line_index);
    bool label = false;
    guint figures = 0;
    for (guint k = 0; k < line->chunks->len; k++) {
        const MxChunk *c = mx_chunk_at(line, k);
        if (mx_region_col_at(region, mx_box_middle_x(c->box)) == 0 || (!c->figure && figures == 0))
            label = true;
        else
            figures += c->figure && !is_year(line, c);
    }
    return figures >= 2 || (label && figures == 1);
}

/* ------------------------------------------------------------------------------------ header -- */

/* Whether each chunk of @line fits a column, or spans columns without the first. The first chunk of a
 * caption (部门：某局      单位：万元) begins in the first column and runs over its edge. */
static bool fits_columns(const MxRegion *region, const MxStreamLine *line) {
    double slack = BORDER_SLACK_EM * line->em;
    for (guint i = 0; i < line->chunks->len; i++) {
        MxBox b = mx_chunk_at(line, i)->box;
        if (b.x0 < region->box.x0 - line->em || b.x1 > region->box.x1 + line->em)
            return false;
        guint from = mx_region_col_at(region, b.x0 + slack);
        guint to = mx_region_col_at(region, b.x1 - slack);
        if (from == 0 && to > 0)
            return false;
    }
    return true;
}

/* Whether @line can be a line of the header without a rule's help. */
static bool is_header_line(const MxRegion *region, const MxStreamLine *line) {
    const MxStreamLine *below = mx_region_line(region, 0);
    if (pitch(line, below) > MAX_PITCH_EM || !fits_columns(region, line))
        return false;
    if (line->chunks->len > 1)
        return true;
    guint from = mx_region_col_at(region, line->box.x0 + BORDER_SLACK_EM * line->em);
    return from > 0;
}

/* Whether a rule as wide as the region runs between the middles of two lines. */
static bool rule_between(const MxRegion *region, const MxStreamLine *a, const MxStreamLine *b) {
    return mx_region_rule(region, mx_box_middle_y(a->box), mx_box_middle_y(b->box));
}

/* Whether a rule tops @line, or one of the lines above it that may still be header. */
static bool is_under_rule(const MxRegion *region, const GPtrArray *lines, guint i, guint limit) {
    const MxStreamLine *line = lines->pdata[i], *top = lines->pdata[limit];
    return mx_region_rule(region, top->box.y0 - MAX_PITCH_EM * top->em, mx_box_middle_y(line->box));
}

/* Widens @region, which begins at line @first of @lines, up to the top of its header. */
static void take_header(MxRegion *region, const GPtrArray *lines, guint first, guint floor_line) {
    guint limit = first - MIN(first - floor_line, MAX_HEADER);
    for (guint i = first; i-- > limit;) {
        MxStreamLine *line = lines->pdata[i];
        const MxStreamLine *below = mx_region_line(region, 0);
        bool under_rule = is_under_rule(region, lines, i, limit);
        if (pitch(line, below) > MAX_PITCH_EM + under_rule || !fits_columns(region, line))
            return;
        if (!under_rule && (!is_header_line(region, line) || rule_between(region, line, below)))
            return; /* what stands above the only rule is a caption */
        g_ptr_array_insert(region->lines, 0, line);
        mx_region_measure(region);
    }
}

/* Whether the first line of what is left when @n lines go is a header below a top rule: no data, and
 * a rule follows. */
static bool is_below_top_rule(const MxRegion *region, guint n) {
    const MxStreamLine *line = mx_region_line(region, n), *above = mx_region_line(region, n - 1);
    if (!rule_between(region, above, line))
        return false;
    double bottom = region->box.y1 + MAX_PITCH_EM * line->em;
    return mx_region_rule(region, mx_box_middle_y(line->box), bottom) && !mx_region_is_data(region, n);
}

/* Whether line @i before the data is set as no header is: larger than the table, or two chunks of
 * which the first runs over the edge of the first column. */
static bool is_caption(const MxRegion *region, guint i) {
    const MxStreamLine *line = mx_region_line(region, i);
    const MxStreamLine *last = mx_region_line(region, region->lines->len - 1);
    if (line->em > TITLE_SIZE * last->em)
        return true;
    return mx_region_n_cols(region) > 2 && line->chunks->len <= 2 && !fits_columns(region, line);
}

/* Takes off the lines above the top rule, and captions that the run took for its first lines. */
static void drop_captions(MxRegion *region) {
    guint n = region->lines->len, drop = 0;
    for (guint i = 1; i < n && i <= MAX_HEADER && drop == 0; i++)
        if (is_below_top_rule(region, i))
            drop = i;
    for (guint i = drop; i + 2 < n && i <= MAX_HEADER && !mx_region_is_data(region, i); i++)
        if (is_caption(region, i))
            drop = i + 1;
    if (drop > 0 && drop + 1 < n)
        g_ptr_array_remove_range(region->lines, 0, drop);
    mx_region_measure(region);
}

/* -------------------------------------------------------------------------------- what it is -- */

typedef struct {
    guint texts, figures, full, marks, long_texts, ascending;
    double last;
} ColumnKind;

static bool is_mark(const MxToken *t) {
    switch (t->first) {
    case 0x2022: case 0xB7: case 0x25CF: case 0x25A0: case 0x25AA: case 0x2013: case '-': case 'o': case 0xF0B7: case '*':
    case 0xF0A7: case 0x25E6: case 0x25BA:
        return t->n_chars == 1;
    default:
        break;
    }
    /* 1. (a) a) iv. [3] */
    bool closes = t->last == '.' || t->last == ')' || t->last == ']' || t->last == 0xFF09 || t->last == 0x3001;
    return closes && t->n_chars <= 5 && t->n_digits <= 3;
}

static ColumnKind examine_column(const MxRegion *region, guint col) {
    ColumnKind kind = { 0 };
    double x1 = mx_region_x(region, col + 1), x0 = mx_region_x(region, col);
    double right = -INFINITY, left = INFINITY;
    for (int pass = 0; pass < 2; pass++)
        for (guint i = 0; i < region->lines->len; i++) {
            const MxStreamLine *line = mx_region_line(region, i);
            for (guint k = 0; k < line->chunks->len; k++) {
                const MxChunk *c = mx_chunk_at(line, k);
                double middle = mx_box_middle_x(c->box);
                if (middle < x0 || middle > x1 || c->box.x0 < x0 - c->em || c->box.x1 > x1 + c->em)
                    continue;
                if (pass == 0) {
                    right = fmax(right, c->box.x1);
                    left = fmin(left, c->box.x0);
                    continue;
                }
                kind.texts++;
                kind.figures += c->figure;
                kind.full += !c->figure && right - c->box.x1 < 2 * c->em && c->box.x1 - c->box.x0 > 12 * c->em;
                kind.marks += c->n == 1 && is_mark(mx_token_at(line->tokens, c->first));
            }
        }
    return kind;
}

typedef enum {
    IS_TABLE,
    IS_PROSE, /* in columns: search them one by one */
    IS_OTHER,
} Kind;

/* Share of a column's lines that reach its right edge, above which it is prose. Cells of a table are
 * ragged; of prose, the last lines of paragraphs fall short. */
#define PROSE_FULL 0.5

static bool is_contents(const MxRegion *region, const ColumnKind *last) {
    guint leaders = 0;
    for (guint i = 0; i < region->lines->len; i++)
        leaders += mx_region_line(region, i)->leaders;
    return mx_region_n_cols(region) <= 3 && 2 * leaders >= region->lines->len &&
           10 * last->figures >= 7 * last->texts && mx_region_n_cols(region) <= 3;
}

static Kind judge(const MxRegion *region) {
    guint n_cols = mx_region_n_cols(region), n = region->lines->len;
    guint tabular = 0, figure_columns = 0, prose = 0, figures = 0, texts = 0;
    for (guint i = 0; i < n; i++)
        tabular += mx_region_line(region, i)->chunks->len > 1;
    ColumnKind first = { 0 }, last = { 0 };
    for (guint c = 0; c < n_cols; c++) {
        ColumnKind k = examine_column(region, c);
        first = c == 0 ? k : first;
        last = k;
        figure_columns += k.texts > 0 && 2 * k.figures >= k.texts && k.texts >= 2 && c > 0;
        prose += k.texts >= 4 && k.full > PROSE_FULL * k.texts;
        figures += k.figures;
        texts += k.texts;
    }
    if (prose > 0)
        return IS_PROSE;
    if (2 * first.marks >= first.texts && n_cols == 2)
        return IS_OTHER;
    if (is_contents(region, &last))
        return IS_OTHER;
    double em = mx_region_line(region, 0)->em;
    bool topped = mx_region_rule(region, region->box.y0 - 1.5 * em, region->box.y0 + 0.5 * em);
    bool based = mx_region_rule(region, region->box.y1 - 0.5 * em, region->box.y1 + 1.5 * em);
    bool ruled = topped && based;
    guint need = ruled ? 2 : n_cols >= 3 ? 3 : 4;
    if (tabular < need)
        return IS_OTHER;
    if (figure_columns == 0 && !ruled)
        return IS_OTHER;
    return IS_TABLE;
}

/* ------------------------------------------------------------------------------------ search -- */

/* What does not change while a page is searched, and what is found. */
typedef struct {
    const GArray *rules, *leaders, *taken;
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

/* Searches the columns of a region of prose one by one. */
static void search_columns(Search *s, const MxRegion *region, int depth) {
    for (guint c = 0; c < mx_region_n_cols(region); c++) {
        g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(MxToken));
        for (guint i = 0; i < region->lines->len; i++) {
            const MxStreamLine *line = mx_region_line(region, i);
            for (guint k = 0; k < line->tokens->len; k++) {
                const MxToken *t = mx_token_at(line->tokens, k);
                if (mx_region_col_at(region, mx_box_middle_x(t->box)) == c)
                    g_array_append_vals(tokens, t, 1);
            }
        }
        if (tokens->len > 0)
            search(s, tokens, depth + 1);
    }
}

/* Looks at the run of lines [from, to); @floor_line: the first line that no run above has taken. */
static void look_at_run(Search *s, const GPtrArray *lines, guint from, guint to, guint floor_line,
                        int depth) {
    g_autoptr(MxRegion) region = region_new(lines, from, to, s->rules);
    if (!mx_region_find_columns(region))
        return;
    if (judge(region) == IS_PROSE) {
        if (depth < MAX_DEPTH)
            search_columns(s, region, depth);
        return;
    }
    take_header(region, lines, from, floor_line);
    drop_captions(region);
    mx_region_add_header_columns(region);
    g_array_index(region->xs, double, 0) = region->box.x0;
    g_array_index(region->xs, double, region->xs->len - 1) = region->box.x1;
    if (judge(region) != IS_TABLE || is_taken(s, region->box))
        return;
    MxGrid *grid = mx_region_build_grid(region);
    if (grid != NULL)
        g_ptr_array_add(s->grids, grid);
}

static void search(Search *s, const GArray *tokens, int depth) {
    g_autoptr(GPtrArray) lines = mx_stream_lines_find(tokens, s->leaders);
    if (lines->len > MAX_LINES)
        return;
    guint floor_line = 0;
    for (guint from = 0; from < lines->len;) {
        guint last = from, next;
        while ((next = next_in_run(lines, last, lines->len)) < lines->len)
            last = next;
        if (last > from) {
            look_at_run(s, lines, from, last + 1, floor_line, depth);
            floor_line = last + 1;
        }
        from = last + 1;
    }
}

GPtrArray *mx_stream_find(const MxPage *page, const GPtrArray *glyphs, const GArray *taken) {
    g_autoptr(GArray) leaders = g_array_new(FALSE, FALSE, sizeof(MxBox));
    g_autoptr(GArray) tokens = mx_tokens_find(glyphs, leaders);
    mx_tokens_drop_turned(tokens);
    Search s = { page->horizontal, leaders, taken,
                 g_ptr_array_new_with_free_func((GDestroyNotify)mx_grid_free) };
    if (tokens->len > 1)
        search(&s, tokens, 0);
    return s.grids;
}
