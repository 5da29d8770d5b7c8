/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares that a paragraph states of a whole it names.
 *
 *   一般公共预算当年支出2,196.35万元，主要用于以下方面：一般公共服务支出2,026.59万元，占92.27%；
 *                     ^^^^^^^^^^^^                              ^^^^^^^^^^^^    ^^^^^^
 *                     whole                                     part           share
 *   社会保障和就业支出78.05万元，占3.55%；卫生健康支出33.17万元，占1.51%；住房保障支出58.54万元，占2.67%
 *
 * 1. A share is a percentage behind 占, right after its part.
 * 2. The whole is the amount before the shares that explains most of them. Where it does not
 *    explain more than half, the whole is somewhere else, and nothing is said.
 *    Where no amount explains two, each share is looked at alone: its whole is an amount before it
 *    of which it is that share, or would be but for a misprint.
 * 3. Where the shares come to 100 %, the parts must come to the whole as well.
 */
#include <string.h>

#include "check/check_private.h"
#include "check/tokens.h"

/* Two shares that agree on a whole have found it; one may by chance. */
#define MIN_AGREEING 2u

/* Amounts before a lone share that may be its whole. */
#define MAX_WHOLES 4u

/* Parts that a paragraph divides a whole into: the functional classes are 27. */
#define MAX_SHARES 60u

/* MxToken indices of the shares; the part stands just before its share. */
typedef struct {
    guint at[MAX_SHARES];
    guint n;
} Shares;

static bool is_share(const GArray *tokens, guint i) {
    const MxToken *share = mx_tokens_get(tokens, i);
    return share->percent && mx_tokens_get(tokens, i - 1)->yuan && strstr(share->words, "占");
}

static Shares find_shares(const GArray *tokens) {
    Shares shares = { .n = 0 };
    for (guint i = 1; i < tokens->len && shares.n < MAX_SHARES; i++)
        if (is_share(tokens, i))
            shares.at[shares.n++] = i;
    return shares;
}

static guint count_explained(const GArray *tokens, const Shares *shares, const MxFigure *whole) {
    guint n = 0;
    for (guint i = 0; i < shares->n; i++) {
        const MxFigure *part = mx_tokens_get(tokens, shares->at[i] - 1)->figure;
        g_autoptr(MxFigure) computed = mx_figure_percent(part, whole);
        n += computed && mx_figures_meet(computed, mx_tokens_get(tokens, shares->at[i])->figure);
    }
    return n;
}

static const MxToken *find_whole(const GArray *tokens, const Shares *shares) {
    const MxToken *best = NULL;
    guint most = MAX(shares->n / 2, MIN_AGREEING - 1);
    for (guint i = 0; shares->n > 0 && i + 1 < shares->at[0]; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        guint n = token->yuan ? count_explained(tokens, shares, token->figure) : 0;
        if (n <= most)
            continue;
        best = token;
        most = n;
    }
    return best;
}

/* Adds up the figures @back before each share: 0 the shares themselves, 1 their parts. */
static MxFigure *add_up(const GArray *tokens, const Shares *shares, guint back) {
    MxFigure *sum = mx_figure_new_integer(0);
    for (guint i = 0; i < shares->n; i++) {
        const MxToken *token = mx_tokens_get(tokens, shares->at[i] - back);
        MxFigure *more = mx_figure_combine(sum, '+', token->figure);
        mx_figure_free(sum);
        sum = more;
    }
    return sum;
}

static void add_sum(const GArray *tokens, const Shares *shares, const MxToken *whole,
                    MxComputationList *list) {
    g_autoptr(MxFigure) percent = add_up(tokens, shares, 0);
    g_autoptr(MxFigure) hundred = mx_figure_new_integer(100);
    if (!mx_figures_meet(percent, hundred))
        return;
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < shares->n; i++)
        g_string_append_printf(text, "%s%s", i ? " + " : "",
                               mx_tokens_get(tokens, shares->at[i] - 1)->text);
    MxComputation *sum = mx_computation_add(list, MX_COMPUTATION_SUM, whole,
                                            add_up(tokens, shares, 1), g_string_free(text, FALSE));
    for (guint i = 0; i < shares->n; i++)
        mx_computation_enter(sum, mx_tokens_get(tokens, shares->at[i] - 1));
}

/* ------------------------------------------------------------------------------ lone shares -- */

static bool is_explained(const MxToken *share, const MxToken *part, const MxToken *whole) {
    g_autoptr(MxFigure) hundred = mx_figure_new_integer(100);
    g_autoptr(MxFigure) ratio = mx_figure_combine(share->figure, '/', hundred);
    g_autoptr(MxFigure) percent = mx_figure_percent(part->figure, whole->figure);
    g_autoptr(MxFigure) meant_part = mx_figure_combine(whole->figure, '*', ratio);
    g_autoptr(MxFigure) meant_whole = mx_figure_combine(part->figure, '/', ratio);
    return mx_token_is_slip(share, percent) || mx_token_is_slip(part, meant_part) ||
           mx_token_is_slip(whole, meant_whole);
}

/* The nearest amount before the part of which it is that share, else of which it is but for a
 * misprint. */
static const MxToken *find_lone_whole(const GArray *tokens, guint at) {
    const MxToken *share = mx_tokens_get(tokens, at), *part = mx_tokens_get(tokens, at - 1);
    const MxToken *likely = NULL;
    guint n = 0;
    for (guint i = at - 1; i-- > 0 && n < MAX_WHOLES;) {
        const MxToken *token = mx_tokens_get(tokens, i);
        if (!token->yuan)
            continue;
        n++;
        g_autoptr(MxFigure) percent = mx_figure_percent(part->figure, token->figure);
        if (percent != NULL && mx_figures_meet(percent, share->figure))
            return token;
        if (likely == NULL && is_explained(share, part, token))
            likely = token;
    }
    return likely;
}

static void add_share(const GArray *tokens, guint at, const MxToken *whole, MxComputationKind kind,
                      MxComputationList *list) {
    const MxToken *part = mx_tokens_get(tokens, at - 1);
    MxFigure *computed = whole ? mx_figure_percent(part->figure, whole->figure) : NULL;
    if (computed == NULL)
        return;
    MxComputation *share = mx_computation_add(list, kind, mx_tokens_get(tokens, at), computed,
                                              g_strdup_printf("%s / %s", part->text, whole->text));
    mx_computation_enter(share, part);
    mx_computation_enter(share, whole);
}

void mx_shares_scan(const GArray *tokens, MxComputationList *list) {
    Shares shares = find_shares(tokens);
    const MxToken *whole = find_whole(tokens, &shares);
    for (guint i = 0; i < shares.n; i++) {
        guint at = shares.at[i];
        if (whole != NULL)
            add_share(tokens, at, whole, MX_COMPUTATION_SHARE, list);
        else
            add_share(tokens, at, find_lone_whole(tokens, at), MX_COMPUTATION_LONE_SHARE, list);
    }
    if (whole != NULL)
        add_sum(tokens, &shares, whole, list);
}
