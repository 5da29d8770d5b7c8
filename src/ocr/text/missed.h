/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ideographs that the recogniser saw too faintly to say them. */
#ifndef MX_OCR_TEXT_MISSED_H
#define MX_OCR_TEXT_MISSED_H

#include "ocr/image/lines.h"
#include "ocr/text/decode.h"

/** MxSeen: what the recogniser said of the pixels from @x on, @width wide. */
typedef struct {
    MxSteps steps;
    double x, width;
} MxSeen;

/**
 * mx_signs_add_missed:
 * @signs: (element-type MxSign): of @line, @at in pixels; more may be added
 *
 * Where two ideographs stand further apart than the others of the line, or the first or last one
 * from the end of its ink, and there is ink between, a character was lost. It becomes the likeliest
 * one of that place, in doubt.
 */
void mx_signs_add_missed(GArray *signs, const MxSeen *seen, const MxInkLine *line,
                         const MxAlphabet *alphabet);

#endif
