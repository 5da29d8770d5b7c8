/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns and rows that nobody meant.
 *
 *   ░░░░░░░░ ░░░░░░░░      Two shaded cells with a white slit between them draw two edges. A narrow
 *   ░ Land ░ ░ 2006 ░      column that no word calls its own is such a slit; its two boundaries are
 *   ░░░░░░░░ ░░░░░░░░      one. But walls that stand in rows of their own part other cells.
 */
#include <math.h>

#include "base/order.h"
#include "layout/lattice/phantom.h"
#include "layout/lattice/rulings/edges.h"
#include "layout/token.h"
#include "page/page.h"

/* Widest slit, in ems of the grid's type. Cell spacing and the padding of shaded cells are 2 to 8
 * pt beside type of 10; a row is at least 1 em high, a column of one digit 1 em wide with its
 * padding. */
#define MAX_SLIT_EM 0.9

/* Share of the shorter of two walls that must run beside the other for them to be a slit's edges.
 */
#define BESIDE 0.5

/* A ruling at a boundary, in points: neighbouring edges merge within 3 already. */
#define SAME_PLACE_PT 1.6

/* Share of a token that must lie in a column to be its own. */
#define OWN 0.6

static bool has_own_text(const GArray *tokens, double from, double to, bool rows) {
    for (guint i = 0; i < tokens->len; i++) {
        MxBox b = mx_token_at(tokens, i)->box;
        double b0 = rows ? b.y0 : b.x0, b1 = rows ? b.y1 : b.x1;
        if (fmin(b1, to) - fmax(b0, from) > OWN * (b1 - b0))
            return true;
    }
    return false;
}

static double median_em(const GArray *tokens) {
    if (tokens->len == 0)
        return 0;
    g_autoptr(GArray) ems = g_array_sized_new(FALSE, FALSE, sizeof(double), tokens->len);
    for (guint i = 0; i < tokens->len; i++)
        g_array_append_val(ems, mx_token_at(tokens, i)->em);
    g_array_sort(ems, mx_compare_doubles);
    return mx_place_at(ems, ems->len / 2);
}

/* How much is ruled at @place: the drawn boundary among the edges of shadings beside it. */
static double ruled_at(const GArray *rulings, double place) {
    double length = 0;
    for (guint i = 0; i < rulings->len; i++) {
        const MxRuling *r = &g_array_index(rulings, MxRuling, i);
        if (fabs(r->at - place) < SAME_PLACE_PT)
            length += r->to - r->from;
    }
    return length;
}

/* Whether the walls drawn at two places run beside one another, as the edges of two shadings do.
 * Two that stand in rows of their own part other cells; and of what is not drawn nothing is known.
 */
static bool run_beside(const GArray *rulings, double a, double b) {
    double common = 0;
    for (guint i = 0; i < rulings->len; i++) {
        const MxRuling *p = &g_array_index(rulings, MxRuling, i);
        for (guint k = 0; fabs(p->at - a) < SAME_PLACE_PT && k < rulings->len; k++) {
            const MxRuling *q = &g_array_index(rulings, MxRuling, k);
            if (fabs(q->at - b) < SAME_PLACE_PT)
                common += fmax(fmin(p->to, q->to) - fmax(p->from, q->from), 0);
        }
    }
    double shorter = fmin(ruled_at(rulings, a), ruled_at(rulings, b));
    return shorter == 0 || common >= BESIDE * shorter;
}

static bool is_slit(const GArray *places, guint from, guint to, const GArray *rulings) {
    for (guint i = from; i < to; i++)
        for (guint k = i + 1; k < to; k++)
            if (run_beside(rulings, mx_place_at(places, i), mx_place_at(places, k)))
                return true;
    return false;
}

static guint most_ruled(const GArray *places, guint from, guint to, const GArray *rulings) {
    guint best = from;
    for (guint i = from + 1; i < to; i++)
        if (ruled_at(rulings, mx_place_at(places, i)) >
            ruled_at(rulings, mx_place_at(places, best)))
            best = i;
    return best;
}

void mx_places_drop_phantoms(GArray *places, const GArray *rulings, const GArray *tokens,
                             bool rows) {
    double slit = MAX_SLIT_EM * median_em(tokens);
    for (guint from = 0, to; from < places->len && places->len > 2; from++) {
        for (to = from + 1; to < places->len; to++) {
            double a = mx_place_at(places, to - 1), b = mx_place_at(places, to);
            if (b - a >= slit || b - mx_place_at(places, from) >= 2 * slit ||
                has_own_text(tokens, a, b, rows))
                break;
        }
        if (to - from < 2 || !is_slit(places, from, to, rulings))
            continue;
        /* The outer boundary of a grid stays; inside, the slit's best drawn one does. */
        guint kept = from == 0           ? from
                     : to == places->len ? to - 1
                                         : most_ruled(places, from, to, rulings);
        g_array_index(places, double, from) = mx_place_at(places, kept);
        g_array_remove_range(places, from + 1, to - from - 1);
    }
}
