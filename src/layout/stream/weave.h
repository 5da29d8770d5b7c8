/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that stand between the lines of another cell → one line: rows set in the middle. */
#ifndef MX_LAYOUT_STREAM_WEAVE_H
#define MX_LAYOUT_STREAM_WEAVE_H

#include <glib.h>

/** mx_lines_weave: joins lines (element-type MxTokenLine), top to bottom, of one row; @rules:
 * (element-type MxRuling): horizontal rulings, which part rows. */
void mx_lines_weave(GPtrArray *lines, const GArray *rules);

#endif
