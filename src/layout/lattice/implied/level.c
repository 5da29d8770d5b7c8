/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rulings that begin within a row.
 *
 *   │ Function │    Current year    │    nothing is drawn below the heading over both columns; but
 *   │          │ Change  │  Income  │    what parts them begins where it ends: a ruling ends at a
 *   │ Water    │   87.4  │    13.3  │    cell's corner, never within one
 *
 * 1. An inner ruling that runs from within a row to the row's end has its corner there; the nearest
 *    rulings on either side that run through that height are the other sides of the cell.
 * 2. With text on both sides of that height, and none across it, the row is two there; the other
 *    columns' cells span both.
 *
 * Known failures: a heading over others that only white parts.
 */
#include <math.h>

#include "layout/lattice/implied/level.h"
#include "layout/token.h"
#include "page/page.h"

/* How far from its boundary a ruling lies at most, in points: as edges.c has it. */
#define MAX_SHIFT_PT 6.0

/* How near to a row's bounds a ruling may end and still be drawn to them, in points: corners are
 * open by a line's thickness; no row of text is lower than 5. */
#define END_PT 5.0

/* How far above or below the corner it is asked what runs through, in points: more than
 * antialiasing moves an end, less than a line. */
#define BESIDE_PT 2.0

/* Share of a line's height that may reach over the height of the corner: boxes of characters reach
 * over their ink by a fifth. */
#define DEEP 0.25

/* A corner: its height, the columns [from, to) of the cell above or below. */
typedef struct {
    double y;
    guint from, to;
} Corner;

/* Whether the ruling @r of @boundary runs from within row @row to one end of it: NAN, or where it
 * begins or ends. */
static double end_within(const MxFrame *f, const MxRuling *r, guint boundary, guint row) {
    double top = mx_place_at(f->ys, row), bottom = mx_place_at(f->ys, row + 1);
    if (fabs(r->at - mx_place_at(f->xs, boundary)) > MAX_SHIFT_PT)
        return NAN;
    if (r->from > top + END_PT && r->from < bottom - END_PT && r->to > bottom - END_PT &&
        !mx_frame_is_ruled_at(f, boundary, r->from - BESIDE_PT))
        return r->from;
    if (r->to > top + END_PT && r->to < bottom - END_PT && r->from < top + END_PT &&
        !mx_frame_is_ruled_at(f, boundary, r->to + BESIDE_PT))
        return r->to;
    return NAN;
}

/* Whether a side of a cell runs through the height @y at @boundary. */
static bool runs_through(const MxFrame *f, guint boundary, double y) {
    return boundary == 0 || boundary + 1 == f->xs->len ||
           (mx_frame_is_ruled_at(f, boundary, y - BESIDE_PT) &&
            mx_frame_is_ruled_at(f, boundary, y + BESIDE_PT));
}

static void find_sides(const MxFrame *f, guint boundary, Corner *c) {
    c->from = boundary - 1;
    c->to = boundary + 1;
    while (!runs_through(f, c->from, c->y))
        c->from--;
    while (!runs_through(f, c->to, c->y))
        c->to++;
}

/* Whether text of row @row stands above and below the corner within its columns, and none across.
 */
static bool parts_text(const MxFrame *f, guint row, const Corner *c) {
    guint above = 0, below = 0;
    MxBox cell = { mx_place_at(f->xs, c->from), mx_place_at(f->ys, row), mx_place_at(f->xs, c->to),
                   mx_place_at(f->ys, row + 1) };
    for (guint i = 0; i < f->tokens->len; i++) {
        MxBox b = mx_token_at(f->tokens, i)->box;
        if (!mx_box_holds(cell, b))
            continue;
        if (fmin(c->y - b.y0, b.y1 - c->y) > DEEP * mx_box_height(b))
            return false;
        above += mx_box_middle_y(b) < c->y;
        below += mx_box_middle_y(b) > c->y;
    }
    return above > 0 && below > 0;
}

/* The first corner within row @row that parts its text; false where there is none. */
static bool find_corner(const MxFrame *f, guint row, Corner *c) {
    guint n = f->xs->len;
    for (guint b = 1; b + 1 < n; b++)
        for (guint i = 0; i < f->verticals->len; i++) {
            c->y = end_within(f, &g_array_index(f->verticals, MxRuling, i), b, row);
            if (isnan(c->y))
                continue;
            find_sides(f, b, c);
            bool partial = c->from > 0 || c->to + 1 < n; /* all of it is a group's heading */
            if (partial && mx_place_lies_within(f->ys, row, c->y) && parts_text(f, row, c))
                return true;
        }
    return false;
}

/* Parts row @row at the corner, for its columns alone, with the sides that run on either side. */
static void split_at(MxFrame *f, guint row, const Corner *c) {
    mx_edges_split_interval(&f->v, f->xs->len, row);
    mx_edges_insert_bound(&f->h, f->ys->len, row + 1);
    g_array_insert_val(f->ys, row + 1, c->y);
    for (guint k = c->from; k < c->to; k++)
        f->h.drawn[(row + 1) * f->h.n_intervals + k] = true;
    for (guint b = c->from + 1; b < c->to; b++)
        for (guint r = row; r < row + 2; r++)
            f->v.drawn[b * f->v.n_intervals + r] = mx_frame_is_ruled(f, b, r);
}

void mx_frame_split_levels(MxFrame *f) {
    Corner c;
    for (guint row = 0; row + 1 < f->ys->len;)
        if (!mx_frame_is_inhabited(f, row) && find_corner(f, row, &c))
            split_at(f, row, &c);
        else
            row++;
}
