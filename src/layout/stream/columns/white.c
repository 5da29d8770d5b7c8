/* SPDX-License-Identifier: GPL-3.0-or-later */
/* White between the columns of a region: what no line that keeps to them covers. */
#include <math.h>

#include "layout/stream/columns/white.h"

/* Lines of data, and header lines with a chunk for nearly every column; the others span. */
static bool keeps_to_columns(const MxRegion *region, guint i) {
    guint n = mx_region_line(region, i)->chunks->len;
    return (n >= 2 && n + 1 >= mx_region_n_cols(region)) || mx_region_is_data(region, i);
}

double mx_region_find_white(const MxRegion *region, double from, double to, double least) {
    double best = NAN, widest = least, x = from;
    while (x < to) {
        double next = to, end = x;
        for (guint i = 0; i < region->lines->len; i++) {
            const MxStreamLine *line = mx_region_line(region, i);
            for (guint k = 0; keeps_to_columns(region, i) && k < line->chunks->len; k++) {
                MxBox b = mx_chunk_at(line, k)->box;
                end = b.x0 <= x && b.x1 > end ? b.x1 : end;
                next = b.x0 > x && b.x0 < next ? b.x0 : next;
            }
        }
        if (end == x && next - x > widest) {
            widest = next - x;
            best = (x + next) / 2;
        }
        x = end > x ? end : next;
    }
    return best;
}
