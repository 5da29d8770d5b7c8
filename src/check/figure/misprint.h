/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a slip of the pen explains that two sides differ. */
#ifndef MX_CHECK_FIGURE_MISPRINT_H
#define MX_CHECK_FIGURE_MISPRINT_H

#include "check/figure/value.h"

/**
 * mx_is_misprint: whether the two sides (nullable) would be equal if one printed figure had one
 * other digit, or two neighbouring digits the other way round.
 */
bool mx_is_misprint(MxCheck *check, const MxValue *left, const MxValue *right);

/** mx_may_be_misprint: whether @text, which prints @figure, is so of @meant. */
bool mx_may_be_misprint(const char *text, const MxFigure *figure, const MxFigure *meant);

/** MxMisprintFunc: @number: the digits of a figure without the point; TRUE: no more of them. */
typedef bool (*MxMisprintFunc)(gint64 number, gpointer data);

/** mx_misprints_try: calls @take with every number of which the first figure of @folded may be a
 * misprint; returns whether it returned TRUE. */
bool mx_misprints_try(const char *folded, MxMisprintFunc take, gpointer data);

#endif
