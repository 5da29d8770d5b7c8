/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points and commas of figures, which poor scans hardly tell apart, or lose. */
#ifndef MX_OCR_FIGURE_MARKS_H
#define MX_OCR_FIGURE_MARKS_H

#include "page/page.h"

/** MxSpan: a line that was read: @n of a page's characters from number @first on. @left, @right:
 * the rulings that bound it; equal ones make a column. @boxed: whether it has both. @inferred:
 * whether one of its characters is. @tail: of mx_tail_of_last_mark(). @y0, @y1: of its ink, on the
 * sheet that was read. */
typedef struct {
    guint first, n;
    double left, right;
    bool boxed, inferred;
    double tail;
    double y0, y1;
} MxSpan;

/**
 * mx_marks_agree:
 * @spans: (element-type MxSpan): of @page
 *
 * The last mark, before three digits, is a comma where the page has thousands, none of its other
 * figures has three decimals, and such marks hang below the digits. A figure whose decimals are not
 * those of its column is in doubt; one whose point is inferred and makes them so is not any more.
 */
void mx_marks_agree(MxPage *page, const GArray *spans);

#endif
