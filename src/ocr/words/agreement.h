/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document prints more than once is read more than once. */
#ifndef MX_OCR_WORDS_AGREEMENT_H
#define MX_OCR_WORDS_AGREEMENT_H

#include "page/page.h"

/**
 * mx_readings_agree:
 * @pages: (element-type MxPage) (nullable elements): a document's; those with readings are looked
 * at
 * @words: (element-type utf8) (nullable): such as documents of this kind print
 *
 * A doubtful ideograph whose neighbours stand together elsewhere, or in @words, becomes what all
 * these places are likeliest to be, if that is something the recogniser held possible here. What
 * was read surely is never changed; nor are digits, numerals and signs. MxPage.n_mended counts.
 */
void mx_readings_agree(const GPtrArray *pages, const GPtrArray *words);

#endif
