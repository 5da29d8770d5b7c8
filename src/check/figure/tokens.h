/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a text, each with the words before it. */
#ifndef MX_CHECK_FIGURE_TOKENS_H
#define MX_CHECK_FIGURE_TOKENS_H

#include "check/figure/figure.h"
#include "model/disclosure.h"
#include "model/prose.h"
#include "pattern/pattern.h"

/**
 * MxToken: one figure.
 * @words: what stands between the figure before and this one, folded, at most a clause
 * @text: the figure with its unit, folded; it is bytes [@start, @end) of the text
 * @counted: (nullable): of a count: 辆, 个
 * @figure: amounts in yuan; else the bare number
 * @fact: (nullable): the same figure as the prose gives it, with its place
 * @yuan, @percent: what unit it bears; @rate: an amount for each of something (每户)
 */
typedef struct {
    char *words, *text, *counted;
    MxFigure *figure;
    gsize start, end;
    const MxFact *fact;
    bool yuan, percent, rate;
} MxToken;

/** mx_tokens_cut: (transfer full) (element-type MxToken): @folded: a text, folded. */
GArray *mx_tokens_cut(const MxPack *pack, const char *folded);

/**
 * mx_tokens_find_facts: sets the facts of the tokens of a paragraph of @section.
 * @next: (inout): the first fact that may be meant, by index; then the first behind the paragraph
 */
void mx_tokens_find_facts(GArray *tokens, const MxDisclosure *d, int section, guint *next);

/** mx_token_is_change: 增加1.00万元: what something grew or fell by, in yuan or percent. */
bool mx_token_is_change(const MxPack *pack, const MxToken *token);

/** mx_tokens_share_sentence: whether no sentence of @folded ends between @a and the later @b. */
bool mx_tokens_share_sentence(const char *folded, const MxToken *a, const MxToken *b);

const MxToken *mx_tokens_get(const GArray *tokens, guint index);

/** mx_text_depth: how many brackets of @folded are open before byte @at. One that nobody closed
 * ends with its sentence. */
int mx_text_depth(const char *folded, gsize at);

/** mx_text_names: whether @text states an amount that may be @amount. */
bool mx_text_names(const MxPack *pack, const char *text, const MxFigure *amount);

#endif
