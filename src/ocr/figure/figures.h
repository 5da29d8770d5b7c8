/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that are a figure: an amount, a code, a percentage. */
#ifndef MX_OCR_FIGURE_FIGURES_H
#define MX_OCR_FIGURE_FIGURES_H

#include "ocr/text/decode.h"

/** mx_is_figure: whether @signs read like one figure, give or take what is mistaken for digits. */
bool mx_is_figure(const GArray *signs);

/**
 * mx_decode_figure:
 *
 * The likeliest figure: a sign, digits in groups of three or without groups, decimals, a per-cent
 * sign.
 *
 * Returns: (transfer full) (element-type MxSign): none where no figure is at all likely
 */
GArray *mx_decode_figure(MxSteps steps, const MxAlphabet *alphabet);

/** mx_figures_equal: whether both have the same characters. */
bool mx_figures_equal(const GArray *a, const GArray *b);

#endif
