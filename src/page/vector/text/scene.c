/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/vector/text/scene.h"

#include <math.h>
#include <stdlib.h>

#include "page/vector/objects/placed.h"

/* Share of a character's ink that is not seen. A character whose middle is out of its cell is read
 * as the next cell's, so a label that is cut there has to lose it; and of a half nobody knows what
 * it was. Much less would take characters that programs let touch the edge of their clip. */
#define HIDDEN_SHARE 0.5

/* Steps of darkness that make something seen, as in rulings.c. */
#define MIN_CONTRAST 14

/* Share of a character's place that has its colour where it is not seen: a rule may touch it. */
#define GROUND_SHARE 0.9

static double share_along(double a0, double a1, double b0, double b1) {
    double length = fmax(a1 - a0, 1e-6);
    return fmax(fmin(a1, b1) - fmax(a0, b0), 0) / length;
}

double mx_scene_share(MxBox ink, MxBox area) {
    return share_along(ink.x0, ink.x1, area.x0, area.x1) *
           share_along(ink.y0, ink.y1, area.y0, area.y1);
}

static bool is_covered(const MxScene *s, guint show, MxBox ink) {
    const GArray *covers = s->shows->covers;
    for (guint i = covers->len; i > 0; i--) {
        const MxCover *cover = &g_array_index(covers, MxCover, i - 1);
        if (cover->after <= show)
            return false; /* as are those before it */
        if (!(cover->picture && s->on_scan) && mx_scene_share(ink, cover->box) >= HIDDEN_SHARE)
            return true;
    }
    return false;
}

static bool is_drawn_on(const MxPlane *plane, MxBox ink) {
    int x0 = (int)CLAMP(ink.x0, 0, plane->width), x1 = (int)CLAMP(ink.x1, 0, plane->width);
    int y0 = (int)CLAMP(ink.y0, 0, plane->height), y1 = (int)CLAMP(ink.y1, 0, plane->height);
    guint8 least = 255, most = 0;
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++) {
            guint8 pixel = plane->at[(gsize)y * plane->stride + (gsize)x];
            least = MIN(least, pixel);
            most = MAX(most, pixel);
        }
    return most >= least + MIN_CONTRAST;
}

/* Whether a reader may see there what an unpainted text says. */
static bool is_shown_otherwise(const MxScene *s, MxBox ink) {
    double x = (ink.x0 + ink.x1) / 2 / s->scale, y = (ink.y0 + ink.y1) / 2 / s->scale;
    if (s->on_scan || s->plane == NULL)
        return true;
    for (guint i = 0; i < s->pictures->len; i++)
        if (mx_box_contains(g_array_index(s->pictures, MxPlaced, i).box, x, y))
            return true;
    return is_drawn_on(s->plane, ink);
}

static bool is_unpainted(const MxShow *show, const MxFont *font) {
    return show->clear || ((show->text.mode == 3 || show->text.mode == 7) &&
                           !(font != NULL && mx_font_is_drawn(font)));
}

/* How much of @ink the ground has the darkness of the text in, on a page of which all is drawn. */
static bool is_in_ground(const MxScene *s, const MxShow *show, MxBox ink) {
    const MxPlane *plane = s->plane;
    int x0 = (int)CLAMP(ink.x0, 0, plane->width), x1 = (int)CLAMP(ceil(ink.x1), 0, plane->width);
    int y0 = (int)CLAMP(ink.y0, 0, plane->height), y1 = (int)CLAMP(ceil(ink.y1), 0, plane->height);
    int same = 0, all = (x1 - x0) * (y1 - y0);
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
            same += abs(plane->at[(gsize)y * plane->stride + (gsize)x] - show->darkness) <
                    MIN_CONTRAST / 2;
    return all > 0 && same >= GROUND_SHARE * all;
}

/* Whether the text has the colour of what it stands on, and nothing around it shows it. */
static bool is_lost_in_ground(const MxScene *s, const MxShow *show, const MxFont *font, MxBox ink) {
    double x = (ink.x0 + ink.x1) / 2 / s->scale, y = (ink.y0 + ink.y1) / 2 / s->scale;
    if (!show->pale || s->on_scan || s->plane == NULL || font == NULL || mx_font_is_drawn(font))
        return false;
    for (guint i = 0; i < s->pictures->len; i++)
        if (mx_box_contains(g_array_index(s->pictures, MxPlaced, i).box, x, y))
            return false;
    return is_in_ground(s, show, ink);
}

static bool is_between(double from, double to, double outer_from, double outer_to) {
    return from > outer_from && to < outer_to && from < to;
}

/* A clip that ends within the place of one character at both sides is no cell: programs clip to the
 * ink that they are about to paint, and that of 一 or a full stop is a part of its place. */
static bool is_clip_of_ink(MxBox ink, MxBox clip) {
    return is_between(clip.x0, clip.x1, ink.x0, ink.x1) ||
           is_between(clip.y0, clip.y1, ink.y0, ink.y1);
}

static bool is_clipped(MxBox ink, MxBox clip) {
    double share = mx_scene_share(ink, clip);
    return share <= 0 || (share <= 1 - HIDDEN_SHARE && !is_clip_of_ink(ink, clip));
}

bool mx_scene_hides(const MxScene *s, guint i, const MxFont *font, MxBox ink) {
    const MxShow *show = &g_array_index(s->shows->shows, MxShow, i);
    if (is_clipped(ink, show->clip))
        return true;
    if (is_unpainted(show, font) && !is_shown_otherwise(s, ink))
        return true;
    return is_lost_in_ground(s, show, font, ink) || is_covered(s, i, ink);
}
