/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 *     ink    区 麟 绛 街 道      rare characters: at the place of 绛 nothing is likelier than any
 *     read   区 麟    街 道      character, but a character it is
 *                  └─┘ two pitches from 麟 to 街, and ink half-way
 */
#include "ocr/text/missed.h"

#include <math.h>

#include "ocr/text/glyphs.h"

/* More in one place are a picture, or type of another size. */
#define MOST_MISSED 3

/* In em. What a character has of ink at least, each way; how far from its middle it is looked for:
 * neighbours are an em away. */
#define LEAST_INK_EM 0.35
#define ABOUT_EM 0.4

/* What is less likely than this is not worth saying: the doubt about its neighbours stays. */
#define LEAST_CHANCE 0.02

/* 一, in em: how wide and how high its ink is, how far from the line's middle. It is as sure as
 * this: a dash is as long, but does not stand alone. */
#define BAR_LEAST_EM 0.6
#define BAR_MOST_EM 1.1
#define BAR_HEIGHT_EM 0.25
#define BAR_OFF_EM 0.25
#define BAR_SURE 0.85

static bool has_ink(const MxInkLine *line, double x0, double x1, double least) {
    double from = G_MAXDOUBLE, to = -G_MAXDOUBLE, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
    for (guint i = 0; i < line->blobs->len; i++) {
        const MxBlob *b = &g_array_index(line->blobs, MxBlob, i);
        if (b->x1 <= x0 || b->x0 >= x1)
            continue;
        from = fmin(from, fmax(b->x0, x0));
        to = fmax(to, fmin(b->x1, x1));
        top = fmin(top, b->y0);
        bottom = fmax(bottom, b->y1);
    }
    return to - from >= least && bottom - top >= least;
}

/* The likeliest character about @x; false where none has a chance. */
static bool look(const MxSeen *seen, double x, double about, const MxAlphabet *alphabet,
                 MxSign *sign) {
    double per_px = (double)seen->steps.n / seen->width;
    gsize from = (gsize)fmax((x - about - seen->x) * per_px, 0);
    gsize to = (gsize)fmax((x + about - seen->x) * per_px + 1, 0);
    gsize step = 0, class = 0;
    float most = (float)log(LEAST_CHANCE);
    for (gsize s = from; s < MIN(to, seen->steps.n); s++) {
        const float *at = seen->steps.at + s * MX_RECOGNISER_CLASSES;
        for (gsize c = 1; c + 1 < MX_RECOGNISER_CLASSES; c++)
            if (at[c] > most && mx_is_wide(alphabet->characters[c])) {
                most = at[c];
                class = c;
                step = s;
            }
    }
    if (class == 0)
        return false;
    *sign = (MxSign){ .ch = alphabet->characters[class], .at = x };
    mx_sign_look(sign, seen->steps.at + step * MX_RECOGNISER_CLASSES, class, alphabet);
    sign->sure = fmin(sign->sure, MX_SURE_MISSED);
    return true;
}

/* Between the middles @from and @to of two characters; what is found goes before number @at. */
static void fill(GArray *signs, guint at, double from, double to, double em, const MxSeen *seen,
                 const MxInkLine *line, const MxAlphabet *alphabet) {
    int n = (int)lround((to - from) / em) - 1;
    guint added = 0;
    for (int k = 1; n <= MOST_MISSED && k <= n; k++) {
        double x = from + (to - from) * k / (n + 1);
        MxSign sign;
        if (!has_ink(line, x - ABOUT_EM * em, x + ABOUT_EM * em, LEAST_INK_EM * em) ||
            !look(seen, x, ABOUT_EM * em, alphabet, &sign))
            continue;
        g_array_insert_val(signs, at + added, sign);
        added++;
    }
}

static bool is_bar(const MxBlob *b, const MxInkLine *line, double em) {
    double off = (b->y0 + b->y1 - line->y0 - line->y1) / 2;
    return mx_blob_width(*b) >= BAR_LEAST_EM * em && mx_blob_width(*b) <= BAR_MOST_EM * em &&
           mx_blob_height(*b) <= BAR_HEIGHT_EM * em && fabs(off) <= BAR_OFF_EM * em;
}

/* Whether the character number @i is a wide one, and no more than a character from @x. */
static bool is_wide_near(const GArray *signs, guint i, double x, double em) {
    if (i >= signs->len)
        return false;
    const MxSign *sign = &g_array_index(signs, MxSign, i);
    return mx_is_wide(sign->ch) && fabs(sign->at - x) <= em;
}

/* A level bar as wide as an ideograph that no character stands on is one: 一. */
static void add_bars(GArray *signs, const MxInkLine *line, double em) {
    for (guint i = 0; i < line->blobs->len; i++) {
        const MxBlob *b = &g_array_index(line->blobs, MxBlob, i);
        guint at = 0;
        if (!is_bar(b, line, em))
            continue;
        while (at < signs->len && g_array_index(signs, MxSign, at).at < b->x0)
            at++;
        if (at < signs->len && g_array_index(signs, MxSign, at).at <= b->x1)
            continue;
        bool close = is_wide_near(signs, at, b->x1, em) ||
                     (at > 0 && is_wide_near(signs, at - 1, b->x0, em));
        MxSign bar = { .ch = 0x4E00, .at = (b->x0 + b->x1) / 2.0, .sure = BAR_SURE };
        if (close)
            g_array_insert_val(signs, at, bar);
    }
}

static bool is_wide_at(const GArray *signs, guint i) {
    return mx_is_wide(g_array_index(signs, MxSign, i).ch);
}

void mx_signs_add_missed(GArray *signs, const MxSeen *seen, const MxInkLine *line,
                         const MxAlphabet *alphabet) {
    if (signs->len == 0)
        return;
    double em = mx_signs_em(signs, line);
    guint last = signs->len - 1;
    double end = g_array_index(signs, MxSign, last).at;
    if (is_wide_at(signs, last))
        fill(signs, signs->len, end, line->x1 + em / 2, em, seen, line, alphabet);
    for (guint i = last; i > 0; i--)
        if (is_wide_at(signs, i - 1) && is_wide_at(signs, i))
            fill(signs, i, g_array_index(signs, MxSign, i - 1).at,
                 g_array_index(signs, MxSign, i).at, em, seen, line, alphabet);
    if (is_wide_at(signs, 0))
        fill(signs, 0, line->x0 - em / 2, g_array_index(signs, MxSign, 0).at, em, seen, line,
             alphabet);
    add_bars(signs, line, em);
}
