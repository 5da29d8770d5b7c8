/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CTC: a character may last for several steps, and is followed by steps of nothing where it comes
 * twice: 1 1 _ 1 0 0 is 110. */
#include "ocr/text/decode.h"

#include <math.h>
#include <string.h>

/* The logarithm of 0.01: what is less likely is never right where something is doubtful. */
#define LEAST_CHANCE_LOG -4.6F

static gsize best_class(const float *at) {
    gsize best = 0;
    for (gsize c = 1; c < MX_RECOGNISER_CLASSES; c++)
        if (at[c] > at[best])
            best = c;
    return best;
}

/* The next likeliest characters of a step; what has no chance to speak of is none. The chance of
 * what is the same sign is that of the sign. */
static void find_others(const float *at, gsize class, const MxAlphabet *alphabet, MxSign *sign) {
    memset(sign->others, 0, sizeof sign->others);
    memset(sign->chances, 0, sizeof sign->chances);
    for (gsize c = 1; c < MX_RECOGNISER_CLASSES; c++) {
        float chance = at[c];
        gunichar ch = alphabet->characters[c];
        if (c == class || chance < LEAST_CHANCE_LOG || g_unichar_isspace(ch))
            continue;
        chance = expf(chance);
        if (mx_narrow(ch) == mx_narrow(sign->ch)) {
            sign->sure = fmin(sign->sure + (double)chance, 1);
            continue;
        }
        for (guint i = 0; i < MX_READING_OTHERS; i++)
            if (chance > sign->chances[i]) {
                gunichar other = sign->others[i];
                float less = sign->chances[i];
                sign->others[i] = ch;
                sign->chances[i] = chance;
                ch = other;
                chance = less;
            }
    }
}

void mx_sign_look(MxSign *sign, const float *at, gsize class, const MxAlphabet *alphabet) {
    double sure = exp((double)at[class]);
    if (sure <= sign->sure)
        return;
    sign->sure = sure;
    find_others(at, class, alphabet, sign);
}

GArray *mx_decode(MxSteps steps, const MxAlphabet *alphabet) {
    GArray *signs = g_array_new(FALSE, FALSE, sizeof(MxSign));
    gsize last = 0, first = 0;
    MxSign sign = { 0 };
    for (gsize s = 0; s <= steps.n; s++) {
        const float *at = steps.at + s * MX_RECOGNISER_CLASSES;
        gsize class = s < steps.n ? best_class(at) : 0;
        if (class != last) {
            if (last != 0 && sign.ch != ' ' && sign.ch != 0x3000) {
                sign.at = (double)(first + s) / 2;
                g_array_append_val(signs, sign);
            }
            sign = (MxSign){ .ch = alphabet->characters[class] };
            first = s;
        }
        if (class != 0)
            mx_sign_look(&sign, at, class, alphabet);
        last = class;
    }
    return signs;
}

double mx_signs_least(const GArray *signs) {
    double least = signs->len > 0 ? 1 : 0;
    for (guint i = 0; i < signs->len; i++)
        least = fmin(least, g_array_index(signs, MxSign, i).sure);
    return least;
}

double mx_signs_mean(const GArray *signs, guint *n) {
    double sum = 0;
    *n = 0;
    for (guint i = 0; i < signs->len; i++)
        if (g_unichar_isalpha(g_array_index(signs, MxSign, i).ch) &&
            mx_is_wide(g_array_index(signs, MxSign, i).ch)) {
            sum += g_array_index(signs, MxSign, i).sure;
            ++*n;
        }
    return *n > 0 ? sum / *n : 0;
}

char *mx_signs_to_text(const GArray *signs) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < signs->len; i++)
        g_string_append_unichar(text, g_array_index(signs, MxSign, i).ch);
    return g_string_free(text, FALSE);
}

bool mx_sign_is_nearest(const GArray *signs, guint i, double x) {
    const MxSign *sign = &g_array_index(signs, MxSign, i);
    double off = fabs(x - sign->at);
    return (i == 0 || fabs(x - sign[-1].at) >= off) &&
           (i + 1 >= signs->len || fabs(x - sign[1].at) >= off);
}
