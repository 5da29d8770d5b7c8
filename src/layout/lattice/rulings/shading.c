/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/lattice/rulings/shading.h"

#include <math.h>

#include "layout/lattice/boundary.h"
#include "layout/lattice/rulings/component.h"

/* How far a frame is from the rule above or below that makes it a row among others, in points: a
 * row of four lines of large type. */
#define NEAR_RUNG_PT 60.0

/* An edge of this share of the table's height is of a shaded column, not of a cell over rows. */
#define SHADED_COLUMN 0.8

bool mx_shading_is_in_ladder(const GArray *hs, const guint *members, const guint *roots,
                             MxBox box) {
    for (guint i = 0; i < hs->len; i++) {
        const MxRuling *r = &g_array_index(hs, MxRuling, i);
        bool near = fmax(box.y0 - r->at, r->at - box.y1) < NEAR_RUNG_PT;
        if (near && members[roots[i]] == 1 && fabs(r->from - box.x0) <= MX_MERGE_PT &&
            fabs(r->to - box.x1) <= MX_MERGE_PT)
            return true;
    }
    return false;
}

bool mx_shading_has_sides(const GArray *hs, const GArray *vs) {
    for (guint i = 0; i < vs->len; i++)
        for (guint k = 0; k < hs->len; k++) {
            const MxRuling *v = &g_array_index(vs, MxRuling, i);
            const MxRuling *h = &g_array_index(hs, MxRuling, k);
            if (h->at > v->from + MX_MERGE_PT && h->at < v->to - MX_MERGE_PT &&
                v->at >= h->from - MX_TOUCH_PT && v->at <= h->to + MX_TOUCH_PT)
                return false;
        }
    for (guint i = 1; i < vs->len; i++)
        if (g_array_index(vs, MxRuling, i).from > g_array_index(vs, MxRuling, 0).to ||
            g_array_index(vs, MxRuling, i).to < g_array_index(vs, MxRuling, 0).from)
            return true;
    return false;
}

/* How far up and down the rules go that begin and end as rule @i of @hs does, each near the last.
 */
static double ladder_height(const GArray *hs, guint i) {
    const MxRuling *rule = &g_array_index(hs, MxRuling, i);
    double top = rule->at, bottom = rule->at;
    for (guint k = i; k-- > 0;) {
        const MxRuling *r = &g_array_index(hs, MxRuling, k);
        top = mx_ruling_ends_alike(r, rule) && top - r->at < NEAR_RUNG_PT ? r->at : top;
    }
    for (guint k = i + 1; k < hs->len; k++) {
        const MxRuling *r = &g_array_index(hs, MxRuling, k);
        bottom = mx_ruling_ends_alike(r, rule) && r->at - bottom < NEAR_RUNG_PT ? r->at : bottom;
    }
    return bottom - top;
}

bool mx_shading_makes_rows(const GArray *hs, const GArray *vs, MxBox box) {
    double height = 0, edge = 0;
    for (guint i = 0; i < vs->len; i++) {
        const MxRuling *v = &g_array_index(vs, MxRuling, i);
        if (v->kind != MX_RULING_EDGE)
            return false;
        if (fabs(v->at - box.x0) > MX_MERGE_PT && fabs(v->at - box.x1) > MX_MERGE_PT)
            edge = fmax(edge, v->to - v->from);
    }
    for (guint i = 0; i < hs->len; i++) {
        const MxRuling *h = &g_array_index(hs, MxRuling, i);
        bool touches = h->at > box.y0 - MX_MERGE_PT && h->at < box.y1 + MX_MERGE_PT;
        if (touches && h->kind == MX_RULING_LINE && fabs(h->from - box.x0) <= MX_MERGE_PT &&
            fabs(h->to - box.x1) <= MX_MERGE_PT)
            height = fmax(height, ladder_height(hs, i));
    }
    return height > 0 && edge < SHADED_COLUMN * height;
}
