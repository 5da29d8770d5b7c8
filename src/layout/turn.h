/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages set sideways or upside down → pages whose text runs across. */
#ifndef MX_LAYOUT_TURN_H
#define MX_LAYOUT_TURN_H

#include "page/page.h"

/** MxTurn: how the text of a page runs as displayed: sideways where DOWN or UP, upside down OVER.
 */
typedef enum {
    MX_TURN_NONE,
    MX_TURN_DOWN,
    MX_TURN_UP,
    MX_TURN_OVER,
} MxTurn;

/** mx_page_find_turn: which way the text of @page runs. */
MxTurn mx_page_find_turn(const MxPage *page);

/** mx_glyphs_find_turn: which way a few characters run, those of a cell. @glyphs: of MxGlyph; NONE
 * where some follow across, and where upright ones stand below each other. */
MxTurn mx_glyphs_find_turn(const GPtrArray *glyphs);

/** mx_glyphs_turn: (transfer full) (element-type MxGlyph): @glyphs turned so that they run across,
 * about the page's origin. */
GArray *mx_glyphs_turn(const GPtrArray *glyphs, MxTurn turn);

/** mx_page_turn: (transfer full): @page turned so that its text runs across. */
MxPage *mx_page_turn(const MxPage *page, MxTurn turn);

/** mx_turn_swaps: whether the turned page is as wide as the page is high. */
bool mx_turn_swaps(MxTurn turn);

/** mx_box_turn: a box of the page as displayed, of the given size, on the turned one. */
MxBox mx_box_turn(MxBox box, MxTurn turn, double width_pt, double height_pt);

/** mx_box_turn_back: a box of the turned page on the page as displayed, of the given size. */
MxBox mx_box_turn_back(MxBox box, MxTurn turn, double width_pt, double height_pt);

#endif
