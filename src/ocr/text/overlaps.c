/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a ruling is seen in part, what it does not part is cut into two lines, and each is read
 * with the ends of the other, for paper around a line helps to read it:
 *
 *     机械企业利润收入    →    机械企业  +  业利润收入
 */
#include "ocr/text/overlaps.h"

#include <math.h>

#include "ocr/figure/marks.h"

/* Of the smaller of two characters' boxes as much as this lies in the other: rows that are set
 * tight share a tenth. */
#define SHARED 0.4

/* Below what is taken for readable. */
#define TWICE_SURE 0.5

static const MxBox *box_of(const MxPage *page, guint i) {
    return &g_array_index(page->glyphs, MxGlyph, i).box;
}

static bool meet(const MxBox *a, const MxBox *b) {
    return a->x0 < b->x1 && b->x0 < a->x1 && a->y0 < b->y1 && b->y0 < a->y1;
}

static double area(double width, double height) {
    return fmax(width, 0) * fmax(height, 0);
}

static bool are_one(const MxBox *a, const MxBox *b) {
    double both =
        area(fmin(a->x1, b->x1) - fmax(a->x0, b->x0), fmin(a->y1, b->y1) - fmax(a->y0, b->y0));
    double least = fmin(area(a->x1 - a->x0, a->y1 - a->y0), area(b->x1 - b->x0, b->y1 - b->y0));
    return both > SHARED * least;
}

static void doubt(MxPage *page, guint i) {
    MxReading *reading = &g_array_index(page->readings, MxReading, i);
    reading->sure = fmin(reading->sure, TWICE_SURE);
}

static void compare(MxPage *page, const MxSpan *a, const MxSpan *b) {
    for (guint i = a->first; i < a->first + a->n; i++)
        for (guint j = b->first; j < b->first + b->n; j++)
            if (are_one(box_of(page, i), box_of(page, j))) {
                doubt(page, i);
                doubt(page, j);
            }
}

static MxBox bound(const MxPage *page, const MxSpan *span) {
    MxBox all = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
    for (guint i = span->first; i < span->first + span->n; i++) {
        const MxBox *b = box_of(page, i);
        all = (MxBox){ fmin(all.x0, b->x0), fmin(all.y0, b->y0), fmax(all.x1, b->x1),
                       fmax(all.y1, b->y1) };
    }
    return all;
}

void mx_overlaps_doubt(MxPage *page, const GArray *spans) {
    g_autofree MxBox *bounds = g_new(MxBox, spans->len + 1);
    for (guint i = 0; i < spans->len; i++)
        bounds[i] = bound(page, &g_array_index(spans, MxSpan, i));
    for (guint i = 0; i < spans->len; i++)
        for (guint j = i + 1; j < spans->len; j++)
            if (meet(&bounds[i], &bounds[j]))
                compare(page, &g_array_index(spans, MxSpan, i), &g_array_index(spans, MxSpan, j));
}
