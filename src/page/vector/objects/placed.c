/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures that a page shows, and whether they are what is read on it. */
#include "page/vector/objects/placed.h"

#include <math.h>

/* Share of the page that an image must cover for the text on it to be taken for OCR. Scans are
 * placed to the page's edge, give or take a margin; letterheads and photographs cover a half. */
#define SCAN_COVER 0.8

/* Share of the page that pictures must cover for rulings to be looked for in them. A scan, whole or
 * in strips, covers all of it, charts and photographs less; a letterhead, white as it may be, a
 * tenth. */
#define PICTURES_COVER 0.5

/* Pixels that a scan measures at least, each way. A4 at 50 dpi has 413 across; what is legible has
 * twice that, and OCR asks for four times. Logos and seals have 100 to 400. */
#define MIN_SCAN_PX 400

static const MxPlaced *get(const GArray *pictures, guint i) {
    return &g_array_index(pictures, MxPlaced, i);
}

bool mx_placed_covers(const MxPage *page, double width, double height) {
    return width * height >= SCAN_COVER * page->width_pt * page->height_pt;
}

bool mx_placed_is_scan(const GArray *pictures, const MxPage *page) {
    for (guint i = 0; i < pictures->len; i++) {
        const MxPlaced *p = get(pictures, i);
        if (MIN(p->width_px, p->height_px) >= MIN_SCAN_PX &&
            mx_placed_covers(page, mx_box_width(p->box), mx_box_height(p->box)))
            return true;
    }
    return false;
}

bool mx_placed_fill(const GArray *pictures, double width, double height) {
    double area = 0;
    for (guint i = 0; i < pictures->len; i++) {
        MxBox b = get(pictures, i)->box;
        area += mx_box_width(b) * mx_box_height(b);
    }
    return area >= PICTURES_COVER * width * height;
}

static bool has_text(const MxPage *page, MxBox picture) {
    for (guint i = 0; i < page->glyphs->len; i++)
        if (mx_box_holds(picture, g_array_index(page->glyphs, MxGlyph, i).box))
            return true;
    return false;
}

bool mx_placed_bear_text(const GArray *pictures, const MxPage *page) {
    if (!mx_placed_fill(pictures, page->width_pt, page->height_pt))
        return false;
    for (guint i = 0; i < pictures->len; i++)
        if (has_text(page, get(pictures, i)->box))
            return true;
    return false;
}

double mx_placed_scale(const GArray *pictures) {
    double scale = 0, area = 0;
    for (guint i = 0; i < pictures->len; i++) {
        const MxPlaced *p = get(pictures, i);
        double width = mx_box_width(p->box), height = mx_box_height(p->box);
        if (width * height > area && p->width_px > 0) {
            area = width * height;
            scale = fmax(p->width_px, p->height_px) / fmax(width, height);
        }
    }
    return scale;
}
