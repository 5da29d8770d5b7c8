/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells over rows, in a table with a rule below every row.
 *
 *   ────────────────────────────────
 *   Wages     90.1    paid             a rule that ends before the last column parts the others:
 *   ──────────────────  quarterly      what stands beside its end is one cell
 *   Travel    12.0
 *   ────────────────────────────────
 *
 * Only where every row ends in a rule: elsewhere one under a few columns is a sum's.
 */
#include <math.h>

#include "layout/stream/rows/merged.h"
#include "page/page.h"

/* Share of the table's width that such a rule covers at least: it parts most columns. */
#define MOSTLY 0.5

/* Share of a column's width that the rule covers, or leaves out. */
#define COVERS 0.5

/* How far from the middle between two rows their rule may lie, as a share of the lower one's
 * height. */
#define NEAR 0.6

/* How much of the extent of column @col rules cover that lie at the height of @rule. */
static double covered_share(const MxRegion *region, const MxRuling *rule, guint col) {
    double x0 = mx_region_x(region, col), x1 = mx_region_x(region, col + 1), covered = 0;
    for (guint i = 0; i < region->rules->len; i++) {
        const MxRuling *r = &g_array_index(region->rules, MxRuling, i);
        if (fabs(r->at - rule->at) < 2)
            covered += fmax(0, fmin(r->to, x1) - fmax(r->from, x0));
    }
    return covered / fmax(x1 - x0, 1);
}

/* The rule between rows @row - 1 and @row that covers most columns; NULL where there is none. */
static const MxRuling *find_rule(const MxRegion *region, const double *ys, guint row) {
    double near = NEAR * fmin(ys[row] - ys[row - 1], ys[row + 1] - ys[row]);
    for (guint i = 0; i < region->rules->len; i++) {
        const MxRuling *r = &g_array_index(region->rules, MxRuling, i);
        double common = fmin(r->to, region->box.x1) - fmax(r->from, region->box.x0);
        if (fabs(r->at - ys[row]) < near && common > MOSTLY * mx_box_width(region->box))
            return r;
    }
    return NULL;
}

bool *mx_body_find_merged(const MxStreamBody *body, double *ys) {
    const MxRegion *region = body->region;
    guint n_cols = mx_region_n_cols(region);
    guint first = body->n_header > 0 ? body->row_of[body->n_header - 1] + 2 : 1;
    bool *merged = g_new0(bool, (gsize)(body->n_rows + 1) * n_cols);
    g_autofree const MxRuling **rules = g_new0(const MxRuling *, body->n_rows + 1);
    for (guint row = first; row < body->n_rows; row++)
        if ((rules[row] = find_rule(region, ys, row)) == NULL)
            return merged;
    for (guint row = first; row < body->n_rows; row++) {
        bool any = false;
        for (guint c = 0; c < n_cols; c++) {
            merged[row * n_cols + c] = covered_share(region, rules[row], c) < COVERS;
            any = any || merged[row * n_cols + c];
        }
        if (any && rules[row]->at > ys[row - 1] && rules[row]->at < ys[row + 1])
            ys[row] = rules[row]->at;
    }
    return merged;
}
