/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: whether a reader sees what is shown at a place. */
#ifndef MX_PAGE_VECTOR_TEXT_SCENE_H
#define MX_PAGE_VECTOR_TEXT_SCENE_H

#include <stdbool.h>

#include "page/vector/plane.h"
#include "page/vector/text/shows.h"

/**
 * MxScene: a page, drawn.
 * @plane: (nullable): without its text; NULL where not all could be drawn
 * @pictures: of MxPlaced; @on_scan: whether they cover the page
 * @scale: pixels a point
 * All are borrowed.
 */
typedef struct {
    const MxShows *shows;
    const MxPlane *plane;
    const GArray *pictures;
    double scale;
    bool on_scan;
} MxScene;

/** mx_scene_share: how much of @ink lies within @area: 0 to 1. */
double mx_scene_share(MxBox ink, MxBox area);

/**
 * mx_scene_hides:
 * @show: which of the page's shows
 * @font: (nullable): its font
 * @ink: in pixels, where ink of one of its characters is
 */
bool mx_scene_hides(const MxScene *scene, guint show, const MxFont *font, MxBox ink);

#endif
