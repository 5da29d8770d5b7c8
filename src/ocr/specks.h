/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks beside the text: holes of staples, dust, the shadow of a binding. */
#ifndef MX_OCR_SPECKS_H
#define MX_OCR_SPECKS_H

#include "ocr/figure/marks.h"
#include "ocr/image/lines.h"

/** MX_SPECKS_MOST_SIGNS: characters of a mark; a longer line shows how far the text reaches. */
#define MX_SPECKS_MOST_SIGNS 2

/**
 * mx_specks_drop:
 * @lines: (element-type MxInkLine); @spans: (element-type MxSpan): one for each, the characters of
 *     @page that were read of it, in their order
 * @rules: of the same picture
 *
 * Takes one or two characters that stand alone, left or right of all longer lines and all rulings,
 * and that were not read surely, out of @page. MxPage.n_specks counts the marks.
 */
void mx_specks_drop(const GPtrArray *lines, const GArray *spans, const MxRules *rules,
                    MxPage *page);

#endif
