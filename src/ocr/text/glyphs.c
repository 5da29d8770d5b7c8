/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layout tells rows, columns and paragraphs by the boxes that fonts give: all of one height, wide
 * ones square, touching where nothing parts them. Boxes of ink are none of that: a row of 一 and 国
 * would be two.
 *
 *     ink   一 国 ,     boxes   ┌──┬──┬─┐     pitch: the median distance of ideographs
 *                               └──┴──┴─┘     that follow each other; else what ink is high
 */
#include "ocr/text/glyphs.h"

#include <math.h>
#include <string.h>

#include "ocr/text/decode.h"

/* In em: the height of a box; the width of a character that is not an ideograph. */
#define BOX_EM 1.1
#define NARROW_EM 0.5

/* Capital letters and digits are this high, in em. */
#define DIGIT_EM 0.72

/* In em: what lies between two characters that nothing parts. */
#define LETTER_GAP_EM 0.3
#define SIGN_GAP_EM 0.6

/* How far from the middle of an ideograph, and of a narrower character, its ink may be, in em: the
 * next digit is half an em away. */
#define REACH_EM 0.75
#define NARROW_REACH_EM 0.38

/* Ink that belongs to no character is looked at where it is larger than this, in em: a point of
 * type is 0.12 and may be noise; a digit is 0.4. What stands beside it is no surer than
 * MX_SURE_MISSED. */
#define UNREAD_EM 0.35

/* U+25A1, white square: what is there and cannot be read. */
#define UNREADABLE 0x25A1

static int compare_doubles(const void *a, const void *b) {
    double p = *(const double *)a, q = *(const double *)b;
    return (p > q) - (p < q);
}

static double find_pitch(const GArray *signs, double em) {
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 1; i < signs->len; i++) {
        const MxSign *a = &g_array_index(signs, MxSign, i - 1), *b = a + 1;
        double step = b->at - a->at;
        if (mx_is_wide(a->ch) && mx_is_wide(b->ch) && step > 0.6 * em && step < 1.6 * em)
            g_array_append_val(steps, step);
    }
    if (steps->len < 2)
        return 0;
    g_array_sort(steps, compare_doubles);
    return g_array_index(steps, double, steps->len / 2);
}

double mx_signs_em(const GArray *signs, const MxInkLine *line) {
    double pitch = find_pitch(signs, line->em);
    bool wide = false;
    for (guint i = 0; i < signs->len; i++)
        wide |= mx_is_wide(g_array_index(signs, MxSign, i).ch);
    if (pitch > 0)
        return fmin(pitch, 1.25 * line->em);
    return wide || signs->len == 0 ? line->em : line->em * 0.85 / DIGIT_EM;
}

/* The sign that is nearest to @x; -1 where there is none. */
static int find_nearest(const GArray *signs, double x, double *far) {
    int best = -1;
    *far = G_MAXDOUBLE;
    for (guint i = 0; i < signs->len; i++) {
        double d = fabs(g_array_index(signs, MxSign, i).at - x);
        if (d < *far) {
            *far = d;
            best = (int)i;
        }
    }
    return best;
}

typedef struct {
    double x0, x1; /* of its ink; x1 < x0 where there is none */
    double sure;
} Extent;

static Extent *measure(const GArray *signs, const MxInkLine *line, double em) {
    Extent *extents = g_new(Extent, signs->len + 1);
    for (guint i = 0; i < signs->len; i++)
        extents[i] = (Extent){ G_MAXDOUBLE, -G_MAXDOUBLE, g_array_index(signs, MxSign, i).sure };
    for (guint i = 0; i < line->blobs->len; i++) {
        const MxBlob *b = &g_array_index(line->blobs, MxBlob, i);
        double far;
        int n = find_nearest(signs, (b->x0 + b->x1) / 2.0, &far);
        if (mx_blob_width(*b) > 1.5 * em) /* several characters that touch */
            continue;
        gunichar ch = n >= 0 ? g_array_index(signs, MxSign, n).ch : 0;
        bool wide = mx_is_wide(ch) || ch == '%';
        if (n >= 0 && far <= (wide ? REACH_EM : NARROW_REACH_EM) * em) {
            extents[n].x0 = fmin(extents[n].x0, b->x0);
            extents[n].x1 = fmax(extents[n].x1, b->x1);
        } else if (n >= 0 && MAX(mx_blob_width(*b), mx_blob_height(*b)) >= UNREAD_EM * em)
            extents[n].sure = fmin(extents[n].sure, MX_SURE_MISSED);
    }
    return extents;
}

/* A box as wide as the character is by itself, about its ink. */
static void widen(const MxSign *sign, Extent *e, double em) {
    double width = mx_is_wide(sign->ch) ? em : NARROW_EM * em;
    bool inked = e->x1 > e->x0 && e->x1 - e->x0 <= 1.2 * width;
    double middle = inked ? (e->x0 + e->x1) / 2 : sign->at;
    e->x0 = middle - width / 2;
    e->x1 = middle + width / 2;
}

/* What stands between a letter and the next one is less than this where nothing parts them; a sign
 * may fill half of an ideograph's square, and is read as the narrow one all the same: ＜4月. */
static double most_gap(const MxSign *a, const MxSign *b) {
    bool sign = g_unichar_ispunct(a->ch) || g_unichar_ispunct(b->ch) || a->ch == '<' ||
                a->ch == '>' || a->ch == '=';
    return sign ? SIGN_GAP_EM : LETTER_GAP_EM;
}

/* Neighbours share what lies between them, where that is less than a character. */
static void close_gaps(const GArray *signs, Extent *extents, double em) {
    for (guint i = 1; i < signs->len; i++) {
        const MxSign *sign = &g_array_index(signs, MxSign, i);
        double gap = extents[i].x0 - extents[i - 1].x1;
        if (gap < most_gap(sign - 1, sign) * em)
            extents[i].x0 = extents[i - 1].x1 = (extents[i].x0 + extents[i - 1].x1) / 2;
    }
}

/* @extent: across; the place up and down is that of the line. */
static void add(const MxSign *sign, const Extent *extent, const MxInkLine *line, double em,
                double scale, GArray *glyphs, GArray *readings) {
    double middle = (line->y0 + line->y1) / 2;
    MxGlyph glyph = { { extent->x0 / scale, (middle - BOX_EM * em / 2) / scale, extent->x1 / scale,
                        (middle + BOX_EM * em / 2) / scale },
                      sign->ch,
                      (float)(em / scale) };
    MxReading reading = { .sure = extent->sure };
    memcpy(reading.others, sign->others, sizeof reading.others);
    memcpy(reading.chances, sign->chances, sizeof reading.chances);
    g_array_append_val(glyphs, glyph);
    g_array_append_val(readings, reading);
}

void mx_signs_place(const GArray *signs, const MxInkLine *line, double scale, GArray *glyphs,
                    GArray *readings) {
    double em = mx_signs_em(signs, line);
    if (signs->len == 0) {
        const MxSign nothing = { .ch = UNREADABLE };
        const Extent extent = { line->x0, line->x1, 0 };
        if (line->boxed && fmin(line->x1 - line->x0, line->y1 - line->y0) >= UNREAD_EM * em)
            add(&nothing, &extent, line, em, scale, glyphs, readings);
        return;
    }
    g_autofree Extent *extents = measure(signs, line, em);
    for (guint i = 0; i < signs->len; i++)
        widen(&g_array_index(signs, MxSign, i), &extents[i], em);
    close_gaps(signs, extents, em);
    for (guint i = 0; i < signs->len; i++)
        add(&g_array_index(signs, MxSign, i), &extents[i], line, em, scale, glyphs, readings);
}
