/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/lattice/rulings/component.h"

#include <math.h>
#include <stdbool.h>

#include "layout/token.h"

/* Pieces of one upright ruling are this near, in points: a row of large type. Two tables are
 * farther apart, with a title between. */
#define BREAK_PT 30.0

/* Text this many times larger than the table's is the title of another; headings of groups are of
 * its size or a little larger. */
#define TITLE_SIZE 1.2

/* Union-find over the horizontal rulings 0 … n_h - 1 and the vertical n_h … n_h + n_v - 1. */
static guint find_root(guint *parent, guint i) {
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

static bool touch(const MxRuling *h, const MxRuling *v) {
    return v->at >= h->from - MX_TOUCH_PT && v->at <= h->to + MX_TOUCH_PT &&
           h->at >= v->from - MX_TOUCH_PT && h->at <= v->to + MX_TOUCH_PT;
}

/* The root of each ruling's component: those that touch. */
static guint *find_touching(const GArray *hs, const GArray *vs) {
    guint *parent = g_new(guint, hs->len + vs->len);
    for (guint i = 0; i < hs->len + vs->len; i++)
        parent[i] = i;
    for (guint h = 0; h < hs->len; h++)
        for (guint v = 0; v < vs->len; v++)
            if (touch(&g_array_index(hs, MxRuling, h), &g_array_index(vs, MxRuling, v)))
                parent[find_root(parent, h)] = find_root(parent, hs->len + v);
    for (guint i = 0; i < hs->len + vs->len; i++)
        parent[i] = find_root(parent, i);
    return parent;
}

bool mx_ruling_ends_alike(const MxRuling *a, const MxRuling *b) {
    return fabs(a->from - b->from) <= MX_TOUCH_PT && fabs(a->to - b->to) <= MX_TOUCH_PT;
}

guint *mx_components_count(const guint *roots, guint n) {
    guint *members = g_new0(guint, n);
    for (guint i = 0; i < n; i++)
        members[roots[i]]++;
    return members;
}

/* Whether @a goes on where @b ends, or ends where it begins: broken at the heading of a group. */
static bool goes_on(const MxRuling *a, const MxRuling *b) {
    return fabs(a->at - b->at) <= MX_TOUCH_PT &&
           fmax(a->from, b->from) - fmin(a->to, b->to) < BREAK_PT;
}

/* Whether text between the heights @top and @bottom is larger than what stands as far above as
 * @from: a title. Headings of groups are of the table's size. */
static bool is_title_between(const GArray *tokens, double from, double top, double bottom) {
    double above = 0, between = 0;
    for (guint i = 0; i < tokens->len; i++) {
        const MxToken *t = mx_token_at(tokens, i);
        double y = mx_box_middle_y(t->box);
        if (y > from && y < top)
            above = fmax(above, t->em);
        else if (y > top && y < bottom)
            between = fmax(between, t->em);
    }
    return above > 0 && between > TITLE_SIZE * above;
}

/* Whether each upright ruling that ends at @top goes on at @bottom, and each that begins there has
 * ended: they are broken at one height. Two tables have columns of their own. */
static bool are_broken(const GArray *vs, double top, double bottom) {
    for (guint i = 0; i < vs->len; i++) {
        const MxRuling *a = &g_array_index(vs, MxRuling, i);
        bool ends = fabs(a->to - top) <= MX_TOUCH_PT,
             begins = fabs(a->from - bottom) <= MX_TOUCH_PT;
        bool met = !ends && !begins;
        for (guint k = 0; k < vs->len && !met; k++) {
            const MxRuling *b = &g_array_index(vs, MxRuling, k);
            met = fabs(a->at - b->at) <= MX_TOUCH_PT &&
                  fabs(ends ? b->from - bottom : b->to - top) <= MX_TOUCH_PT;
        }
        if (!met)
            return false;
    }
    return true;
}

/* Makes one component of those of two roots, with @to for its root. */
static void join(guint *roots, guint n, guint from, guint to) {
    for (guint m = 0; m < n && from != to; m++)
        if (roots[m] == from)
            roots[m] = to;
}

/* Whether @inner runs between @a and @b, two sides of one table, and no further than they do: it is
 * broken at the headings of groups, as the sides are not. */
static bool is_between(const MxRuling *inner, const MxRuling *a, const MxRuling *b) {
    return inner->at > fmin(a->at, b->at) && inner->at < fmax(a->at, b->at) &&
           inner->from >= fmin(a->from, b->from) - MX_TOUCH_PT &&
           inner->to <= fmax(a->to, b->to) + MX_TOUCH_PT;
}

/* Whether each upright ruling is no edge, and touches no line: it bounds columns that nothing but
 * shading parts into rows. */
static bool *find_unruled(const guint *roots, const GArray *hs, const GArray *vs) {
    g_autofree bool *ruled = g_new0(bool, hs->len + vs->len);
    bool *unruled = g_new(bool, vs->len + 1);
    for (guint i = 0; i < hs->len; i++)
        ruled[roots[i]] |= g_array_index(hs, MxRuling, i).kind != MX_RULING_EDGE;
    for (guint i = 0; i < vs->len; i++)
        unruled[i] =
            g_array_index(vs, MxRuling, i).kind != MX_RULING_EDGE && !ruled[roots[hs->len + i]];
    return unruled;
}

/* The rightmost of the rulings @sides that begins and ends where @i does; @i where there is none.
 */
static guint find_other_side(const GArray *vs, const bool *sides, guint i) {
    const MxRuling *a = &g_array_index(vs, MxRuling, i);
    guint right = i;
    for (guint k = 0; k < vs->len && sides[i]; k++)
        if (sides[k] && mx_ruling_ends_alike(a, &g_array_index(vs, MxRuling, k)) &&
            g_array_index(vs, MxRuling, k).at > g_array_index(vs, MxRuling, right).at)
            right = k;
    return right;
}

/* Gives each vertical ruling that touches nothing to the grid beside it that begins and ends where
 * it does (a box that reaches over the whole page of a long table has no rule above or below it),
 * or that it goes on with. Columns parted by nothing but upright rulings become a component of
 * their own, with the pieces of rulings between its sides. */
static void join_lone_columns(guint *roots, const GArray *hs, const GArray *vs,
                              const GArray *tokens) {
    guint n_h = hs->len;
    g_autofree guint *members = mx_components_count(roots, n_h + vs->len);
    g_autofree bool *unruled = find_unruled(roots, hs, vs);
    g_autofree bool *lone = g_new0(bool, vs->len);
    for (guint i = 0; i < vs->len; i++)
        lone[i] = members[roots[n_h + i]] == 1;
    for (guint i = 0; i < vs->len; i++)
        for (guint k = 0; k < vs->len && lone[i]; k++) {
            const MxRuling *a = &g_array_index(vs, MxRuling, i);
            const MxRuling *b = &g_array_index(vs, MxRuling, k);
            double top = fmin(a->to, b->to), bottom = fmax(a->from, b->from);
            if (mx_ruling_ends_alike(a, b) ||
                (goes_on(a, b) && are_broken(vs, top, bottom) &&
                 !is_title_between(tokens, fmin(a->from, b->from), top, bottom)))
                join(roots, n_h + vs->len, roots[n_h + i], roots[n_h + k]);
        }
    for (guint i = 0; i < vs->len; i++) {
        guint right = find_other_side(vs, unruled, i);
        for (guint m = 0; right != i && m < vs->len; m++)
            if (lone[m] &&
                is_between(&g_array_index(vs, MxRuling, m), &g_array_index(vs, MxRuling, i),
                           &g_array_index(vs, MxRuling, right)))
                join(roots, n_h + vs->len, roots[n_h + m], roots[n_h + i]);
    }
}

guint *mx_components_find(const GArray *hs, const GArray *vs, const GArray *tokens) {
    guint *roots = find_touching(hs, vs);
    join_lone_columns(roots, hs, vs, tokens);
    return roots;
}

GArray *mx_component_select(const GArray *rulings, const guint *roots, guint root, bool own) {
    GArray *out = g_array_new(FALSE, FALSE, sizeof(MxRuling));
    for (guint i = 0; i < rulings->len; i++)
        if ((roots[i] == root) == own)
            g_array_append_val(out, g_array_index(rulings, MxRuling, i));
    return out;
}
