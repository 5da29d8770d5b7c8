/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: how much a page asks for, and whether that is too much. */
#ifndef MX_PAGE_VECTOR_OBJECTS_BURDEN_H
#define MX_PAGE_VECTOR_OBJECTS_BURDEN_H

#include <glib.h>

#include "base/box.h"
#include "page/pdf.h"
#include "page/vector/objects/weight.h"

/**
 * MxBurden: begins with @scale alone, pixels a point.
 * @endless: (nullable): why the page is not to be read by anybody
 * @excess: (nullable): why it is not to be drawn; that it can be read is still to be seen
 * @tile_px: area of the smallest tile, 0 for none; @tile_each, @tile_once: operators of the
 * heaviest tile that Poppler draws anew for each place, and of the heaviest that it draws once and
 * copies
 * @aside: operators of what is not followed here, but drawn by Poppler
 */
typedef struct {
    double scale;
    guint operators, pictures;
    double bytes, picture_px, tiles, tile_px, tile_each, tile_once, aside;
    const char *endless, *excess;
} MxBurden;

void mx_burden_add_operators(MxBurden *burden, guint n);

/** mx_burden_add_content: a content of @bytes; @too_long: it is longer than can be decoded. */
void mx_burden_add_content(MxBurden *burden, gsize bytes, bool too_long);

/** mx_burden_hold: what is held at once: saved states, steps of a path. */
void mx_burden_hold(MxBurden *burden, guint saved, guint steps);

void mx_burden_add_picture(MxBurden *burden, int width_px, int height_px);

/** mx_burden_add_paint: more was painted than may be. */
void mx_burden_add_paint(MxBurden *burden);

/** mx_burden_add_mask: the group of a soft mask. */
void mx_burden_add_mask(MxBurden *burden, MxWeight mask);

/** mx_burden_add_annotations: of the page. Who asks Poppler for the text alone is not given theirs,
 * and can do without. */
void mx_burden_add_annotations(MxBurden *burden, MxWeight annotations);

/** mx_burden_meet_pattern: with which is painted from now on. */
void mx_burden_meet_pattern(MxBurden *burden, qpdf_data pdf, qpdf_oh pattern, MxWeight tile);

/** mx_burden_add_tiles: @frame is painted with a pattern, in pixels. */
void mx_burden_add_tiles(MxBurden *burden, MxBox frame);

#endif
