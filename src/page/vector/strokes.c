/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a page was drawn with its text, or a program drew characters as shapes, characters and
 * rulings are one ink. A run of edges that lies within printed characters is a stroke of theirs.
 */
#include "page/vector/strokes.h"

#include <math.h>

/* A run is a stroke of characters when this share of it lies in character boxes: "——" and
 * underscores cover all of it; a rule under tight text is covered to a half at most. */
#define STROKE_COVER 0.85

/* Pixels that antialiased ink reaches beyond its character: one, and a little. As many within the
 * box no ruling reaches: text set against a rule overlaps it by less. */
#define INK_MARGIN_PX 1.2

/* How far the ink of a slanted character reaches from the middle of its box, in ems: half of an
 * em's diagonal, and the half by which Poppler's box stands beside the ink. */
#define SLANTED_REACH 1.2

/* Mean blackness, of 255, that only a ruling has there. Hairlines have 85 and more, watermarks up
 * to 60, a red seal none. */
#define MIN_BLACKNESS 70

/* How far, in heights of a character's box, the ink of a substituted font lies outside of that box.
 * DejaVu's box for a missing character reaches 0.15 below; at 0.3 the rules of a tight cell that
 * holds one character would go with it. */
#define SUBSTITUTE_REACH 0.2

/* Where ink of characters can be, pixel by pixel of the raster. */
enum {
    NEAR_INK = 1, /* ink or its antialiasing may be here */
    INSIDE = 2,   /* the inside of a character, which no ruling runs through */
    OVERPRINT = 4 /* pale or coloured ink, which rulings do run through */
};

static void paint(MxStrokes *mask, double x0, double y0, double x1, double y1, guint8 bit) {
    int left = CLAMP((int)(x0 * mask->plane->scale), 0, mask->plane->width);
    int right = CLAMP((int)ceil(x1 * mask->plane->scale), 0, mask->plane->width);
    int bottom = CLAMP((int)ceil(y1 * mask->plane->scale), 0, mask->plane->height);
    for (int y = CLAMP((int)(y0 * mask->plane->scale), 0, mask->plane->height); y < bottom; y++) {
        guint8 *restrict row = mask->plane->at + (gsize)y * mask->plane->stride;
        for (int x = left; x < right; x++)
            row[x] |= bit;
    }
}

/* Ink keeps to an em around the middle of the box's height, give or take a pixel: boxes reach from
 * the font's ascent to its descent, in some fonts 1.5 em, far enough to hide a rule between two
 * lines of text. */
static void paint_glyph(MxStrokes *mask, const MxGlyph *g) {
    double em = fmin(g->size_pt > 2 ? g->size_pt : 1e3, mx_box_height(g->box));
    double top = (g->box.y0 + g->box.y1 - em) / 2, bottom = top + em;
    double margin = INK_MARGIN_PX / mask->plane->scale;
    paint(mask, g->box.x0 - margin, top - margin, g->box.x1 + margin, bottom + margin, NEAR_INK);
    paint(mask, g->box.x0 + margin, top + margin, g->box.x1 - margin, bottom - margin, INSIDE);
}

/* Ink of a watermark or a seal may be set at a slant. */
static void paint_overprint(MxStrokes *mask, const MxGlyph *g) {
    double x = (g->box.x0 + g->box.x1) / 2, y = (g->box.y0 + g->box.y1) / 2;
    double reach = SLANTED_REACH * g->size_pt;
    paint(mask, x - reach, y - reach, x + reach, y + reach, OVERPRINT);
}

void mx_strokes_init(MxStrokes *mask, const MxPage *page, double largest_pt, const MxPlane *drawn,
                     const MxCanvas *canvas, MxPlane *ink) {
    mx_plane_resize(ink, drawn->width, drawn->height, drawn->scale);
    mx_plane_touch(ink, 0, ink->height);
    *mask = (MxStrokes){ ink, page, canvas, largest_pt };
    for (guint i = 0; i < page->glyphs->len; i++)
        paint_glyph(mask, &g_array_index(page->glyphs, MxGlyph, i));
    for (guint i = 0; canvas != NULL && i < page->overprint->len; i++)
        paint_overprint(mask, &g_array_index(page->overprint, MxGlyph, i));
}

static guint8 mask_at(const MxStrokes *mask, int across, int along, bool vertical) {
    int x = vertical ? across : along, y = vertical ? along : across;
    return mask->plane->at[(gsize)y * mask->plane->stride + (gsize)x];
}

/* Whether a run, no longer than one character, lies within SUBSTITUTE_REACH of it: the box that is
 * drawn where a font is not embedded and the machine has none for it stands lower than its text.
 * Where the text was left out there is no such box, but a rule beside the last figure of a row as
 * high as its text. */
static bool belongs_to(const MxGlyph *g, MxBox run) {
    double reach = SUBSTITUTE_REACH * mx_box_height(g->box);
    return run.x0 >= g->box.x0 - reach && run.x1 <= g->box.x1 + reach &&
           run.y0 >= g->box.y0 - reach && run.y1 <= g->box.y1 + reach;
}

static bool is_within_one(const MxStrokes *mask, const MxRun *run, bool vertical) {
    double at = run->at / mask->plane->scale, from = run->from / mask->plane->scale,
           to = run->to / mask->plane->scale;
    if (to - from > (1 + 2 * SUBSTITUTE_REACH) * mask->largest_pt)
        return false;
    MxBox box = vertical ? (MxBox){ at, from, at, to } : (MxBox){ from, at, to, at };
    for (guint i = 0; i < mask->page->glyphs->len; i++)
        if (belongs_to(&g_array_index(mask->page->glyphs, MxGlyph, i), box))
            return true;
    return false;
}

/* How black a pixel is: 0 for one that is as bright as paper in any colour. */
static int blackness(const MxStrokes *mask, int across, int along, bool vertical) {
    int x = vertical ? across : along, y = vertical ? along : across;
    const guint8 *p = mask->canvas->pixels + (gsize)y * mask->canvas->stride + 4 * (gsize)x;
    return 255 - MAX(p[0], MAX(p[1], p[2]));
}

/* Whether a run is too black to be the edge of a watermark's or a seal's ink. */
static bool is_black(const MxStrokes *mask, const MxRun *run, bool vertical) {
    int sum = 0;
    for (int i = run->from; i < run->to; i++)
        sum += MAX(blackness(mask, MAX(run->at - 1, 0), i, vertical),
                   blackness(mask, run->at, i, vertical));
    return sum >= MIN_BLACKNESS * (run->to - run->from);
}

static bool is_stroke(const MxStrokes *mask, const MxRun *run, bool vertical) {
    int covered = 0, overprint = 0;
    for (int i = run->from; i < run->to; i++) {
        guint8 bits = mask_at(mask, run->at, i, vertical);
        covered += (bits & NEAR_INK) != 0;
        overprint += (bits & OVERPRINT) != 0;
    }
    double enough = STROKE_COVER * (run->to - run->from);
    return covered >= enough || (overprint >= enough && !is_black(mask, run, vertical)) ||
           (mask->canvas != NULL && is_within_one(mask, run, vertical));
}

/* A stroke that happens to stand in line with a ruling lengthens its run: takes back from each end
 * what runs through characters. */
static void trim(const MxStrokes *mask, MxRun *run, bool vertical) {
    while (run->from < run->to && mask_at(mask, run->at, run->from, vertical) & INSIDE)
        run->from++;
    while (run->to > run->from && mask_at(mask, run->at, run->to - 1, vertical) & INSIDE)
        run->to--;
}

bool mx_strokes_take(const MxStrokes *mask, MxRun *run, bool vertical) {
    if (is_stroke(mask, run, vertical))
        return true;
    trim(mask, run, vertical);
    return false;
}
