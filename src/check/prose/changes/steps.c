/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts that a text gives together with the earlier one and with what it changed by.
 *
 *   2026年…预算为332.14万元，比上年预算（上年290万元）增加42.14万元，增长14.53%
 *               ^^^^^^^^^                    ^^^^^^         ^^^^^^^^
 *               amount          earlier of        290    change: 290 + 42.14
 *
 *   支出887万元，与上年相比增加887万元（去年预算数为0万元，无法计算增减比率）
 *       ^^^^^^                  ^^^^^^    earlier of   ^^^^^
 *
 * 1. Three amounts follow one another in one sentence. One is a change; one stands behind words
 * that say that it is of the year before (the packs' phrase `earlier`), right behind the amount or
 * in a bracket behind its change; the first is neither.
 * 2. The first must be the earlier one and the change together, or without it.
 *
 *   支出530.72万元，比上年增加530.72万元，增长100%
 *       ^^^^^^^^^^^^             ^^^^^^^^^^^^      what there was not before: all of it
 *
 * 3. What grew by 100 % may have been nothing before, if amount and change are the same but for a
 *    slip; else it doubled.
 *
 * Known failure: an earlier amount that is named first (上年290万元，今年332.14万元) is not looked
 * for.
 */
#include "check/prose/changes/steps.h"

#include "check/figure/figure.h"
#include "pattern/pattern.h"

typedef struct {
    const MxToken *stated, *earlier, *change;
} Step;

/* The nearest amount from @at on; NULL behind the last. */
static const MxToken *find_amount(const GArray *tokens, guint *at) {
    while (*at < tokens->len && !mx_tokens_get(tokens, *at)->yuan)
        ++*at;
    return *at < tokens->len ? mx_tokens_get(tokens, (*at)++) : NULL;
}

static bool is_earlier(const MxPack *pack, const char *folded, const MxToken *before,
                       const MxToken *token) {
    g_autofree char *between = g_strndup(folded + before->end, token->start - before->end);
    return !token->rate && !mx_token_is_change(pack, token) &&
           mx_pack_phrase(pack, MX_PHRASE_EARLIER, between, NULL);
}

static bool opens_bracket(const char *folded, const MxToken *token) {
    return g_str_has_prefix(folded + token->end, "（");
}

static bool find_step(const MxPack *pack, const GArray *tokens, guint at, const char *folded,
                      Step *step) {
    const MxToken *first = find_amount(tokens, &at),
                  *second = first ? find_amount(tokens, &at) : NULL,
                  *third = second ? find_amount(tokens, &at) : NULL;
    if (third == NULL || first->rate || mx_token_is_change(pack, first) ||
        !mx_tokens_share_sentence(folded, first, third))
        return false;
    *step = (Step){ first, second, third };
    if (mx_token_is_change(pack, third))
        return is_earlier(pack, folded, first, second);
    *step = (Step){ first, third, second };
    return mx_token_is_change(pack, second) && opens_bracket(folded, second) &&
           is_earlier(pack, folded, second, third);
}

/* 100 % behind the change of an amount that stands right before it. */
static bool is_all(const MxPack *pack, const GArray *tokens, guint at) {
    const MxToken *change = mx_tokens_get(tokens, at - 1), *percent = mx_tokens_get(tokens, at);
    g_autoptr(MxFigure) hundred = mx_figure_new_integer(100);
    return percent->percent && change->yuan && mx_token_is_change(pack, percent) &&
           mx_token_is_change(pack, change) &&
           !mx_pack_phrase(pack, MX_PHRASE_FALLEN, change->words, NULL) &&
           mx_figures_meet(percent->figure, hundred);
}

static void scan_new(const MxPack *pack, const GArray *tokens, guint at, const char *folded,
                     MxComputationList *list) {
    const MxToken *change = mx_tokens_get(tokens, at - 1), *stated = NULL;
    for (guint i = at - 1; i-- > 0 && stated == NULL;)
        stated = mx_tokens_get(tokens, i)->yuan ? mx_tokens_get(tokens, i) : NULL;
    if (stated == NULL || stated->rate || mx_token_is_change(pack, stated) ||
        !mx_tokens_share_sentence(folded, stated, change) ||
        !(mx_figures_meet(stated->figure, change->figure) ||
          mx_token_is_slip(stated, change->figure)))
        return;
    MxComputation *added = mx_computation_add(
        list, MX_COMPUTATION_STEP, stated, mx_figure_dup(change->figure), g_strdup(change->text));
    mx_computation_enter(added, change);
}

void mx_steps_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                   MxComputationList *list) {
    for (guint i = 0; i + 2 < tokens->len; i++) {
        Step step;
        if (!mx_tokens_get(tokens, i)->yuan || !find_step(pack, tokens, i, folded, &step))
            continue;
        bool fallen = mx_pack_phrase(pack, MX_PHRASE_FALLEN, step.change->words, NULL);
        MxComputation *added = mx_computation_add(
            list, MX_COMPUTATION_STEP, step.stated,
            mx_figure_combine(step.earlier->figure, fallen ? '-' : '+', step.change->figure),
            g_strdup_printf("%s %s %s", step.earlier->text, fallen ? "-" : "+", step.change->text));
        mx_computation_enter(added, step.earlier);
        mx_computation_enter(added, step.change);
    }
    for (guint i = 2; i < tokens->len; i++)
        if (is_all(pack, tokens, i))
            scan_new(pack, tokens, i, folded, list);
}
