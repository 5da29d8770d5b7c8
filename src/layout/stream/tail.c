/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/stream/tail.h"

#include <math.h>

#include "base/order.h"
#include "base/text.h"
#include "layout/stream/rows/rows.h"
#include "layout/stream/run.h"

/* Lines of one cell are no further apart, in ems: double spacing. */
#define MAX_LEADING_EM 2.1

guint mx_region_take_rest(MxRegion *region, const GPtrArray *lines, guint to) {
    const MxStreamLine *last = lines->pdata[to - 1];
    guint end = to;
    for (guint k = to; k < lines->len && k < to + MX_MAX_BETWEEN && end == to; k++) {
        const MxStreamLine *line = lines->pdata[k], *above = lines->pdata[k - 1];
        double y = mx_box_middle_y(line->box);
        if (line->chunks->len > 1 || mx_line_pitch(above, line) > MX_MAX_PITCH_EM ||
            line->em > MX_HEADING_SIZE * last->em ||
            mx_region_rule(region, mx_box_middle_y(above->box), y) ||
            !mx_line_stands_under(last, line) ||
            mx_line_open_gaps(last, line) < last->chunks->len - 1)
            return to;
        if (mx_region_rule(region, y, line->box.y1 + line->em))
            end = k + 1;
    }
    for (guint k = to; k < end; k++)
        g_ptr_array_add(region->lines, lines->pdata[k]);
    mx_region_measure(region);
    return end;
}

/* The middle distance of lines with a gap, one from the next; 0 where there are too few. */
static double row_distance(const MxRegion *region) {
    g_autoptr(GArray) distances = g_array_new(FALSE, FALSE, sizeof(double));
    const MxStreamLine *last = NULL;
    for (guint i = 0; i < region->lines->len; i++) {
        const MxStreamLine *line = mx_region_line(region, i);
        if (line->chunks->len < 2)
            continue;
        double distance = last != NULL ? mx_line_distance(last, line) : 0;
        if (last != NULL)
            g_array_append_val(distances, distance);
        last = line;
    }
    g_array_sort(distances, mx_compare_doubles);
    return distances->len == 0 ? 0 : g_array_index(distances, double, distances->len / 2);
}

/* Whether @line, of one chunk, goes on with a text of @above that had no room for more: it is as
 * far below it as lines of a cell are, nearer than rows, and set like it. */
static bool is_tail(const MxRegion *region, const MxStreamLine *above, const MxStreamLine *line,
                    double rows) {
    double step = mx_line_distance(above, line), em = fmax(above->em, line->em);
    const MxChunk *tail = mx_chunk_at(line, 0), *met = NULL;
    if (line->chunks->len > 1 || tail->figure || step >= MX_TIGHT_SHARE * rows ||
        step > MAX_LEADING_EM * em || line->em > MX_HEADING_SIZE * above->em)
        return false;
    for (guint i = 0; i < above->chunks->len; i++)
        if (mx_box_shares_x(mx_chunk_at(above, i)->box, tail->box)) {
            if (met != NULL)
                return false;
            met = mx_chunk_at(above, i);
        }
    if (met == NULL || met->figure)
        return false;
    guint col = mx_region_col_at(region, mx_box_middle_x(met->box));
    double widest = mx_box_width(met->box);
    for (guint i = 0; i < region->lines->len; i++)
        for (guint k = 0; k < mx_region_line(region, i)->chunks->len; k++) {
            MxBox b = mx_chunk_at(mx_region_line(region, i), k)->box;
            if (mx_region_col_at(region, b.x0 + 1) == col &&
                mx_region_col_at(region, b.x1 - 1) == col)
                widest = fmax(widest, mx_box_width(b));
        }
    const MxToken *first = mx_token_at(line->tokens, 0);
    double need = mx_char_is_cjk(first->first) ? first->em : mx_box_width(first->box);
    return mx_box_width(met->box) + need > widest && mx_box_width(tail->box) <= widest + em;
}

guint mx_region_take_tail(MxRegion *region, const GPtrArray *lines, guint to) {
    double rows = row_distance(region);
    guint end = to;
    while (end < lines->len && end < to + MX_MAX_BETWEEN &&
           is_tail(region, lines->pdata[end - 1], lines->pdata[end], rows))
        g_ptr_array_add(region->lines, lines->pdata[end++]);
    if (end > to)
        mx_region_measure(region);
    return end;
}
