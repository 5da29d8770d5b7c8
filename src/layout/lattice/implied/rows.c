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

#include "base/order.h"
#include "layout/lattice/implied/entries.h"
#include "layout/lattice/implied/evidence.h"
#include "layout/lattice/implied/rows.h"
#include "layout/lattice/implied/stack.h"
#include "layout/parting/pairs.h"
#include "layout/parting/parting.h"
#include "layout/token.h"

/* Least distance of two rows' middles, in ems. Lines set solid are 1 apart, a line centred beside
 * two others is half a line off. */
#define MIN_PITCH_EM 0.85

/* So many lines of text must begin together to be rows. The two lines of a heading do ("Amount"
 * over
 * "(million)", column by column), and of a row whose two names are wrapped. */
#define MIN_TOGETHER 3u

/* Rows of one line that show how high rows are, and by how much of that lines of others may miss
 * it. Beyond a fifth, a wrapped line in a tight table does: rows of 1.5 lines, leading of 1.2. */
#define MIN_EVEN 2u
#define EVEN_SLACK 0.1
#define EVEN_EM 1.6

/* How far off the middle of its cell, in ems, a line set in the middle is: half a line where a row
 * has more space above than below. */
#define MIDDLE_EM 0.6

/* In the first row, when others follow: headings have up to three lines. */
#define MIN_TOGETHER_HEADING 4u

/* White between two lines that is as much as what a row leaves above and below its text together,
 * to a fifth, and more than the leading of any text, in ems, is the padding of two rows. */
#define PADDED 0.8
#define PADDED_EM 0.55

/* Columns with words over figures, at least, that are a heading over a row. One may be a cell. */
#define MIN_HEADED 2u

/* ----------------------------------------------------------------------------- evenness -- */

/* The middle height of the rows of one line; 0 where there are too few to tell. */
static double row_height(const MxFrame *f, const GPtrArray *rows) {
    g_autoptr(GArray) heights = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint r = 0; r + 1 < f->ys->len; r++) {
        double height = mx_place_at(f->ys, r + 1) - mx_place_at(f->ys, r);
        if (((const GPtrArray *)rows->pdata[r])->len == 1)
            g_array_append_val(heights, height);
    }
    g_array_sort(heights, mx_compare_doubles);
    return heights->len < MIN_EVEN ? 0 : mx_place_at(heights, heights->len / 2);
}

static guint count_with_text(const GArray *stacks, guint line) {
    guint n = 0;
    for (guint k = 0; k < stacks->len; k++)
        n += mx_stack_at(stacks, k)->has[line];
    return n;
}

/* Whether a row is as high as so many rows as it has lines, and they stand as far apart as those:
 * shadings of every second row leave the heading and the first row one. A wrapped cell adds the
 * leading of its lines, which is less. */
static bool are_even(double height, const GArray *stacks, const GPtrArray *lines,
                     double row_height) {
    if (row_height == 0 || fabs(height - lines->len * row_height) > EVEN_SLACK * row_height)
        return false;
    for (guint i = 0; i < lines->len; i++) {
        const MxTokenLine *a = lines->pdata[i], *b = lines->pdata[MIN(i + 1, lines->len - 1)];
        double step =
            i + 1 < lines->len ? mx_box_middle_y(b->box) - mx_box_middle_y(a->box) : row_height;
        if (fabs(step - row_height) > EVEN_SLACK * row_height || row_height < EVEN_EM * a->em ||
            count_with_text(stacks, i) < 2)
            return false;
    }
    return true;
}

/* ---------------------------------------------------------------------------- breaks -- */

/* Whether the lines overlap: they stand beside each other, centred each in its own cell, and no
 * cell has text on both. */
static bool are_beside(const GArray *stacks, const GPtrArray *lines, guint i) {
    const MxTokenLine *a = lines->pdata[i], *b = lines->pdata[i + 1];
    if (mx_box_middle_y(b->box) - mx_box_middle_y(a->box) >= MIN_PITCH_EM * fmin(a->em, b->em))
        return false;
    for (guint k = 0; k < stacks->len; k++)
        if (mx_stack_at(stacks, k)->has[i] && mx_stack_at(stacks, k)->has[i + 1])
            return false;
    return true;
}

/* Whether line @i may end a row: no stack goes on from it for want of width, unless a figure
 * follows, or entries do in more columns. */
static bool ends_row(const GArray *stacks, const GPtrArray *lines, guint i) {
    if (are_beside(stacks, lines, i))
        return false;
    guint hard = 0, soft = 0;
    for (guint k = 0; k < stacks->len; k++) {
        const MxStack *s = mx_stack_at(stacks, k);
        if (s->figures && i + 1 >= s->head && s->has[i] && s->has[i + 1])
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
    guint heading = text ? 0 : mx_stacks_heading_end(stacks, lines->len);
    for (guint i = 0; i + 1 < lines->len; i++)
        ends[i] = i + 1 >= heading && ends_row(stacks, lines, i);
    const MxStack *key = text ? mx_stacks_find_key(stacks) : NULL;
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

/* Puts a boundary at @y into row @row, drawn across every stack but those that @spans. */
static void split_row(MxFrame *f, guint row, double y, const GArray *stacks, const bool *spans) {
    mx_edges_split_interval(&f->v, f->xs->len, row);
    mx_edges_insert_bound(&f->h, f->ys->len, row + 1);
    for (guint k = 0; k < stacks->len; k++) {
        const MxStack *s = mx_stack_at(stacks, k);
        for (guint c = s->from; c < s->to; c++)
            f->h.drawn[(row + 1) * f->h.n_intervals + c] = !spans[k];
    }
    g_array_insert_val(f->ys, row + 1, y);
}

/* Ends rows above and below the lines at which the upright rulings are broken. */
static void mark_breaks(const MxFrame *f, guint row, const GPtrArray *lines, bool *ends) {
    bool last = false;
    for (guint i = 0; i < lines->len; i++) {
        double y = mx_box_middle_y(((const MxTokenLine *)lines->pdata[i])->box);
        bool broken = mx_frame_is_broken_at(f, row, y);
        if (i > 0 && broken != last)
            ends[i - 1] = true;
        last = broken;
    }
}

/* What the entries of a row say of its being several. */
typedef struct {
    guint headed, spanned, wide, named;
} Signs;

/* Whether a name, or a line of it, set in the middle, stands beside @figure in one of the first two
 * columns: in the second, where codes are in the first. @other: (nullable): a figure whose name it
 * is not. */
static bool is_named(const GArray *entries, const MxEntry *figure, const MxEntry *other) {
    double y = mx_box_middle_y(figure->box), near = MIN_PITCH_EM * figure->em;
    for (guint i = 0; i < entries->len; i++) {
        const MxEntry *e = mx_entry_at(entries, i);
        double middle = mx_box_middle_y(e->box);
        bool of_other = other != NULL && fabs(middle - mx_box_middle_y(other->box)) < near;
        if (fabs(middle - y) < near && !of_other && e->from <= 1 && e->from != figure->from &&
            !e->digits)
            return true;
    }
    return false;
}

/* Whether the one line of a stack is set in the middle of the row, as the text of a cell that spans
 * the rows it becomes is. */
static bool is_centred(const MxFrame *f, guint row, const MxStack *s, const GPtrArray *lines) {
    double middle = (mx_place_at(f->ys, row) + mx_place_at(f->ys, row + 1)) / 2;
    for (guint i = 0; i < lines->len; i++) {
        const MxTokenLine *line = lines->pdata[i];
        if (s->has[i] && fabs(mx_box_middle_y(line->box) - middle) > MIDDLE_EM * line->em)
            return false;
    }
    return true;
}

/* Whether a cell of row @row has one line, in the middle: the others are as high as the row. */
static bool has_centred(const MxFrame *f, guint row, const GArray *stacks, const GPtrArray *lines) {
    for (guint k = 0; k < stacks->len; k++)
        if (mx_stack_at(stacks, k)->n_lines == 1 &&
            is_centred(f, row, mx_stack_at(stacks, k), lines))
            return true;
    return false;
}

/* What row @row leaves white above and below its text. */
static double padding_of(const MxFrame *f, guint row, const GArray *entries) {
    double top = INFINITY, bottom = -INFINITY;
    for (guint i = 0; i < entries->len; i++) {
        top = fmin(top, mx_entry_at(entries, i)->box.y0);
        bottom = fmax(bottom, mx_entry_at(entries, i)->box.y1);
    }
    return top - mx_place_at(f->ys, row) + mx_place_at(f->ys, row + 1) - bottom;
}

/* Words over figures, column by column: a heading that nothing parts from the first row. What lies
 * over several columns, above or below others. Figures below each other, each with its name. Lines
 * as far apart as rows are elsewhere, or as the padding of two: @padding of this one, above and
 * below. */
static Signs read_signs(const MxParting *parting, double row_height, double padding) {
    Signs signs = { 0 };
    const GArray *entries = parting->entries;
    g_autoptr(GArray) pairs = mx_pairs_find(parting);
    for (guint i = 0; i < pairs->len; i++) {
        const MxPair *pair = mx_pair_at(pairs, i);
        const MxEntry *a = mx_entry_at(entries, pair->a), *b = mx_entry_at(entries, pair->b);
        signs.headed += pair->kind == MX_PAIR_HEADED && is_named(entries, b, NULL);
        signs.spanned += pair->kind == MX_PAIR_SPANS;
        signs.named +=
            pair->kind == MX_PAIR_FIGURES && is_named(entries, a, b) && is_named(entries, b, a);
        double step = mx_box_middle_y(b->box) - mx_box_middle_y(a->box);
        double white = b->box.y0 - a->box.y1;
        signs.wide += (row_height > EVEN_EM * a->em && step > (1 - EVEN_SLACK) * row_height) ||
                      (white > PADDED_EM * a->em && white > PADDED * padding);
    }
    return signs;
}

/* Whether no ruling and no shading parts any rows of the grid. */
static bool is_upright_only(const MxFrame *f) {
    for (guint b = 1; b + 1 < f->ys->len; b++)
        for (guint c = 0; c + 1 < f->xs->len; c++)
            if (mx_edges_drawn(&f->h, b, c))
                return false;
    return true;
}

/* Whether no cell of row @row goes on in the one above or below: what spans both would be torn. */
static bool is_separate(const MxFrame *f, guint row) {
    for (guint c = 0; c + 1 < f->xs->len; c++)
        if ((row > 0 && !mx_edges_drawn(&f->h, row, c)) ||
            (row + 2 < f->ys->len && !mx_edges_drawn(&f->h, row + 1, c)))
            return false;
    return true;
}

/* Whether the lines are rows of which few have a figure: names that all end before their cell is
 * full, as far apart as no lines of one text are, and a figure that stands beside one of them, not
 * in the middle of all. */
static bool are_loose(const MxFrame *f, guint row, const GArray *stacks, const GPtrArray *lines) {
    const MxStack *key = mx_stacks_find_key(stacks);
    if (key == NULL || row == 0 || key->n_soft > 0 || key->n_lines < lines->len)
        return false;
    for (guint i = 0; i + 1 < lines->len; i++) {
        const MxTokenLine *a = lines->pdata[i], *b = lines->pdata[i + 1];
        if (mx_box_middle_y(b->box) - mx_box_middle_y(a->box) < EVEN_EM * a->em)
            return false;
    }
    guint figures = 0;
    for (guint k = 0; k < stacks->len; k++) {
        const MxStack *s = mx_stack_at(stacks, k);
        bool figure = s->n_lines > 0 && s->n_figures == s->n_lines && !is_centred(f, row, s, lines);
        if (s != key && s->n_lines > 0 && !figure)
            return false;
        figures += s != key && figure;
    }
    return figures > 0;
}

/* Which lines of row @row end rows; NULL where it is one. */
static bool *find_rows(const MxFrame *f, guint row, const GPtrArray *lines, const GArray *stacks,
                       const GArray *entries, double even_height) {
    double height = mx_place_at(f->ys, row + 1) - mx_place_at(f->ys, row);
    bool heads = row == 0 && f->ys->len > 2;
    bool figures = mx_stacks_are_figure_rows(stacks, lines->len);
    bool even = are_even(height, stacks, lines, even_height) || are_loose(f, row, stacks, lines);
    MxParting parting = {
        .entries = entries, .n_lines = lines->len, .n_cols = f->xs->len - 1, .row_step = even_height
    };
    double padding =
        heads && !has_centred(f, row, stacks, lines) ? padding_of(f, row, entries) : INFINITY;
    Signs signs = read_signs(&parting, even_height, padding);
    bool *ends = NULL;
    if (even || figures ||
        mx_stacks_are_text_rows(stacks, lines->len, heads ? MIN_TOGETHER_HEADING : MIN_TOGETHER)) {
        ends = find_ends(stacks, lines, !figures);
        for (guint i = 0; even && i + 1 < lines->len; i++)
            ends[i] = true;
        mark_breaks(f, row, lines, ends);
    } else if (signs.headed < MIN_HEADED && signs.wide < MIN_HEADED && signs.spanned == 0 &&
               signs.named == 0 && !(signs.headed > 0 && stacks->len == 2) && !is_upright_only(f)) {
        return NULL;
    }
    if (!is_separate(f, row))
        return ends;
    g_autofree bool *one = g_new0(bool, lines->len + 1);
    bool *better = mx_parting_find(&parting, ends != NULL ? ends : one);
    if (better == NULL)
        return ends;
    g_free(ends);
    return better;
}

/* Whether a text over several columns stands above or below that of the stack: a heading. */
static bool is_headed(const GArray *entries, const MxStack *s) {
    for (guint i = 0; i < entries->len; i++) {
        const MxEntry *e = mx_entry_at(entries, i);
        if (e->from < e->to && e->from < s->to && e->to >= s->from)
            return true;
    }
    return false;
}

/* Whether the one line of a stack is a line of others, too: a value beside theirs, or a heading. */
static bool is_of_line(const GArray *stacks, const MxStack *s, guint n_lines) {
    guint line = 0, others = 0, figures = 0;
    while (line + 1 < n_lines && !s->has[line])
        line++;
    for (guint k = 0; k < stacks->len; k++) {
        const MxStack *other = mx_stack_at(stacks, k);
        others += other != s && other->n_lines > 1 && other->has[line];
        figures += other != s && other->figures && line >= other->head && other->has[line];
    }
    bool heading = line < mx_stacks_first_figure(stacks, n_lines);
    return (s->n_figures > 0 && figures > 0) || (heading && 2 * others >= stacks->len);
}

/* Splits row @row where its text asks for it. Returns the number of rows it became. */
static guint draw_rows_in(MxFrame *f, guint row, const GPtrArray *lines, double even_height) {
    guint made = 1;
    if (lines->len < 2 || mx_frame_is_inhabited(f, row))
        return made;
    g_autoptr(GArray) stacks = mx_stacks_find(f, lines, row);
    g_autoptr(GArray) entries = mx_frame_entries(f, row, lines);
    g_autofree bool *ends = find_rows(f, row, lines, stacks, entries, even_height);
    if (ends == NULL)
        return made;
    g_autofree bool *spans = g_new0(bool, stacks->len);
    for (guint k = 0; k < stacks->len; k++)
        spans[k] = mx_stack_at(stacks, k)->n_lines == 1 &&
                   is_centred(f, row, mx_stack_at(stacks, k), lines) &&
                   !is_of_line(stacks, mx_stack_at(stacks, k), lines->len) &&
                   !is_headed(entries, mx_stack_at(stacks, k));
    for (guint i = 0; i + 1 < lines->len; i++) {
        const MxTokenLine *a = lines->pdata[i], *b = lines->pdata[i + 1];
        double y = (a->box.y1 + b->box.y0) / 2;
        if (ends[i] && mx_place_lies_within(f->ys, row + made - 1, y))
            split_row(f, row + made++ - 1, y, stacks, spans);
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

/* Takes upright rulings out of the rows [from, to), which were one, where they do not reach: they
 * are broken at the heading of a group. */
static void open_unruled(MxFrame *f, guint from, guint to, const bool *ruled) {
    for (guint b = 1; b + 1 < f->xs->len; b++)
        for (guint r = from; ruled[b] && r < to; r++)
            if (!mx_frame_is_ruled(f, b, r))
                f->v.drawn[b * f->v.n_intervals + r] = false;
}

void mx_frame_draw_rows(MxFrame *f) {
    g_autoptr(GPtrArray) rows = mx_frame_lines(f);
    g_autofree bool *ruled = g_new0(bool, f->xs->len);
    double height = row_height(f, rows);
    for (guint r = 0, at = 0, made; r < rows->len; r++, at += made) {
        bool several = ((const GPtrArray *)rows->pdata[r])->len > 1;
        for (guint b = 0; several && b < f->xs->len; b++)
            ruled[b] = mx_frame_is_ruled(f, b, at);
        bool outer = at == 0 || at + 2 == f->ys->len;
        made = outer || stands_alone(f, at) ? draw_rows_in(f, at, rows->pdata[r], height) : 1;
        if (made > 1)
            open_unruled(f, at, at + made, ruled);
    }
}
