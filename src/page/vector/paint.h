/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: paths painted on a plane, with a PDF's graphics state (ISO 32000-1, 8.4).
 */
#ifndef MX_PAGE_VECTOR_PAINT_H
#define MX_PAGE_VECTOR_PAINT_H

#include <cairo.h>
#include <glib.h>
#include <stdbool.h>

#include "page/vector/colour.h"
#include "page/vector/plane.h"
#include "page/vector/text/shows.h"

/* Lengths kept of a dash pattern. */
#define MX_PAINT_DASHES 8

/** MxClip: a rectangle of pixels; nothing is seen outside of it. */
typedef struct {
    int x0, y0, x1, y1;
} MxClip;

/**
 * MxPaintState: what `q` saves.
 * @matrix: from user space to pixels
 * @line_width, @dashes, @dash_offset: in user space; no dashes for a solid line
 * @sight: the clip as it is told, not rounded to pixels
 * @blends: whether what is painted mixes with what lies below, however opaque
 * @shaped: whether @clip is only the frame of the clip, which cairo knows
 * @text: what shows text
 */
typedef struct {
    cairo_matrix_t matrix;
    MxInk fill, stroke;
    double line_width, dashes[MX_PAINT_DASHES], dash_offset;
    guint n_dashes;
    MxClip clip;
    MxBox sight;
    bool shaped, blends;
    MxTextState text;
} MxPaintState;

/**
 * MxPaint: a plane, the state, and the path that is being built.
 * @shows: is told which boxes are covered
 * @veils: groups and layers around what is painted that may not be opaque, or not there
 * @cairo: draws on the same plane what is no rectangle; its clip is the state's where that is
 * shaped
 * @saved: of MxPaintState
 * @path, @boxes: the path, and those rectangles that it may be, in pixels
 * @cost: what painting has cost, in pixels that a box fills; @dear: whether it was too much:
 * nothing more is painted
 */
typedef struct {
    MxPlane *plane;
    MxShows *shows;
    guint veils;
    cairo_t *cairo;
    MxPaintState now;
    GArray *saved, *path, *boxes;
    double cost;
    bool dear;
} MxPaint;

/**
 * MxPaintRule: which points are inside of a path.
 */
typedef enum { MX_PAINT_NOT, MX_PAINT_WINDING, MX_PAINT_EVEN_ODD } MxPaintRule;

/** mx_paint_init: @plane: (transfer none): has its size; @matrix: from the page to its pixels. */
void mx_paint_init(MxPaint *paint, MxPlane *plane, MxShows *shows, const cairo_matrix_t *matrix);
void mx_paint_clear(MxPaint *paint);

/** mx_paint_save / mx_paint_restore: `q` and `Q`. What was never saved is not restored. */
void mx_paint_save(MxPaint *paint);
void mx_paint_restore(MxPaint *paint);

/** The path. Points are in user space, @p: the numbers of the operator. */
void mx_paint_move(MxPaint *paint, const double p[2]);
void mx_paint_line(MxPaint *paint, const double p[2]);
void mx_paint_curve(MxPaint *paint, const double p[6]);
void mx_paint_close(MxPaint *paint);
void mx_paint_rectangle(MxPaint *paint, const double p[4]);

/** mx_paint_path: fills the path, then strokes it, then makes it part of the clip, and forgets it.
 */
void mx_paint_path(MxPaint *paint, MxPaintRule fill, bool stroke, MxPaintRule clip);

/** mx_paint_frame: what the path that is being built lies in, as far as the clip goes; in pixels.
 */
MxBox mx_paint_frame(const MxPaint *paint);

/** mx_paint_cover: an opaque box is painted, a picture or not; its corners in pixels. */
void mx_paint_cover(MxPaint *paint, MxBox box, bool picture);

/** mx_paint_clip_all: nothing is painted any more until the state is restored. */
void mx_paint_clip_all(MxPaint *paint);

#endif
