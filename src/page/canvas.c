/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page as Poppler draws it: for people, and for rulings that nothing else shows. */
#include <math.h>
#include <mingxi/error.h>
#include <poppler.h>
#include <stdlib.h>
#include <string.h>

#include "base/order.h"
#include "page/canvas.h"
#include "page/page.h"

/* Pixels a point, between these. Below 1 (72 dpi) thin filled rules fade, antialiased, into noise;
 * above 3 nothing more is told apart. In between, type decides: strokes of characters are told from
 * rules where a character is TYPE_PX high. Wide tables fitted to a page are printed as small as 4
 * pt, and at 7 pixels their text touches the rules; at 15 reading pixels takes as long as drawing.
 */
#define MIN_SCALE 1.0
#define MAX_SCALE 3.0
#define TYPE_PX 12.0

double mx_page_drawing_scale(const MxPage *page) {
    guint n = page->glyphs->len;
    if (n == 0)
        return MIN_SCALE;
    g_autofree float *sizes = g_new(float, n);
    for (guint i = 0; i < n; i++) {
        const MxGlyph *g = &g_array_index(page->glyphs, MxGlyph, i);
        sizes[i] = fminf(g->size_pt, (float)mx_box_height(g->box));
    }
    qsort(sizes, n, sizeof *sizes, mx_compare_floats);
    return CLAMP(TYPE_PX / fmax(sizes[n / 2], 1), MIN_SCALE, MAX_SCALE);
}

static void draw(cairo_surface_t *surface, PopplerPage *poppler, double scale) {
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, scale, scale);
    poppler_page_render(poppler, cr);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
}

/* A surface over the canvas, which grows to the largest page: its memory is touched once. */
static cairo_surface_t *new_surface(MxCanvas *canvas) {
    canvas->stride = (gsize)cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, canvas->width);
    gsize size = canvas->stride * (gsize)canvas->height;
    if (canvas->size < size) {
        g_free(canvas->pixels);
        canvas->pixels = g_malloc(size);
        canvas->size = size;
    }
    return cairo_image_surface_create_for_data(canvas->pixels, CAIRO_FORMAT_RGB24, canvas->width,
                                               canvas->height, (int)canvas->stride);
}

bool mx_canvas_draw(MxCanvas *canvas, const MxPage *page, PopplerPage *poppler, double scale,
                    GError **error) {
    canvas->scale = mx_plane_scale(page->width_pt, page->height_pt, scale);
    canvas->width = MAX(1, (int)ceil(page->width_pt * canvas->scale));
    canvas->height = MAX(1, (int)ceil(page->height_pt * canvas->scale));
    cairo_surface_t *surface = new_surface(canvas);
    bool usable = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    if (usable)
        draw(surface, poppler, canvas->scale);
    else
        g_set_error(error, MX_ERROR, MX_ERROR_LIMIT, "no canvas of %d × %d pixels: %s",
                    canvas->width, canvas->height,
                    cairo_status_to_string(cairo_surface_status(surface)));
    cairo_surface_destroy(surface);
    return usable;
}

static void read_darkness(guint8 *restrict out, const guint8 *restrict in, int n) {
    for (int x = 0; x < n; x++) {
        guint32 pixel; /* as cairo's RGB24 has it, in the machine's order of bytes */
        memcpy(&pixel, in + 4 * x, sizeof pixel);
        out[x] = mx_plane_darkness(pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF);
    }
}

void mx_canvas_to_plane(const MxCanvas *canvas, MxPlane *plane) {
    mx_plane_resize(plane, canvas->width, canvas->height, canvas->scale);
    mx_plane_touch(plane, 0, plane->height);
    for (int y = 0; y < canvas->height; y++)
        read_darkness(plane->at + (gsize)y * plane->stride,
                      canvas->pixels + (gsize)y * canvas->stride, canvas->width);
}
