/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of an amount that no word opens: points of a paragraph, and what a bracket splits it into.
 *
 *   统筹安排预算资金123.2亿元，…。一是安排科技创新资金23.3亿元。…二是安排…资金71.1亿元。…三是安排…28.8亿元
 *                 ^^^^^^^^^   ^^^^            ^^^^^^^^     ^^^^         ^^^^^^^^     ^^^^ ^^^^^^^^
 *                 stated      point 1         its amount   point 2      …
 *
 *   新增债券940.5亿元（一般债券4.5亿元、专项债券936亿元）
 *           ^^^^^^^^^            ^^^^^^^          ^^^^^^^  to the end of the bracket, nothing
 * behind
 *
 * 1. A point begins where the packs' phrase `ordinal` finds its number, 一 first and each the next.
 *    It gives its first amount; where one of them has none, they are no list of amounts.
 * 2. They are the points of the last amount before the first of them, in its sentence or in the one
 *    right before that: what stands farther away may be anything.
 * 3. A bracket right behind an amount splits it where the words before its first amount are a kind
 *    (the packs' phrase `split`; 含 and 其中 tell of some of it), it holds nothing but amounts, two
 *    or more, and ends with the last of them.
 *
 * Such a list need not be whole; the rule says which of them a misprint explains.
 */
#include "check/prose/lists/points.h"

#include <string.h>

#include "check/figure/figure.h"
#include "check/prose/lists/enumerations.h"
#include "normalize/amount.h"
#include "pattern/pattern.h"

/* A number of a point is one character, all as long as this. */
#define NUMERAL "一"

typedef struct {
    const MxPack *pack;
    const GArray *tokens;
    const char *folded;
    MxComputationList *list;
} Scan;

static bool is_amount(const Scan *scan, const MxToken *token) {
    return token->yuan && !token->rate && !mx_token_is_change(scan->pack, token);
}

static void offer(const Scan *scan, const MxToken *stated, const GPtrArray *parts) {
    guint n = scan->list->found->len;
    mx_list_offer(scan->pack, stated, parts, scan->list);
    for (; n < scan->list->found->len; n++)
        ((MxComputation *)scan->list->found->pdata[n])->kind = MX_COMPUTATION_SPLIT;
}

/* ----------------------------------------------------------------------------------- points -- */

/* The first amount outside brackets of bytes [@start, @end); NULL where there is none. */
static const MxToken *first_amount(const Scan *scan, gsize start, gsize end) {
    for (guint i = 0; i < scan->tokens->len; i++) {
        const MxToken *token = mx_tokens_get(scan->tokens, i);
        if (token->start >= start && token->start < end && is_amount(scan, token) &&
            mx_text_depth(scan->folded, token->start) == 0)
            return token;
    }
    return NULL;
}

/* The last amount before @at, where not more than one sentence ends between the two. */
static const MxToken *last_amount(const Scan *scan, gsize at) {
    const MxToken *found = NULL;
    for (guint i = 0; i < scan->tokens->len; i++) {
        const MxToken *token = mx_tokens_get(scan->tokens, i);
        if (token->end <= at && is_amount(scan, token) &&
            mx_text_depth(scan->folded, token->start) == 0)
            found = token;
    }
    if (found == NULL)
        return NULL;
    g_autofree char *between = g_strndup(scan->folded + found->end, at - found->end);
    const char *stop = strstr(between, "。");
    return stop == NULL || strstr(stop + strlen("。"), "。") == NULL ? found : NULL;
}

/* The next point behind @from: its number, and where it begins; 0 where there is none. */
static int next_point(const Scan *scan, gsize from, gsize *start) {
    MxSpan span;
    if (!mx_pack_phrase(scan->pack, MX_PHRASE_ORDINAL, scan->folded + from, &span) ||
        span.start < 0)
        return 0;
    *start = from + (gsize)span.start;
    g_autofree char *numeral = g_strndup(scan->folded + *start, (gsize)(span.end - span.start));
    return mx_numeral_parse(numeral);
}

/* The points from the first, at @start, on; returns where they end. */
static gsize scan_list(const Scan *scan, gsize start) {
    const MxToken *stated = last_amount(scan, start);
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    bool amounts = true;
    for (int number = 1, next = 1; next == number; number++) {
        gsize end = strlen(scan->folded);
        next = next_point(scan, start + strlen(NUMERAL), &end);
        const MxToken *amount = first_amount(scan, start, end);
        amounts = amounts && amount != NULL;
        if (amount != NULL)
            g_ptr_array_add(parts, (gpointer)amount);
        start = end;
        if (next != number + 1)
            break;
    }
    if (amounts && stated != NULL)
        offer(scan, stated, parts);
    return start;
}

static void scan_points(const Scan *scan) {
    gsize at = 0, start = 0;
    for (int number = next_point(scan, at, &start); number != 0;
         number = next_point(scan, at, &start))
        at = number == 1 ? scan_list(scan, start) : start + strlen(NUMERAL);
}

/* --------------------------------------------------------------------------------- brackets -- */

static void scan_bracket(const Scan *scan, guint at) {
    static const char *const OPEN = "（", *const CLOSE = "）";
    const MxToken *stated = mx_tokens_get(scan->tokens, at);
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    if (!is_amount(scan, stated) || !g_str_has_prefix(scan->folded + stated->end, OPEN))
        return;
    const char *close = strstr(scan->folded + stated->end, CLOSE);
    gsize end = close != NULL ? (gsize)(close - scan->folded) : 0, last = 0;
    for (guint i = at + 1; i < scan->tokens->len; i++) {
        const MxToken *token = mx_tokens_get(scan->tokens, i);
        if (token->start >= end)
            break;
        if (!is_amount(scan, token) || mx_text_depth(scan->folded, token->start) !=
                                           mx_text_depth(scan->folded, stated->start) + 1)
            return;
        g_ptr_array_add(parts, (gpointer)token);
        last = token->end;
    }
    if (parts->len > 1 && last == end &&
        mx_pack_phrase(scan->pack, MX_PHRASE_SPLIT, mx_tokens_get(scan->tokens, at + 1)->words,
                       NULL))
        offer(scan, stated, parts);
}

void mx_points_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                    MxComputationList *list) {
    Scan scan = { pack, tokens, folded, list };
    scan_points(&scan);
    for (guint i = 0; i + 1 < tokens->len; i++)
        scan_bracket(&scan, i);
}
