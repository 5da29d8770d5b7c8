/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MX_BASE_BOX_H
#define MX_BASE_BOX_H

#include <mingxi/report.h>
#include <stdbool.h>

static inline double mx_box_width(MxBox b) {
    return b.x1 - b.x0;
}
static inline double mx_box_height(MxBox b) {
    return b.y1 - b.y0;
}
static inline double mx_box_middle_x(MxBox b) {
    return (b.x0 + b.x1) / 2;
}
static inline double mx_box_middle_y(MxBox b) {
    return (b.y0 + b.y1) / 2;
}
static inline bool mx_box_contains(MxBox b, double x, double y) {
    return x >= b.x0 && x <= b.x1 && y >= b.y0 && y <= b.y1;
}
/* Whether the middle of @b lies in @outer. */
static inline bool mx_box_holds(MxBox outer, MxBox b) {
    return mx_box_contains(outer, mx_box_middle_x(b), mx_box_middle_y(b));
}
/* Whether all of @b lies in @outer. */
static inline bool mx_box_encloses(MxBox outer, MxBox b) {
    return b.x0 >= outer.x0 && b.x1 <= outer.x1 && b.y0 >= outer.y0 && b.y1 <= outer.y1;
}
/* Whether the two are above each other, were they moved up or down. */
static inline bool mx_box_shares_x(MxBox a, MxBox b) {
    return a.x0 < b.x1 && b.x0 < a.x1;
}
/* Whether both begin, end or have their middles at one place across the page, to @slack. */
static inline bool mx_box_is_aligned(MxBox a, MxBox b, double slack) {
    double left = a.x0 - b.x0, right = a.x1 - b.x1, middle = (left + right) / 2;
    return (left < slack && -left < slack) || (right < slack && -right < slack) ||
           (middle < slack && -middle < slack);
}
static inline MxBox mx_box_union(MxBox a, MxBox b) {
    return (MxBox){ a.x0 < b.x0 ? a.x0 : b.x0, a.y0 < b.y0 ? a.y0 : b.y0, a.x1 > b.x1 ? a.x1 : b.x1,
                    a.y1 > b.y1 ? a.y1 : b.y1 };
}
/* What both have; empty, its ends in the wrong order, where they have nothing. */
static inline MxBox mx_box_intersect(MxBox a, MxBox b) {
    return (MxBox){ a.x0 > b.x0 ? a.x0 : b.x0, a.y0 > b.y0 ? a.y0 : b.y0, a.x1 < b.x1 ? a.x1 : b.x1,
                    a.y1 < b.y1 ? a.y1 : b.y1 };
}
static inline bool mx_box_equal(MxBox a, MxBox b) {
    return a.x0 == b.x0 && a.y0 == b.y0 && a.x1 == b.x1 && a.y1 == b.y1;
}

#endif
