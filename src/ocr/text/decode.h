/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the recogniser's steps say, as characters. */
#ifndef MX_OCR_TEXT_DECODE_H
#define MX_OCR_TEXT_DECODE_H

#include "ocr/text/alphabet.h"
#include "page/page.h"

/** MxSign: a character that was read. @at: where its middle is, in steps; @sure: 0 to 1; @inferred:
 * not by the recogniser, but from where its neighbours stand; @others: as of MxReading. */
typedef struct {
    gunichar ch;
    double at, sure;
    bool inferred;
    gunichar others[MX_READING_OTHERS];
    float chances[MX_READING_OTHERS];
} MxSign;

/** MxSteps: what mx_recogniser_run() gives: @n × %MX_RECOGNISER_CLASSES log-probabilities. */
typedef struct {
    const float *at;
    gsize n;
} MxSteps;

/**
 * mx_sign_look:
 * @at: a step, in which @sign stands as @class
 *
 * The step at which it stands most clearly tells how sure it is, and what else it may be.
 */
void mx_sign_look(MxSign *sign, const float *at, gsize class, const MxAlphabet *alphabet);

/** mx_decode: (transfer full) (element-type MxSign): the likeliest class of each step; white space
 * is left out. */
GArray *mx_decode(MxSteps steps, const MxAlphabet *alphabet);

/** mx_signs_least: how sure the least sure of @signs is; 0 where there is none. */
double mx_signs_least(const GArray *signs);

/** mx_signs_mean: how sure the ideographs among @signs are on the whole; 0 where there is none. */
double mx_signs_mean(const GArray *signs, guint *n);

/** mx_sign_is_nearest: whether none of the characters beside number @i stands nearer to @x. */
bool mx_sign_is_nearest(const GArray *signs, guint i, double x);

/** mx_signs_to_text: (transfer full). */
char *mx_signs_to_text(const GArray *signs);

#endif
