/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where drawing is too much, the reason that came first is kept. */
#include "page/vector/objects/burden.h"

#include <math.h>

/* Operators of a page, those of a form as often as it is drawn. Maps have a million. Poppler
 * follows them all, at a million a second: beyond this it is not asked to. */
#define MAX_OPERATORS 5000000

/* Decoded bytes of a page, those of a form as often as it is drawn, though they be comments. */
#define MAX_BYTES (256.0 * 1024 * 1024)

/* Pixels of a page's pictures, each as often as it is drawn, where Poppler is to draw it: eleven
 * scans of A4 at 600 dpi, in four seconds. Pages that are put together of strips have one such. */
#define MAX_PICTURE_PX 4e8
#define MAX_PICTURES 100000

/* Tiles of patterns, each of which Poppler draws on its own: a hatching of 4 points over a page has
 * 31,000. */
#define MAX_TILES 2e5

/* Operators of tiles, soft masks and annotations that Poppler is to draw: each may be a curve over
 * the page, of which it draws some 50,000 a second. The hatching has 155,000. */
#define MAX_ASIDE 500000

/* Steps of one path, and states that are saved at once: what memory they may take, a kilobyte each
 * in Poppler. The border of a province has 100,000 steps; careless programs save a state with each
 * object and restore none. */
#define MAX_STEPS 1000000
#define MAX_SAVED 100000

static void stop(MxBurden *burden, const char *why) {
    if (burden->endless == NULL)
        burden->endless = why;
}

static void leave_undrawn(MxBurden *burden, const char *why) {
    if (burden->excess == NULL)
        burden->excess = why;
}

void mx_burden_add_operators(MxBurden *burden, guint n) {
    burden->operators += MIN(n, MAX_OPERATORS + 1);
    if (burden->operators > MAX_OPERATORS)
        stop(burden, "over 5,000,000 operators");
}

void mx_burden_add_content(MxBurden *burden, gsize bytes, bool too_long) {
    burden->bytes += (double)bytes;
    if (too_long || burden->bytes > MAX_BYTES)
        stop(burden, "its content is longer than a page's can be");
}

void mx_burden_hold(MxBurden *burden, guint saved, guint steps) {
    if (saved > MAX_SAVED)
        stop(burden, "over 100,000 saved states");
    if (steps > MAX_STEPS)
        leave_undrawn(burden, "one of its paths has over 1,000,000 steps");
}

static void add_pixels(MxBurden *burden, double pixels) {
    burden->picture_px += pixels;
    if (burden->picture_px > MAX_PICTURE_PX)
        leave_undrawn(burden, "its pictures have over 400 million pixels");
}

void mx_burden_add_picture(MxBurden *burden, int width_px, int height_px) {
    add_pixels(burden, (double)MAX(width_px, 1) * MAX(height_px, 1));
    if (++burden->pictures > MAX_PICTURES)
        leave_undrawn(burden, "it has over 100,000 pictures");
}

void mx_burden_add_paint(MxBurden *burden) {
    leave_undrawn(burden, "it paints too much");
}

/* Nobody knows what it paints. It may be infinite, or no number. */
static void add_aside(MxBurden *burden, double operators) {
    burden->aside += operators;
    if (!(burden->aside <= MAX_ASIDE))
        leave_undrawn(burden, "its patterns, masks and annotations draw too much");
}

void mx_burden_add_mask(MxBurden *burden, MxWeight mask) {
    mx_burden_add_operators(burden, (guint)fmin(mask.operators, MAX_OPERATORS + 1));
    mx_burden_add_content(burden, (gsize)mask.bytes, false);
    add_pixels(burden, mask.picture_px);
    add_aside(burden, mask.operators);
}

void mx_burden_add_annotations(MxBurden *burden, MxWeight annotations) {
    add_aside(burden, annotations.operators);
    add_pixels(burden, annotations.picture_px);
    if (burden->bytes + annotations.bytes > MAX_BYTES)
        leave_undrawn(burden, "its annotations are longer than a page's can be");
}

void mx_burden_meet_pattern(MxBurden *burden, qpdf_data pdf, qpdf_oh pattern, MxWeight tile) {
    bool once;
    double area = mx_tile_area(pdf, pattern, &once) * burden->scale * burden->scale;
    area = fmax(area, 1e-12); /* of none at all Poppler makes what it likes */
    burden->tile_px = burden->tile_px > 0 ? fmin(burden->tile_px, area) : area;
    double *operators = once ? &burden->tile_once : &burden->tile_each;
    *operators = fmax(*operators, tile.operators);
}

void mx_burden_add_tiles(MxBurden *burden, MxBox frame) {
    if (burden->tile_px <= 0)
        return;
    double tiles = mx_box_width(frame) * mx_box_height(frame) / burden->tile_px;
    burden->tiles += tiles;
    if (!(burden->tiles <= MAX_TILES))
        leave_undrawn(burden, "its patterns have over 200,000 tiles");
    add_aside(burden, burden->tile_each * tiles + burden->tile_once);
}
