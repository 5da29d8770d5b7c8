/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Grids drawn by rulings.
 *
 *   ┌────┬─────────┐       xs  0    1    2    3      cells (row,col rowspan×colspan)
 *   │    │    a    │            ┌────┬─────────┐      0,0 2×1   0,1 1×2
 *   │    ├────┬────┤            │    │    .    │      1,1 1×1   1,2 1×1
 *   │    │ b  │ c  │            │ .  ├────┬────┤
 *   └────┴────┴────┘            └────┴────┴────┘
 *
 * 1. Rulings that touch form a component; each component is at most one grid.
 * 2. The places of its vertical rulings, near ones merged, are the column boundaries, those of the
 *    horizontal ones the row boundaries. A side left open (no outer border) is closed where the
 *    rulings across it end. A vertical ruling that touches nothing, but begins and ends where the
 *    grid beside it does, bounds a column whose boxes a page break cut at both ends.
 * 3. Two neighbouring places are one cell where no ruling runs between them for most of their
 *    common edge. Cells grow right, then down, and stay rectangles.
 * 4. What the rulings leave open the text closes: see implied.c.
 * 5. A component of a single cell is a frame, not a grid; for charts and diagrams see drawing.c.
 *
 * Known failures: two tables drawn with a common border are one grid.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/order.h"
#include "layout/lattice/drawing.h"
#include "layout/lattice/frame.h"
#include "layout/lattice/implied.h"
#include "layout/lattice/lattice.h"
#include "layout/lattice/phantom.h"
#include "layout/token.h"

/* Rulings this near touch, in points. Producers leave corners open by a line's thickness (up to
 * 2 pt); the narrowest gap between two tables on one page seen is 9. */
#define TOUCH_PT 2.5

/* Pieces of one upright ruling are this near, in points: a row of large type. Two tables are
 * farther apart, with a title between. */
#define BREAK_PT 30.0

/* Text this many times larger than the table's is the title of another; headings of groups are of
 * its size or a little larger. */
#define TITLE_SIZE 1.2

/* Columns with upright rulings only are a table if their text shows so many rows. */
#define MIN_LONE_ROWS 3u

/* Boundaries this near are one, in points: the two strokes of a double rule, a cell's own right
 * border beside its neighbour's left one. No row of text is lower than 5. */
#define MERGE_PT 3.0

/* An interval narrower than this without text in it is a thick or double rule, not a row. Points.
 */
#define EMPTY_INTERVAL_PT 6.0

/* How far rulings must reach past the last one across them to make an open side a column or row.
 * Overshoot at corners is under 4; the narrowest open column holds a figure of 3 digits. Points. */
#define OPEN_SIDE_PT 12.0

/* How far a frame is from the rule above or below that makes it a row among others, in points: a
 * row of four lines of large type. */
#define NEAR_RUNG_PT 60.0

/* An edge of this share of the table's height is of a shaded column, not of a cell over rows. */
#define SHADED_COLUMN 0.8

/* A component with more is noise of an image. The largest real page has 260 rulings. */
#define MAX_RULINGS 4000u

/* A grid with more rows or columns is graph paper or a hatching, and would cost a cell for each of
 * its meshes. The largest real grids have some 100 rows and 40 columns. */
#define MAX_BOUNDARIES 500u

/* ------------------------------------------------------------------------------ components -- */

/* Union-find over the horizontal rulings 0 … n_h - 1 and the vertical n_h … n_h + n_v - 1. */
static guint find_root(guint *parent, guint i) {
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

static bool touch(const MxRuling *h, const MxRuling *v) {
    return v->at >= h->from - TOUCH_PT && v->at <= h->to + TOUCH_PT &&
           h->at >= v->from - TOUCH_PT && h->at <= v->to + TOUCH_PT;
}

/* The root of each ruling's component. */
static guint *find_components(const GArray *hs, const GArray *vs) {
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

static bool ends_alike(const MxRuling *a, const MxRuling *b) {
    return fabs(a->from - b->from) <= TOUCH_PT && fabs(a->to - b->to) <= TOUCH_PT;
}

/* How many rulings each root's component has. */
static guint *count_members(const guint *roots, guint n) {
    guint *members = g_new0(guint, n);
    for (guint i = 0; i < n; i++)
        members[roots[i]]++;
    return members;
}

/* Whether @a goes on where @b ends, or ends where it begins: broken at the heading of a group. */
static bool goes_on(const MxRuling *a, const MxRuling *b) {
    return fabs(a->at - b->at) <= TOUCH_PT &&
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
        bool ends = fabs(a->to - top) <= TOUCH_PT, begins = fabs(a->from - bottom) <= TOUCH_PT;
        bool met = !ends && !begins;
        for (guint k = 0; k < vs->len && !met; k++) {
            const MxRuling *b = &g_array_index(vs, MxRuling, k);
            met = fabs(a->at - b->at) <= TOUCH_PT &&
                  fabs(ends ? b->from - bottom : b->to - top) <= TOUCH_PT;
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
           inner->from >= fmin(a->from, b->from) - TOUCH_PT &&
           inner->to <= fmax(a->to, b->to) + TOUCH_PT;
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
        if (sides[k] && ends_alike(a, &g_array_index(vs, MxRuling, k)) &&
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
    g_autofree guint *members = count_members(roots, n_h + vs->len);
    g_autofree bool *unruled = find_unruled(roots, hs, vs);
    g_autofree bool *lone = g_new0(bool, vs->len);
    for (guint i = 0; i < vs->len; i++)
        lone[i] = members[roots[n_h + i]] == 1;
    for (guint i = 0; i < vs->len; i++)
        for (guint k = 0; k < vs->len && lone[i]; k++) {
            const MxRuling *a = &g_array_index(vs, MxRuling, i);
            const MxRuling *b = &g_array_index(vs, MxRuling, k);
            double top = fmin(a->to, b->to), bottom = fmax(a->from, b->from);
            if (ends_alike(a, b) ||
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

/* The rulings that are of the component of @root, or those that are not. */
static GArray *select_rulings(const GArray *rulings, const guint *roots, guint root, bool own) {
    GArray *out = g_array_new(FALSE, FALSE, sizeof(MxRuling));
    for (guint i = 0; i < rulings->len; i++)
        if ((roots[i] == root) == own)
            g_array_append_val(out, g_array_index(rulings, MxRuling, i));
    return out;
}

/* ------------------------------------------------------------------------------ boundaries -- */

/* Merges sorted places nearer than MERGE_PT into their mean. */
static void merge_places(GArray *places) {
    g_array_sort(places, mx_compare_doubles);
    guint n = 0;
    for (guint i = 0; i < places->len;) {
        double first = g_array_index(places, double, i), sum = 0;
        guint k = i;
        for (; k < places->len && g_array_index(places, double, k) - first <= MERGE_PT; k++)
            sum += g_array_index(places, double, k);
        g_array_index(places, double, n++) = sum / (k - i);
        i = k;
    }
    g_array_set_size(places, n);
}

/* The rulings across a side that reach past its outermost place. */
typedef struct {
    double outer, reach; /* the place, and how far they reach */
    double first, last;  /* where the first and the last of them lie */
    guint n;
} OpenSide;

static OpenSide measure_side(const GArray *places, const GArray *across, bool low) {
    OpenSide s = { 0 };
    for (guint i = 0; i < places->len; i++) {
        double p = mx_place_at(places, i);
        s.outer = i == 0 || (low ? p < s.outer : p > s.outer) ? p : s.outer;
    }
    for (guint i = 0; i < across->len; i++) {
        const MxRuling *r = &g_array_index(across, MxRuling, i);
        double end = low ? r->from : r->to;
        if ((low ? s.outer - end : end - s.outer) < OPEN_SIDE_PT)
            continue;
        s.reach = s.n == 0 || (low ? end < s.reach : end > s.reach) ? end : s.reach;
        s.first = s.n == 0 ? r->at : s.first; /* rulings come sorted */
        s.last = r->at;
        s.n++;
    }
    return s;
}

/* Whether a character of @t or more stands in @box, at a height within it: the label of a box that
 * lies on both sides of a place which bounds others. */
static bool reaches_into(const MxToken *t, MxBox box, bool rows) {
    double middle = rows ? mx_box_middle_x(t->box) : mx_box_middle_y(t->box);
    double common = rows ? fmin(t->box.y1, box.y1) - fmax(t->box.y0, box.y0)
                         : fmin(t->box.x1, box.x1) - fmax(t->box.x0, box.x0);
    return common >= t->em && middle >= (rows ? box.x0 : box.y0) &&
           middle <= (rows ? box.x1 : box.y1);
}

/* What lies between the outermost place and the ends of the rulings that reach past it. */
static MxBox side_box(const OpenSide *s, const GArray *along, bool low, bool rows) {
    double from = s->first, to = s->last;
    for (guint i = 0; s->n == 1 && i < along->len; i++) { /* a lone ruling has text on its sides */
        from = fmin(from, g_array_index(along, MxRuling, i).from);
        to = fmax(to, g_array_index(along, MxRuling, i).to);
    }
    double a = low ? s->reach : s->outer, b = low ? s->outer : s->reach;
    return rows ? (MxBox){ from, a, to, b } : (MxBox){ a, from, b, to };
}

/* Whether text stands there. */
static bool holds_side_text(const OpenSide *s, const GArray *along, const GArray *tokens, bool low,
                            bool rows) {
    MxBox box = side_box(s, along, low, rows);
    for (guint i = 0; i < tokens->len; i++) {
        const MxToken *t = mx_token_at(tokens, i);
        if (mx_box_holds(box, t->box) || (s->n > 1 && reaches_into(t, box, rows)))
            return true;
    }
    return false;
}

/* Whether the one upright ruling that reaches past the outermost row parts text there: label and
 * text of a row that the page's end cut, and left without a rule below. Where other uprights end, a
 * stroke that overshoots parts nothing. */
static bool parts_side_text(const OpenSide *s, const GArray *along, const GArray *tokens,
                            bool low) {
    MxBox box = side_box(s, along, low, true);
    bool left = false, right = false;
    for (guint i = 0; i < tokens->len; i++) {
        MxBox t = mx_token_at(tokens, i)->box;
        left = left || (mx_box_holds(box, t) && t.x1 <= s->first);
        right = right || (mx_box_holds(box, t) && t.x0 >= s->first);
    }
    return left && right;
}

/* Closes a side that rulings across it reach past: half of them, or some with text between. */
static void close_side(GArray *places, const GArray *along, const GArray *across,
                       const GArray *tokens, bool low, bool rows) {
    OpenSide s = measure_side(places, across, low);
    if (places->len == 0 || s.n == 0)
        return;
    if (s.n == 1 && across->len > 1 && !(rows && parts_side_text(&s, along, tokens, low)))
        return;
    if ((s.n >= 2 && 2 * s.n >= across->len) || holds_side_text(&s, along, tokens, low, rows))
        g_array_append_val(places, s.reach);
}

/* Upright rulings that nothing tops begin and end with their table. */
static void close_lone(GArray *places, const GArray *across) {
    double first = INFINITY, last = -INFINITY;
    for (guint i = 0; i < across->len; i++) {
        first = fmin(first, g_array_index(across, MxRuling, i).from);
        last = fmax(last, g_array_index(across, MxRuling, i).to);
    }
    g_array_append_val(places, first);
    g_array_append_val(places, last);
}

static GArray *find_boundaries(const GArray *along, const GArray *across, const GArray *tokens,
                               bool rows) {
    GArray *places = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < along->len; i++)
        g_array_append_val(places, g_array_index(along, MxRuling, i).at);
    if (along->len == 0)
        close_lone(places, across);
    close_side(places, along, across, tokens, true, rows);
    close_side(places, along, across, tokens, false, rows);
    merge_places(places);
    return places;
}

/* Whether a glyph of @page has its centre in the interval, within @box across it. */
static bool holds_text(const MxPage *page, MxBox box) {
    for (guint i = 0; i < page->glyphs->len; i++) {
        MxBox b = g_array_index(page->glyphs, MxGlyph, i).box;
        if (mx_box_holds(box, b))
            return true;
    }
    return false;
}

/* Takes out intervals that are a thick rule rather than a row (or column). */
static void drop_thin(GArray *places, const MxPage *page, double from, double to, bool rows) {
    for (guint i = 0; i + 1 < places->len;) {
        double a = g_array_index(places, double, i), b = g_array_index(places, double, i + 1);
        MxBox box = rows ? (MxBox){ from, a, to, b } : (MxBox){ a, from, b, to };
        if (b - a >= EMPTY_INTERVAL_PT || holds_text(page, box)) {
            i++;
            continue;
        }
        /* The outer boundary of a grid stays; inside, the second of the two goes. */
        g_array_remove_index(places, i + 2 == places->len && i > 0 ? i : i + 1);
    }
}

static double first_of(const GArray *places) {
    return g_array_index(places, double, 0);
}
static double last_of(const GArray *places) {
    return g_array_index(places, double, places->len - 1);
}

/* ----------------------------------------------------------------------------------- cells -- */

/* Takes out inner boundaries that are ruled nowhere clear of text: strokes of letters that touched
 * a ruling. */
static void drop_strokes(GArray *places, const MxEdges *e) {
    for (guint b = places->len - 1; b-- > 1;)
        if (!e->clear[b])
            g_array_remove_index(places, b);
}

/* Whether row @row can join a cell that covers columns [col, col + span) down to row - 1. */
static bool row_joins(const MxGrid *g, const MxEdges *v, const MxEdges *h, guint row, guint col,
                      guint span) {
    for (guint c = col; c < col + span; c++)
        if (mx_grid_get(g, row, c) != NULL || mx_edges_drawn(h, row, c) ||
            (c > col && mx_edges_drawn(v, c, row)))
            return false;
    bool left = col == 0 || mx_edges_drawn(v, col, row) == mx_edges_drawn(v, col, row - 1);
    return left && (col + span == g->n_cols || mx_edges_drawn(v, col + span, row));
}

static void add_cells(MxGrid *g, const MxEdges *v, const MxEdges *h) {
    for (guint row = 0; row < g->n_rows; row++)
        for (guint col = 0; col < g->n_cols; col++) {
            if (mx_grid_get(g, row, col) != NULL)
                continue;
            guint cols = 1, rows = 1;
            while (col + cols < g->n_cols && !mx_edges_drawn(v, col + cols, row) &&
                   mx_grid_get(g, row, col + cols) == NULL)
                cols++;
            while (row + rows < g->n_rows && row_joins(g, v, h, row + rows, col, cols))
                rows++;
            mx_grid_add(g, row, col, rows, cols);
        }
}

static GArray *select_tokens(const GArray *tokens, const GArray *xs, const GArray *ys) {
    GArray *out = g_array_new(FALSE, FALSE, sizeof(MxToken));
    MxBox box = { first_of(xs), first_of(ys), last_of(xs), last_of(ys) };
    for (guint i = 0; i < tokens->len; i++) {
        MxBox b = mx_token_at(tokens, i)->box;
        if (mx_box_holds(box, b))
            g_array_append_vals(out, mx_token_at(tokens, i), 1);
    }
    return out;
}

/* The boundaries of a component, without slits, thick rules and strokes; FALSE where nothing is
 * left. */
static bool find_frame(MxFrame *f, const MxPage *page, const GArray *all_tokens, const GArray *hs,
                       const GArray *vs) {
    GArray *xs = f->xs = find_boundaries(vs, hs, all_tokens, false);
    GArray *ys = f->ys = find_boundaries(hs, vs, all_tokens, true);
    if (xs->len < 2 || ys->len < 2 || xs->len > MAX_BOUNDARIES || ys->len > MAX_BOUNDARIES)
        return false;
    f->tokens = select_tokens(all_tokens, xs, ys);
    mx_places_drop_phantoms(xs, vs, f->tokens, false);
    mx_places_drop_phantoms(ys, hs, f->tokens, true);
    drop_thin(xs, page, first_of(ys), last_of(ys), false);
    drop_thin(ys, page, first_of(xs), last_of(xs), true);
    if (xs->len < 2 || ys->len < 2 || xs->len + ys->len < 5)
        return false;
    MxEdges v = mx_edges_find(vs, xs, ys, f->tokens), h = mx_edges_find(hs, ys, xs, NULL);
    drop_strokes(xs, &v);
    drop_strokes(ys, &h);
    mx_edges_clear(&v);
    mx_edges_clear(&h);
    f->v = mx_edges_find(vs, xs, ys, f->tokens);
    f->h = mx_edges_find(hs, ys, xs, NULL);
    return true;
}

static void frame_clear(MxFrame *f) {
    mx_edges_clear(&f->v);
    mx_edges_clear(&f->h);
    if (f->tokens != NULL)
        g_array_unref(f->tokens);
    g_array_unref(f->xs);
    g_array_unref(f->ys);
}

static double *copy_places(const GArray *places) {
    return g_memdup2(places->data, places->len * sizeof(double));
}

/** Kind: what the rulings of a component draw. */
typedef enum {
    KIND_TABLE,
    KIND_FRAME, /* a box around columns that no ruling parts */
    KIND_DRAWING,
    KIND_NOTHING,
} Kind;

static MxGrid *build_grid(const MxPage *page, const GArray *tokens, const GArray *hs,
                          const GArray *vs, const GArray *foreign, Kind *kind) {
    MxFrame f = { .verticals = vs, .foreign = foreign };
    MxGrid *grid = NULL;
    *kind = KIND_TABLE;
    if (find_frame(&f, page, tokens, hs, vs)) {
        *kind = f.xs->len == 2 ? KIND_FRAME : KIND_TABLE;
        mx_frame_draw_implied(&f, tokens);
        if (hs->len == 0 && f.ys->len <= MIN_LONE_ROWS) /* rulings between columns of prose */
            *kind = KIND_NOTHING;
        grid =
            mx_grid_new(copy_places(f.xs), f.xs->len - 1, copy_places(f.ys), f.ys->len - 1, true);
        add_cells(grid, &f.v, &f.h);
        if (*kind != KIND_NOTHING && mx_frame_is_drawing(&f, grid))
            *kind = KIND_DRAWING;
    }
    frame_clear(&f);
    return grid;
}

/* Whether @box, a frame, is the shading of rows in a table that rules without ends part: one of
 * those, as long as the frame is wide, lies near it. */
static bool is_in_ladder(const GArray *hs, const guint *members, const guint *roots, MxBox box) {
    for (guint i = 0; i < hs->len; i++) {
        const MxRuling *r = &g_array_index(hs, MxRuling, i);
        bool near = fmax(box.y0 - r->at, r->at - box.y1) < NEAR_RUNG_PT;
        if (near && members[roots[i]] == 1 && fabs(r->from - box.x0) <= MERGE_PT &&
            fabs(r->to - box.x1) <= MERGE_PT)
            return true;
    }
    return false;
}

/* Whether the upright rulings @vs are sides of shaded rows, two or more: no ruling of @hs crosses
 * one, as those between rows cross the sides of a table. */
static bool are_shadings(const GArray *hs, const GArray *vs) {
    for (guint i = 0; i < vs->len; i++)
        for (guint k = 0; k < hs->len; k++) {
            const MxRuling *v = &g_array_index(vs, MxRuling, i);
            const MxRuling *h = &g_array_index(hs, MxRuling, k);
            if (h->at > v->from + MERGE_PT && h->at < v->to - MERGE_PT &&
                v->at >= h->from - TOUCH_PT && v->at <= h->to + TOUCH_PT)
                return false;
        }
    for (guint i = 1; i < vs->len; i++)
        if (g_array_index(vs, MxRuling, i).from > g_array_index(vs, MxRuling, 0).to ||
            g_array_index(vs, MxRuling, i).to < g_array_index(vs, MxRuling, 0).from)
            return true;
    return false;
}

/* How far up and down the rules go that begin and end as rule @i of @hs does, each near the last.
 */
static double ladder_height(const GArray *hs, guint i) {
    const MxRuling *rule = &g_array_index(hs, MxRuling, i);
    double top = rule->at, bottom = rule->at;
    for (guint k = i; k-- > 0;) {
        const MxRuling *r = &g_array_index(hs, MxRuling, k);
        top = ends_alike(r, rule) && top - r->at < NEAR_RUNG_PT ? r->at : top;
    }
    for (guint k = i + 1; k < hs->len; k++) {
        const MxRuling *r = &g_array_index(hs, MxRuling, k);
        bottom = ends_alike(r, rule) && r->at - bottom < NEAR_RUNG_PT ? r->at : bottom;
    }
    return bottom - top;
}

/* Whether nothing upright in @box, of a component, is a line: shaded rows in a table that rules
 * without ends part. Cells over rows notch their edges, here and there; shaded columns have edges
 * as high as the table. */
static bool are_shaded_rows(const GArray *hs, const GArray *vs, MxBox box) {
    double height = 0, edge = 0;
    for (guint i = 0; i < vs->len; i++) {
        const MxRuling *v = &g_array_index(vs, MxRuling, i);
        if (v->kind != MX_RULING_EDGE)
            return false;
        if (fabs(v->at - box.x0) > MERGE_PT && fabs(v->at - box.x1) > MERGE_PT)
            edge = fmax(edge, v->to - v->from);
    }
    for (guint i = 0; i < hs->len; i++) {
        const MxRuling *h = &g_array_index(hs, MxRuling, i);
        bool touches = h->at > box.y0 - MERGE_PT && h->at < box.y1 + MERGE_PT;
        if (touches && h->kind == MX_RULING_LINE && fabs(h->from - box.x0) <= MERGE_PT &&
            fabs(h->to - box.x1) <= MERGE_PT)
            height = fmax(height, ladder_height(hs, i));
    }
    return height > 0 && edge < SHADED_COLUMN * height;
}

static int compare_grids(const void *a, const void *b) {
    const MxGrid *p = *(MxGrid *const *)a, *q = *(MxGrid *const *)b;
    if (p->box.y0 != q->box.y0)
        return p->box.y0 < q->box.y0 ? -1 : 1;
    return (p->box.x0 > q->box.x0) - (p->box.x0 < q->box.x0);
}

static GArray *find_tokens(const MxPage *page) {
    g_autoptr(GPtrArray) glyphs = g_ptr_array_sized_new(page->glyphs->len);
    for (guint i = 0; i < page->glyphs->len; i++)
        g_ptr_array_add(glyphs, &g_array_index(page->glyphs, MxGlyph, i));
    return mx_tokens_find(glyphs, NULL);
}

GPtrArray *mx_lattice_find(const MxPage *page, GPtrArray *frames, GArray *drawings) {
    const GArray *hs = page->horizontal, *vs = page->vertical;
    GPtrArray *grids = g_ptr_array_new_with_free_func((GDestroyNotify)mx_grid_free);
    if (vs->len == 0 || hs->len > MAX_RULINGS || vs->len > MAX_RULINGS)
        return grids;
    g_autofree guint *roots = find_components(hs, vs);
    g_autoptr(GArray) tokens = find_tokens(page);
    join_lone_columns(roots, hs, vs, tokens);
    g_autofree guint *members = count_members(roots, hs->len + vs->len);
    for (guint root = 0; root < hs->len + vs->len; root++) {
        if (roots[root] != root)
            continue;
        g_autoptr(GArray) h = select_rulings(hs, roots, root, true);
        g_autoptr(GArray) v = select_rulings(vs, roots + hs->len, root, true);
        g_autoptr(GArray) foreign = select_rulings(vs, roots + hs->len, root, false);
        Kind kind;
        MxGrid *grid = h->len + v->len >= 3 ? build_grid(page, tokens, h, v, foreign, &kind) : NULL;
        if (grid != NULL && kind <= KIND_FRAME &&
            (are_shaded_rows(hs, v, grid->box) || (is_in_ladder(hs, members, roots, grid->box) &&
                                                   (kind == KIND_FRAME || are_shadings(hs, v)))))
            kind = KIND_NOTHING;
        if (grid != NULL && kind < KIND_DRAWING && grid->cells->len >= 2) {
            g_ptr_array_add(kind == KIND_FRAME ? frames : grids, grid);
            continue;
        }
        if (grid != NULL && kind == KIND_DRAWING)
            g_array_append_val(drawings, grid->box);
        mx_grid_free(grid);
    }
    g_ptr_array_sort(grids, compare_grids);
    return grids;
}
