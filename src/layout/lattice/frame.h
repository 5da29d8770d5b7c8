/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid of rulings while it is being made: the type that the files of this room share. */
#ifndef MX_LAYOUT_LATTICE_FRAME_H
#define MX_LAYOUT_LATTICE_FRAME_H

#include "layout/lattice/rulings/edges.h"

/**
 * MxFrame: the boundaries and edges of one component of rulings.
 * @xs, @ys: (element-type double): ascending
 * @v: edges at @xs beside the rows; @h: edges at @ys beside the columns
 * @tokens: (element-type MxToken): the text within it
 * @verticals: (element-type MxRuling): the upright rulings that drew it
 * @foreign: (element-type MxRuling): those of the page that did not
 */
typedef struct {
    GArray *xs, *ys;
    MxEdges v, h;
    GArray *tokens;
    const GArray *verticals, *foreign;
} MxFrame;

/** mx_frame_is_ruled: whether rulings, not text, draw the edge of @boundary beside @row. */
bool mx_frame_is_ruled(const MxFrame *frame, guint boundary, guint row);

/** mx_frame_is_ruled_at: whether an upright ruling runs at @boundary at the height @y. */
bool mx_frame_is_ruled_at(const MxFrame *frame, guint boundary, double y);

/** mx_frame_is_broken_at: whether the upright rulings within @row all leave out the height @y: the
 * heading of a group stands across them. */
bool mx_frame_is_broken_at(const MxFrame *frame, guint row, double y);

/** mx_frame_is_inhabited: whether rulings that are not of @frame stand upright in @row: a chart, or
 * a table in a cell of it. What its text says is not about the frame. */
bool mx_frame_is_inhabited(const MxFrame *frame, guint row);

/** mx_frame_lines: (transfer full) (element-type GPtrArray): the lines of text of each row
 * (element-type MxTokenLine). */
GPtrArray *mx_frame_lines(const MxFrame *frame);

/** mx_place_lies_within: whether @at may become a boundary in interval @i; boxes of hostile pages
 * overlap at will. */
static inline bool mx_place_lies_within(const GArray *places, guint i, double at) {
    return at > mx_place_at(places, i) + 1 && at < mx_place_at(places, i + 1) - 1;
}

#endif
