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

#endif
