/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Glyphs into cells.
 *
 * A glyph belongs to the cell that its centre lies in. One exception are figures too wide for their
 * boxes (figure/spill.c).
 */
#include <math.h>
#include <stdlib.h>

#include "layout/figure/marks.h"
#include "layout/figure/spill.h"
#include "layout/fill.h"
#include "layout/line.h"
#include "layout/token.h"
#include "layout/turn.h"

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

/* Leaders set apart (". . . .") are a space or two from each other; dots that stand for what is
 * left out, each in its cell, are farther. Share of their height. */
#define LEADER_GAP 1.0

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
    g_free(cell->marks);
    cell->marks = mx_marks_take(glyphs);
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

/* Whether @b stands beside @a, as dots that lead on do, and not in a cell of its own. */
static bool leads_on(const MxGlyph *a, const MxGlyph *b) {
    return fabs(b->box.x0 - a->box.x1) < LEADER_GAP * mx_box_height(a->box);
}

/* Dots that lead from a name to its figure are of the name's cell, however far they go: one in the
 * figure's would be its point. */
static void keep_leaders(const GPtrArray *glyphs, MxCell **cells) {
    for (guint i = 0, end; i < glyphs->len; i = MAX(end, i + 1)) {
        end = mx_leader_end(glyphs, i);
        for (guint k = i + 1;
             k < end && cells[i] != NULL && leads_on(glyphs->pdata[k - 1], glyphs->pdata[k]); k++)
            cells[k] = cells[i];
    }
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
    keep_leaders(glyphs, cells);
    return cells;
}

GPtrArray *mx_grids_fill(GPtrArray *grids, const MxPage *page, const GPtrArray *glyphs) {
    GPtrArray *rest = g_ptr_array_new();
    g_autofree MxCell **cells = find_cells(page, grids, glyphs);
    mx_figures_settle(glyphs, cells);
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
