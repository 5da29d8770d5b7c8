/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares that a paragraph states of a whole it names.
 *
 *   一般公共预算当年支出2,196.35万元，主要用于以下方面：一般公共服务支出2,026.59万元，占92.27%；
 *                     ^^^^^^^^^^^^                              ^^^^^^^^^^^^    ^^^^^^
 *                     whole                                     part           share
 *   社会保障和就业支出78.05万元，占3.55%；卫生健康支出33.17万元，占1.51%；住房保障支出58.54万元，占2.67%
 *
 * 1. A share is a percentage behind 占, right after its part; or several behind as many parts
 *    (分别占40%和60%).
 * 2. The whole is the amount that explains most of the shares: one before them in the paragraph,
 * else in the paragraphs before it, else what the parts come to. Where none explains more than
 * half, the whole is somewhere else, and nothing is said. Where no amount explains two, each share
 * is looked at alone: its whole is an amount before it of which it is that share, or would be but
 * for a misprint.
 * 3. Where the shares come to 100 %, the parts must come to the whole as well.
 */
#include <string.h>

#include "check/figure/figure.h"
#include "check/figure/tokens.h"
#include "check/prose/computation.h"
#include "check/prose/shares.h"

/* Two shares that agree on a whole have found it; one may by chance. */
#define MIN_AGREEING 2u

/* Amounts before a lone share that may be its whole. */
#define MAX_WHOLES 4u

/* Parts that a paragraph divides a whole into: the functional classes are 27. */
#define MAX_SHARES 60u

/* Amounts before the shares that are tried: a page of prose has fewer; in a section of hundreds of
 * paragraphs all of them would take long. */
#define MAX_AMOUNTS 100u

/* Indices of the tokens of each share and of its part. */
typedef struct {
    guint at[MAX_SHARES], part[MAX_SHARES];
    guint n;
} Shares;

/* @token: (nullable): where the whole is what the parts come to */
typedef struct {
    const MxToken *token;
    MxFigure *figure;
} Whole;

static bool is_yuan_run(const GArray *tokens, guint from, guint n) {
    for (guint i = from; i < from + n; i++)
        if (!mx_tokens_get(tokens, i)->yuan)
            return false;
    return true;
}

/* Percentages in a row from @at on that no amount parts. */
static guint count_run(const GArray *tokens, guint at) {
    guint n = 0;
    while (at + n < tokens->len && mx_tokens_get(tokens, at + n)->percent)
        n++;
    return n;
}

/* A share stands behind its part; where several stand behind as many parts, each has its own:
 * 基本支出40万元、项目支出60万元，分别占40%和60% */
static Shares find_shares(const GArray *tokens) {
    Shares shares = { .n = 0 };
    for (guint i = 1; i < tokens->len; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        if (!token->percent || strstr(token->words, "占") == NULL)
            continue;
        guint run = count_run(tokens, i);
        guint n = run <= i && is_yuan_run(tokens, i - run, run) ? run : 1;
        bool known = mx_tokens_get(tokens, i - 1)->yuan;
        for (guint k = 0; known && k < n && shares.n < MAX_SHARES; k++, shares.n++) {
            shares.at[shares.n] = i + k;
            shares.part[shares.n] = i - n + k;
        }
    }
    return shares;
}

static guint count_explained(const GArray *tokens, const Shares *shares, const MxFigure *whole) {
    guint n = 0;
    for (guint i = 0; i < shares->n; i++) {
        const MxFigure *part = mx_tokens_get(tokens, shares->part[i])->figure;
        g_autoptr(MxFigure) computed = mx_figure_percent(part, whole);
        n += computed && mx_figures_meet(computed, mx_tokens_get(tokens, shares->at[i])->figure);
    }
    return n;
}

/* @token: (nullable): what explains @most of the shares; @tried: amounts */
typedef struct {
    const MxToken *token;
    guint most, tried;
} Search;

static void try_wholes(const GArray *tokens, const Shares *shares, const GArray *from, guint end,
                       Search *search) {
    for (guint i = end; i-- > 0 && search->tried < MAX_AMOUNTS;) {
        const MxToken *token = mx_tokens_get(from, i);
        guint n = token->yuan ? count_explained(tokens, shares, token->figure) : 0;
        search->tried += token->yuan;
        if (n <= search->most)
            continue;
        search->token = token;
        search->most = n;
    }
}

static MxFigure *add_up(const GArray *tokens, const guint *indices, guint n) {
    MxFigure *sum = mx_figure_new_integer(0);
    for (guint i = 0; i < n; i++) {
        MxFigure *more = mx_figure_combine(sum, '+', mx_tokens_get(tokens, indices[i])->figure);
        mx_figure_free(sum);
        sum = more;
    }
    return sum;
}

/* In the paragraph, before the shares; in those before it; or what the parts come to. */
static Whole find_whole(const GArray *tokens, const Shares *shares, const GPtrArray *earlier) {
    Search search = { .most = MAX(shares->n / 2, MIN_AGREEING - 1) };
    if (shares->n < MIN_AGREEING)
        return (Whole){ NULL, NULL };
    try_wholes(tokens, shares, tokens, shares->part[0], &search);
    for (guint i = earlier->len; search.token == NULL && i-- > 0;) {
        const GArray *before = earlier->pdata[i];
        try_wholes(tokens, shares, before, before->len, &search);
    }
    if (search.token != NULL)
        return (Whole){ search.token, mx_figure_dup(search.token->figure) };
    g_autoptr(MxFigure) sum = add_up(tokens, shares->part, shares->n);
    bool known = count_explained(tokens, shares, sum) > search.most;
    return (Whole){ NULL, known ? g_steal_pointer(&sum) : NULL };
}

static void enter_parts(const GArray *tokens, const Shares *shares, MxComputation *computation) {
    for (guint i = 0; computation != NULL && i < shares->n; i++)
        mx_computation_enter(computation, mx_tokens_get(tokens, shares->part[i]));
}

static void add_sum(const GArray *tokens, const Shares *shares, const MxToken *whole,
                    MxComputationList *list) {
    g_autoptr(MxFigure) percent = add_up(tokens, shares->at, shares->n);
    g_autoptr(MxFigure) hundred = mx_figure_new_integer(100);
    if (!mx_figures_meet(percent, hundred))
        return;
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < shares->n; i++)
        g_string_append_printf(text, "%s%s", i ? " + " : "",
                               mx_tokens_get(tokens, shares->part[i])->text);
    MxComputation *sum =
        mx_computation_add(list, MX_COMPUTATION_SUM, whole, add_up(tokens, shares->part, shares->n),
                           g_string_free(text, FALSE));
    enter_parts(tokens, shares, sum);
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
static Whole find_lone_whole(const GArray *tokens, guint at, guint part_at) {
    const MxToken *share = mx_tokens_get(tokens, at), *part = mx_tokens_get(tokens, part_at);
    const MxToken *likely = NULL;
    guint n = 0;
    for (guint i = part_at; i-- > 0 && n < MAX_WHOLES;) {
        const MxToken *token = mx_tokens_get(tokens, i);
        if (!token->yuan)
            continue;
        n++;
        g_autoptr(MxFigure) percent = mx_figure_percent(part->figure, token->figure);
        if (percent != NULL && mx_figures_meet(percent, share->figure))
            return (Whole){ token, mx_figure_dup(token->figure) };
        if (likely == NULL && is_explained(share, part, token))
            likely = token;
    }
    return (Whole){ likely, likely ? mx_figure_dup(likely->figure) : NULL };
}

static MxComputation *add_share(const GArray *tokens, guint at, guint part_at, const Whole *whole,
                                MxComputationKind kind, MxComputationList *list) {
    const MxToken *part = mx_tokens_get(tokens, part_at);
    MxFigure *computed = whole->figure ? mx_figure_percent(part->figure, whole->figure) : NULL;
    if (computed == NULL)
        return NULL;
    g_autofree char *sum = whole->token ? NULL : mx_figure_print(whole->figure);
    const char *text = whole->token ? whole->token->text : sum;
    MxComputation *share = mx_computation_add(list, kind, mx_tokens_get(tokens, at), computed,
                                              g_strdup_printf("%s / %s", part->text, text));
    mx_computation_enter(share, part);
    if (whole->token != NULL)
        mx_computation_enter(share, whole->token);
    return share;
}

void mx_shares_scan(const GArray *tokens, const GPtrArray *earlier, MxComputationList *list) {
    Shares shares = find_shares(tokens);
    Whole whole = find_whole(tokens, &shares, earlier);
    for (guint i = 0; i < shares.n; i++) {
        guint at = shares.at[i], part = shares.part[i];
        if (whole.figure != NULL) {
            MxComputation *share = add_share(tokens, at, part, &whole, MX_COMPUTATION_SHARE, list);
            if (whole.token == NULL)
                enter_parts(tokens, &shares, share);
            continue;
        }
        Whole lone = find_lone_whole(tokens, at, part);
        add_share(tokens, at, part, &lone, MX_COMPUTATION_LONE_SHARE, list);
        mx_figure_free(lone.figure);
    }
    if (whole.token != NULL)
        add_sum(tokens, &shares, whole.token, list);
    mx_figure_free(whole.figure);
}
