/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page model: what a page shows, without words or meaning. */
#ifndef MX_PAGE_PAGE_H
#define MX_PAGE_PAGE_H

#include <glib.h>
#include <stdbool.h>

#include "base/box.h"

/** MxGlyph: one printed character. @size_pt: font size. White space is no glyph. */
typedef struct {
    MxBox box;
    gunichar ch;
    float size_pt;
} MxGlyph;

/** MxRulingKind: a line of its own, or a white one; or where a shading ends, which tells rows and
 * columns apart as a line does, but not where a table ends. */
typedef enum {
    MX_RULING_UNTOLD,
    MX_RULING_LINE,
    MX_RULING_EDGE,
} MxRulingKind;

/**
 * MxRuling: a straight dark stroke, a thin filled rectangle or the edge of a shaded area.
 * Horizontal: @at is y, @from..@to are x; vertical: @at is x, @from..@to are y. Points.
 */
typedef struct {
    double at, from, to;
    MxRulingKind kind;
} MxRuling;

/** mx_ruling_compare: by place across, then by beginning; for g_array_sort(). */
int mx_ruling_compare(const void *a, const void *b);

/* What a character may be besides what it was read as: the next likeliest. */
#define MX_READING_OTHERS 2

/** MxHand: whether a person has read it: in place of what the recogniser read, or where that had
 * read nothing. */
typedef enum {
    MX_HAND_NONE,
    MX_HAND_REPLACED,
    MX_HAND_ADDED,
} MxHand;

/**
 * MxReading: a character that was read from a picture.
 * @box: where, on the page as displayed
 * @sure: how surely, 0 to 1
 * @others, @chances: what else it may be, and how likely; 0 for none
 */
typedef struct {
    MxBox box;
    double sure;
    gunichar others[MX_READING_OTHERS];
    float chances[MX_READING_OTHERS];
    MxHand hand;
} MxReading;

/** MxTextOrigin: where a page's text comes from. */
typedef enum {
    MX_TEXT_NONE,
    MX_TEXT_NATIVE,
    MX_TEXT_OCR,     /* read from a picture: by us, or by who laid text over it */
    MX_TEXT_GARBLED, /* the fonts do not say which characters they draw: no text was kept */
} MxTextOrigin;

/** MxLayerUse: what became of the text that somebody laid over a picture, where it was compared. */
typedef enum {
    MX_LAYER_NONE, /* there is none, or nothing to read the picture with */
    MX_LAYER_KEPT,
    MX_LAYER_REPLACED,
} MxLayerUse;

/**
 * MxPage:
 * @number: 1-based
 * @width_pt, @height_pt: the page as displayed: cropped, rotated
 * @glyphs: of MxGlyph, in the producer's reading order, every box centre within the page
 * @horizontal, @vertical: of MxRuling, sorted by (at, from)
 * @n_annotated: fields and annotations that hold text, which is among @glyphs
 * @n_unknown: glyphs of fonts that do not say which characters they draw
 * @hidden: of MxGlyph: what the page holds and does not show; not in @glyphs
 * @overprint: of MxGlyph: what lies across the other text, a watermark or a seal; not in @glyphs
 * @readings: (nullable): of MxReading, one for each glyph: where the page was read from its picture
 * @n_mended: characters that are not as they were read, but as the document has them elsewhere
 * @n_specks: marks beside the text that its picture shows: holes of staples; not in @glyphs
 * @lost: (nullable): why nothing of the page could be read: it has no characters then
 * @damage: (nullable): what is wrong with it, so that text may be missing; @harmed: it is so much
 *     that this must be expected
 * @undrawn: (nullable): why its rulings were not read
 * @unread: (nullable): why its picture, which is all that it has, was not read
 * @layer: whether the text of @glyphs is that which lay over its picture
 * @illegible: whether its type is too small for what the picture shows to be believed
 */
typedef struct {
    guint number;
    double width_pt, height_pt;
    MxTextOrigin text;
    guint n_annotated, n_unknown, n_mended, n_specks;
    GArray *glyphs;
    GArray *horizontal, *vertical;
    GArray *hidden, *overprint;
    GArray *readings;
    char *lost, *damage, *undrawn, *unread;
    bool harmed, illegible;
    MxLayerUse layer;
} MxPage;

MxPage *mx_page_new(guint number, double width_pt, double height_pt);
void mx_page_free(MxPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPage, mx_page_free)

/** mx_page_type_size: the median size of the characters, in points; 0 where there are none. */
double mx_page_type_size(const MxPage *page);

/**
 * mx_page_to_json / mx_page_load_json:
 *
 * The dump that `mingxi debug page` prints, and its loader: layout tests and fuzzers need neither
 * Poppler nor a PDF. Coordinates are rounded to 1/100 point.
 * { "page", "width", "height", "text", "glyphs": [[char, x0, y0, x1, y1, size]…],
 *   "horizontal": [[at, from, to]…], "vertical": […],
 *   "sure": [0 to 1…], "others": [[number of the glyph, char, chance]…] }
 * The last two are those of a page that was read from its picture.
 *
 * Returns: (transfer full): mx_page_load_json() gives NULL with %MX_ERROR_FORMAT
 */
char *mx_page_to_json(const MxPage *page);
MxPage *mx_page_load_json(const char *json, gsize length, GError **error);

/**
 * mx_page_load_next:
 * @json: (inout): a dump, which others may follow; then what follows it
 * @end: where the last of them ends
 */
MxPage *mx_page_load_next(const char **json, const char *end, GError **error);

#endif
