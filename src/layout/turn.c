/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages set sideways, or upside down.
 *
 * A wide table is often turned to fit an upright page, and not every producer says so with /Rotate:
 * the page is displayed as it is, and a reader turns the head.
 *
 *   as displayed        turned, to be read             back, for the output
 *   ┌──────┐            ┌──────────┐
 *   │ 收   │            │ 收入总表  │                   boxes in points of the page
 *   │ 入   │ (lying)    │ ┌──┬───┐ │                   as displayed
 *   │ 总   │            │ └──┴───┘ │
 *   └──────┘            └──────────┘
 *
 * The page is sideways where most characters follow the one before them down (or up) the page, not
 * across it, and upside down where they follow to the left. It is then turned as a whole and read
 * like any other; what it gives keeps both boxes.
 */
#include <math.h>

#include "layout/turn.h"

/* Share of the characters that must follow vertically. Vertical words in narrow header cells are a
 * tenth of a page at most, and a sideways page has hardly a character that follows across. */
#define MOSTLY 0.7

/* In the larger of the two sides of a box: a character that follows another touches it, or nearly,
 * and stands in line with it. */
#define FOLLOWS 0.5
#define IN_LINE 0.3

/* Fewer characters than this tell no direction, unless their boxes do: upright characters below
 * each other are as far apart as they are high, which is more than this share of their width. Of
 * upright text a fraction or a note may stand so, two in a row, but not three. */
#define MIN_PAIRS 20u
#define TURNED_STEP 0.9
#define MIN_TURNED 3u

/* Characters of one line of turned text have their middles in line, as a share of their width. */
#define TURNED_IN_LINE 0.2

typedef struct {
    guint across, down, up, back;
} Directions;

/* Which of two sides a character follows to tells its middle: narrow ones touch at either end. */
static void add_pair(Directions *d, MxBox a, MxBox b) {
    double em = fmax(fmax(mx_box_width(a), mx_box_height(a)), 1);
    bool same_row = fabs(a.y0 - b.y0) < IN_LINE * em, same_col = fabs(a.x0 - b.x0) < IN_LINE * em;
    bool right = b.x0 + b.x1 >= a.x0 + a.x1, below = b.y0 + b.y1 >= a.y0 + a.y1;
    if (same_row && fabs(right ? b.x0 - a.x1 : a.x0 - b.x1) < FOLLOWS * em)
        *(right ? &d->across : &d->back) += 1;
    else if (same_col && fabs(below ? b.y0 - a.y1 : a.y0 - b.y1) < FOLLOWS * em)
        *(below ? &d->down : &d->up) += 1;
}

/* The same for a few characters: only those that are turned by a quarter count as up or down. */
static void add_turned_pair(Directions *d, MxBox a, MxBox b) {
    double width = fmin(mx_box_width(a), mx_box_width(b));
    double dx = (b.x0 + b.x1 - a.x0 - a.x1) / 2, dy = (b.y0 + b.y1 - a.y0 - a.y1) / 2;
    bool in_line = fabs(dx) < TURNED_IN_LINE * width;
    bool touches = fabs(a.y0 - b.y1) < TURNED_IN_LINE * width;
    if (in_line && dy < 0 && (touches || -dy < TURNED_STEP * width))
        d->up++; /* nothing upright is set from below */
    else if (in_line && dy > 0 && dy < TURNED_STEP * width)
        d->down++;
    else if (fabs(dy) < IN_LINE * fmin(mx_box_height(a), mx_box_height(b)))
        d->across++;
}

static MxTurn turn_of_few(const Directions *d) {
    if (d->across > 0 || (d->up > 0 && d->down > 0))
        return MX_TURN_NONE;
    return d->up > 0 ? MX_TURN_UP : d->down >= MIN_TURNED - 1 ? MX_TURN_DOWN : MX_TURN_NONE;
}

static Directions count_pairs(const GPtrArray *glyphs, void (*add)(Directions *, MxBox, MxBox)) {
    Directions d = { 0 };
    for (guint i = 1; i < glyphs->len; i++)
        add(&d, ((const MxGlyph *)glyphs->pdata[i - 1])->box,
            ((const MxGlyph *)glyphs->pdata[i])->box);
    return d;
}

MxTurn mx_glyphs_find_turn(const GPtrArray *glyphs) {
    Directions d = count_pairs(glyphs, add_turned_pair);
    return turn_of_few(&d);
}

MxTurn mx_page_find_turn(const MxPage *page) {
    g_autoptr(GPtrArray) glyphs = g_ptr_array_sized_new(page->glyphs->len);
    for (guint i = 0; i < page->glyphs->len; i++)
        g_ptr_array_add(glyphs, &g_array_index(page->glyphs, MxGlyph, i));
    Directions d = count_pairs(glyphs, add_pair);
    guint pairs = d.across + d.down + d.up + d.back;
    if (pairs < MIN_PAIRS) {
        Directions few = count_pairs(glyphs, add_turned_pair);
        return few.up + few.down >= MIN_TURNED ? turn_of_few(&few) : MX_TURN_NONE;
    }
    if (d.back >= MOSTLY * pairs)
        return MX_TURN_OVER;
    if (d.down + d.up < MOSTLY * pairs)
        return MX_TURN_NONE;
    return d.down >= d.up ? MX_TURN_DOWN : MX_TURN_UP;
}

/* A point of text that runs down the page: along it is y, and the next line is to the left. */
static MxBox turn_box(MxBox b, MxTurn turn, double width_pt, double height_pt) {
    if (turn == MX_TURN_OVER)
        return (MxBox){ width_pt - b.x1, height_pt - b.y1, width_pt - b.x0, height_pt - b.y0 };
    if (turn == MX_TURN_DOWN)
        return (MxBox){ b.y0, width_pt - b.x1, b.y1, width_pt - b.x0 };
    return (MxBox){ height_pt - b.y1, b.x0, height_pt - b.y0, b.x1 };
}

GArray *mx_glyphs_turn(const GPtrArray *glyphs, MxTurn turn) {
    GArray *turned = g_array_sized_new(FALSE, FALSE, sizeof(MxGlyph), glyphs->len);
    for (guint i = 0; i < glyphs->len; i++) {
        MxGlyph g = *(const MxGlyph *)glyphs->pdata[i];
        g.box = turn_box(g.box, turn, 0, 0);
        g_array_append_val(turned, g);
    }
    return turned;
}

MxBox mx_box_turn(MxBox b, MxTurn turn, double width_pt, double height_pt) {
    return turn == MX_TURN_NONE ? b : turn_box(b, turn, width_pt, height_pt);
}

MxBox mx_box_turn_back(MxBox b, MxTurn turn, double width_pt, double height_pt) {
    if (turn == MX_TURN_NONE)
        return b;
    if (turn == MX_TURN_OVER)
        return turn_box(b, turn, width_pt, height_pt);
    if (turn == MX_TURN_DOWN)
        return (MxBox){ width_pt - b.y1, b.x0, width_pt - b.y0, b.x1 };
    return (MxBox){ b.y0, height_pt - b.x1, b.y1, height_pt - b.x0 };
}

bool mx_turn_swaps(MxTurn turn) {
    return turn == MX_TURN_DOWN || turn == MX_TURN_UP;
}

/* On a page set sideways, rulings that lay across stand upright now, and the other way round. */
static void turn_rulings(const MxPage *page, MxTurn turn, bool horizontal, GArray *out) {
    bool across = horizontal != mx_turn_swaps(turn);
    const GArray *in = horizontal ? page->horizontal : page->vertical;
    for (guint i = 0; i < in->len; i++) {
        MxRuling r = g_array_index(in, MxRuling, i);
        MxBox b =
            horizontal ? (MxBox){ r.from, r.at, r.to, r.at } : (MxBox){ r.at, r.from, r.at, r.to };
        MxBox t = turn_box(b, turn, page->width_pt, page->height_pt);
        MxRuling turned = across ? (MxRuling){ t.y0, t.x0, t.x1, r.kind }
                                 : (MxRuling){ t.x0, t.y0, t.y1, r.kind };
        g_array_append_val(out, turned);
    }
}

MxPage *mx_page_turn(const MxPage *page, MxTurn turn) {
    bool swaps = mx_turn_swaps(turn);
    MxPage *turned = mx_page_new(page->number, swaps ? page->height_pt : page->width_pt,
                                 swaps ? page->width_pt : page->height_pt);
    turned->text = page->text;
    turned->n_annotated = page->n_annotated;
    turned->n_unknown = page->n_unknown;
    turned->n_mended = page->n_mended;
    turned->n_specks = page->n_specks;
    turned->layer = page->layer;
    turned->damage = g_strdup(page->damage);
    turned->undrawn = g_strdup(page->undrawn);
    turned->harmed = page->harmed;
    turned->illegible = page->illegible;
    for (guint i = 0; i < page->glyphs->len; i++) {
        MxGlyph g = g_array_index(page->glyphs, MxGlyph, i);
        g.box = turn_box(g.box, turn, page->width_pt, page->height_pt);
        g_array_append_val(turned->glyphs, g);
    }
    turn_rulings(page, turn, true, swaps ? turned->vertical : turned->horizontal);
    turn_rulings(page, turn, false, swaps ? turned->horizontal : turned->vertical);
    g_array_sort(turned->vertical, mx_ruling_compare);
    g_array_sort(turned->horizontal, mx_ruling_compare);
    return turned;
}
