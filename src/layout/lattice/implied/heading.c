/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Headings of which only some are shaded.
 *
 *   ────────────────────────────────
 *   Item      ░ 2022 ░ ░ Growth ░  %       The edge below the shaded ones parts words from figures.
 *   Schools     802.1      -9.2   1.1      No cell is a heading above and a figure below: the edge
 *   Housing      96.4       6.4   0.3      runs on wherever text stands above and below it.
 */
#include "layout/lattice/implied/heading.h"
#include "layout/token.h"

/* How much of a line's height must lie on both sides of an edge to cross it: boxes of characters
 * reach over their ink by a fifth. */
#define DEEP 0.25

/* What one place of the grid holds. */
typedef struct {
    guint words, figures;
} Content;

/* Years are words here: they head columns. */
static bool is_year(const MxToken *t) {
    return t->value >= 1900 && t->value <= 2100;
}

static Content look(const MxFrame *f, guint row, guint col) {
    Content c = { 0 };
    for (guint i = 0; i < f->tokens->len; i++) {
        const MxToken *t = mx_token_at(f->tokens, i);
        double x = mx_box_middle_x(t->box), y = mx_box_middle_y(t->box);
        if (x < mx_place_at(f->xs, col) || x > mx_place_at(f->xs, col + 1) ||
            y < mx_place_at(f->ys, row) || y >= mx_place_at(f->ys, row + 1))
            continue;
        bool figure = t->figure && !is_year(t);
        c.figures += figure;
        c.words += !figure;
    }
    return c;
}

/* Whether text of column @col stands in the way of an edge at @bound. */
static bool is_crossed(const MxFrame *f, guint bound, guint col) {
    double y = mx_place_at(f->ys, bound);
    for (guint i = 0; i < f->tokens->len; i++) {
        const MxToken *t = mx_token_at(f->tokens, i);
        double x = mx_box_middle_x(t->box), deep = DEEP * mx_box_height(t->box);
        if (x > mx_place_at(f->xs, col) && x < mx_place_at(f->xs, col + 1) &&
            y - t->box.y0 > deep && t->box.y1 - y > deep)
            return true;
    }
    return false;
}

static bool is_drawn_in_part(const MxFrame *f, guint bound) {
    guint drawn = 0;
    for (guint c = 0; c + 1 < f->xs->len; c++)
        drawn += mx_edges_drawn(&f->h, bound, c);
    return drawn > 0 && drawn + 1 < f->xs->len;
}

/* Whether the edge at @bound parts headings from figures wherever it is drawn, and text from text
 * wherever it is not. */
static bool parts_heading(const MxFrame *f, guint bound) {
    guint drawn = 0, open = 0;
    for (guint c = 0; c + 1 < f->xs->len; c++) {
        Content above = look(f, bound - 1, c), below = look(f, bound, c);
        if (above.figures > 0 || above.words == 0)
            return false;
        if (mx_edges_drawn(&f->h, bound, c)) {
            if (below.words > 0)
                return false;
            drawn += below.figures > 0;
        } else if (below.words + below.figures == 0 || is_crossed(f, bound, c)) {
            return false;
        } else {
            open++;
        }
    }
    return drawn > 0 && open > 0;
}

void mx_frame_close_heading(MxFrame *f) {
    for (guint b = 1; b + 1 < f->ys->len; b++)
        if (is_drawn_in_part(f, b) && parts_heading(f, b))
            for (guint c = 0; c + 1 < f->xs->len; c++)
                f->h.drawn[b * f->h.n_intervals + c] = true;
}
