/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether anything is drawn at a place of a page. */
#ifndef MX_PAGE_TEXT_INK_H
#define MX_PAGE_TEXT_INK_H

#include "page/canvas.h"

/** MxInk: a page that is drawn once somebody asks. Begin with those two. */
typedef struct {
    const MxPage *page;
    PopplerPage *poppler;
    MxCanvas canvas;
    bool asked, drawn;
} MxInk;

/**
 * mx_ink_may_show:
 * @beside: box of a character beside it that every font draws
 *
 * Whether a reader may see something in the middle of @box, such as a sign between its neighbours.
 * TRUE too where nobody knows: the page cannot be drawn, or nothing is drawn at @beside either, for
 * the font is not embedded.
 */
bool mx_ink_may_show(MxInk *ink, MxBox box, MxBox beside);

void mx_ink_clear(MxInk *ink);

#endif
