/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a text, each with the words before it. */
#ifndef MX_CHECK_TOKENS_H
#define MX_CHECK_TOKENS_H

#include "check/figure.h"
#include "pattern/pattern.h"

/**
 * MxToken: one figure.
 * @words: what stands between the figure before and this one, folded, at most a clause
 * @text: the figure with its unit, folded; it is bytes [@start, @end) of the text
 * @figure: amounts in yuan; else the bare number
 * @yuan, @percent: what unit it bears; @rate: an amount for each of something (每户)
 */
typedef struct {
    char *words, *text;
    MxFigure *figure;
    gsize start, end;
    bool yuan, percent, rate;
} MxToken;

/** mx_tokens_cut: (transfer full) (element-type MxToken): @folded: a text, folded. */
GArray *mx_tokens_cut(const MxPack *pack, const char *folded);

const MxToken *mx_tokens_get(const GArray *tokens, guint index);

#endif
