/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A picture of one bit has what is darker than a bound. Where that is set low, thin strokes go:
 *
 *       ╱│         │
 *      ╱ │         │      what is left of a 4 is a 1, clear as any other. Other digits fall into
 *     ───┼──      ·│      pieces, too, and by them the page is known: 5 has a flag beside it, 0 and
 *        │         │      8 have two sides
 */
#include "ocr/figure/broken.h"

#include <math.h>

#include "ocr/text/decode.h"

/* In em: a digit that touches no other is no wider; pieces of one are as high at least, marks
 * lower, and no farther from its middle. */
#define ALONE_EM 0.75
#define PIECE_EM 0.2
#define REACH_EM 0.33

/* Share of a page's digits that are in pieces, from which on it is broken, and how many digits
 * tell. */
#define BROKEN 0.15
#define LEAST_DIGITS 20u

/* Below what is taken for readable. */
#define BROKEN_SURE 0.6

/* Of the pieces of digit number @i how many there are; 0 where it touches another. */
static guint count_pieces(const GArray *figure, guint i, const MxInkLine *line) {
    const MxSign *sign = &g_array_index(figure, MxSign, i);
    guint n = 0;
    for (guint k = 0; k < line->blobs->len; k++) {
        const MxBlob *b = &g_array_index(line->blobs, MxBlob, k);
        double middle = (b->x0 + b->x1) / 2.0, off = fabs(middle - sign->at);
        bool reached = b->x0 <= sign->at && b->x1 >= sign->at;
        if (reached && mx_blob_width(*b) > ALONE_EM * line->em)
            return 0;
        n += off <= REACH_EM * line->em && mx_sign_is_nearest(figure, i, middle) &&
             mx_blob_height(*b) >= PIECE_EM * line->em;
    }
    return n;
}

void mx_breaks_count(MxBreaks *breaks, const GArray *figure, const MxInkLine *line) {
    for (guint i = 0; i < figure->len; i++) {
        gunichar ch = g_array_index(figure, MxSign, i).ch;
        if (!g_unichar_isdigit(ch) || ch == '1')
            continue;
        guint n = count_pieces(figure, i, line);
        breaks->whole += n == 1;
        breaks->broken += n > 1;
    }
}

static void doubt(const MxSpan *span, MxPage *page) {
    for (guint i = span->first; i < span->first + span->n; i++)
        if (!g_unichar_isdigit(g_array_index(page->glyphs, MxGlyph, i).ch) &&
            !g_unichar_ispunct(g_array_index(page->glyphs, MxGlyph, i).ch))
            return;
    for (guint i = span->first; i < span->first + span->n; i++)
        if (g_array_index(page->glyphs, MxGlyph, i).ch == '1') {
            MxReading *reading = &g_array_index(page->readings, MxReading, i);
            reading->sure = fmin(reading->sure, BROKEN_SURE);
        }
}

void mx_breaks_doubt(MxBreaks breaks, const GArray *spans, MxPage *page) {
    guint n = breaks.broken + breaks.whole;
    if (n < LEAST_DIGITS || breaks.broken < BROKEN * n)
        return;
    for (guint i = 0; i < spans->len; i++)
        doubt(&g_array_index(spans, MxSpan, i), page);
}
