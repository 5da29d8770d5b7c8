/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages → the lines that are prose. */
#ifndef MX_SEGMENT_PROSE_LINES_LINES_H
#define MX_SEGMENT_PROSE_LINES_LINES_H

#include "layout/layout.h"
#include "model/disclosure.h"
#include "pattern/pattern.h"

/**
 * MxProseLine: a line of the prose.
 * @em_pt: the width of its widest character, which for Chinese is the size of type; boxes of some
 *     producers are more than twice as high as their characters
 * @apart: a grid stands between it and the line before
 * @contents: of the table of contents
 * @moved: a note at the foot of its page, which stands among the lines of the next
 */
typedef struct {
    const MxLine *line;
    const MxLayout *page;
    double em_pt;
    bool apart, contents, moved;
} MxProseLine;

/** mx_prose_lines: (transfer full) (element-type MxProseLine): in reading order. */
GArray *mx_prose_lines(const MxDisclosure *disclosure, const GPtrArray *layouts, const MxPack *pack,
                       GHashTable *taken);

/** mx_segment_margins: (transfer full): set of MxLine: running headers and page numbers. */
GHashTable *mx_segment_margins(const GPtrArray *layouts, const MxPack *pack);

#endif
