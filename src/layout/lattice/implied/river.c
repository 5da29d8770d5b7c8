/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns that the text of a half-drawn grid shows: rivers of white.
 *
 *   ┌───────┬───────┬──────┐
 *   │ Land  │ 2006  │ 2007 │     Each line below the header is a witness: its text stands clear of
 *   ├───────┴───────┴──────┤     a boundary on both sides, runs across it, or says nothing. How the
 *   │ Italy     3.1    4.2 │     body is parted into rows does not matter: it may be one row as
 *   │ Malta     0.4        │     far as the rulings go.
 *   │ South of the Alps    │
 *   └──────────────────────┘
 *
 * 1. A boundary drawn elsewhere runs on through a band of rows when several of their lines stand
 *    apart on both of its sides, and hardly any crosses it.
 * 2. A column is several where figures stand side by side in several of its lines.
 * 3. Lines that cross a boundary which no ruling draws beside them, once they are rows of their
 * own, take it away again: headings of groups.
 *
 * Known failures: a note below a table that is set in phrases with white where the boundaries are.
 */
#include <math.h>

#include "layout/lattice/implied/river.h"
#include "layout/stream/columns/columns.h"
#include "layout/stream/region.h"

/* Two tokens nearer than this, in ems, are one phrase, which a boundary between them would cut. A
 * space of ragged text is 0.25 to 0.35; the nearest columns of set tables stand 0.8 apart. */
#define PHRASE_GAP_EM 0.6

/* Rows of a band that must show a boundary. One may be chance; two neighbours are a column. Lines
 * of one row stand above each other as cells of a wrapped row do: there it takes one more. */
#define MIN_SHOWING 2u
#define MIN_SHOWING_LINES 3u

/* For every line whose text crosses a boundary, so many must show it. Group headings and notes in
 * a body cross; in a table of many groups they are a third. */
#define SHOWING_PER_CROSSING 2u

/* How far, in ems, a word must reach over a boundary to cross it: half a character is text set too
 * close to its ruling. */
#define DEEP_EM 0.6

/* The lines that show a boundary, and those that cross it. */
typedef struct {
    guint shows, crossed;
} Witness;

/* The token of @line nearest right of @x, up to @to. */
static const MxToken *next_right(const MxTokenLine *line, double x, double to) {
    for (guint i = 0; i < line->tokens->len; i++) {
        const MxToken *t = mx_token_at(line->tokens, i);
        double middle = mx_box_middle_x(t->box);
        if (middle > x && middle < to)
            return t;
    }
    return NULL;
}

/* Adds what @line says about the boundary at @x; @from and @to: the drawn boundaries around it. */
static void ask_line(Witness *says, const MxTokenLine *line, double from, double x, double to) {
    const MxToken *left = NULL, *right = next_right(line, x, to);
    for (guint i = 0; i < line->tokens->len; i++) {
        const MxToken *t = mx_token_at(line->tokens, i);
        double middle = mx_box_middle_x(t->box);
        if (middle < from || middle > to)
            continue;
        if (t->box.x0 < x - 1 && t->box.x1 > x + 1) {
            says->crossed++;
            return;
        }
        left = middle <= x ? t : left;
    }
    if (left == NULL || right == NULL)
        return;
    if (right->box.x0 - left->box.x1 < PHRASE_GAP_EM * fmax(left->em, right->em))
        says->crossed++;
    else
        says->shows++;
}

/* ---------------------------------------------------------------------------- running on -- */

/* The nearest boundaries around @boundary that are drawn beside row @row. */
static void find_sides(const MxFrame *f, guint row, guint boundary, double *from, double *to) {
    guint left = boundary - 1, right = boundary + 1;
    while (left > 0 && !mx_edges_drawn(&f->v, left, row))
        left--;
    while (right + 1 < f->xs->len && !mx_edges_drawn(&f->v, right, row))
        right++;
    *from = mx_place_at(f->xs, left);
    *to = mx_place_at(f->xs, right);
}

static Witness ask_row(const MxFrame *f, const GPtrArray *lines, guint row, guint boundary) {
    Witness says = { 0 };
    double from, to;
    find_sides(f, row, boundary, &from, &to);
    for (guint i = 0; i < lines->len; i++)
        ask_line(&says, lines->pdata[i], from, mx_place_at(f->xs, boundary), to);
    return says;
}

/* Whether most of what a row says is that text runs across. */
static bool is_crossed(Witness says) {
    return says.crossed > 0 && says.shows < SHOWING_PER_CROSSING * says.crossed;
}

/* Draws @boundary through the rows [from, to) where their text asks for it. */
static void draw_band(MxFrame *f, const Witness *says, guint boundary, guint from, guint to) {
    Witness all = { 0 };
    guint rows = 0;
    for (guint r = from; r < to; r++) {
        if (mx_frame_is_inhabited(f, r))
            return;
        all.shows += says[r].shows;
        all.crossed += says[r].crossed;
        rows += says[r].shows > 0 && !is_crossed(says[r]);
    }
    if (is_crossed(all) || (rows < MIN_SHOWING && all.shows < MIN_SHOWING_LINES) || rows == 0)
        return;
    for (guint r = from; r < to; r++)
        if (!is_crossed(says[r]))
            f->v.drawn[boundary * f->v.n_intervals + r] = true;
}

static void run_on(MxFrame *f, const GPtrArray *rows) {
    guint n_rows = f->ys->len - 1;
    g_autofree Witness *says = g_new0(Witness, n_rows);
    for (guint b = 1; b + 1 < f->xs->len; b++) {
        for (guint r = 0; r < n_rows; r++)
            says[r] =
                mx_edges_drawn(&f->v, b, r) ? (Witness){ 0 } : ask_row(f, rows->pdata[r], r, b);
        for (guint from = 0, to; from < n_rows; from = to + 1) {
            for (to = from; to < n_rows && !mx_edges_drawn(&f->v, b, to);)
                to++;
            draw_band(f, says, b, from, to);
        }
    }
}

/* ----------------------------------------------------------------------------- new columns -- */

/* The tokens of column @col, of the rows where it is a cell of its own. */
static GArray *column_tokens(const MxFrame *f, const GPtrArray *rows, guint col) {
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(MxToken));
    double x0 = mx_place_at(f->xs, col), x1 = mx_place_at(f->xs, col + 1);
    for (guint r = 0; r + 1 < f->ys->len; r++) {
        if ((col > 0 && !mx_edges_drawn(&f->v, col, r)) ||
            (col + 2 < f->xs->len && !mx_edges_drawn(&f->v, col + 1, r)))
            continue;
        const GPtrArray *lines = rows->pdata[r];
        for (guint i = 0; i < lines->len; i++) {
            const GArray *line = ((const MxTokenLine *)lines->pdata[i])->tokens;
            for (guint k = 0; k < line->len; k++) {
                double middle = mx_box_middle_x(mx_token_at(line, k)->box);
                if (middle > x0 && middle < x1)
                    g_array_append_vals(tokens, mx_token_at(line, k), 1);
            }
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
static void split_column(MxFrame *f, const GPtrArray *rows, guint col, double x) {
    mx_edges_insert_bound(&f->v, f->xs->len, col + 1);
    mx_edges_split_interval(&f->h, f->ys->len, col);
    g_array_insert_val(f->xs, col + 1, x);
    for (guint r = 0; r + 1 < f->ys->len; r++) {
        Witness says = { 0 };
        const GPtrArray *lines = rows->pdata[r];
        for (guint i = 0; i < lines->len; i++)
            ask_line(&says, lines->pdata[i], mx_place_at(f->xs, col), x,
                     mx_place_at(f->xs, col + 2));
        f->v.drawn[(col + 1) * f->v.n_intervals + r] = !is_crossed(says);
    }
}

/* Splits column @col where its text asks for it. Returns the number of columns it became. */
static guint draw_columns_in(MxFrame *f, const GPtrArray *rows, guint col) {
    g_autoptr(GArray) tokens = column_tokens(f, rows, col);
    guint made = 1;
    if (tokens->len < 4)
        return made;
    g_autoptr(GPtrArray) lines = mx_stream_lines_find(tokens, NULL, NULL);
    MxRegion region = { .lines = lines };
    mx_region_measure(&region);
    if (mx_region_find_columns(&region))
        for (guint b = 1; b + 1 < region.xs->len; b++)
            if (parts_figures(lines, mx_region_x(&region, b)) &&
                mx_place_lies_within(f->xs, col + made - 1, mx_region_x(&region, b)))
                split_column(f, rows, col + made++ - 1, mx_region_x(&region, b));
    g_array_unref(region.xs);
    return made;
}

void mx_frame_draw_columns(MxFrame *f) {
    g_autoptr(GPtrArray) rows = mx_frame_lines(f);
    run_on(f, rows);
    for (guint c = 0; c + 1 < f->xs->len;)
        c += draw_columns_in(f, rows, c);
}

/* ---------------------------------------------------------------------------- taking back -- */

/* Whether a word of the row, the only one there, reaches well over both sides of @x. */
static bool is_headed_across(const GPtrArray *lines, double x) {
    for (guint i = 0; i < lines->len; i++) {
        const MxTokenLine *line = lines->pdata[i];
        for (guint k = 0; k < line->tokens->len; k++) {
            const MxToken *t = mx_token_at(line->tokens, k);
            double deep = DEEP_EM * t->em;
            if (!t->figure && x - t->box.x0 > deep && t->box.x1 - x > deep)
                return true;
        }
    }
    return false;
}

void mx_frame_open_crossed(MxFrame *f) {
    g_autoptr(GPtrArray) rows = mx_frame_lines(f);
    for (guint b = 1; b + 1 < f->xs->len; b++)
        for (guint r = 0; r + 1 < f->ys->len; r++)
            if (mx_edges_drawn(&f->v, b, r) && !mx_frame_is_ruled(f, b, r) &&
                is_headed_across(rows->pdata[r], mx_place_at(f->xs, b)))
                f->v.drawn[b * f->v.n_intervals + r] = false;
}
