/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: the pictures that a page shows, and whether they are what is read on it. */
#ifndef MX_PAGE_VECTOR_OBJECTS_PLACED_H
#define MX_PAGE_VECTOR_OBJECTS_PLACED_H

#include <glib.h>
#include <stdbool.h>

#include "page/page.h"

/** MxPlaced: a picture, where it stands in points, and what it measures; 0 where that is not said.
 */
typedef struct {
    MxBox box;
    int width_px, height_px;
} MxPlaced;

/** mx_placed_covers: whether a picture of @width and @height, in points, is as large as a scan of
 * @page. */
bool mx_placed_covers(const MxPage *page, double width, double height);

/** mx_placed_is_scan: whether one of @pictures (element-type MxPlaced) is a scan of the page. */
bool mx_placed_is_scan(const GArray *pictures, const MxPage *page);

/** mx_placed_fill: whether @pictures (element-type MxPlaced) cover so much of a page of @width and
 * @height, in points, that they are what is read there: a scan, whole or in strips. */
bool mx_placed_fill(const GArray *pictures, double width, double height);

/** mx_placed_bear_text: whether the text of @page lies on @pictures that fill it, whose rulings
 * then count. */
bool mx_placed_bear_text(const GArray *pictures, const MxPage *page);

/** mx_placed_scale: pixels a point of the largest of @pictures (element-type MxPlaced); 0 where
 * there is none. */
double mx_placed_scale(const GArray *pictures);

#endif
