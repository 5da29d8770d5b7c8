/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows whose cells are set in the middle.
 *
 *   General repairs and                    two lines of a name
 *                          152.0   27.8    half a line below the first: no row of its own
 *   maintenance
 *   Wages                   90.1    7.0
 *
 * Lines of one column are never nearer than their type is high. So lines that are nearer, and
 * beside each other, are of one row: they become one line, whose chunks are higher than a line.
 *
 * 1. Each line is held against the next: nearer than a line, no text above the other's.
 * 2. A stretch of such lines is a row if one of them has a figure or a gap, or they are three, the
 *    middles of all cells are at one height, it is no longer than a row can be, and no rule runs
 * through it. Headings of two levels are not: 其中 stands above two, and what has one level beside
 * them.
 *
 * Known failures: a row of three lines whose figures stand with the second: its first and third are
 * a whole line away, and are told by their distance (rows/rows.c).
 */
#include <math.h>

#include "layout/stream/weave.h"
#include "layout/token.h"
#include "page/page.h"

/* How far the middles of lines beside each other lie apart, at most, in ems. Half of a line's
 * pitch, which is 1.2 to 1.5; the pitch itself is 1 and more. */
#define HALF_PITCH_EM 0.8

/* White wider than a space, in ems: 0.25 to 0.35, in justified text up to 0.7. */
#define APART_EM 0.9

/* Middles of cells of one row differ by less than this, in ems: digits of another font stand a
 * tenth higher. Cells of which one has a line more than the other, set at the top, differ by 0.5.
 */
#define OFF_MIDDLE_EM 0.3

/* Lines that show a row by how they stand alone: one line in the middle beside two, as lines of two
 * columns of prose are by chance in one of ten places, and never all down the page. */
#define MIN_SHOWN 3u

/* Lines of a row at most: four of one cell, with three or four of another between them. Columns of
 * prose whose lines stand at different heights have more. */
#define MAX_WOVEN 8u

static bool is_beside(const MxTokenLine *a, const MxTokenLine *b) {
    for (guint i = 0; i < a->tokens->len; i++)
        for (guint k = 0; k < b->tokens->len; k++)
            if (mx_box_shares_x(mx_token_at(a->tokens, i)->box, mx_token_at(b->tokens, k)->box))
                return false;
    return true;
}

static bool is_woven(const MxTokenLine *a, const MxTokenLine *b) {
    double step = mx_box_middle_y(b->box) - mx_box_middle_y(a->box);
    return step < HALF_PITCH_EM * MIN(a->em, b->em) && is_beside(a, b);
}

/* Whether a line shows a row: it has a figure, or text apart as words are not. */
static bool shows_row(const MxTokenLine *line) {
    for (guint i = 0; i < line->tokens->len; i++) {
        const MxToken *t = mx_token_at(line->tokens, i);
        if (t->figure || (i > 0 && t->box.x0 - (t - 1)->box.x1 > APART_EM * line->em))
            return true;
    }
    return false;
}

/* A cell as far as it is known: how far its lines reach across and down. */
typedef struct {
    double x0, x1, top, bottom;
} Cell;

/* Takes @b, a stretch of a line at height @y, into the cell that it stands below, if any; false
 * where it stands below two: those are headings of columns that it spans, or the reverse. */
static bool take_stretch(GArray *cells, double x0, double x1, double y) {
    Cell *met = NULL;
    for (guint i = 0; i < cells->len; i++) {
        Cell *c = &g_array_index(cells, Cell, i);
        if (x0 >= c->x1 || c->x0 >= x1)
            continue;
        if (met != NULL || c->bottom >= y)
            return false;
        met = c;
    }
    if (met == NULL) {
        g_array_append_vals(cells, &(Cell){ x0, x1, y, y }, 1);
        return true;
    }
    *met = (Cell){ MIN(met->x0, x0), MAX(met->x1, x1), met->top, y };
    return true;
}

static bool take_line(GArray *cells, const MxTokenLine *line) {
    double y = mx_box_middle_y(line->box), x0 = mx_token_at(line->tokens, 0)->box.x0, x1 = x0;
    for (guint i = 0; i < line->tokens->len; i++) {
        MxBox b = mx_token_at(line->tokens, i)->box;
        if (b.x0 - x1 > APART_EM * line->em) {
            if (!take_stretch(cells, x0, x1, y))
                return false;
            x0 = b.x0;
        }
        x1 = MAX(x1, b.x1);
    }
    return take_stretch(cells, x0, x1, y);
}

/* Whether the lines are of cells whose middles are all at one height. */
static bool is_centred(const GPtrArray *lines, guint from, guint to) {
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(Cell));
    for (guint i = from; i < to; i++)
        if (!take_line(cells, lines->pdata[i]))
            return false;
    const MxTokenLine *first = lines->pdata[from], *last = lines->pdata[to - 1];
    double middle = (mx_box_middle_y(first->box) + mx_box_middle_y(last->box)) / 2;
    for (guint i = 0; i < cells->len; i++) {
        const Cell *c = &g_array_index(cells, Cell, i);
        if (fabs((c->top + c->bottom) / 2 - middle) > OFF_MIDDLE_EM * first->em)
            return false;
    }
    return true;
}

/* Whether a rule between the middles of lines @from and @to - 1 meets text of one of them. */
static bool is_parted(const GPtrArray *lines, guint from, guint to, const GArray *rules) {
    double top = mx_box_middle_y(((const MxTokenLine *)lines->pdata[from])->box);
    double bottom = mx_box_middle_y(((const MxTokenLine *)lines->pdata[to - 1])->box);
    for (guint r = 0; r < rules->len; r++) {
        const MxRuling *rule = &g_array_index(rules, MxRuling, r);
        if (rule->at <= top || rule->at >= bottom)
            continue;
        for (guint i = from; i < to; i++) {
            MxBox b = ((const MxTokenLine *)lines->pdata[i])->box;
            if (rule->from < b.x1 && rule->to > b.x0)
                return true;
        }
    }
    return false;
}

/* The line after the stretch of woven lines that begins with @from. */
static guint end_of_stretch(const GPtrArray *lines, guint from, bool *row) {
    guint to = from + 1;
    *row = shows_row(lines->pdata[from]);
    for (; to < lines->len && is_woven(lines->pdata[to - 1], lines->pdata[to]); to++)
        *row = *row || shows_row(lines->pdata[to]);
    return to;
}

void mx_lines_weave(GPtrArray *lines, const GArray *rules) {
    for (guint from = 0, to; from < lines->len; from = to) {
        bool row;
        to = end_of_stretch(lines, from, &row);
        if ((!row && to - from < MIN_SHOWN) || to - from < 2 || to - from > MAX_WOVEN ||
            !is_centred(lines, from, to) || is_parted(lines, from, to, rules))
            continue;
        for (guint i = from + 1; i < to; i++)
            mx_token_line_join(lines->pdata[from], lines->pdata[i]);
        g_ptr_array_remove_range(lines, from + 1, to - from - 1);
        to = from + 1;
    }
}
