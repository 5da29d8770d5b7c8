/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the boundaries of columns lie.
 *
 *   Item       Expenditure   2023       with the header in, boundaries move to where its
 *   Roads            3,200    4.1       text leaves them room, too; two of its chunks over
 *   Bridges          1,100    0.2       one column show a column that is otherwise blank
 */
#include <math.h>

#include "layout/stream/columns/settle.h"
#include "layout/stream/columns/white.h"

/* Width of a strip in ems, at least: two cells set close are half an em apart in their widest
 * lines.
 */
#define MIN_STRIP_EM 0.45

/* Lines of one heading are set alike to this, in ems: centring rounds to a tenth. */
#define ALIGNED_EM 0.25

/* A heading over two others stands in their middle to so many ems: columns are wider than their
 * headings, one more than the other. */
#define MIDDLE_EM 1.0

/* How far boundary @b may move before it meets text below the header that does not lie across it.
 */
static void find_room(const MxRegion *region, guint b, double *from, double *to) {
    double x = mx_region_x(region, b);
    bool body = false;
    *from = mx_region_x(region, b - 1);
    *to = mx_region_x(region, b + 1);
    for (guint i = 0; i < region->lines->len; i++) {
        body = body || mx_region_is_data(region, i);
        for (guint k = 0; body && k < mx_region_line(region, i)->chunks->len; k++) {
            MxBox c = mx_chunk_at(mx_region_line(region, i), k)->box;
            if (c.x1 <= x)
                *from = fmax(*from, c.x1);
            else if (c.x0 >= x)
                *to = fmin(*to, c.x0);
        }
    }
}

/* Moves the boundaries to where the header leaves its widest white, too: headers set right over
 * figures reach farther left than they do. */
static void settle_boundaries(MxRegion *region) {
    bool has_data = false;
    for (guint i = 0; i < region->lines->len; i++)
        has_data = has_data || mx_region_is_data(region, i);
    for (guint b = 1; has_data && b + 1 < region->xs->len; b++) {
        double from, to;
        find_room(region, b, &from, &to);
        double x = mx_region_find_white(region, from, to, 0);
        if (!isnan(x))
            g_array_index(region->xs, double, b) = x;
    }
}

/* -------------------------------------------------------------------- a heading a column -- */

/* Whether @b stands in the white between two of the first @n headings, in the middle of both. */
static bool is_between(const GArray *headings, guint n, MxBox b, double em) {
    const MxBox *left = NULL, *right = NULL;
    for (guint i = 0; i < n; i++) {
        const MxBox *h = &g_array_index(headings, MxBox, i);
        if (h->x1 <= b.x0 && (left == NULL || h->x1 > left->x1))
            left = h;
        if (h->x0 >= b.x1 && (right == NULL || h->x0 < right->x0))
            right = h;
    }
    return left != NULL && right != NULL &&
           fabs((left->x0 + right->x1) / 2 - mx_box_middle_x(b)) < MIDDLE_EM * em;
}

/* Takes the chunks of a line of the header into @headings: those below or above none as headings of
 * their own, the others as a line of the one that they meet. What meets several, or one that it is
 * not set like, or stands in the white between two, heads several columns. */
static void take_headings(GArray *headings, const MxStreamLine *line) {
    guint n = headings->len;
    for (guint k = 0; k < line->chunks->len; k++) {
        MxBox b = mx_chunk_at(line, k)->box;
        MxBox *met = NULL;
        guint n_met = 0;
        for (guint i = 0; i < n; i++)
            if (mx_box_shares_x(g_array_index(headings, MxBox, i), b)) {
                met = &g_array_index(headings, MxBox, i);
                n_met++;
            }
        if (n_met == 1 && mx_box_is_aligned(*met, b, ALIGNED_EM * line->em))
            *met = mx_box_union(*met, b);
        else if (n_met == 0 && !is_between(headings, n, b, line->em))
            g_array_append_val(headings, b);
    }
}

static int compare_left(const void *a, const void *b) {
    const MxBox *p = a, *q = b;
    return (p->x0 > q->x0) - (p->x0 < q->x0);
}

/* The headings of the columns: the lowest lines of the header, upwards until there is one for each.
 * What stands above heads several; or is the first line of one, @whole: with those. */
static GArray *find_headings(const MxRegion *region, bool whole) {
    GArray *headings = g_array_new(FALSE, FALSE, sizeof(MxBox));
    guint n = 0;
    while (n < region->lines->len && !mx_region_is_data(region, n))
        n++;
    for (guint i = n < region->lines->len ? n : 0; i-- > 0;) {
        if (headings->len >= mx_region_n_cols(region) && !whole)
            break;
        take_headings(headings, mx_region_line(region, i));
    }
    g_array_sort(headings, compare_left);
    return headings;
}

/* Where there is a heading for each column, boundaries part both the headings and what stands below
 * them: headings set left over figures set right reach into the white before the figures. */
static bool match_headings(MxRegion *region, bool whole) {
    g_autoptr(GArray) headings = find_headings(region, whole);
    bool matched = headings->len == mx_region_n_cols(region);
    for (guint b = 1; matched && b + 1 < region->xs->len; b++) {
        double from, to;
        find_room(region, b, &from, &to);
        from = fmax(from, g_array_index(headings, MxBox, b - 1).x1);
        to = fmin(to, g_array_index(headings, MxBox, b).x0);
        if (from <= to)
            g_array_index(region->xs, double, b) = (from + to) / 2;
        else
            matched = false;
    }
    return matched;
}

void mx_region_add_header_columns(MxRegion *region) {
    if (match_headings(region, true) || match_headings(region, false))
        return;
    settle_boundaries(region);
    guint n_cols = mx_region_n_cols(region);
    for (guint i = 0; i < region->lines->len && !mx_region_is_data(region, i); i++) {
        const MxStreamLine *line = mx_region_line(region, i);
        for (guint k = 0; k + 1 < line->chunks->len; k++) {
            MxBox a = mx_chunk_at(line, k)->box, b = mx_chunk_at(line, k + 1)->box;
            guint col = mx_region_col_at(region, mx_box_middle_x(a));
            double x = mx_region_find_white(region, a.x1, b.x0, MIN_STRIP_EM * line->em);
            if (col == mx_region_col_at(region, mx_box_middle_x(b)) && !isnan(x))
                g_array_insert_val(region->xs, col + 1, x);
        }
    }
    if (mx_region_n_cols(region) > n_cols)
        match_headings(region, false);
}
