/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid of rulings while it is being made: the type that the files of this room share. */
#ifndef MX_LAYOUT_LATTICE_FRAME_H
#define MX_LAYOUT_LATTICE_FRAME_H

#include "layout/lattice/edges.h"

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

#endif
