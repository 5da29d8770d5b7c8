/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bold digits that are set tight touch the point between them, and the recogniser reads on over it.
 * Their feet show it:
 *
 *        ┌──┐ ┌──┐         above the feet there is paper from here to there: as between
 *        │  │ │  │         other digits; at the feet there is ink in all of it
 *        └──┘■└──┘
 *             └── a point; the serifs of 1 are paler, and closer to it
 *
 * Known failures: digits that touch each other above the point, too.
 */
#include "ocr/figure/gaps.h"

#include <math.h>

/* Digits are this high, of what a line of nothing else takes for its em. */
#define DIGIT_EM 0.85

/* In em, from the middle of a digit to where a mark may begin, and from one digit to the next where
 * a mark stands between them. Places are known to a fifth of an em: two digits of six poor scans
 * were up to 0.77 apart, four of five lost points had 0.75 to 0.84. Nearer ones are marks if they
 * are black; 1 alone has feet like that. */
#define HALF_DIGIT_EM 0.12
#define APART_EM 0.82
#define TIGHT_EM 0.6

/* In em: how wide the feet's ink is at least. Five scans: points 0.11 and more, digits without
 * serifs 0.05 at most. */
#define MARK_EM 0.1

/* Of a digit's height, above and below its foot, where marks have ink; the bar of 4 is above that.
 */
#define FOOT 0.15

/* Of 0 … 255, paper is brighter than this and a mark as dark as that; a bold one is black: serifs
 * between digits have 30 to 120. */
#define PAPER 176
#define DARK 128
#define BLACK 16

/* What is inferred from ink alone: below what is taken for readable. */
#define INFERRED_SURE 0.6

/* In em, from one digit to the next where a whole one stands between them; from the middle of the
 * first or last one to the end of the ink. On five poor scans 592 pairs had 0.74 at most; half a
 * digit is 0.3. */
#define END_EM 0.6
#define BESIDE_EM 0.35
#define TALL_EM 0.5
#define WIDE_EM 0.3 /* an upright's edge is thinner */
#define LOST_EM 0.8

/* In em: a digit that touches no other is no wider, and its ink no farther from where it was read.
 */
#define ALONE_EM 0.75
#define OFF_EM 0.3
#define PIECE_EM 0.3 /* higher than a mark */

/* What is seen between two digits. */
typedef struct {
    int width; /* of ink at the feet, in pixels */
    int tone;  /* its darkest */
} Feet;

static int find_darkest(const MxRaster *picture, int x, double y0, double y1) {
    int darkest = 255;
    for (int y = MAX((int)lround(y0), 0); y < MIN((int)lround(y1), picture->height); y++)
        darkest = MIN(darkest, mx_raster_row(picture, y)[x]);
    return darkest;
}

/* The widest run of columns between @from and @to that have ink at the digits' feet and none above.
 */
static Feet find_feet(const MxRaster *picture, const MxInkLine *line, double from, double to) {
    double height = DIGIT_EM * line->em, base = line->y0 + height;
    Feet best = { 0, 255 }, run = best;
    for (int x = MAX((int)from, 0); x < MIN((int)to, picture->width); x++) {
        int above = find_darkest(picture, x, line->y0, base - 0.3 * height);
        int below = find_darkest(picture, x, base - FOOT * height, base + FOOT * height);
        bool foot = above > PAPER && below < DARK;
        run = foot ? (Feet){ run.width + 1, MIN(run.tone, below) } : (Feet){ 0, 255 };
        if (run.width > best.width)
            best = run;
    }
    return best;
}

/* The ink that is nearest to a digit, which may be in pieces; those at its feet may be a mark.
 * FALSE where it is not all of the digit, or touches others. */
static bool find_own_ink(const GArray *figure, guint i, const MxInkLine *line, MxBlob *ink) {
    double em = line->em, foot = line->y0 + (1 - FOOT) * DIGIT_EM * em;
    bool found = false;
    for (guint k = 0; k < line->blobs->len; k++) {
        const MxBlob *b = &g_array_index(line->blobs, MxBlob, k);
        bool low = mx_blob_height(*b) < PIECE_EM * em && b->y1 > foot;
        if (low || !mx_sign_is_nearest(figure, i, (b->x0 + b->x1) / 2.0))
            continue;
        *ink = found ? mx_blob_union(*ink, *b) : *b;
        found = true;
    }
    double middle = found ? (ink->x0 + ink->x1) / 2.0 : 0;
    return found && mx_blob_height(*ink) >= TALL_EM * em && mx_blob_width(*ink) <= ALONE_EM * em &&
           fabs(middle - g_array_index(figure, MxSign, i).at) <= OFF_EM * em;
}

/* Two characters beside each other. The recogniser knows places to a fifth of an em: two digits
 * that have their own ink are where that is. @from, @to: where a mark between them may be. */
typedef struct {
    MxSign a, b;
    double from, to;
} Pair;

static Pair look_at_pair(const GArray *figure, guint i, const MxInkLine *line) {
    Pair pair = { g_array_index(figure, MxSign, i - 1), g_array_index(figure, MxSign, i), 0,
                  G_MAXDOUBLE };
    MxBlob a, b;
    if (find_own_ink(figure, i - 1, line, &a) && find_own_ink(figure, i, line, &b)) {
        pair.a.at = (a.x0 + a.x1) / 2.0;
        pair.b.at = (b.x0 + b.x1) / 2.0;
        pair.from = a.x1;
        pair.to = b.x0;
    }
    pair.from = fmax(pair.from, pair.a.at + HALF_DIGIT_EM * line->em);
    pair.to = fmin(pair.to, pair.b.at - HALF_DIGIT_EM * line->em + 1);
    return pair;
}

static bool are_digits(const Pair *pair) {
    return g_unichar_isdigit(pair->a.ch) && g_unichar_isdigit(pair->b.ch);
}

static bool is_mark_between(const Pair *pair, const MxInkLine *line, const MxRaster *picture) {
    const MxSign *a = &pair->a, *b = &pair->b;
    double em = line->em, far = (b->at - a->at) / em;
    if (far < TIGHT_EM)
        return false;
    Feet feet = find_feet(picture, line, pair->from, pair->to);
    bool serifs = a->ch == '1' || b->ch == '1';
    return feet.width >= MARK_EM * em && (far >= APART_EM || (!serifs && feet.tone <= BLACK));
}

static guint count_digits(const GArray *figure, guint from) {
    guint n = 0;
    while (from + n < figure->len && g_unichar_isdigit(g_array_index(figure, MxSign, from + n).ch))
        n++;
    return n;
}

static bool has_point(const GArray *figure, guint from, guint to) {
    for (guint i = from; i < to; i++)
        if (g_array_index(figure, MxSign, i).ch == '.')
            return true;
    return false;
}

/* What a mark before number @at may be; 0 for nothing. */
static gunichar choose_mark(const GArray *figure, guint at) {
    guint behind = count_digits(figure, at);
    bool last = at + behind == figure->len || g_array_index(figure, MxSign, at + behind).ch == '%';
    if (has_point(figure, 0, at))
        return 0;
    return last ? '.' : behind == 3 ? ',' : 0;
}

static void doubt(GArray *figure) {
    for (guint i = 0; i < figure->len; i++) {
        MxSign *sign = &g_array_index(figure, MxSign, i);
        sign->sure = fmin(sign->sure, INFERRED_SURE);
    }
}

/* Whether ink of a digit's height stands half-way between @a and @b. */
static bool is_digit_between(const Pair *pair, const MxInkLine *line, const MxRaster *picture) {
    const MxSign *a = &pair->a, *b = &pair->b;
    double em = line->em, height = DIGIT_EM * em;
    if (!are_digits(pair) || b->at - a->at < LOST_EM * em)
        return false;
    for (int x = (int)(a->at + BESIDE_EM * em); x <= (int)(b->at - BESIDE_EM * em); x++)
        if (x >= 0 && x < picture->width &&
            find_darkest(picture, x, line->y0, line->y0 + 0.6 * height) < DARK)
            return true;
    return false;
}

/* Bold digits that touch are read as fewer than there are; what is lower than a digit is no ink of
 * one. */
static bool is_ink_left(const GArray *figure, const MxInkLine *line, const MxRaster *picture) {
    if (figure->len == 0)
        return false;
    const MxSign *first = &g_array_index(figure, MxSign, 0), *last = first + figure->len - 1;
    double from = first->at - END_EM * line->em;
    double to = last->at + (last->ch == '%' ? LOST_EM : END_EM) * line->em;
    bool left = false;
    for (guint i = 0; i < line->blobs->len; i++) {
        const MxBlob *b = &g_array_index(line->blobs, MxBlob, i);
        bool digit =
            mx_blob_height(*b) >= TALL_EM * line->em && mx_blob_width(*b) >= WIDE_EM * line->em;
        left |= digit && (b->x0 < from || b->x1 > to);
    }
    for (guint i = 1; !left && i < figure->len; i++) {
        Pair pair = look_at_pair(figure, i, line);
        left = is_digit_between(&pair, line, picture);
    }
    return left;
}

/* Where the digits begin; what is lower than they are may stand above them: the edge of a ruling.
 */
static double find_top(const MxInkLine *line) {
    int top = G_MAXINT;
    for (guint i = 0; i < line->blobs->len; i++) {
        const MxBlob *b = &g_array_index(line->blobs, MxBlob, i);
        if (mx_blob_height(*b) >= TALL_EM * line->em)
            top = MIN(top, b->y0);
    }
    return top < G_MAXINT ? top : line->y0;
}

void mx_gaps_fill(GArray *figure, const MxInkLine *whole, const MxRaster *picture) {
    MxInkLine digits = *whole;
    const MxInkLine *line = &digits;
    digits.y0 = find_top(whole);
    for (guint i = figure->len; i-- > 1;) {
        Pair pair = look_at_pair(figure, i, line);
        if (!are_digits(&pair) || !is_mark_between(&pair, line, picture))
            continue;
        MxSign mark = { .ch = choose_mark(figure, i),
                        .at = (pair.a.at + pair.b.at) / 2,
                        .sure = INFERRED_SURE,
                        .inferred = true };
        if (mark.ch == 0)
            doubt(figure);
        else
            g_array_insert_val(figure, i, mark);
    }
    if (is_ink_left(figure, line, picture))
        doubt(figure);
}
