/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outcomes that a paragraph sets beside their budgets.
 *
 *   年初预算为1560.05万元，支出决算为1511.89万元，完成年初预算的96.91%。决算数小于预算数的主要原因：…
 *           ^^^^^^^^^^^^          ^^^^^^^^^^^^              ^^^^^^   ^^^^^^^^^^^^^^^^
 *           budget                outcome                  share    direction
 *
 * 1. An outcome is an amount whose words end in 决算为 (the packs' phrase `outcome`); its budgets
 * are the amounts right before it whose words end in 预算为 (`budgeted`). There may be two of them,
 *    of the year's beginning and of its end.
 * 2. What stands between the outcome and the next amount says which is the greater.
 * 3. Of two budgets the one is meant that fits the wording.
 */
#include <string.h>

#include "check/figure/figure.h"
#include "check/figure/tokens.h"
#include "check/prose/changes/comparisons.h"
#include "check/prose/computation.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"

static bool is_budget(const MxPack *pack, const MxToken *token) {
    return token->yuan && mx_pack_phrase(pack, MX_PHRASE_BUDGETED, token->words, NULL);
}

bool mx_token_is_outcome(const MxPack *pack, const MxToken *token) {
    return token->yuan && mx_pack_phrase(pack, MX_PHRASE_OUTCOME, token->words, NULL);
}

guint mx_budgets_before(const MxPack *pack, const GArray *tokens, guint outcome) {
    guint n = 0;
    while (n < MX_MAX_BUDGETS && n < outcome &&
           is_budget(pack, mx_tokens_get(tokens, outcome - n - 1)))
        n++;
    return n;
}

/* The text behind a figure, up to the next amount. */
static char *take_wording(const GArray *tokens, guint at, const char *folded) {
    guint next = at + 1;
    while (next < tokens->len && !mx_tokens_get(tokens, next)->yuan)
        next++;
    gsize start = mx_tokens_get(tokens, at)->end;
    gsize end = next < tokens->len ? mx_tokens_get(tokens, next)->start : strlen(folded);
    return g_strndup(folded + start, end - start);
}

static bool find_direction(const MxPack *pack, const char *wording, int *direction) {
    static const struct {
        MxPhrase phrase;
        int direction;
    } PHRASES[] = { { MX_PHRASE_OUTCOME_MORE, 1 },
                    { MX_PHRASE_OUTCOME_LESS, -1 },
                    { MX_PHRASE_OUTCOME_SAME, 0 } };
    guint n = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(PHRASES); i++)
        if (mx_pack_phrase(pack, PHRASES[i].phrase, wording, NULL)) {
            *direction = PHRASES[i].direction;
            n++;
        }
    return n == 1; /* “大于（小于）” says nothing */
}

static bool fits(const MxFigure *outcome, const MxFigure *budget, int direction) {
    return direction > 0   ? mx_figure_may_exceed(outcome, budget)
           : direction < 0 ? mx_figure_may_exceed(budget, outcome)
                           : mx_figures_meet(outcome, budget);
}

static void add_comparison(const MxPack *pack, const GArray *tokens, guint at, const char *folded,
                           MxComputationList *list) {
    g_autofree char *wording = take_wording(tokens, at, folded);
    const MxToken *outcome = mx_tokens_get(tokens, at), *budget = mx_tokens_get(tokens, at - 1);
    int direction;
    if (!find_direction(pack, wording, &direction))
        return;
    guint n = mx_budgets_before(pack, tokens, at);
    for (guint i = 2; i <= n; i++) {
        const MxToken *other = mx_tokens_get(tokens, at - i);
        if (!fits(outcome->figure, budget->figure, direction) &&
            fits(outcome->figure, other->figure, direction))
            budget = other;
    }
    MxComputation *added =
        mx_computation_add(list, MX_COMPUTATION_COMPARISON, outcome, mx_figure_dup(budget->figure),
                           g_strdup(budget->text));
    added->direction = direction;
    mx_computation_enter(added, budget);
}

static MxFigure *complete(const MxToken *outcome, const MxToken *budget) {
    g_autoptr(MxFigure) ratio = mx_figure_combine(outcome->figure, '/', budget->figure);
    g_autoptr(MxFigure) hundred = mx_figure_new_integer(100);
    return ratio ? mx_figure_combine(ratio, '*', hundred) : NULL;
}

/* 完成年初预算的96.91% */
static void add_completion(const MxPack *pack, const GArray *tokens, guint at,
                           MxComputationList *list) {
    const MxToken *share = at + 1 < tokens->len ? mx_tokens_get(tokens, at + 1) : NULL;
    if (share == NULL || !share->percent ||
        !mx_pack_phrase(pack, MX_PHRASE_COMPLETED, share->words, NULL))
        return;
    const MxToken *outcome = mx_tokens_get(tokens, at), *budget = mx_tokens_get(tokens, at - 1);
    g_autoptr(MxFigure) best = NULL;
    guint n = mx_budgets_before(pack, tokens, at);
    for (guint i = 1; i <= n; i++) {
        g_autoptr(MxFigure) figure = complete(outcome, mx_tokens_get(tokens, at - i));
        if (figure == NULL || (best != NULL && !mx_figures_meet(figure, share->figure)))
            continue;
        budget = mx_tokens_get(tokens, at - i);
        mx_figure_free(best);
        best = g_steal_pointer(&figure);
    }
    if (best == NULL)
        return;
    MxComputation *added =
        mx_computation_add(list, MX_COMPUTATION_SHARE, share, g_steal_pointer(&best),
                           g_strdup_printf("%s / %s", outcome->text, budget->text));
    mx_computation_enter(added, outcome);
    for (guint i = 1; i <= n; i++)
        mx_computation_enter(added, mx_tokens_get(tokens, at - i));
}

void mx_comparisons_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                         MxComputationList *list) {
    for (guint i = 1; i < tokens->len; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        if (!mx_token_is_outcome(pack, token) || mx_budgets_before(pack, tokens, i) == 0)
            continue;
        add_comparison(pack, tokens, i, folded, list);
        add_completion(pack, tokens, i, list);
    }
}
