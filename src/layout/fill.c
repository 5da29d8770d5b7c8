/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Glyphs into cells.
 *
 * A glyph belongs to the cell that its centre lies in. One exception: a figure too wide for its box
 * overlaps the ruling, and a digit or two would fall to the neighbour. A run of touching digits is
 * therefore one token and goes, whole, to the cell that holds most of it.
 *
 *        │  12,345.67│           the token is 12,345.67; its middle lies left
 *        │        12,│345.67     without tokens: "12," and "345.67"
 */
#include <math.h>
#include <stdlib.h>

#include "layout/fill.h"
#include "layout/line.h"
#include "layout/turn.h"

/* The boxes of the digits of one figure touch: they are advances, side bearings included. Figures
 * of two cells set tight against a ruling are 0.07 apart. Share of the glyph's height. */
#define TOKEN_GAP 0.04

/* A token is held together only where its smaller part is less than this share of it: two figures
 * that happen to touch across a ruling have parts of like size. */
#define MAX_SPILL 0.34

/* Share of an em that may stand outside the grid. In a row set tighter than its type a fifth does;
 * at a half the glyph's middle itself lies outside. A running header reaches over several cells as
 * no cell's text does, and less tells it. */
#define MAX_OUTSIDE 0.35
#define MAX_OUTSIDE_ACROSS 0.12

/* A page's end may cut a line in two, and both pages print it. The page where the box goes on, open
 * at its top, has the line where half of it or more stands in the box; the page before, open at its
 * end, where more does. Share of an em: the two parts make one, a twentieth for rounding. */
#define MAX_OUTSIDE_ABOVE 0.55
#define MAX_OUTSIDE_BELOW (1 - MAX_OUTSIDE_ABOVE)

/* How far the edge of a grid is from the ruling that draws it, in points: half of a thick rule. */
#define SAME_RULE_PT 2.0

static bool is_figure(gunichar ch) {
    return (ch >= '0' && ch <= '9') || ch == ',' || ch == '.' || ch == '-' || ch == '%';
}

static MxGrid *grid_at(GPtrArray *grids, double x, double y) {
    for (guint i = 0; i < grids->len; i++) {
        MxGrid *grid = grids->pdata[i];
        if (mx_box_contains(grid->box, x, y))
            return grid;
    }
    return NULL;
}

static MxCell *cell_at(MxGrid *grid, double x, double y) {
    int row = mx_grid_find_row(grid, y), col = mx_grid_find_col(grid, x);
    return row < 0 || col < 0 ? NULL : mx_grid_get(grid, (guint)row, (guint)col);
}

/* How much of the glyph, in ems, stands above or below the grid that holds its middle. */
static double share_outside(const MxGrid *grid, const MxGlyph *g) {
    double middle = (g->box.y0 + g->box.y1) / 2;
    double em = fmax(fmin(g->size_pt, mx_box_height(g->box)), 0.1);
    return fmax(grid->box.y0 - (middle - em / 2), middle + em / 2 - grid->box.y1) / em;
}

/* Whether nothing is drawn at @x along the grid's edge at @y. */
static bool is_open(const MxPage *page, double y, double x) {
    for (guint i = 0; i < page->horizontal->len; i++) {
        const MxRuling *rule = &g_array_index(page->horizontal, MxRuling, i);
        if (fabs(rule->at - y) <= SAME_RULE_PT && rule->from <= x && x <= rule->to)
            return false;
    }
    return true;
}

/* How much of the glyph may stand outside. */
static double limit_of(const MxPage *page, const MxGrid *grid, const MxGlyph *g) {
    bool above = g->box.y0 < grid->box.y0;
    double edge = above ? grid->box.y0 : grid->box.y1;
    if (!is_open(page, edge, (g->box.x0 + g->box.x1) / 2))
        return MAX_OUTSIDE;
    return above ? MAX_OUTSIDE_ABOVE : MAX_OUTSIDE_BELOW;
}

/** Place: of a glyph: its cell, (nullable); how much of it stands outside the grid, and may. */
typedef struct {
    MxCell *cell;
    double outside, limit;
} Place;

static Place place_of(const MxPage *page, GPtrArray *grids, const MxGlyph *g) {
    double x = (g->box.x0 + g->box.x1) / 2, y = (g->box.y0 + g->box.y1) / 2;
    MxGrid *grid = grid_at(grids, x, y);
    if (grid == NULL)
        return (Place){ 0 };
    return (Place){ cell_at(grid, x, y), share_outside(grid, g), limit_of(page, grid, g) };
}

/* Text set across the outer border is not the grid's: a running header printed over a table that
 * begins too high on the page. Looks at the glyphs [from, to), which stand side by side. */
static void drop_crossing(Place *places, guint from, guint to) {
    bool across = false;
    for (guint i = from + 1; i < to; i++)
        across = across || places[i].cell != places[from].cell;
    for (guint i = from; i < to; i++)
        if (places[i].outside > (across ? MAX_OUTSIDE_ACROSS : places[i].limit))
            places[i].cell = NULL;
}

/* The end of the glyphs that stand side by side from @from on, without a gap. */
static guint stretch_end(const GPtrArray *glyphs, guint from) {
    guint i = from + 1;
    for (; i < glyphs->len; i++) {
        const MxGlyph *a = glyphs->pdata[i - 1], *b = glyphs->pdata[i];
        double height = mx_box_height(a->box);
        if (fabs(b->box.y0 - a->box.y0) > 0.2 * height ||
            fabs(b->box.x0 - a->box.x1) > 0.3 * height)
            break;
    }
    return i;
}

/* Whether @b follows @a in one figure. */
static bool continues_token(const MxGlyph *a, const MxGlyph *b) {
    return is_figure(b->ch) && fabs(b->box.y0 - a->box.y0) < 0.2 * mx_box_height(a->box) &&
           fabs(b->box.x0 - a->box.x1) < TOKEN_GAP * mx_box_height(a->box);
}

static guint find_point(const GPtrArray *glyphs, guint from, guint to) {
    guint i = from;
    while (i < to && ((const MxGlyph *)glyphs->pdata[i])->ch != '.')
        i++;
    return i;
}

/* Where the first of two figures ends that run into one another: a table prints both with the same
 * number of decimals. @to where it is one figure. */
static guint first_figure_end(const GPtrArray *glyphs, guint from, guint to) {
    guint first = find_point(glyphs, from, to), second = find_point(glyphs, first + 1, to);
    if (second >= to)
        return to;
    guint end = first + (to - second); /* the point and as many decimals as follow the second */
    return end < second ? end : to;
}

/* The end of the token of figures that begins at glyph @from; from + 1 where there is none. */
static guint token_end(const GPtrArray *glyphs, guint from) {
    guint i = from + 1;
    if (!is_figure(((const MxGlyph *)glyphs->pdata[from])->ch))
        return i;
    while (i < glyphs->len && continues_token(glyphs->pdata[i - 1], glyphs->pdata[i]))
        i++;
    return first_figure_end(glyphs, from, i);
}

/* Gives the whole token to its main cell where only a small part of it spills over. */
static void settle_token(MxCell **cells, guint from, guint to) {
    MxCell *first = cells[from], *last = cells[to - 1];
    if (first == last || first == NULL || last == NULL)
        return;
    guint in_first = 0, in_last = 0;
    for (guint i = from; i < to; i++) {
        in_first += cells[i] == first;
        in_last += cells[i] == last;
    }
    if (in_first + in_last != to - from || fmin(in_first, in_last) > MAX_SPILL * (to - from))
        return;
    MxCell *main = in_first >= in_last ? first : last;
    for (guint i = from; i < to; i++)
        cells[i] = main;
}

/* The lines of a cell, whose text may be set sideways on an upright page: headings of narrow
 * columns. */
static GPtrArray *find_lines(GPtrArray *glyphs, MxTurn turn) {
    if (turn == MX_TURN_NONE)
        return mx_lines_find(glyphs);
    g_autoptr(GArray) turned = mx_glyphs_turn(glyphs, turn);
    g_autoptr(GPtrArray) in = g_ptr_array_sized_new(turned->len);
    for (guint i = 0; i < turned->len; i++)
        g_ptr_array_add(in, &g_array_index(turned, MxGlyph, i));
    return mx_lines_find(in);
}

static void set_text(MxCell *cell, GPtrArray *glyphs) {
    MxTurn turn = mx_glyphs_find_turn(glyphs);
    g_autoptr(GPtrArray) lines = find_lines(glyphs, turn);
    g_free(cell->text);
    cell->text = mx_lines_join(lines, 0, lines->len);
    cell->ink = ((const MxGlyph *)glyphs->pdata[0])->box;
    for (guint i = 0; i < glyphs->len; i++)
        cell->ink = mx_box_union(cell->ink, ((const MxGlyph *)glyphs->pdata[i])->box);
    cell->first_x = turn == MX_TURN_NONE ? ((const MxLine *)lines->pdata[0])->box.x0 : cell->ink.x0;
    for (guint i = 0; i < lines->len; i++)
        cell->size_pt = fmax(cell->size_pt, ((const MxLine *)lines->pdata[i])->size_pt);
}

static MxCell **find_cells(const MxPage *page, GPtrArray *grids, const GPtrArray *glyphs) {
    g_autofree Place *places = g_new0(Place, glyphs->len + 1);
    for (guint i = 0; i < glyphs->len; i++)
        places[i] = place_of(page, grids, glyphs->pdata[i]);
    for (guint i = 0, end; i < glyphs->len; i = end) {
        end = stretch_end(glyphs, i);
        drop_crossing(places, i, end);
    }
    MxCell **cells = g_new0(MxCell *, glyphs->len + 1);
    for (guint i = 0; i < glyphs->len; i++)
        cells[i] = places[i].cell;
    return cells;
}

GPtrArray *mx_grids_fill(GPtrArray *grids, const MxPage *page, const GPtrArray *glyphs) {
    GPtrArray *rest = g_ptr_array_new();
    g_autofree MxCell **cells = find_cells(page, grids, glyphs);
    for (guint i = 0, end; i < glyphs->len; i = end) {
        end = token_end(glyphs, i);
        settle_token(cells, i, end);
    }
    g_autoptr(GHashTable) held =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < glyphs->len; i++) {
        GPtrArray *in = rest;
        if (cells[i] != NULL && (in = g_hash_table_lookup(held, cells[i])) == NULL) {
            in = g_ptr_array_new();
            g_hash_table_insert(held, cells[i], in);
        }
        g_ptr_array_add(in, glyphs->pdata[i]);
    }
    GHashTableIter iter;
    gpointer cell, in;
    g_hash_table_iter_init(&iter, held);
    while (g_hash_table_iter_next(&iter, &cell, &in))
        set_text(cell, in);
    return rest;
}
