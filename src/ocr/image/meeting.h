/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where rulings of a picture meet. */
#ifndef MX_OCR_IMAGE_MEETING_H
#define MX_OCR_IMAGE_MEETING_H

#include <stdbool.h>

#include "page/page.h"

/* Inches: how far from each other the ends of rulings that meet may be: what slope and perspective
 * leave of a page after it is levelled; a third of a row of 7 pt. */
#define MX_MEET_IN 0.04

/** mx_ruling_crosses: whether one of @others (element-type MxRuling), which run the other way,
 * crosses @r or ends at it, give or take @meet. */
static inline bool mx_ruling_crosses(const MxRuling *r, const GArray *others, double meet) {
    for (guint i = 0; i < others->len; i++) {
        const MxRuling *o = &g_array_index(others, MxRuling, i);
        if (o->at >= r->from - meet && o->at <= r->to + meet && r->at >= o->from - meet &&
            r->at <= o->to + meet)
            return true;
    }
    return false;
}

#endif
