/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a region is: a table, prose in columns, or neither.
 *
 *   • first item          1.1 Methods ....... 7     The survey covered   Some lines of
 *   • second item         1.2 Results ...... 12     every county and     prose are needed
 *     marks beside text   leaders to a figure       lines fill their columns
 *
 * Prose: lines fill their column. List: the first of two columns holds marks, or labels with
 * colons. Contents: leaders to a last column of figures. A table without rules shows figures in a
 * column, or three columns whose texts are all set alike; one with rules above, within and below
 * needs none, and may hold prose.
 *
 * Known failures: tables of prose without rules; of two columns of text set as tight as prose.
 */
#include <math.h>

#include "layout/stream/kind.h"
#include "page/page.h"

/* Share of a column's lines that reach its right edge, above which it is prose. Cells of a table
 * are ragged; of prose, the last lines of paragraphs fall short. */
#define PROSE_FULL 0.5

/* A line reaches the edge of its column within so many ems, one word of justified text broken at
 * its end, and is prose from a width, in ems, of three or four words. */
#define NEAR_EDGE_EM 2.0
#define MIN_PROSE_EM 12.0

/* Lines of a column, at least, for it to be called prose: wrapped cells have three. */
#define MIN_PROSE_LINES 4u

/* No document has so many pages; amounts and years are larger. */
#define MAX_PAGES 1000u
#define PAGE_DIGITS 3u

/* A table of nothing but text, without a rule: columns and lines with a gap at least; how near its
 * texts are set to each other's edge or middle, in ems; how many, of three each, may be set
 * another way: a heading of two lines. Of words that stand below each other by chance, two of three
 * are. */
#define MIN_TEXT_COLUMNS 3u
#define MIN_TEXT_LINES 3u
#define ALIGNED_EM 0.25
#define MAX_OTHERS 2u
#define MAX_MODELS 4u

/* Rows of two texts that make a table without a figure or a rule, and how far apart they are at
 * least, in ems: lines of text are set at 1.5 or, in official documents, at 1.75. */
#define MIN_PADDED 4u
#define MANY_PADDED 5u
#define PADDED_EM 1.8

/* Rows for each heading of a group among them, at least. */
#define GROUP_ROWS 3u

/* Figures below each other that make a table of two columns: fewer may be two amounts in prose. */
#define MIN_FIGURES 3u

/* How far above the first line its top rule, below the last the bottom rule may lie, in ems. */
#define RULE_REACH_EM 1.5

/* ------------------------------------------------------------------------------- columns -- */

/* What the chunks of a column are. */
typedef struct {
    guint texts, figures, full, marks, colons;
    guint pages, last_page; /* numbers of pages: plain, none less than the one before */
    guint small;            /* figures as short as those, in brackets too */
} Count;

static bool is_bullet(gunichar ch) {
    switch (ch) {
    case 0x2022:
    case 0xB7:
    case 0x25CF:
    case 0x25A0:
    case 0x25AA:
    case 0x25E6:
    case 0x25BA:
    case 0x2013:
    case 0x2192:
    case '-':
    case '*':
    case 'o':
    case 0xF0B7:
    case 0xF0A7:
    case 0x25C6:
    case 0x2713:
        return true;
    default:
        return false;
    }
}

/* Bullets, and numbers of items: 1. (a) iv) [3] （一） 一、 */
static bool is_mark(const MxToken *t) {
    if (t->n_chars == 1)
        return is_bullet(t->first);
    bool closes = t->last == '.' || t->last == ')' || t->last == ']' || t->last == 0xFF09 ||
                  t->last == 0x3001;
    return closes && t->n_chars <= 5 && t->n_digits <= 3;
}

static bool lies_in(const MxChunk *c, double x0, double x1) {
    double middle = mx_box_middle_x(c->box);
    return middle > x0 && middle < x1 && c->box.x0 > x0 - c->em && c->box.x1 < x1 + c->em;
}

static double right_edge(const MxRegion *region, double x0, double x1) {
    double right = x0;
    for (guint i = 0; i < region->lines->len; i++)
        for (guint k = 0; k < mx_region_line(region, i)->chunks->len; k++) {
            const MxChunk *c = mx_chunk_at(mx_region_line(region, i), k);
            if (lies_in(c, x0, x1) && c->box.x1 > right)
                right = c->box.x1;
        }
    return right;
}

/* Whether the tokens from @t to @end are a figure of few digits, without a point or a comma. */
static bool is_small(const MxToken *t, const MxToken *end) {
    guint digits = 0;
    for (; t <= end; t++) {
        if (!t->figure || t->parted)
            return false;
        digits += t->n_digits;
    }
    return digits > 0 && digits <= PAGE_DIGITS;
}

static Count count_column(const MxRegion *region, guint col) {
    Count n = { 0 };
    double x0 = mx_region_x(region, col), x1 = mx_region_x(region, col + 1);
    double right = right_edge(region, x0, x1);
    for (guint i = 0; i < region->lines->len; i++) {
        const MxStreamLine *line = mx_region_line(region, i);
        for (guint k = 0; k < line->chunks->len; k++) {
            const MxChunk *c = mx_chunk_at(line, k);
            if (!lies_in(c, x0, x1))
                continue;
            n.texts++;
            n.figures += c->figure;
            n.full += !c->figure && right - c->box.x1 < NEAR_EDGE_EM * c->em &&
                      mx_box_width(c->box) > MIN_PROSE_EM * c->em;
            const MxToken *t = mx_token_at(line->tokens, c->first), *end = t + c->n - 1;
            n.marks += c->n == 1 && is_mark(t);
            n.colons += end->last == ':' || end->last == 0xFF1A;
            n.small += is_small(t, end);
            if (c->n == 1 && t->value >= MAX(n.last_page, 1) && t->value < MAX_PAGES) {
                n.pages++;
                n.last_page = t->value;
            }
        }
    }
    return n;
}

static bool is_prose(Count n) {
    return n.texts >= MIN_PROSE_LINES && n.full > PROSE_FULL * n.texts;
}

/* ------------------------------------------------------------------------------- verdict -- */

/* Contents lead to one figure, the page, in ascending order; with leaders a few may be missing.
 * Leaders lead to amounts, too, which have a point, a comma or more digits. */
static bool is_contents(const MxRegion *region, Count first, Count last) {
    guint leaders = 0;
    for (guint i = 0; i < region->lines->len; i++)
        leaders += mx_region_line(region, i)->leaders;
    if (mx_region_n_cols(region) > 3)
        return false;
    return (2 * leaders >= region->lines->len && 10 * last.small >= 7 * last.texts) ||
           (last.pages == last.texts && first.figures == 0 && last.texts >= 3);
}

/* Rules above, below and, at @inner, within. */
typedef struct {
    bool outer, inner;
} Rules;

static Rules find_rules(const MxRegion *region) {
    guint n = region->lines->len;
    const MxStreamLine *first = mx_region_line(region, 0), *last = mx_region_line(region, n - 1);
    MxBox box = region->box;
    bool above =
        mx_region_rule(region, box.y0 - RULE_REACH_EM * first->em, mx_box_middle_y(first->box));
    bool below =
        mx_region_rule(region, mx_box_middle_y(last->box), box.y1 + RULE_REACH_EM * last->em);
    return (Rules){ above && below, mx_region_rule(region, mx_box_middle_y(first->box),
                                                   mx_box_middle_y(last->box)) };
}

/* Where the column of prose @col ends, or begins if it is the last. */
static double gutter_of(const MxRegion *region, guint col) {
    return mx_region_x(region, col + 1 < mx_region_n_cols(region) ? col + 1 : col);
}

/* A lone line between two rules is what a page break left of a table, if it has figures. */
static bool is_remainder(const MxRegion *region, Rules rules) {
    const MxStreamLine *line = mx_region_line(region, 0);
    guint figures = 0;
    for (guint k = 0; k < line->chunks->len; k++)
        figures += mx_chunk_at(line, k)->figure;
    return region->lines->len == 1 && rules.outer && line->chunks->len >= 3 && figures >= 2;
}

/* The texts of column @col: (element-type MxBox). */
static GArray *find_texts(const MxRegion *region, guint col) {
    GArray *texts = g_array_new(FALSE, FALSE, sizeof(MxBox));
    for (guint i = 0; i < region->lines->len; i++)
        for (guint k = 0; k < mx_region_line(region, i)->chunks->len; k++) {
            const MxChunk *c = mx_chunk_at(mx_region_line(region, i), k);
            if (lies_in(c, mx_region_x(region, col), mx_region_x(region, col + 1)))
                g_array_append_val(texts, c->box);
        }
    return texts;
}

/* How many texts begin, are centred or end where one of them does; one of the first few, for the
 * heading may be set another way. */
static guint count_aligned(const GArray *texts, double slack) {
    guint best = 0;
    for (guint i = 0; i < MIN(texts->len, MAX_MODELS); i++) {
        guint left = 0, middle = 0, right = 0;
        MxBox a = g_array_index(texts, MxBox, i);
        for (guint k = 0; k < texts->len; k++) {
            MxBox b = g_array_index(texts, MxBox, k);
            left += fabs(a.x0 - b.x0) < slack;
            right += fabs(a.x1 - b.x1) < slack;
            middle += fabs(mx_box_middle_x(a) - mx_box_middle_x(b)) < slack;
        }
        best = MAX(best, MAX(left, MAX(middle, right)));
    }
    return best;
}

/* Whether a region without a figure shows columns nevertheless: three or more, set alike in every
 * line, of texts that leave most of them white. */
static bool is_set_in_columns(const MxRegion *region, guint tabular) {
    guint n_cols = mx_region_n_cols(region);
    if (n_cols < MIN_TEXT_COLUMNS || tabular < MIN_TEXT_LINES)
        return false;
    for (guint c = 0; c < n_cols; c++) {
        g_autoptr(GArray) texts = find_texts(region, c);
        guint aligned = count_aligned(texts, ALIGNED_EM * mx_region_line(region, 0)->em);
        if (texts->len < 2 || aligned + MIN(MAX_OTHERS, texts->len / 3) < texts->len ||
            2 * texts->len + 1 < tabular)
            return false;
    }
    return true;
}

/* Whether the second of two columns is nothing but figures below its heading, set alike, that are
 * no numbers of pages: with points, commas or more digits. */
static bool is_column_of_figures(const MxRegion *region) {
    guint figures = 0, amounts = 0;
    for (guint i = 0; i < region->lines->len; i++) {
        const MxStreamLine *line = mx_region_line(region, i);
        const MxChunk *last = mx_chunk_at(line, line->chunks->len - 1);
        if (line->chunks->len < 2)
            continue;
        if (!last->figure && figures > 0)
            return false;
        figures += last->figure;
        const MxToken *t = mx_token_at(line->tokens, last->first);
        amounts += last->figure && t->n_digits > 0 && t->value == 0;
    }
    g_autoptr(GArray) texts = find_texts(region, 1);
    guint aligned = count_aligned(texts, ALIGNED_EM * mx_region_line(region, 0)->em);
    return figures >= MIN_FIGURES && 2 * amounts > figures && aligned + 1 >= texts->len;
}

/* Lines of two texts, and what they say of being rows. */
typedef struct {
    guint rows, padded, parted; /* padded: farther from the row before than lines of text are */
    double least;               /* distance from one row to the next */
} TextRows;

static TextRows count_text_rows(const MxRegion *region) {
    TextRows r = { .least = INFINITY };
    const MxStreamLine *last = NULL;
    for (guint i = 0; i < region->lines->len; i++) {
        const MxStreamLine *line = mx_region_line(region, i);
        r.parted +=
            i > 0 && mx_region_rule(region, mx_region_line(region, i - 1)->last_y, line->first_y);
        if (line->chunks->len != 2)
            continue;
        double step = last != NULL ? line->first_y - last->last_y : 0;
        r.rows++;
        r.padded += last != NULL && step > PADDED_EM * line->em;
        r.least = last != NULL ? fmin(r.least, step) : r.least;
        last = line;
    }
    return r;
}

/* Whether the lines of one text are rests of cells, nearer to the line above than rows are, but for
 * a few headings of groups. */
static bool are_rests(const MxRegion *region, const TextRows *r) {
    guint others = 0;
    for (guint i = 0; i < region->lines->len; i++)
        others +=
            mx_region_line(region, i)->chunks->len != 2 &&
            (i == 0 || mx_line_distance(mx_region_line(region, i - 1), mx_region_line(region, i)) >
                           MX_TIGHT_SHARE * r->least);
    return GROUP_ROWS * others <= r->rows;
}

/* Whether the texts of the first column are the numbers of a list in words: all begin and end
 * alike, as "Part One" and "Part Two" do not, and parts and chapters in Chinese do. */
static bool are_numbers(const MxRegion *region) {
    gunichar first = 0, last = 0;
    guint alike = 0, texts = 0;
    for (guint i = 0; i < region->lines->len; i++) {
        const MxStreamLine *line = mx_region_line(region, i);
        const MxChunk *c = mx_chunk_at(line, 0);
        if (line->chunks->len != 2)
            continue;
        const MxToken *a = mx_token_at(line->tokens, c->first);
        const MxToken *b = mx_token_at(line->tokens, c->first + c->n - 1);
        alike += texts++ > 0 && a->first == first && b->last == last;
        first = a->first;
        last = b->last;
    }
    return 2 * alike > texts;
}

/* Whether two columns of short texts are rows: set alike in every line, each line of the first with
 * one in the second, padded as rows are and lines of text are not; and parted somewhere by a rule
 * or shading, or many. Lists of contents look the same where they are short. */
static bool are_padded_rows(const MxRegion *region) {
    TextRows r = count_text_rows(region);
    if (r.rows < MIN_PADDED || r.padded + 1 < r.rows || !are_rests(region, &r) ||
        are_numbers(region))
        return false;
    for (guint c = 0; c < 2; c++) {
        g_autoptr(GArray) texts = find_texts(region, c);
        guint aligned = count_aligned(texts, ALIGNED_EM * mx_region_line(region, 0)->em);
        if (aligned + 1 + r.rows / GROUP_ROWS < texts->len)
            return false;
    }
    return r.parted > 0 || r.rows >= MANY_PADDED;
}

MxRegionKind mx_region_judge(const MxRegion *region, double *gutter) {
    guint n_cols = mx_region_n_cols(region), tabular = 0, figure_columns = 0;
    for (guint i = 0; i < region->lines->len; i++)
        tabular += mx_region_line(region, i)->chunks->len > 1;
    Rules rules = find_rules(region);
    if (region->lines->len == 1)
        return is_remainder(region, rules) ? MX_REGION_TABLE : MX_REGION_OTHER;
    Count first = count_column(region, 0), last = first;
    for (guint c = 0; c < n_cols; c++) {
        last = count_column(region, c);
        figure_columns += c > 0 && last.texts >= 2 && 2 * last.figures >= last.texts;
        if (is_prose(last) && !(rules.outer && rules.inner)) {
            *gutter = gutter_of(region, c);
            return MX_REGION_PROSE;
        }
    }
    bool is_list = n_cols == 2 && 2 * MAX(first.marks, first.colons) >= first.texts;
    if ((is_list && !rules.outer) || (is_contents(region, first, last) && !rules.inner))
        return MX_REGION_OTHER;
    bool aligned = n_cols == 2 && is_column_of_figures(region);
    guint need = rules.outer ? 2 : n_cols >= 3 || aligned ? 3 : 4;
    bool shown = figure_columns > 0 || rules.outer || is_set_in_columns(region, tabular) ||
                 (n_cols == 2 && are_padded_rows(region));
    return tabular >= need && shown ? MX_REGION_TABLE : MX_REGION_OTHER;
}
