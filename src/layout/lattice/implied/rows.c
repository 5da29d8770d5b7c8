/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows that a half-drawn grid leaves to the reader.
 *
 *   ┌───────┬───────┬──────┐         A header is ruled, its body is not: the text of rows 1 and 2
 *   │ Land  │ 2006  │ 2007 │         stands clear of both boundaries, so both run on (river.c).
 *   ├───────┴───────┴──────┤
 *   │ Italy     3.1    4.2 │         The row 3 to 5 has three lines; each is a figure in every
 *   ├──────────────────────┤         column, and no line was broken for want of width: three rows.
 *   │ Malta     0.4    0.1 │
 *   ├───────┬───────┬──────┤
 *   │ Spain │   7.1 │  8.0 │
 *   │ Crete │   0.1 │    – │
 *   │ Total │  10.7 │ 12.3 │
 *   └───────┴───────┴──────┘
 *
 * 1. A row is several when its lines are entries, not the lines of a wrapped text (stack.c):
 *    figures in enough columns; or, of text, lines that begin together again and again in the
 *    column that names the rows and in another one, and did not end for want of width.
 * 2. A line with text in one column only, which does not name a row, goes on with the row above it.
 *
 * Known failures: stacked figures that are one cell (a value over its standard error) become
 * rows; paragraphs of two cells that stand beside one another three times do, too.
 */
#include <math.h>

#include "layout/lattice/implied/rows.h"
#include "layout/lattice/implied/stack.h"
#include "layout/token.h"

/* Least distance of two rows' middles, in ems. Lines set solid are 1 apart, a line centred beside
 * two others is half a line off. */
#define MIN_PITCH_EM 0.85

/* So many lines of text must begin together to be rows. The two lines of a heading do ("Amount"
 * over
 * "(million)", column by column), and of a row whose two names are wrapped. */
#define MIN_TOGETHER 3u

/* In the first row, when others follow: headings have up to three lines. */
#define MIN_TOGETHER_HEADING 4u

/* ---------------------------------------------------------------------------- evidence -- */

/* Whether the lines of a row are rows: enough columns are stacks of figures, and hardly a line is
 * without one. */
static bool are_figure_rows(const GArray *stacks, guint n_lines) {
    guint columns = 0, most = 0, with_figure = 0;
    for (guint i = 0; i < n_lines; i++) {
        bool any = false;
        for (guint k = 0; k < stacks->len; k++)
            any = any || (mx_stack_at(stacks, k)->has[i] && mx_stack_at(stacks, k)->figures);
        with_figure += any;
    }
    for (guint k = 0; k < stacks->len; k++) {
        const MxStack *s = mx_stack_at(stacks, k);
        if (s->n_lines >= 2 && s->figures) {
            columns++;
            most = MAX(most, s->n_lines);
        }
    }
    bool enough = columns >= 2 || (columns == 1 && most >= 3);
    return stacks->len >= 2 && enough && 3 * with_figure >= 2 * n_lines;
}

/* Whether the lines of a stack are entries: most of them ended before their cell was full. An entry
 * of two lines, each, ends in a hard break after a soft one. */
static bool has_entries(const MxStack *s) {
    return s->n_hard >= 2 && 2 * s->n_hard >= s->n_soft && !s->letters;
}

/* The stack that names the rows: the first with text. NULL where it does not name several. */
static const MxStack *find_key(const GArray *stacks) {
    for (guint k = 0; k < stacks->len; k++) {
        const MxStack *s = mx_stack_at(stacks, k);
        if (s->n_lines > 0)
            return has_entries(s) ? s : NULL;
    }
    return NULL;
}

/* Whether a line of @key that is not the rest of the line above begins at @i. */
static bool begins(const MxStack *s, guint i) {
    return s->has[i] && (i == 0 || !s->soft[i - 1]);
}

/* How many lines begin in @key and in another column of entries. */
static guint count_together(const GArray *stacks, const MxStack *key, guint n_lines) {
    guint together = 0;
    for (guint i = 0; i < n_lines; i++) {
        bool other = false;
        for (guint k = 0; k < stacks->len; k++) {
            const MxStack *s = mx_stack_at(stacks, k);
            other = other || (s != key && has_entries(s) && begins(s, i));
        }
        together += other && begins(key, i);
    }
    return together;
}

static bool are_text_rows(const GArray *stacks, guint n_lines, guint least) {
    const MxStack *key = find_key(stacks);
    return key != NULL && count_together(stacks, key, n_lines) >= least;
}

/* ---------------------------------------------------------------------------- breaks -- */

/* Whether line @i may end a row: no stack goes on from it for want of width, unless a figure
 * follows, or entries do in more columns. Lines that overlap stand beside each other, centred each
 * in its own cell. */
static bool ends_row(const GArray *stacks, const GPtrArray *lines, guint i) {
    const MxTokenLine *a = lines->pdata[i], *b = lines->pdata[i + 1];
    if (mx_box_middle_y(b->box) - mx_box_middle_y(a->box) < MIN_PITCH_EM * fmin(a->em, b->em))
        return false;
    guint hard = 0, soft = 0;
    for (guint k = 0; k < stacks->len; k++) {
        const MxStack *s = mx_stack_at(stacks, k);
        if (s->figures && s->has[i] && s->has[i + 1])
            return true;
        soft += s->soft[i];
        hard += s->has[i] && s->has[i + 1] && !s->soft[i];
    }
    return soft == 0 || (hard >= 2 && hard > soft);
}

/* Whether the lines [from, to) name a row, or have figures: else they go on with another. */
static bool stands_for_itself(const GArray *stacks, const MxStack *key, guint from, guint to) {
    guint stacks_with_text = 0;
    for (guint k = 0; k < stacks->len; k++) {
        const MxStack *s = mx_stack_at(stacks, k);
        bool any = false;
        for (guint i = from; i < to; i++)
            any = any || s->has[i];
        if (any && (s == key || s->figures))
            return true;
        stacks_with_text += any;
    }
    return stacks_with_text == 0; /* a heading across the columns */
}

/* Which lines end rows. */
static bool *find_ends(const GArray *stacks, const GPtrArray *lines, bool text) {
    bool *ends = g_new0(bool, lines->len);
    for (guint i = 0; i + 1 < lines->len; i++)
        ends[i] = ends_row(stacks, lines, i);
    const MxStack *key = text ? find_key(stacks) : NULL;
    for (guint from = 0, to; key != NULL && from < lines->len; from = to) {
        for (to = from + 1; to < lines->len && !ends[to - 1];)
            to++;
        if (stands_for_itself(stacks, key, from, to))
            continue;
        if (from > 0)
            ends[from - 1] = false;
        else
            ends[to - 1] = false;
    }
    return ends;
}

/* ---------------------------------------------------------------------------- rows -- */

/* Puts a boundary at @y into row @row, drawn across every stack that has more than one line. */
static void split_row(MxFrame *f, guint row, double y, const GArray *stacks) {
    mx_edges_split_interval(&f->v, f->xs->len, row);
    mx_edges_insert_bound(&f->h, f->ys->len, row + 1);
    for (guint k = 0; k < stacks->len; k++) {
        const MxStack *s = mx_stack_at(stacks, k);
        for (guint c = s->from; c < s->to; c++)
            f->h.drawn[(row + 1) * f->h.n_intervals + c] = s->n_lines != 1;
    }
    g_array_insert_val(f->ys, row + 1, y);
}

/* Splits row @row where its text asks for it. Returns the number of rows it became. */
static guint draw_rows_in(MxFrame *f, guint row, const GPtrArray *lines) {
    guint made = 1;
    if (lines->len < 2 || mx_frame_is_inhabited(f, row))
        return made;
    g_autoptr(GArray) stacks = mx_stacks_find(f, lines, row);
    bool heads = row == 0 && f->ys->len > 2;
    bool figures = are_figure_rows(stacks, lines->len);
    if (!figures && !are_text_rows(stacks, lines->len, heads ? MIN_TOGETHER_HEADING : MIN_TOGETHER))
        return made;
    g_autofree bool *ends = find_ends(stacks, lines, !figures);
    for (guint i = 0; i + 1 < lines->len; i++) {
        const MxTokenLine *a = lines->pdata[i], *b = lines->pdata[i + 1];
        double y = (a->box.y1 + b->box.y0) / 2;
        if (ends[i] && mx_place_lies_within(f->ys, row + made - 1, y))
            split_row(f, row + made++ - 1, y, stacks);
    }
    return made;
}

/* Whether nothing but the outer rulings parts row @row from the next: a cell that spans both would
 * be torn by a split. */
static bool stands_alone(const MxFrame *f, guint row) {
    guint n_cols = f->xs->len - 1;
    for (guint c = 0; c < n_cols; c++)
        if (!mx_edges_drawn(&f->h, row, c) || !mx_edges_drawn(&f->h, row + 1, c))
            return false;
    return true;
}

void mx_frame_draw_rows(MxFrame *f) {
    g_autoptr(GPtrArray) rows = mx_frame_lines(f);
    for (guint r = 0, at = 0; r < rows->len; r++) {
        bool outer = at == 0 || at + 2 == f->ys->len;
        at += outer || stands_alone(f, at) ? draw_rows_in(f, at, rows->pdata[r]) : 1;
    }
}
