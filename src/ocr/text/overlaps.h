/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ink that was read with two lines. */
#ifndef MX_OCR_TEXT_OVERLAPS_H
#define MX_OCR_TEXT_OVERLAPS_H

#include "page/page.h"

/**
 * mx_overlaps_doubt:
 * @spans: (element-type MxSpan): the lines of @page
 *
 * Characters of two lines that stand in one place are the same ink, read twice: neither is sure.
 */
void mx_overlaps_doubt(MxPage *page, const GArray *spans);

#endif
