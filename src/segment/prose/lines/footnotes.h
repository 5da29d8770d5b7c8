/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes at the foot of a page, out of the way of the sentence that runs over its end. */
#ifndef MX_SEGMENT_PROSE_LINES_FOOTNOTES_H
#define MX_SEGMENT_PROSE_LINES_FOOTNOTES_H

#include <glib.h>

/** mx_prose_move_footnotes: @lines (element-type MxProseLine), in reading order: notes that stand
 * within a sentence are moved behind its paragraph. */
void mx_prose_move_footnotes(GArray *lines);

#endif
