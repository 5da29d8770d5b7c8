/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/text/ink.h"

#include <math.h>

/* Pixels a point: the stroke of a minus in type of 6 pt is one pixel thick. */
#define SCALE 3.0

/* Share of a box's sides that is left out at each end: what its neighbours, an underline and the
 * rules of its cell reach into. */
#define INSET_X 0.15
#define INSET_Y 0.2

/* Of 255: how much the darkest and the lightest pixel differ where something is drawn. A hair line
 * between pixels has 80; the steps of a shaded ground, 10. */
#define MIN_CONTRAST 48

static int darkness_at(const MxCanvas *canvas, int x, int y) {
    const guint8 *p = canvas->pixels + (gsize)y * canvas->stride + 4 * (gsize)x;
    return 255 - MIN(p[0], MIN(p[1], p[2]));
}

static bool has_contrast(const MxCanvas *canvas, MxBox b) {
    double s = canvas->scale, dx = INSET_X * mx_box_width(b), dy = INSET_Y * mx_box_height(b);
    int x0 = MAX(0, (int)floor((b.x0 + dx) * s)), y0 = MAX(0, (int)floor((b.y0 + dy) * s));
    int x1 = MIN(canvas->width, (int)ceil((b.x1 - dx) * s));
    int y1 = MIN(canvas->height, (int)ceil((b.y1 - dy) * s));
    int least = 255, most = 0;
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++) {
            int dark = darkness_at(canvas, x, y);
            least = MIN(least, dark);
            most = MAX(most, dark);
        }
    return most - least >= MIN_CONTRAST;
}

bool mx_ink_may_show(MxInk *ink, MxBox box, MxBox beside) {
    if (!ink->asked) {
        ink->asked = true;
        ink->drawn = mx_canvas_draw(&ink->canvas, ink->page, ink->poppler, SCALE, NULL);
    }
    return !ink->drawn || has_contrast(&ink->canvas, box) || !has_contrast(&ink->canvas, beside);
}

void mx_ink_clear(MxInk *ink) {
    g_free(ink->canvas.pixels);
    ink->canvas = (MxCanvas){ 0 };
}
