/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a header → levels, pieces → spans.
 *
 *                    Births          0  ─  spans both columns of figures
 *     Country      1990    2000      1
 *
 * 1. The header ends at the first rule, or before the first line with a label and a figure.
 * 2. A new level begins below a piece that spans several pieces of the line below. A spanning piece
 *    covers the columns whose middle it stands over.
 */
#include <math.h>
#include <stdlib.h>

#include "layout/stream/rows/levels.h"
#include "page/page.h"

/* How far, in ems, text may reach over a rule without lying outside it.
 */
#define OVERHANG_EM 0.3

/* How far, in ems, the middle of a spanning piece may lie from the middle of the columns it heads.
 */
#define CENTRED_EM 1.5

/* The same where nothing but the middle tells: the widths of texts move it by half a character. */
#define OVER_MIDDLE_EM 0.8

/* Lines of one heading are no further apart, in ems. */
#define LEADING_EM 1.55

/* Of two spans whose middles fit alike, to this many ems, the wider is meant: figures set right
 * in their columns shift the middles by half a figure. */
#define SPAN_TIE_EM 0.5

/* The lines of a table of text that are its heading, where shading, or a rule after every row,
 * parts lines @ruled and below: the first that has a text for every column, and what goes on with
 * it. A second such line, farther away than lines of a heading are, is a row. */
static guint first_row(const MxStreamBody *body, guint ruled) {
    guint n_cols = mx_region_n_cols(body->region), line = 0;
    while (line < ruled && mx_body_pieces(body, line)->len < n_cols)
        line++;
    for (line++; line < ruled; line++) {
        double pitch = mx_line_pitch(mx_region_line(body->region, line - 1),
                                     mx_region_line(body->region, line));
        if (pitch > LEADING_EM)
            return mx_body_pieces(body, line)->len + 1 >= n_cols ? line : ruled;
    }
    return ruled;
}

/* How far below the line before it a line of data stands, at least, from line @i down. */
static double least_row(const MxRegion *region, guint i) {
    double least = INFINITY;
    for (; i + 1 < region->lines->len; i++)
        if (mx_region_is_data(region, i + 1))
            least = fmin(
                least, mx_line_distance(mx_region_line(region, i), mx_region_line(region, i + 1)));
    return least;
}

/* Whether line @i, above the first line of data, is the first of its name, set in the middle: it is
 * nearer to it than to the heading or, where a page begins with it, than rows are. */
static bool begins_name(const MxStreamBody *body, guint i) {
    const MxRegion *region = body->region;
    const GArray *pieces = mx_body_pieces(body, i);
    const MxPiece *p = pieces->len == 1 ? mx_piece_at(pieces, 0) : NULL;
    if (p == NULL || p->from != p->to || p->to > 1 || /* codes stand before names */
        (i > 0 && mx_piece_in(mx_body_pieces(body, i - 1), p->from) == NULL))
        return false;
    double above = i > 0
                       ? mx_line_distance(mx_region_line(region, i - 1), mx_region_line(region, i))
                       : least_row(region, i + 1);
    if (isinf(above))
        return false;
    double below = mx_line_distance(mx_region_line(region, i), mx_region_line(region, i + 1));
    return below < MX_TIGHT_SHARE * above;
}

/* Whether a heading of the first column, on line @i - 1, goes on with the lone text of line @i: it
 * is nearer than that one is to the next, or had no room for more. */
static bool is_rest(const MxStreamBody *body, guint i) {
    const MxRegion *region = body->region;
    const MxPiece *above = mx_piece_at(mx_body_pieces(body, i - 1), 0);
    const MxPiece *p = mx_piece_at(mx_body_pieces(body, i), 0);
    double left, right, next, unused;
    if (above->from > 0)
        return false;
    mx_body_measure_column(body, 0, &left, &right);
    mx_body_measure_column(body, 1, &next, &unused);
    right = fmax(right, next - mx_region_line(region, i)->em); /* as far as white reaches */
    return mx_line_distance(mx_region_line(region, i - 1), mx_region_line(region, i)) <
               MX_TIGHT_SHARE *
                   mx_line_distance(mx_region_line(region, i), mx_region_line(region, i + 1)) ||
           above->box.x1 + p->first_width > right;
}

/* Whether line @i, above the first line of data, is the heading of a group: a text in the first
 * column alone, below a line of headings of others. Headings end together. */
static bool heads_group(const MxStreamBody *body, guint i) {
    const GArray *pieces = mx_body_pieces(body, i);
    if (i == 0 || pieces->len != 1 || mx_piece_at(pieces, 0)->from > 0 ||
        mx_body_pieces(body, i - 1)->len == 0 || is_rest(body, i))
        return false;
    const GArray *above = mx_body_pieces(body, i - 1);
    guint others = above->len - (mx_piece_at(above, 0)->from == 0);
    return 2 * others >= mx_region_n_cols(body->region) - 1 && others >= 2;
}

/* Whether line @i names a row that has no figure: its text begins where names do, and it is as far
 * from the headings as rows are from one another. */
static bool names_row(const MxStreamBody *body, guint i) {
    const MxRegion *region = body->region;
    const GArray *pieces = mx_body_pieces(body, i);
    guint named = pieces->len > 1 ? mx_piece_at(pieces, 0)->to : G_MAXUINT;
    return named <= 1 &&
           mx_line_distance(mx_region_line(region, i - 1), mx_region_line(region, i)) >
               MX_TIGHT_SHARE * least_row(region, i);
}

/* Lines up to the last rule before the data; group headings may stand below it. */
static guint count_header(const MxStreamBody *body) {
    guint n = body->region->lines->len, data = 0, ruled = 0;
    while (data < n && !mx_region_is_data(body->region, data))
        data++;
    while (data > 0 && data < n && begins_name(body, data - 1))
        data--;
    if (data > 0 && data < n && heads_group(body, data - 1))
        data--;
    guint first = data > 1 && data < n ? first_row(body, data) : data;
    if (first < data && names_row(body, first))
        data = first;
    for (guint i = 0; i + 1 < n && i < MAX(data, 1) && (data < n || ruled == 0); i++)
        if (mx_region_parted_below(body->region, i))
            ruled = i + 1;
    if (data == n && ruled > 1)
        ruled = first_row(body, ruled);
    if (2 * ruled > n + 1)
        ruled = 0;
    return ruled > 0 ? ruled : data == n ? 0 : data;
}

/* The nearest piece below header line @line, in the header, that lies in column @col alone; @n: how
 * many pieces its line has. */
static const MxPiece *piece_below(const MxStreamBody *body, guint line, guint col, guint *n) {
    const MxPiece *found = NULL;
    for (guint i = line + 1; i < body->n_header && found == NULL; i++) {
        found = mx_piece_in(mx_body_pieces(body, i), col);
        *n = mx_body_pieces(body, i)->len;
    }
    return found;
}

/* How far @middle lies from the middle of the columns from .. to, by the measure that fits best:
 * their text, or the header pieces below. The first column's text is set left and tells
 * nothing of its middle: there the boundaries count. */
static double off_middle(const MxStreamBody *body, guint line, guint from, guint to,
                         double middle) {
    double x0, x1, unused;
    guint n;
    mx_body_measure_column(body, from, &x0, &unused);
    mx_body_measure_column(body, to, &unused, &x1);
    double off = fabs((x0 + x1) / 2 - middle);
    double bounds = mx_region_x(body->region, from) + mx_region_x(body->region, to + 1);
    if (from == 0)
        off = fmin(off, fabs(bounds / 2 - middle));
    const MxPiece *a = piece_below(body, line, from, &n), *b = piece_below(body, line, to, &n);
    if (a != NULL && b != NULL)
        off = fmin(off, fabs((mx_box_middle_x(a->box) + mx_box_middle_x(b->box)) / 2 - middle));
    return off;
}

static guint count_within(const GArray *pieces, guint from, guint to) {
    guint n = 0;
    for (guint i = 0; i < pieces->len; i++)
        n += mx_piece_at(pieces, i)->from >= from && mx_piece_at(pieces, i)->to <= to;
    return n;
}

/* The next line below piece @p of the header that has a piece in its columns. Lines between have
 * headings of other columns: those that stand beside two levels, in their middle. */
static guint line_below(const MxStreamBody *body, const MxPiece *p) {
    guint line = p->line + 1;
    while (line < body->n_header && count_within(mx_body_pieces(body, line), p->from, p->to) == 0)
        line++;
    return line;
}

/* The rule under header piece @p alone; NULL where there is none. Borders of neighbouring cells
 * join into one rule, which tells nothing of where one ends. */
static const MxRuling *find_span_rule(const MxStreamBody *body, const MxPiece *p) {
    const MxRegion *region = body->region;
    const MxStreamLine *line = mx_region_line(region, p->line);
    double from = mx_box_middle_y(line->box), slack = OVERHANG_EM * line->em;
    guint below = line_below(body, p);
    double to = mx_region_line(region, below < body->n_header ? below : p->line + 1)->last_y;
    for (guint i = 0; i < region->rules->len; i++) {
        const MxRuling *r = &g_array_index(region->rules, MxRuling, i);
        guint above = 0;
        for (guint k = 0; k < mx_body_pieces(body, p->line)->len; k++) {
            MxBox b = mx_piece_at(mx_body_pieces(body, p->line), k)->box;
            above += b.x1 > r->from && b.x0 < r->to;
        }
        if (above == 1 && r->at > from && r->at < to && r->from < p->box.x0 + slack &&
            r->to > p->box.x1 - slack)
            return mx_region_parted_below(region, p->line) ? NULL : r;
    }
    return NULL;
}

/* Spans piece @p over the columns whose text the rule under it lies below. */
static bool span_rule(const MxStreamBody *body, MxPiece *p) {
    const MxRuling *r = find_span_rule(body, p);
    bool found = false;
    for (guint c = 0; r != NULL && c < mx_region_n_cols(body->region); c++) {
        double x0, x1;
        mx_body_measure_column(body, c, &x0, &x1);
        if ((x0 + x1) / 2 < r->from || (x0 + x1) / 2 > r->to)
            continue;
        p->from = found ? p->from : c;
        p->to = c;
        found = true;
    }
    return found;
}

/* The columns that header piece @p may span: as far as the headings beside it. Those that are
 * nearer below than rows are stand beside it and its parts, in their middle. */
static void find_bounds(const MxStreamBody *body, const MxPiece *p, guint *low, guint *high) {
    guint below = line_below(body, p);
    *low = 0;
    *high = mx_region_n_cols(body->region) - 1;
    for (guint i = p->line;
         i < MIN(below, body->n_header) && (i == p->line || mx_body_is_tight(body, i)); i++)
        for (guint k = 0; k < mx_body_pieces(body, i)->len; k++) {
            const MxPiece *q = mx_piece_at(mx_body_pieces(body, i), k);
            if (q->to < p->from)
                *low = MAX(*low, q->to + 1);
            else if (q->from > p->to)
                *high = MIN(*high, q->from - 1);
        }
}

/* Widens the span of piece @k of header line @line to the columns that it stands over the middle
 * of. */
static void widen_span(const MxStreamBody *body, guint line, guint k) {
    GArray *pieces = body->pieces->pdata[line];
    MxPiece *p = &g_array_index(pieces, MxPiece, k);
    guint n;
    guint low, high;
    find_bounds(body, p, &low, &high);
    double em = mx_region_line(body->region, line)->em, best = INFINITY;
    guint best_from = p->from, best_to = p->to;
    const MxPiece *under = p->from == p->to ? piece_below(body, line, p->from, &n) : NULL;
    bool alone = under == NULL || under->figure || mx_pieces_aligned(p, under, em);
    for (guint from = low; from <= p->from; from++)
        for (guint to = p->to; to <= high; to++) {
            if (from == to && !alone)
                continue;
            double off = off_middle(body, line, from, to, mx_box_middle_x(p->box));
            guint width = to - from, best_width = best_to - best_from;
            double most =
                from > 0 && under != NULL && under->figure ? 2 * SPAN_TIE_EM : SPAN_TIE_EM;
            double tie = width == best_width ? 0 : width > best_width ? most : -most;
            if (off < best + tie * em) {
                best = off;
                best_from = from;
                best_to = to;
            }
        }
    if (best <= CENTRED_EM * em) {
        p->from = best_from;
        p->to = best_to;
    }
}

/* How many columns of piece @p have a heading of their own below it, on whatever line: set in the
 * middle, headings of one level stand on several. */
static guint count_headed(const MxStreamBody *body, const MxPiece *p) {
    guint headed = 0, unused;
    for (guint c = p->from; c <= p->to; c++)
        headed += piece_below(body, p->line, c, &unused) != NULL;
    return headed;
}

/* Whether line @line + 1 of the header is a level below line @line. */
static bool parts_levels(const MxStreamBody *body, guint line) {
    const GArray *above = mx_body_pieces(body, line);
    for (guint i = 0; i < above->len; i++) {
        const MxPiece *p = mx_piece_at(above, i);
        guint below = line_below(body, p);
        if (p->to > p->from && below < body->n_header && count_headed(body, p) >= 2)
            return true;
        if (mx_region_rule_below(body->region, line, p->box.x0, p->box.x1))
            return true;
    }
    return false;
}

/* Whether a heading below line @line stands beside column @col of piece @p, under none of that
 * line: then @p, or what stands on its other side, heads it, too. */
static bool has_neighbour_below(const MxStreamBody *body, guint line, const MxPiece *p) {
    guint n = 0, last = mx_region_n_cols(body->region) - 1;
    const GArray *pieces = mx_body_pieces(body, line);
    return (p->from > 0 && mx_piece_in(pieces, p->from - 1) == NULL &&
            piece_below(body, line, p->from - 1, &n) != NULL) ||
           (p->to < last && mx_piece_in(pieces, p->to + 1) == NULL &&
            piece_below(body, line, p->to + 1, &n) != NULL);
}

/* Whether @p stands in the middle over its column and one beside it that only a lower line heads:
 * that it begins or ends with the text below it is chance then. */
static bool is_over_neighbour(const MxStreamBody *body, guint line, const MxPiece *p, double em) {
    guint n = 0, last = mx_region_n_cols(body->region) - 1;
    const GArray *pieces = mx_body_pieces(body, line);
    double middle = mx_box_middle_x(p->box);
    bool left = p->from > 0 && mx_piece_in(pieces, p->from - 1) == NULL &&
                piece_below(body, line, p->from - 1, &n) != NULL &&
                off_middle(body, line, p->from - 1, p->to, middle) < OVER_MIDDLE_EM * em;
    bool right = p->to < last && mx_piece_in(pieces, p->to + 1) == NULL &&
                 piece_below(body, line, p->to + 1, &n) != NULL &&
                 off_middle(body, line, p->from, p->to + 1, middle) < OVER_MIDDLE_EM * em;
    return left || right;
}

/* Whether the header line has a piece that heads several columns: it lies in them, or not in line
 * with the text below it in its one column. */
static bool has_span(const MxStreamBody *body, guint line) {
    const GArray *pieces = mx_body_pieces(body, line);
    double em = mx_region_line(body->region, line)->em;
    for (guint k = 0; k < pieces->len; k++) {
        const MxPiece *p = mx_piece_at(pieces, k);
        if (p->to > p->from)
            return true;
        guint n = 0;
        const MxPiece *below = piece_below(body, line, p->from, &n);
        bool centred = below != NULL && fabs(mx_box_middle_x(p->box) -
                                             mx_box_middle_x(below->box)) < OVERHANG_EM * em;
        if (below != NULL && !centred && is_over_neighbour(body, line, p, em))
            return true;
        if (below != NULL && (n > pieces->len || has_neighbour_below(body, line, p)) &&
            !mx_pieces_aligned(p, below, em))
            return true;
    }
    return false;
}

/* The one line of the header on which column @col has a heading; G_MAXUINT where it has none, or
 * several. @n: how many */
static guint only_line(const MxStreamBody *body, guint col, guint *n) {
    guint line = G_MAXUINT;
    *n = 0;
    for (guint i = 0; i < body->n_header; i++)
        for (guint k = 0; k < mx_body_pieces(body, i)->len; k++) {
            const MxPiece *p = mx_piece_at(mx_body_pieces(body, i), k);
            if (p->from > col || p->to < col)
                continue;
            line = ++*n == 1 ? i : G_MAXUINT;
        }
    return line;
}

/* Whether headings that stand beside several levels are set at the top or in the middle: one has
 * its column for itself, above the last line. */
static bool are_set_high(const MxStreamBody *body) {
    for (guint c = 0; c < mx_region_n_cols(body->region); c++) {
        guint n, line = only_line(body, c, &n);
        if (n == 1 && line + 1 < body->n_header)
            return true;
    }
    return false;
}

/* The heading above line @line that ends beside column @col, or begins there, and has one of its
 * own on that line. */
static MxPiece *find_parent(const MxStreamBody *body, guint line, guint col, bool before) {
    for (guint i = line; i-- > 0;) {
        GArray *pieces = body->pieces->pdata[i];
        for (guint k = 0; k < pieces->len; k++) {
            MxPiece *p = &g_array_index(pieces, MxPiece, k);
            if (before ? p->to + 1 == col : p->from == col + 1)
                return mx_piece_in(mx_body_pieces(body, line), before ? p->to : p->from) ? p : NULL;
        }
    }
    return NULL;
}

/* Where headings beside several levels are set high, one that stands low with none above it is of
 * several that another spans: what stands beside it spans it, too. */
static void adopt_low(MxStreamBody *body) {
    guint last = body->n_header - 1;
    for (guint c = 1; c < mx_region_n_cols(body->region); c++) {
        guint n, line = only_line(body, c, &n);
        if (n != 1 || line != last)
            continue;
        MxPiece *left = find_parent(body, last, c, true),
                *right = find_parent(body, last, c, false);
        if (left != NULL && right != NULL) {
            double l = off_middle(body, left->line, left->from, c, mx_box_middle_x(left->box));
            double r = off_middle(body, right->line, c, right->to, mx_box_middle_x(right->box));
            *(l < r ? &right : &left) = NULL;
        }
        if (left != NULL)
            left->to = c;
        else if (right != NULL)
            right->from = c;
    }
}

void mx_body_read_header(MxStreamBody *body) {
    body->n_header = count_header(body);
    body->usual_pitch = mx_body_find_pitch(body);
    for (guint i = 0; i + 1 < body->n_header; i++) {
        GArray *pieces = body->pieces->pdata[i];
        bool widen = has_span(body, i);
        for (guint k = 0; k < pieces->len; k++)
            if (!span_rule(body, &g_array_index(pieces, MxPiece, k)) && widen)
                widen_span(body, i, k);
    }
    if (body->n_header > 1 && are_set_high(body))
        adopt_low(body);
    for (guint i = 0; i < body->n_header; i++) {
        if (i == 0 || parts_levels(body, i - 1))
            body->n_rows++;
        body->row_of[i] = body->n_rows - 1;
    }
}
