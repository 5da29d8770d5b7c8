/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 *      ┌─┐ ┌─┐      ┌─┐ ┌─┐
 *      └─┘■└─┘      └─┘■└─┘     a point stands on the line that digits stand on,
 *                      ╱        a comma hangs below it
 *
 * Of small type that is blurred the tail is a pixel or two of grey: one mark does not tell, all of
 * a page do.
 */
#include "ocr/figure/tails.h"

#include <math.h>

#include "ocr/text/decode.h"

/* In em: digits are as high at least, marks lower and narrower; what is looked at above and below
 * the digits' feet. */
#define DIGIT_EM 0.5
#define MARK_EM 0.45
#define MARK_WIDTH_EM 0.35
#define ABOVE_EM 0.25
#define BELOW_EM 0.35

/* Pixels: what blur adds to a mark; what a ruling takes beside its middle. */
#define BLUR_PX 1.5
#define RULING_PX 4

/* In em: how far from the middles of the digits beside it a mark is at least. */
#define ASIDE_EM 0.1

static bool is_mark(gunichar ch) {
    return ch == '.' || ch == ',';
}

/* The number of the last mark that has digits on both sides; 0 for none. */
static guint find_last_mark(const GArray *figure) {
    for (guint i = figure->len; i-- > 1;)
        if (is_mark(g_array_index(figure, MxSign, i).ch) && i + 1 < figure->len)
            return i;
    return 0;
}

/* The blob that stands between two digits, where no other does. */
static const MxBlob *find_blob(const MxInkLine *line, double from, double to) {
    const MxBlob *found = NULL;
    for (guint i = 0; i < line->blobs->len; i++) {
        const MxBlob *b = &g_array_index(line->blobs, MxBlob, i);
        double middle = (b->x0 + b->x1) / 2.0;
        if (middle <= from || middle >= to || mx_blob_height(*b) >= MARK_EM * line->em ||
            mx_blob_width(*b) >= MARK_WIDTH_EM * line->em)
            continue;
        if (found != NULL)
            return NULL;
        found = b;
    }
    return found;
}

/* Where the digits nearest to @mark end below, on the whole; 0 where there are none. */
static double find_feet(const MxInkLine *line, const MxBlob *mark) {
    double sum = 0;
    guint n = 0;
    for (guint i = 0; i < line->blobs->len; i++) {
        const MxBlob *b = &g_array_index(line->blobs, MxBlob, i);
        bool near = b->x0 < mark->x1 + line->em && b->x1 > mark->x0 - line->em;
        if (!near || mx_blob_height(*b) < DIGIT_EM * line->em)
            continue;
        sum += b->y1;
        n++;
    }
    return n > 0 ? sum / n : 0;
}

static double sum_ink(const MxRaster *picture, const MxBlob *mark, int y0, int y1) {
    double sum = 0;
    for (int y = MAX(y0, 0); y < MIN(y1, picture->height); y++)
        for (int x = MAX(mark->x0 - 1, 0); x < MIN(mark->x1 + 1, picture->width); x++)
            sum += 255 - mx_raster_row(picture, y)[x];
    return sum;
}

double mx_tail_of_last_mark(const GArray *figure, const MxInkLine *line, const MxRaster *picture) {
    guint i = find_last_mark(figure);
    if (i == 0)
        return MX_TAIL_UNKNOWN;
    const MxSign *mark = &g_array_index(figure, MxSign, i);
    double aside = ASIDE_EM * line->em;
    const MxBlob *b = find_blob(line, mark[-1].at + aside, mark[1].at - aside);
    double feet = b != NULL ? find_feet(line, b) : 0;
    if (feet <= 0)
        return MX_TAIL_UNKNOWN;
    int base = (int)lround(feet);
    double above = sum_ink(picture, b, (int)lround(feet - ABOVE_EM * line->em), base);
    double end = fmin(feet + BELOW_EM * line->em, fmin(b->y1 + BLUR_PX, line->bottom - RULING_PX));
    double below = sum_ink(picture, b, base, (int)lround(end));
    return above + below > 0 ? below / (above + below) : MX_TAIL_UNKNOWN;
}
