/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of ink → the characters that it is. */
#ifndef MX_OCR_TEXT_LINE_READER_H
#define MX_OCR_TEXT_LINE_READER_H

#include "ocr/image/lines.h"
#include "ocr/text/decode.h"

/** MxLineReader: all borrowed; @scratch is the thread's own. */
typedef struct {
    const MxRecogniser *recogniser;
    const MxAlphabet *alphabet;
    MxScratch *scratch;
} MxLineReader;

/**
 * mx_line_read:
 *
 * Figures are read more than once, with more or less paper around them: a reading of which another
 * differs is not sure.
 *
 * Returns: (transfer full) (element-type MxSign): @at: pixels of @picture
 */
GArray *mx_line_read(const MxLineReader *reader, const MxRaster *picture, const MxInkLine *line);

/** mx_line_read_once: the same without that care: to see whether there is text at all. */
GArray *mx_line_read_once(const MxLineReader *reader, const MxRaster *picture,
                          const MxInkLine *line);

#endif
