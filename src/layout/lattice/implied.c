/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a half-drawn grid leaves to the reader.
 *
 *   ┌───────┬───────┬──────┐         A header is ruled, its body is not: the text of rows 1 and 2
 *   │ Land  │ 2006  │ 2007 │         stands clear of both boundaries, so both run on.
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
 * 1. Columns: a boundary drawn elsewhere runs on through a band of rows when the text of several of
 *    them stands apart on both of its sides, and hardly any crosses it.
 * 2. New columns: a column is several where figures stand side by side in several of its lines.
 * 3. Rows: a row is several when its lines are figures in enough columns. Lines that fill their
 * cell prove nothing: they were broken for want of width, which spreadsheets do to figures too.
 *
 * Known failures: stacked figures that are one cell (a value over its standard error) become
 * rows.
 */
#include <math.h>

#include "base/order.h"
#include "base/text.h"
#include "layout/lattice/implied.h"
#include "layout/stream/columns.h"
#include "layout/stream/region.h"

/* Two tokens nearer than this, in ems, are one phrase, which a boundary between them would cut. A
 * space of ragged text is 0.25 to 0.35; the nearest columns of set tables stand 0.8 apart. */
#define PHRASE_GAP_EM 0.6

/* Rows of a band that must show a boundary. One may be chance; two neighbours are a column. */
#define MIN_SHOWING 2u

/* For every row whose text crosses a boundary, so many must show it. Group headings and notes in
 * a body cross; in a table of many groups they are a third. */
#define SHOWING_PER_CROSSING 2u

/* What a line of text leaves free of its cell, in ems: the padding of both sides, of 2 to 5 pt
 * each. */
#define PADDING_EM 1.0

/* Least distance of two rows' middles, in ems. Lines set solid are 1 apart, a line centred beside
 * two others is half a line off. */
#define MIN_PITCH_EM 0.85

/* --------------------------------------------------------------------------------- columns -- */

typedef enum {
    SILENT,  /* text on one side at most */
    SHOWS,   /* text on both sides, well apart */
    CROSSED, /* text runs across */
} Witness;

static bool on_line(const MxToken *a, const MxToken *b) {
    return fmin(a->box.y1, b->box.y1) - fmax(a->box.y0, b->box.y0) >
           0.5 * fmin(mx_box_height(a->box), mx_box_height(b->box));
}

/* The token of @tokens nearest right of @x on the line of @left, within @to. */
static const MxToken *next_right(const GArray *tokens, const MxToken *left, double x, double to) {
    const MxToken *best = NULL;
    for (guint i = 0; i < tokens->len; i++) {
        const MxToken *t = mx_token_at(tokens, i);
        double middle = mx_box_middle_x(t->box);
        if (middle > x && middle < to && on_line(left, t) &&
            (best == NULL || t->box.x0 < best->box.x0))
            best = t;
    }
    return best;
}

/* What one row says about the boundary at @x; @from and @to: the drawn boundaries around it. */
static Witness ask_row(const GArray *row, double from, double x, double to) {
    Witness says = SILENT;
    for (guint i = 0; i < row->len; i++) {
        const MxToken *t = mx_token_at(row, i);
        double middle = mx_box_middle_x(t->box);
        if (middle < from || middle > to)
            continue;
        if (t->box.x0 < x - 1 && t->box.x1 > x + 1)
            return CROSSED;
        if (middle > x)
            continue;
        const MxToken *next = next_right(row, t, x, to);
        if (next == NULL)
            continue;
        if (next->box.x0 - t->box.x1 < PHRASE_GAP_EM * fmax(t->em, next->em))
            return CROSSED;
        says = SHOWS;
    }
    return says;
}

/* The tokens of each row. */
static GArray **sort_into_rows(const MxFrame *f) {
    GArray **rows = g_new(GArray *, f->ys->len);
    for (guint r = 0; r < f->ys->len; r++)
        rows[r] = g_array_new(FALSE, FALSE, sizeof(MxToken));
    for (guint i = 0; i < f->tokens->len; i++) {
        const MxToken *t = mx_token_at(f->tokens, i);
        double middle = mx_box_middle_y(t->box);
        guint r = 0;
        while (r + 2 < f->ys->len && mx_place_at(f->ys, r + 1) <= middle)
            r++;
        g_array_append_vals(rows[r], t, 1);
    }
    return rows;
}

static void free_rows(GArray **rows, guint n) {
    for (guint r = 0; r < n; r++)
        g_array_unref(rows[r]);
    g_free(rows);
}

static Witness ask(const MxFrame *f, GArray *const *rows, guint row, guint boundary) {
    guint left = boundary - 1, right = boundary + 1;
    while (left > 0 && !mx_edges_drawn(&f->v, left, row))
        left--;
    while (right + 1 < f->xs->len && !mx_edges_drawn(&f->v, right, row))
        right++;
    return ask_row(rows[row], mx_place_at(f->xs, left), mx_place_at(f->xs, boundary),
                   mx_place_at(f->xs, right));
}

/* Draws @boundary through the rows [from, to) where their text asks for it. */
static void draw_band(MxFrame *f, Witness *says, guint boundary, guint from, guint to) {
    guint shows = 0, crossed = 0;
    for (guint r = from; r < to; r++) {
        shows += says[r] == SHOWS;
        crossed += says[r] == CROSSED;
    }
    if (shows < MIN_SHOWING || shows < SHOWING_PER_CROSSING * crossed)
        return;
    for (guint r = from; r < to; r++)
        if (says[r] != CROSSED)
            f->v.drawn[boundary * f->v.n_intervals + r] = true;
}

static void draw_columns(MxFrame *f) {
    guint n_rows = f->ys->len - 1;
    GArray **rows = sort_into_rows(f);
    g_autofree Witness *says = g_new0(Witness, n_rows);
    for (guint b = 1; b + 1 < f->xs->len; b++) {
        for (guint r = 0; r < n_rows; r++)
            says[r] = mx_edges_drawn(&f->v, b, r) ? SILENT : ask(f, rows, r, b);
        for (guint from = 0, to; from < n_rows; from = to + 1) {
            for (to = from; to < n_rows && !mx_edges_drawn(&f->v, b, to);)
                to++;
            draw_band(f, says, b, from, to);
        }
    }
    free_rows(rows, f->ys->len);
}

/* Whether @at may become a boundary in interval @i; boxes of hostile pages overlap at will. */
static bool lies_within(const GArray *places, guint i, double at) {
    return at > mx_place_at(places, i) + 1 && at < mx_place_at(places, i + 1) - 1;
}

/* ----------------------------------------------------------------------------- new columns -- */

/* The tokens of column @col, of the rows where it is a cell of its own. */
static GArray *column_tokens(const MxFrame *f, GArray *const *rows, guint col) {
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(MxToken));
    double x0 = mx_place_at(f->xs, col), x1 = mx_place_at(f->xs, col + 1);
    for (guint r = 0; r + 1 < f->ys->len; r++) {
        if ((col > 0 && !mx_edges_drawn(&f->v, col, r)) ||
            (col + 2 < f->xs->len && !mx_edges_drawn(&f->v, col + 1, r)))
            continue;
        for (guint i = 0; i < rows[r]->len; i++) {
            double middle = mx_box_middle_x(mx_token_at(rows[r], i)->box);
            if (middle > x0 && middle < x1)
                g_array_append_vals(tokens, mx_token_at(rows[r], i), 1);
        }
    }
    return tokens;
}

/* Whether, in most of the lines with text on both sides of @x, both neighbours are figures. */
static bool parts_figures(const GPtrArray *lines, double x) {
    guint both = 0, figures = 0;
    for (guint i = 0; i < lines->len; i++) {
        const MxStreamLine *line = lines->pdata[i];
        for (guint k = 0; k + 1 < line->chunks->len; k++) {
            const MxChunk *a = mx_chunk_at(line, k), *b = a + 1;
            if (a->box.x1 > x || b->box.x0 < x)
                continue;
            both++;
            figures += a->figure && b->figure;
        }
    }
    return figures >= MIN_SHOWING && 2 * figures > both;
}

/* Puts a boundary at @x into column @col, drawn through the rows that it does not cross text in. */
static void split_column(MxFrame *f, GArray *const *rows, guint col, double x) {
    guint n_cols = f->xs->len - 1, n_rows = f->ys->len - 1;
    MxEdges v = mx_edges_new(n_cols + 2, n_rows), h = mx_edges_new(n_rows + 1, n_cols + 1);
    for (guint b = 0; b <= n_cols + 1; b++)
        for (guint r = 0; r < n_rows && b != col + 1; r++)
            v.drawn[b * n_rows + r] = mx_edges_drawn(&f->v, b <= col ? b : b - 1, r);
    for (guint b = 0; b <= n_rows; b++)
        for (guint c = 0; c <= n_cols; c++)
            h.drawn[b * (n_cols + 1) + c] = mx_edges_drawn(&f->h, b, c <= col ? c : c - 1);
    for (guint r = 0; r < n_rows; r++)
        v.drawn[(col + 1) * n_rows + r] =
            ask_row(rows[r], mx_place_at(f->xs, col), x, mx_place_at(f->xs, col + 1)) != CROSSED;
    mx_edges_clear(&f->v);
    mx_edges_clear(&f->h);
    f->v = v;
    f->h = h;
    g_array_insert_val(f->xs, col + 1, x);
}

/* Splits column @col where its text asks for it. Returns the number of columns it became. */
static guint draw_columns_in(MxFrame *f, GArray *const *rows, guint col) {
    g_autoptr(GArray) tokens = column_tokens(f, rows, col);
    guint made = 1;
    if (tokens->len < 4)
        return made;
    g_autoptr(GPtrArray) lines = mx_stream_lines_find(tokens, NULL);
    MxRegion region = { .lines = lines };
    mx_region_measure(&region);
    if (mx_region_find_columns(&region))
        for (guint b = 1; b + 1 < region.xs->len; b++)
            if (parts_figures(lines, mx_region_x(&region, b)) &&
                lies_within(f->xs, col + made - 1, mx_region_x(&region, b)))
                split_column(f, rows, col + made++ - 1, mx_region_x(&region, b));
    g_array_unref(region.xs);
    return made;
}

static void draw_new_columns(MxFrame *f) {
    GArray **rows = sort_into_rows(f);
    for (guint c = 0; c + 1 < f->xs->len;)
        c += draw_columns_in(f, rows, c);
    free_rows(rows, f->ys->len);
}

/* ------------------------------------------------------------------------------------ rows -- */

/* A cell of one row while it is asked for rows of its own: the columns [from, to), and which lines
 * of the row have text in it. */
typedef struct {
    guint from, to, n_lines, n_figures;
    bool *has,
        *soft;    /* by line; soft: broken for want of width, so the next line goes on with it */
    bool figures; /* every line of it is a figure, and none is soft */
} Stack;

static void measure_line(Stack *s, const MxFrame *f, const GPtrArray *lines, guint i) {
    const MxTokenLine *line = lines->pdata[i];
    double x0 = mx_place_at(f->xs, s->from), x1 = mx_place_at(f->xs, s->to);
    bool figure = true;
    for (guint k = 0; k < line->tokens->len; k++) {
        const MxToken *t = mx_token_at(line->tokens, k);
        double middle = mx_box_middle_x(t->box);
        if (middle < x0 || middle > x1)
            continue;
        s->has[i] = true;
        figure = figure && t->figure;
    }
    s->n_lines += s->has[i];
    s->n_figures += s->has[i] && figure;
}

/* The extent of the line's text in the stack, and the width that the next line's first token needs.
 */
static bool is_soft(const MxFrame *f, const Stack *s, const MxTokenLine *line,
                    const MxTokenLine *next) {
    double x0 = mx_place_at(f->xs, s->from), x1 = mx_place_at(f->xs, s->to);
    double left = INFINITY, right = -INFINITY, need = 0;
    for (guint k = 0; k < line->tokens->len; k++) {
        const MxToken *t = mx_token_at(line->tokens, k);
        if (mx_box_middle_x(t->box) > x0 && mx_box_middle_x(t->box) < x1) {
            left = fmin(left, t->box.x0);
            right = fmax(right, t->box.x1);
        }
    }
    for (guint k = 0; k < next->tokens->len && need == 0; k++) {
        const MxToken *t = mx_token_at(next->tokens, k);
        if (mx_box_middle_x(t->box) > x0 && mx_box_middle_x(t->box) < x1)
            need = mx_char_is_cjk(t->first) ? t->em : t->figure ? t->em / 2 : mx_box_width(t->box);
    }
    return right - left + need + PADDING_EM * line->em > x1 - x0;
}

static Stack ask_stack(const MxFrame *f, const GPtrArray *lines, guint from, guint to) {
    Stack s = { from, to, 0, 0, g_new0(bool, lines->len), g_new0(bool, lines->len), false };
    for (guint i = 0; i < lines->len; i++)
        measure_line(&s, f, lines, i);
    s.figures = s.n_figures == s.n_lines && s.n_lines > 0;
    for (guint i = 0, next; i < lines->len; i = next) {
        for (next = i + 1; next < lines->len && !s.has[next];)
            next++;
        bool soft =
            s.has[i] && next < lines->len && is_soft(f, &s, lines->pdata[i], lines->pdata[next]);
        for (guint k = i; k < next; k++)
            s.soft[k] = soft;
        s.figures = s.figures && !soft;
    }
    return s;
}

static void stack_clear(Stack *s) {
    g_free(s->has);
    g_free(s->soft);
}

static GArray *ask_stacks(const MxFrame *f, const GPtrArray *lines, guint row) {
    GArray *stacks = g_array_new(FALSE, FALSE, sizeof(Stack));
    g_array_set_clear_func(stacks, (GDestroyNotify)stack_clear);
    for (guint from = 0, to; from + 1 < f->xs->len; from = to) {
        for (to = from + 1; to + 1 < f->xs->len && !mx_edges_drawn(&f->v, to, row);)
            to++;
        Stack s = ask_stack(f, lines, from, to);
        g_array_append_val(stacks, s);
    }
    return stacks;
}

/* Whether the lines of a row are rows: enough columns are stacks of figures, and hardly a line is
 * without one. */
static bool are_rows(const GArray *stacks, guint n_lines) {
    guint columns = 0, most = 0, with_figure = 0;
    for (guint i = 0; i < n_lines; i++) {
        bool any = false;
        for (guint k = 0; k < stacks->len; k++) {
            const Stack *s = &g_array_index(stacks, Stack, k);
            any = any || (s->has[i] && s->figures);
        }
        with_figure += any;
    }
    for (guint k = 0; k < stacks->len; k++) {
        const Stack *s = &g_array_index(stacks, Stack, k);
        if (s->n_lines >= 2 && s->figures) {
            columns++;
            most = MAX(most, s->n_lines);
        }
    }
    bool enough = columns >= 2 || (columns == 1 && most >= 3);
    return stacks->len >= 2 && enough && 3 * with_figure >= 2 * n_lines;
}

/* Whether line @i ends a row: no stack goes on from it for want of width, unless a figure follows.
 * Lines that overlap stand beside each other, centred each in its own cell. */
static bool ends_row(const GArray *stacks, const GPtrArray *lines, guint i) {
    const MxTokenLine *a = lines->pdata[i], *b = lines->pdata[i + 1];
    if (mx_box_middle_y(b->box) - mx_box_middle_y(a->box) < MIN_PITCH_EM * fmin(a->em, b->em))
        return false;
    for (guint k = 0; k < stacks->len; k++) {
        const Stack *s = &g_array_index(stacks, Stack, k);
        if (s->figures && s->has[i] && s->has[i + 1])
            return true;
    }
    for (guint k = 0; k < stacks->len; k++)
        if (g_array_index(stacks, Stack, k).soft[i])
            return false;
    return true;
}

/* Puts a boundary at @y into row @row, drawn across every stack that has more than one line. */
static void split_row(MxFrame *f, guint row, double y, const GArray *stacks) {
    guint n_cols = f->xs->len - 1, n_rows = f->ys->len - 1;
    MxEdges v = mx_edges_new(n_cols + 1, n_rows + 1), h = mx_edges_new(n_rows + 2, n_cols);
    for (guint b = 0; b <= n_cols; b++)
        for (guint r = 0; r <= n_rows; r++)
            v.drawn[b * (n_rows + 1) + r] = mx_edges_drawn(&f->v, b, r <= row ? r : r - 1);
    for (guint b = 0; b <= n_rows + 1; b++)
        for (guint c = 0; c < n_cols && b != row + 1; c++)
            h.drawn[b * n_cols + c] = mx_edges_drawn(&f->h, b <= row ? b : b - 1, c);
    for (guint k = 0; k < stacks->len; k++) {
        const Stack *s = &g_array_index(stacks, Stack, k);
        for (guint c = s->from; c < s->to; c++)
            h.drawn[(row + 1) * n_cols + c] = s->n_lines != 1;
    }
    mx_edges_clear(&f->v);
    mx_edges_clear(&f->h);
    f->v = v;
    f->h = h;
    g_array_insert_val(f->ys, row + 1, y);
}

/* Splits row @row where its text asks for it. Returns the number of rows it became. */
static guint draw_rows_in(MxFrame *f, guint row, const GArray *tokens) {
    guint made = 1;
    if (tokens->len < 4)
        return made;
    g_autoptr(GPtrArray) lines = mx_token_lines_find(tokens, NULL);
    if (lines->len < 2)
        return made;
    g_autoptr(GArray) stacks = ask_stacks(f, lines, row);
    if (!are_rows(stacks, lines->len))
        return made;
    for (guint i = 0; i + 1 < lines->len; i++) {
        const MxTokenLine *a = lines->pdata[i], *b = lines->pdata[i + 1];
        double y = (a->box.y1 + b->box.y0) / 2;
        if (ends_row(stacks, lines, i) && lies_within(f->ys, row + made - 1, y))
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

static void draw_rows(MxFrame *f) {
    GArray **rows = sort_into_rows(f);
    guint n = f->ys->len;
    for (guint r = 0, at = 0; r + 1 < n; r++) {
        bool outer = at == 0 || at + 2 == f->ys->len;
        at += outer || stands_alone(f, at) ? draw_rows_in(f, at, rows[r]) : 1;
    }
    free_rows(rows, n);
}

void mx_frame_draw_implied(MxFrame *frame) {
    draw_columns(frame);
    draw_new_columns(frame);
    draw_rows(frame);
}
