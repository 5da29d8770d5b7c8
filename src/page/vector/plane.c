/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/vector/plane.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

/* Pixels drawn at most: A4 has 0.5 million at one a point, A2 2, the largest page of PDF 1.7 207;
 * of a canvas with colours 48 MB. Beyond, the scale shrinks. */
#define MAX_PIXELS 12e6

double mx_plane_scale(double width_pt, double height_pt, double scale) {
    return fmin(scale, sqrt(MAX_PIXELS / fmax(width_pt * height_pt, 1)));
}

/* Only what was painted on needs to be blanked: of running text no row was. */
static void blank(MxPlane *plane, bool all) {
    gsize rows = plane->top < plane->bottom ? (gsize)(plane->bottom - plane->top) : 0;
    if (all)
        memset(plane->at, 0, plane->stride * (gsize)plane->height);
    else
        memset(plane->at + (gsize)plane->top * plane->stride, 0, rows * plane->stride);
    plane->top = plane->height;
    plane->bottom = 0;
}

void mx_plane_resize(MxPlane *plane, int width, int height, double scale) {
    bool other = plane->at == NULL || width != plane->width || height != plane->height;
    plane->scale = scale;
    plane->width = width;
    plane->height = height;
    plane->stride = (gsize)cairo_format_stride_for_width(CAIRO_FORMAT_A8, width);
    gsize size = plane->stride * (gsize)height;
    if (plane->size < size) {
        g_free(plane->at);
        plane->at = g_malloc(size);
        plane->size = size;
    }
    blank(plane, other);
}

void mx_plane_touch(MxPlane *plane, int top, int bottom) {
    plane->top = MIN(plane->top, top);
    plane->bottom = MAX(plane->bottom, bottom);
}

void mx_plane_begin(MxPlane *plane, double width_pt, double height_pt, double scale) {
    scale = mx_plane_scale(width_pt, height_pt, scale);
    mx_plane_resize(plane, MAX(1, (int)ceil(width_pt * scale)),
                    MAX(1, (int)ceil(height_pt * scale)), scale);
}

/* @n pixels, if there are any; where they are covered in part, they become no lighter. */
static void fill_row(guint8 *restrict pixels, int n, guint8 darkness, int alpha, bool in_part) {
    if (alpha == 256 && !in_part && n > 0) {
        memset(pixels, darkness, (gsize)n);
        return;
    }
    for (int i = 0; i < n; i++) {
        guint8 old = pixels[i];
        guint8 new = (guint8)((old * (256 - alpha) + darkness * alpha) >> 8);
        pixels[i] = in_part && old > new ? old : new;
    }
}

/* The pixels of one direction: touched from @outer to @outer_end, covered from @inner to
 * @inner_end, at least by one: a white rule is seen, too, however thin. */
typedef struct {
    int outer, inner, inner_end, outer_end;
} Span;

static Span find_span(double from, double to, int limit) {
    Span s = { (int)from, (int)ceil(from), (int)to, (int)ceil(to) };
    if (s.inner >= s.inner_end) {
        s.inner = MIN((int)((from + to) / 2), limit - 1);
        s.inner_end = s.inner + 1;
        s.outer_end = MAX(s.outer_end, s.inner_end);
    }
    return s;
}

void mx_plane_fill_box(MxPlane *plane, double x0, double y0, double x1, double y1, guint8 darkness,
                       double alpha) {
    Span across = find_span(x0, x1, plane->width), down = find_span(y0, y1, plane->height);
    int weight = (int)lround(256 * alpha);
    mx_plane_touch(plane, down.outer, down.outer_end);
    for (int y = down.outer; y < down.outer_end; y++) {
        guint8 *row = plane->at + (gsize)y * plane->stride;
        bool edge = y < down.inner || y >= down.inner_end;
        fill_row(row + across.outer, across.inner - across.outer, darkness, weight, true);
        fill_row(row + across.inner, across.inner_end - across.inner, darkness, weight, edge);
        fill_row(row + across.inner_end, across.outer_end - across.inner_end, darkness, weight,
                 true);
    }
}
