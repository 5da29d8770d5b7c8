/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of numbered paragraphs, as the parts of what stands above them.
 *
 *   基本支出预算100.00万元，其中：          stated
 *   （一）人员经费70.00万元                 its first part, and stated for what is below it
 *     1、工资福利支出50.00万元              the parts of 70.00
 *     2、对个人和家庭的补助20.00万元
 *   （二）公用经费30.00万元                 the second part of 100.00
 *
 * 1. Numbers are of four styles: 一、 1、 （一） （1）. A style that is not open yet stands below
 * those that are; one that is open closes what stands below it.
 * 2. A list begins with number 1. What it is the list of is the first amount of the numbered
 * paragraph it stands below, else the last of the paragraph right before it that has no number.
 * 3. Each paragraph gives its first amount. Where one has none, the list is none of amounts.
 *
 * Such a list need not be whole; the rule says which of them a misprint explains.
 */
#include "check/prose/lists/numbered_lists.h"
#include "check/figure/tokens.h"
#include "check/prose/computation.h"
#include "check/prose/lists/enumerations.h"
#include "normalize/amount.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"

/* One list of each style may be open. */
#define MAX_LEVELS 4u

typedef struct {
    guint style;
    const MxToken *stated; /* nullable */
    GPtrArray *parts;      /* of MxToken; borrowed */
    bool amounts;          /* every paragraph has one */
} Level;

typedef struct {
    const MxPack *pack;
    MxComputationList *list;
    Level levels[MAX_LEVELS];
    guint n;
} Outline;

static bool is_amount(const MxPack *pack, const MxToken *token) {
    return token->yuan && !token->rate && !mx_token_is_change(pack, token);
}

static const MxToken *first_amount(const MxPack *pack, const GArray *tokens) {
    for (guint i = 0; i < tokens->len; i++)
        if (is_amount(pack, mx_tokens_get(tokens, i)))
            return mx_tokens_get(tokens, i);
    return NULL;
}

static const MxToken *last_amount(const MxPack *pack, const GArray *tokens) {
    for (guint i = tokens->len; i-- > 0;)
        if (is_amount(pack, mx_tokens_get(tokens, i)))
            return mx_tokens_get(tokens, i);
    return NULL;
}

/* The style of the number that a paragraph begins with, and the number; 0 where it has none. */
static guint read_style(const MxPack *pack, const char *paragraph, int *number) {
    MxSpan span;
    if (!mx_pack_phrase(pack, MX_PHRASE_NUMBERED, paragraph, &span) || span.start < 0)
        return 0;
    g_autofree char *numeral = g_strndup(paragraph + span.start, (gsize)(span.end - span.start));
    *number = mx_numeral_parse(numeral);
    return 1u + (span.start > 0 ? 2u : 0u) + (g_ascii_isdigit(*numeral) ? 1u : 0u);
}

static void close_level(Outline *outline) {
    Level *level = &outline->levels[--outline->n];
    if (level->amounts && level->stated != NULL)
        mx_list_offer(outline->pack, level->stated, level->parts, outline->list);
    g_ptr_array_unref(level->parts);
}

static void open_level(Outline *outline, guint style, const MxToken *before) {
    const Level *above = outline->n > 0 ? &outline->levels[outline->n - 1] : NULL;
    const MxToken *stated = before;
    if (above != NULL)
        stated = above->amounts ? above->parts->pdata[above->parts->len - 1] : NULL;
    outline->levels[outline->n++] = (Level){ style, stated, g_ptr_array_new(), true };
}

static bool is_open(const Outline *outline, guint style) {
    for (guint i = 0; i < outline->n; i++)
        if (outline->levels[i].style == style)
            return true;
    return false;
}

/* @before: the amount of the paragraph right before it, where that has no number. */
static void add_paragraph(Outline *outline, guint style, int number, const MxToken *before,
                          const MxToken *amount) {
    while (is_open(outline, style) && outline->levels[outline->n - 1].style != style)
        close_level(outline);
    if (number == 1 && is_open(outline, style))
        close_level(outline);
    if (!is_open(outline, style))
        open_level(outline, style, before);
    Level *level = &outline->levels[outline->n - 1];
    level->amounts &= amount != NULL;
    if (amount != NULL)
        g_ptr_array_add(level->parts, (gpointer)amount);
}

void mx_outline_scan(const MxPack *pack, char *const *paragraphs, const GPtrArray *tokens,
                     MxComputationList *list) {
    Outline outline = { .pack = pack, .list = list };
    const MxToken *before = NULL;
    for (guint i = 0; i < tokens->len; i++) {
        int number = 0;
        guint style = read_style(pack, paragraphs[i], &number);
        const MxToken *amount = first_amount(pack, tokens->pdata[i]);
        if (style != 0)
            add_paragraph(&outline, style, number, before, amount);
        before = style == 0 ? last_amount(pack, tokens->pdata[i]) : NULL;
    }
    while (outline.n > 0)
        close_level(&outline);
}
