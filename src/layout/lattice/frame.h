/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid of rulings while it is being made: between lattice.c and implied.c. */
#ifndef MX_LAYOUT_LATTICE_FRAME_H
#define MX_LAYOUT_LATTICE_FRAME_H

#include "layout/token.h"

/**
 * MxEdges: whether a ruling runs at boundary b beside interval i.
 * @drawn: [b * n_intervals + i]
 * @clear: by boundary: whether it is ruled anywhere clear of text
 */
typedef struct {
    guint n_intervals;
    bool *drawn, *clear;
} MxEdges;

MxEdges mx_edges_new(guint n_bounds, guint n_intervals);
void mx_edges_clear(MxEdges *edges);

static inline bool mx_edges_drawn(const MxEdges *e, guint boundary, guint interval) {
    return e->drawn[boundary * e->n_intervals + interval];
}

static inline double mx_place_at(const GArray *places, guint i) {
    return g_array_index(places, double, i);
}

/**
 * MxFrame: the boundaries and edges of one component of rulings.
 * @xs, @ys: (element-type double): ascending
 * @v: edges at @xs beside the rows; @h: edges at @ys beside the columns
 * @tokens: (element-type MxToken): the text within it
 */
typedef struct {
    GArray *xs, *ys;
    MxEdges v, h;
    GArray *tokens;
} MxFrame;

/* ---- implied.c */

/** mx_frame_draw_implied: draws the edges, and adds the rows, that only the text of @frame shows.
 */
void mx_frame_draw_implied(MxFrame *frame);

/** mx_places_drop_phantoms: takes out columns (or @rows) that two shadings made, without a token of
 * their own. */
void mx_places_drop_phantoms(GArray *places, const GArray *rulings, const GArray *tokens,
                             bool rows);

/* ---- drawing.c */

/** mx_frame_is_drawing: whether the rulings of @frame, which made @grid, draw a chart or a diagram.
 */
bool mx_frame_is_drawing(const MxFrame *frame, const MxGrid *grid);

#endif
