/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chunks that run over a column boundary with a space there are cut; each piece lies in one column
 * or spans several.
 *
 *   chunks    部门 12.50      3.00        the gap in the first is a space, and a boundary runs
 * there columns   │部门 │12.50 │  3.00│
 */
#include <math.h>

#include "base/order.h"
#include "layout/stream/rows/piece.h"
#include "page/page.h"

/* A gap at a column boundary that cuts a chunk, in ems: more than a space of ragged text. */
#define CUT_GAP_EM 0.42

/* And more than the spaces between words here, which letter-spacing widens. */
#define WIDER_SPACE 1.2

/* How far, in ems, text may reach over a boundary without spanning it: a footnote mark, an italic.
 */
#define OVERHANG_EM 0.3

/* Edges or middles this near, in ems, are aligned. Centring rounds to a tenth; lines that are not
 * aligned meet within half an em by chance. */
#define ALIGNED_EM 0.25

/* Share of a rule that must lie over the table's width to part rows. */
#define RULE_COVER 0.6

static bool cuts(const MxRegion *region, const MxToken *a, const MxToken *b) {
    double gap = b->box.x0 - a->box.x1;
    if ((mx_token_is_currency(a) && b->n_digits > 0) ||
        gap < fmax(CUT_GAP_EM, WIDER_SPACE * region->space_em) * fmax(a->em, b->em))
        return false;
    for (guint c = 1; c + 1 < region->xs->len; c++) {
        double x = mx_region_x(region, c);
        if (x > a->box.x1 - OVERHANG_EM * a->em && x < b->box.x0 + OVERHANG_EM * b->em)
            return true;
    }
    return false;
}

static void close_piece(const MxRegion *region, GArray *pieces, MxPiece *p, double em) {
    double overhang = fmin(OVERHANG_EM * em, mx_box_width(p->box) / 3);
    p->from = mx_region_col_at(region, p->box.x0 + overhang);
    p->to = mx_region_col_at(region, p->box.x1 - overhang);
    if (pieces->len > 0) {
        MxPiece *before = &g_array_index(pieces, MxPiece, pieces->len - 1);
        if (p->from <= before->to) { /* both reach into one column: one cell */
            before->to = MAX(before->to, p->to);
            before->box = mx_box_union(before->box, p->box);
            before->figure = before->figure && p->figure;
            return;
        }
    }
    g_array_append_val(pieces, *p);
}

GArray *mx_pieces_cut(const MxRegion *region, guint index) {
    const MxStreamLine *line = mx_region_line(region, index);
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(MxPiece));
    for (guint k = 0; k < line->chunks->len; k++) {
        const MxChunk *chunk = mx_chunk_at(line, k);
        MxPiece p = { 0 };
        for (guint i = chunk->first; i < chunk->first + chunk->n; i++) {
            const MxToken *t = mx_token_at(line->tokens, i);
            bool begins = i == chunk->first || cuts(region, t - 1, t);
            if (begins && i > chunk->first)
                close_piece(region, pieces, &p, line->em);
            if (begins)
                p = (MxPiece){ t->box, index, 0, 0, true, t->first, mx_box_width(t->box) };
            p.box = mx_box_union(p.box, t->box);
            p.figure = p.figure && t->figure;
        }
        close_piece(region, pieces, &p, line->em);
    }
    return pieces;
}

bool mx_region_rule_below(const MxRegion *region, guint i, double x0, double x1) {
    const MxStreamLine *a = mx_region_line(region, i), *b = mx_region_line(region, i + 1);
    double from = mx_box_middle_y(a->box), to = mx_box_middle_y(b->box), covered = 0;
    for (guint k = 0; k < region->rules->len; k++) {
        const MxRuling *r = &g_array_index(region->rules, MxRuling, k);
        if (r->at > from && r->at < to)
            covered += fmax(0, fmin(r->to, x1) - fmax(r->from, x0));
    }
    return covered >= RULE_COVER * (x1 - x0);
}

bool mx_region_parted_below(const MxRegion *region, guint i) {
    return mx_region_rule(region, mx_box_middle_y(mx_region_line(region, i)->box),
                          mx_box_middle_y(mx_region_line(region, i + 1)->box));
}

void mx_body_measure_column(const MxStreamBody *body, guint col, double *x0, double *x1) {
    *x0 = INFINITY;
    *x1 = -INFINITY;
    for (guint i = 0; i < body->pieces->len; i++)
        for (guint k = 0; k < mx_body_pieces(body, i)->len; k++) {
            const MxPiece *p = mx_piece_at(mx_body_pieces(body, i), k);
            if (p->from != col || p->to != col)
                continue;
            *x0 = fmin(*x0, p->box.x0);
            *x1 = fmax(*x1, p->box.x1);
        }
}

static double pitch_above(const MxRegion *region, guint i) {
    return mx_line_distance(mx_region_line(region, i - 1), mx_region_line(region, i));
}

/* The upper quartile: in a table of wrapped rows, most pitches are within rows. */
double mx_body_find_pitch(const MxStreamBody *body) {
    g_autoptr(GArray) pitches = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = body->n_header + 1; i < body->region->lines->len; i++) {
        double p = pitch_above(body->region, i);
        g_array_append_val(pitches, p);
    }
    if (pitches->len == 0)
        return 0;
    g_array_sort(pitches, mx_compare_doubles);
    return g_array_index(pitches, double, 3 * (pitches->len - 1) / 4);
}

bool mx_body_is_tight(const MxStreamBody *body, guint i) {
    return pitch_above(body->region, i) < MX_TIGHT_SHARE * body->usual_pitch;
}

/* Lines of one cell are set left, right or centred alike. A year is a cell of its own. */
bool mx_pieces_aligned(const MxPiece *above, const MxPiece *below, double em) {
    MxBox a = above->box, b = below->box;
    double slack = ALIGNED_EM * em;
    if (below->figure && !above->figure)
        return false;
    return mx_box_is_aligned(a, b, slack);
}

const MxPiece *mx_piece_in(const GArray *pieces, guint col) {
    for (guint i = 0; i < pieces->len; i++)
        if (mx_piece_at(pieces, i)->from == col && mx_piece_at(pieces, i)->to == col)
            return mx_piece_at(pieces, i);
    return NULL;
}
