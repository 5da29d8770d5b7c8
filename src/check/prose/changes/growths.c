/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What something grew by, as amount and as percentage.
 *
 *   收入预算总计20,702.25万元，与上年相比增加3,756.18万元，增长22.16%
 *               ^^^^^^^^^^^^                ^^^^^^^^^^^^      ^^^^^^
 *               amount                      change            percentage = change / (amount -
 * change)
 *
 * The percentage stands right behind its change. Of the amounts before the change one must give it,
 * as the amount of this year or of the last; where none does, the nearest is shown.
 *
 * Known failure: an amount that stands in another paragraph is not found. Where those that are
 * there give something else altogether, it is taken to be so: the percentage must come near, or a
 * misprint must explain it, or the sentence must leave no doubt of what it is.
 */
#include "check/prose/changes/growths.h"

#include <string.h>

#include "check/figure/figure.h"
#include "check/figure/tokens.h"
#include "check/prose/computation.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"

/* Amounts before the change that may be meant: the thing itself, and what it is a part of; where a
 * list of parts stands between, all amounts of the sentence. */
#define MIN_BASES 3u
#define MAX_BASES 30u

/* Digits of a figure that may be a slip of what another sentence gives: of 900 numbers of three
 * digits one wrong digit reaches 27, and three figures are tried with every base; of 9,000 it
 * reaches 36. */
#define SLIP_DIGITS 4u

/* How near, as a share of the percentage: figures that were changed late, or rounded before they
 * were divided, are off by less; another amount of the paragraph gives that by chance once in
 * fifty times. */
#define NEAR_PERCENT 2

typedef struct {
    const MxToken *percent, *change;
    bool fallen;
    bool slip; /* a misprint explains that the percentage is wrong */
    bool sure; /* it can be of nothing but the base */
    MxFigure *best;
    const MxToken *base;
} Growth;

/* Keeps @figure (transfer full, nullable), which @base gives, where it is nearer. */
static void keep_nearer(Growth *growth, const MxToken *base, MxFigure *figure) {
    const MxFigure *percent = growth->percent->figure;
    bool met = growth->best != NULL && mx_figures_meet(growth->best, percent);
    if (figure == NULL || met ||
        (growth->best != NULL && !mx_figures_meet(figure, percent) &&
         !mx_figure_is_nearer(figure, growth->best, percent))) {
        mx_figure_free(figure);
        return;
    }
    mx_figure_free(growth->best);
    growth->best = figure;
    growth->base = base;
}

/* What the change is of the amount without it. */
static MxFigure *compute(const Growth *growth, const MxToken *base) {
    const MxFigure *change = growth->change->figure;
    g_autoptr(MxFigure) before =
        mx_figure_combine(base->figure, growth->fallen ? '+' : '-', change);
    return mx_figure_percent(change, before);
}

static void try_base(Growth *growth, const MxToken *base) {
    keep_nearer(growth, base, compute(growth, base));
    keep_nearer(growth, base, mx_figure_percent(growth->change->figure, base->figure));
}

static bool is_near(const Growth *growth) {
    g_autoptr(MxFigure) gap = mx_figure_combine(growth->best, '-', growth->percent->figure);
    return mx_figure_is_within(gap, growth->percent->figure, NEAR_PERCENT);
}

static bool is_slip(const MxToken *token, const MxFigure *meant, guint min_digits) {
    guint n = 0;
    for (const char *p = token->text; *p != '\0'; p++)
        n += g_ascii_isdigit(*p);
    return n >= min_digits && mx_token_is_slip(token, meant);
}

/* Whether a misprint in one of the three explains it: with p for the percentage, the change is
 * amount × p / (100 ± p), and the amount is change × (100 ± p) / p. */
static bool is_misprint(const Growth *growth, const MxToken *base, guint min_digits) {
    const MxFigure *p = growth->percent->figure, *change = growth->change->figure;
    g_autoptr(MxFigure) hundred = mx_figure_new_integer(100);
    g_autoptr(MxFigure) whole = mx_figure_combine(hundred, growth->fallen ? '-' : '+', p);
    g_autoptr(MxFigure) ratio = mx_figure_combine(p, '/', whole);
    g_autoptr(MxFigure) inverse = mx_figure_combine(whole, '/', p);
    g_autoptr(MxFigure) meant = ratio ? mx_figure_combine(base->figure, '*', ratio) : NULL;
    g_autoptr(MxFigure) amount = inverse ? mx_figure_combine(change, '*', inverse) : NULL;
    g_autoptr(MxFigure) percent = compute(growth, base);
    return is_slip(growth->change, meant, min_digits) || is_slip(base, amount, min_digits) ||
           is_slip(growth->percent, percent, min_digits);
}

/* The amount right before the change, where the words between say that it is what changed
 * (443.50万元，与上年相比，减少0.8万元，下降4.18%): then the percentage can be of nothing else;
 * (nullable). */
static const MxToken *find_changed(const MxPack *pack, const GArray *tokens, guint change) {
    g_autoptr(GString) words = g_string_new(mx_tokens_get(tokens, change)->words);
    for (guint i = change; i-- > 0;) {
        const MxToken *token = mx_tokens_get(tokens, i);
        bool bare = !token->yuan && !token->percent && token->counted == NULL; /* a year */
        if (!bare)
            return token->yuan && !mx_token_is_change(pack, token) &&
                           mx_pack_phrase(pack, MX_PHRASE_AGAINST, words->str, NULL)
                       ? token
                       : NULL;
        g_string_prepend(words, token->text);
        g_string_prepend(words, token->words);
    }
    return NULL;
}

/* Of that amount, what the percentage should be. */
static void take_changed(Growth *growth, const MxToken *base) {
    MxFigure *meant = base ? compute(growth, base) : NULL;
    if (meant == NULL)
        return;
    mx_figure_free(growth->best);
    growth->best = meant;
    growth->base = base;
    growth->sure = true;
}

/* Where a misprint explains the difference, what it should have been is shown. @near: how many of
 * @bases stand in the change's own sentence. */
static bool is_likely(Growth *growth, const MxToken *const *bases, guint n, guint near) {
    if (mx_figures_meet(growth->best, growth->percent->figure))
        return true;
    for (guint i = 0; i < n; i++) {
        if (!is_misprint(growth, bases[i], i < near ? 0 : SLIP_DIGITS))
            continue;
        MxFigure *meant = compute(growth, bases[i]);
        if (meant == NULL)
            continue;
        mx_figure_free(growth->best);
        growth->best = meant;
        growth->base = bases[i];
        growth->slip = true;
        return true;
    }
    return is_near(growth);
}

/* Whether a sentence ends between the token before @at and itself. */
static bool ends_sentence(const GArray *tokens, guint at, const char *folded) {
    static const char STOP[] = "。";
    gsize from = at > 0 ? mx_tokens_get(tokens, at - 1)->end : 0;
    return g_strstr_len(folded + from, (gssize)(mx_tokens_get(tokens, at)->start - from), STOP) !=
           NULL;
}

static void scan_growth(const MxPack *pack, const GArray *tokens, guint at, const char *folded,
                        MxComputationList *list) {
    const MxToken *bases[MAX_BASES];
    guint n = 0, near = 0;
    Growth growth = { .percent = mx_tokens_get(tokens, at),
                      .change = mx_tokens_get(tokens, at - 1) };
    growth.fallen = mx_pack_phrase(pack, MX_PHRASE_FALLEN, growth.change->words, NULL);
    bool sentence_of_percent = !ends_sentence(tokens, at, folded);
    bool sentence = sentence_of_percent && !ends_sentence(tokens, at - 1, folded);
    for (guint i = at - 1; i-- > 0 && n < (sentence ? MAX_BASES : MIN_BASES);) {
        const MxToken *token = mx_tokens_get(tokens, i);
        sentence &= !ends_sentence(tokens, i + 1, folded);
        if (!token->yuan || mx_token_is_change(pack, token))
            continue;
        bases[n++] = token;
        near = sentence ? n : near;
        try_base(&growth, token);
    }
    bool likely = growth.best != NULL && is_likely(&growth, bases, n, near);
    if (growth.best != NULL && !likely && sentence_of_percent)
        take_changed(&growth, find_changed(pack, tokens, at - 1));
    if (!likely && !growth.sure) {
        mx_figure_free(growth.best);
        return;
    }
    MxComputation *added =
        mx_computation_add(list, MX_COMPUTATION_GROWTH, growth.percent, growth.best,
                           g_strdup_printf("%s, %s", growth.change->text, growth.base->text));
    added->slip = growth.slip;
    mx_computation_enter(added, growth.change);
    for (guint i = 0; i < n; i++)
        mx_computation_enter(added, bases[i]);
}

void mx_growths_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                     MxComputationList *list) {
    for (guint i = 2; i < tokens->len; i++) {
        const MxToken *percent = mx_tokens_get(tokens, i), *change = mx_tokens_get(tokens, i - 1);
        if (percent->percent && change->yuan && mx_token_is_change(pack, percent) &&
            mx_token_is_change(pack, change))
            scan_growth(pack, tokens, i, folded, list);
    }
}
