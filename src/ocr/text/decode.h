/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the recogniser's steps say, as characters. */
#ifndef MX_OCR_TEXT_DECODE_H
#define MX_OCR_TEXT_DECODE_H

#include "ocr/text/alphabet.h"

/** MxSign: a character that was read. @at: where its middle is, in steps; @sure: 0 to 1. */
typedef struct {
    gunichar ch;
    double at, sure;
} MxSign;

/** MxSteps: what mx_recogniser_run() gives: @n × %MX_RECOGNISER_CLASSES log-probabilities. */
typedef struct {
    const float *at;
    gsize n;
} MxSteps;

/** mx_decode: (transfer full) (element-type MxSign): the likeliest class of each step; white space
 * is left out. */
GArray *mx_decode(MxSteps steps, const MxAlphabet *alphabet);

/** mx_signs_least: how sure the least sure of @signs is; 0 where there is none. */
double mx_signs_least(const GArray *signs);

/** mx_signs_mean: how sure the ideographs among @signs are on the whole; 0 where there is none. */
double mx_signs_mean(const GArray *signs, guint *n);

/** mx_signs_to_text: (transfer full). */
char *mx_signs_to_text(const GArray *signs);

#endif
