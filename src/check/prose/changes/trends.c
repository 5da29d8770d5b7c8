/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What something grew by from one amount to another, both of which are stated.
 *
 *   离退休57.8万元。2025年执行数为59.11万元，2026年预算安排57.8万元，比2025年执行数减少2.21%
 *         ^^^^^^             ^^^^^^ ^^^^^^^                ^^^^^^    ^^      ^^^^^^     ^^^^^
 *         stated before      name   of old                 of new    what it is of      percentage
 *
 * Of two amounts beside a percentage most are no such pair:
 * 总支出5263.6亿元，其中经费类支出4409.6亿元， 增长1.4%. So the sentence itself must say so:
 *
 * 1. The percentage is said to be against something (the packs' phrase `than`) whose name stands
 *    before one of the two amounts, and not before the other; or one amount is said to be where it
 *    began (`grown_from`), and the other where it came to (`grown_to`).
 * 2. Nothing but these two amounts is in the sentence before the percentage, from the first on.
 *
 * The amount that it came to is often the one that the text began with; it is offered for
 * comparison where no other amount stands before the two.
 *
 * Known failure: a pair over two sentences is not found.
 */
#include "check/prose/changes/trends.h"

#include <string.h>

#include "check/figure/figure.h"
#include "check/figure/tokens.h"
#include "check/prose/computation.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"

/* @first, @second: the two amounts as they stand; @old, @new: which is which */
typedef struct {
    const MxToken *percent, *first, *second, *old, *new;
    guint first_at;
    bool fallen;
} Trend;

static bool is_plain_amount(const MxPack *pack, const MxToken *token) {
    return token->yuan && !token->rate && !mx_token_is_change(pack, token);
}

/* The nearest amount or percentage before @at. */
static bool find_before(const GArray *tokens, guint at, guint *found) {
    for (guint i = at; i-- > 0;) {
        const MxToken *token = mx_tokens_get(tokens, i);
        if (!token->yuan && !token->percent)
            continue;
        *found = i;
        return true;
    }
    return false;
}

/* What stands before @token in its sentence, behind the figure before it that bears a unit. */
static char *take_before(const GArray *tokens, guint at, const char *folded) {
    guint before;
    gsize start = find_before(tokens, at, &before) ? mx_tokens_get(tokens, before)->end : 0;
    g_autofree char *text = g_strndup(folded + start, mx_tokens_get(tokens, at)->start - start);
    const char *from = text;
    for (const char *p = text; *p != '\0'; p++)
        if (g_str_has_prefix(p, "。") || g_str_has_prefix(p, "；"))
            from = p + strlen("。");
    return g_strdup(from);
}

/* The name of what the percentage is against: 执行数. */
static char *take_name(const MxPack *pack, const char *words) {
    MxSpan span = { -1, -1 };
    if (!mx_pack_phrase(pack, MX_PHRASE_THAN, words, &span) || span.start < 0)
        return NULL;
    return g_strndup(words + span.start, (gsize)(span.end - span.start));
}

static bool find_direction(const MxPack *pack, const GArray *tokens, guint at, guint second_at,
                           const char *folded, Trend *trend) {
    gsize end = trend->second->end;
    g_autofree char *behind = g_strndup(folded + end, mx_tokens_get(tokens, at)->start - end);
    g_autofree char *first = take_before(tokens, trend->first_at, folded);
    g_autofree char *second = take_before(tokens, second_at, folded);
    g_autofree char *name = take_name(pack, behind);
    bool in_first = name != NULL && strstr(first, name) != NULL;
    bool in_second = name != NULL && strstr(second, name) != NULL;
    bool from_to = name == NULL && mx_pack_phrase(pack, MX_PHRASE_GROWN_FROM, first, NULL) &&
                   mx_pack_phrase(pack, MX_PHRASE_GROWN_TO, second, NULL);
    if (mx_pack_phrase(pack, MX_PHRASE_PARTS, second, NULL) || (in_first == in_second && !from_to))
        return false;
    trend->old = in_second ? trend->second : trend->first;
    trend->new = in_second ? trend->first : trend->second;
    return true;
}

static bool find_trend(const MxPack *pack, const GArray *tokens, guint at, const char *folded,
                       Trend *trend) {
    guint second, first;
    const MxToken *percent = mx_tokens_get(tokens, at);
    if (!percent->percent || !mx_token_is_change(pack, percent) ||
        !find_before(tokens, at, &second) || !find_before(tokens, second, &first))
        return false;
    *trend = (Trend){ .percent = percent,
                      .first = mx_tokens_get(tokens, first),
                      .second = mx_tokens_get(tokens, second),
                      .first_at = first,
                      .fallen = mx_pack_phrase(pack, MX_PHRASE_FALLEN, percent->words, NULL) };
    return is_plain_amount(pack, trend->first) && is_plain_amount(pack, trend->second) &&
           mx_tokens_share_sentence(folded, trend->first, trend->percent) &&
           find_direction(pack, tokens, at, second, folded, trend);
}

/* ----------------------------------------------------------------------------------- figures -- */

/* What the percentage is where it came to @new. */
static MxFigure *compute(const Trend *trend, const MxToken *new) {
    g_autoptr(MxFigure) gap = trend->fallen
                                  ? mx_figure_combine(trend->old->figure, '-', new->figure)
                                  : mx_figure_combine(new->figure, '-', trend->old->figure);
    return mx_figure_percent(gap, trend->old->figure);
}

/* Whether a slip in one of the three explains it: new = old × (100 ± p) / 100. */
static bool is_slip(const Trend *trend, const MxFigure *computed) {
    g_autoptr(MxFigure) hundred = mx_figure_new_integer(100);
    g_autoptr(MxFigure) whole =
        mx_figure_combine(hundred, trend->fallen ? '-' : '+', trend->percent->figure);
    g_autoptr(MxFigure) ratio = mx_figure_combine(whole, '/', hundred);
    g_autoptr(MxFigure) new = mx_figure_combine(trend->old->figure, '*', ratio);
    g_autoptr(MxFigure) old = mx_figure_combine(trend->new->figure, '/', ratio);
    return mx_token_is_slip(trend->percent, computed) || mx_token_is_slip(trend->new, new) ||
           mx_token_is_slip(trend->old, old) || mx_token_is_inflated(trend->percent, computed) ||
           mx_token_is_inflated(trend->new, new) || mx_token_is_inflated(trend->old, old);
}

static void add_trend(const Trend *trend, MxComputationList *list) {
    MxFigure *computed = compute(trend, trend->new);
    if (computed == NULL)
        return;
    bool slip = is_slip(trend, computed);
    MxComputation *added =
        mx_computation_add(list, MX_COMPUTATION_TREND, trend->percent, computed,
                           g_strdup_printf("%s → %s", trend->old->text, trend->new->text));
    added->slip = slip;
    mx_computation_enter(added, trend->first);
    mx_computation_enter(added, trend->second);
}

/* The only amount before the two. */
static const MxToken *find_opening(const MxPack *pack, const GArray *tokens, const Trend *trend) {
    const MxToken *opening = NULL;
    for (guint i = 0; i < trend->first_at; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        if (!token->yuan && !token->percent)
            continue;
        if (opening != NULL || !is_plain_amount(pack, token))
            return NULL;
        opening = token;
    }
    return opening;
}

static void add_opening(const Trend *trend, const MxToken *opening, MxComputationList *list) {
    MxComputation *added =
        mx_computation_add(list, MX_COMPUTATION_AGAIN, opening, mx_figure_dup(trend->new->figure),
                           g_strdup(trend->new->text));
    mx_computation_enter(added, trend->new);
}

/* Whether the percentage is that of the amount that the text began with: then the later amount is
 * what is wrong, and that the two differ says it. */
static bool is_of_opening(const Trend *trend, const MxToken *opening) {
    g_autoptr(MxFigure) computed = opening ? compute(trend, opening) : NULL;
    return computed != NULL && mx_figures_meet(computed, trend->percent->figure) &&
           !mx_figures_meet(opening->figure, trend->new->figure);
}

void mx_trends_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                    MxComputationList *list) {
    for (guint i = 2; i < tokens->len; i++) {
        Trend trend;
        if (!find_trend(pack, tokens, i, folded, &trend))
            continue;
        const MxToken *opening = find_opening(pack, tokens, &trend);
        if (!is_of_opening(&trend, opening))
            add_trend(&trend, list);
        if (opening != NULL)
            add_opening(&trend, opening, list);
    }
}
