/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An amount, and what a text says is in it.
 *
 *   预算资金1201.64万元，其中财政拨款1171.64万元
 *           ^^^^^^^^^^^^   ^^      ^^^^^^^^^^^^
 *           whole         in it   portion, which cannot be more
 *
 * Whether several portions come to the whole is a list's (enumerations.c). That one of them alone
 * is more needs neither a list that is whole nor a slip.
 *
 * 1. The portion is the next amount behind the whole, in its sentence; 其中 (the packs' phrase
 *    `of_which`) stands between them, outside brackets, and no percentage does.
 * 2. Neither is a change: what something grew by may be less than what one thing in it did.
 */
#include "check/prose/lists/portions.h"

#include "check/figure/figure.h"
#include "pattern/pattern.h"

/* 50万元以上设备 is no amount of anything. */
static bool is_limit(const char *folded, const MxToken *token) {
    return g_str_has_prefix(folded + token->end, "以");
}

static bool is_plain(const MxPack *pack, const char *folded, const MxToken *token) {
    return token->yuan && !token->rate && !mx_token_is_change(pack, token) &&
           !is_limit(folded, token);
}

/* The next amount behind @at; NULL where a percentage stands before it. */
static const MxToken *find_next(const GArray *tokens, guint at) {
    guint i = at + 1;
    while (i < tokens->len && !mx_tokens_get(tokens, i)->yuan && !mx_tokens_get(tokens, i)->percent)
        i++;
    return i < tokens->len && mx_tokens_get(tokens, i)->yuan ? mx_tokens_get(tokens, i) : NULL;
}

/* What stands between the two outside brackets; NULL where one closes that the first stands in:
 * （新增债券460亿元，再融资债券197亿元），其中 is of both. */
static char *take_between(const char *folded, const MxToken *a, const MxToken *b) {
    GString *text = g_string_new(NULL);
    int depth = 0;
    for (const char *p = folded + a->end; p < folded + b->start && depth >= 0;
         p = g_utf8_next_char(p)) {
        depth += g_str_has_prefix(p, "（");
        if (depth == 0)
            g_string_append_len(text, p, g_utf8_next_char(p) - p);
        depth -= g_str_has_prefix(p, "）");
    }
    return g_string_free(text, depth < 0);
}

static bool opens(const MxPack *pack, const char *folded, const MxToken *whole,
                  const MxToken *portion) {
    g_autofree char *between = take_between(folded, whole, portion);
    return between != NULL && mx_tokens_share_sentence(folded, whole, portion) &&
           mx_pack_phrase(pack, MX_PHRASE_OF_WHICH, between, NULL);
}

void mx_portions_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                      MxComputationList *list) {
    for (guint i = 0; i + 1 < tokens->len; i++) {
        const MxToken *whole = mx_tokens_get(tokens, i), *portion = find_next(tokens, i);
        if (portion == NULL || !is_plain(pack, folded, whole) || !is_plain(pack, folded, portion) ||
            !opens(pack, folded, whole, portion))
            continue;
        MxComputation *added =
            mx_computation_add(list, MX_COMPUTATION_PORTION, whole, mx_figure_dup(portion->figure),
                               g_strdup(portion->text));
        mx_computation_enter(added, portion);
    }
}
