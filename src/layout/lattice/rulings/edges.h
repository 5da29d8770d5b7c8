/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rulings → which edges between cells are drawn. */
#ifndef MX_LAYOUT_LATTICE_EDGES_H
#define MX_LAYOUT_LATTICE_EDGES_H

#include <glib.h>
#include <stdbool.h>

static inline double mx_place_at(const GArray *places, guint i) {
    return g_array_index(places, double, i);
}

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
/**
 * mx_edges_find: (transfer full): the edges that the rulings at each boundary draw.
 * @rulings: (element-type MxRuling); @bounds, @intervals: (element-type double): places across and
 *     along them
 * @tokens: (element-type MxToken) (nullable): text that may hide an edge or pass for one; NULL for
 *     horizontal boundaries, which the boxes of characters overlap in any tightly set table
 */
MxEdges mx_edges_find(const GArray *rulings, const GArray *bounds, const GArray *intervals,
                      const GArray *tokens);

void mx_edges_clear(MxEdges *edges);

/** mx_edges_insert_bound: a boundary before boundary @at of @n_bounds, drawn nowhere. */
void mx_edges_insert_bound(MxEdges *edges, guint n_bounds, guint at);

/** mx_edges_split_interval: two intervals in the place of interval @at, with its edges both. */
void mx_edges_split_interval(MxEdges *edges, guint n_bounds, guint at);

static inline bool mx_edges_drawn(const MxEdges *e, guint boundary, guint interval) {
    return e->drawn[boundary * e->n_intervals + interval];
}

#endif
