/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Characters that lie across others: a watermark, the name in a seal.
 *
 *      ┌───────┬───────────┐        印  lies on  3   and  务  on  政
 *      │ 合计  │  1,23印.00│
 *      ├───────┼───────────┤        Of the characters of one size and colour, those of the table
 *      │ 行政务│    430.56 │        collide here and there, those of the seal mostly.
 *      └───────┴───────────┘
 *
 * What is typeset for reading stands on nothing else, whatever its size, colour or direction. So
 * characters are taken together by size and colour; where enough of them collide with others, all
 * are left out: those that collide the most first, until what is left stands free. Of two
 * characters the paler lies across, else the much larger. Of pale and coloured characters one
 * collision is enough, and where they are set at a slant, none.
 *
 * Known failures: upright pale text over blank boxes only; text painted over with other text of its
 * own size and colour.
 */
#include <math.h>
#include <stdlib.h>

#include "page/overprint.h"
#include "page/page.h"

/* Share of a dark style's characters that collide, and how many at least. Typeset text has none at
 * all; a watermark across a table a third, across its blank parts less. One character on another
 * can be a mark of a form: a tick, a circle around a letter. */
#define MIN_SHARE 0.1
#define MIN_COLLISIONS 2u
/* Of a colour's 65,535: black print keeps below the first, white print on dark ground above the
 * second. */
#define DARK 0x6000
#define WHITE 0xF800
/* An ideograph set upright is as wide as its type is large, or as high where it is turned. At a
 * slant of 15 to 75 degrees Poppler gives its steps along one side, which are shorter. So are those
 * of condensed type; but that has neighbours on its line, which are nearer than two of these. */
#define MIN_SLANT 0.7
#define MAX_SLANT 0.97
#define NEIGHBOUR_EM 2.0
#define SAME_LINE_EM 0.1
/* Characters of one style that are looked at for a slant, which takes the square of it. */
#define MAX_SLANTED 1000u
/* A watermark's type is two to ten times as large as the text's; that of a seal is as large. */
#define MUCH_LARGER 1.5
/* Ink keeps to the middle of an em; as a share of it, what is left out at each side. Boxes of lines
 * set tight overlap, but not their middles. */
#define INSET 0.1

typedef struct {
    guint a, b;
} Pair;

/* @order: indices of the glyphs by their left sides; @dead: those that are left out */
typedef struct {
    const GArray *glyphs, *styles, *of;
    guint *order;
    GArray *pairs;
    bool *dead;
} Search;

static const MxGlyph *glyph_at(const Search *s, guint i) {
    return &g_array_index(s->glyphs, MxGlyph, i);
}

static guint style_at(const Search *s, guint i) {
    return g_array_index(s->of, guint, i);
}

static MxBox middle_of(const MxGlyph *g) {
    double height = fmin(mx_box_height(g->box), g->size_pt), width = mx_box_width(g->box);
    double y = (g->box.y0 + g->box.y1) / 2, x = (g->box.x0 + g->box.x1) / 2;
    double dx = (0.5 - INSET) * width, dy = (0.5 - INSET) * height;
    return (MxBox){ x - dx, y - dy, x + dx, y + dy };
}

static bool lies_in(const MxGlyph *a, const MxGlyph *b) {
    return mx_box_holds(middle_of(b), a->box);
}

static bool collide(const MxGlyph *a, const MxGlyph *b) {
    return a->ch != b->ch && a->box.y0 < b->box.y1 && b->box.y0 < a->box.y1 &&
           (lies_in(a, b) || lies_in(b, a));
}

static int compare_left(const void *a, const void *b, void *data) {
    const Search *s = data;
    double p = glyph_at(s, *(const guint *)a)->box.x0, q = glyph_at(s, *(const guint *)b)->box.x0;
    return (p > q) - (p < q);
}

static void find_pairs(Search *s) {
    guint n = s->glyphs->len;
    for (guint i = 0; i < n; i++)
        s->order[i] = i;
    g_qsort_with_data(s->order, (int)n, sizeof *s->order, compare_left, s);
    for (guint i = 0; i < n; i++) {
        const MxGlyph *a = glyph_at(s, s->order[i]), *b;
        for (guint k = i + 1; k < n && (b = glyph_at(s, s->order[k]))->box.x0 < a->box.x1; k++) {
            Pair pair = { s->order[i], s->order[k] };
            if (style_at(s, pair.a) != style_at(s, pair.b) && collide(a, b))
                g_array_append_val(s->pairs, pair);
        }
    }
}

/* @all: glyphs of a style; @hit: those that collide with what is left; @slanted: ideographs less
 * than an em wide or high */
typedef struct {
    guint all, hit, slanted;
} Count;

static guint lightness(const Search *s, guint style) {
    PopplerColor c = g_array_index(s->styles, MxStyle, style).color;
    return ((guint)c.red + c.green + c.blue) / 3;
}

static bool is_dark(const Search *s, guint style) {
    PopplerColor c = g_array_index(s->styles, MxStyle, style).color;
    return MAX(c.red, MAX(c.green, c.blue)) < DARK;
}

static bool is_short(const MxGlyph *g) {
    double side = fmin(mx_box_width(g->box), mx_box_height(g->box)) / g->size_pt;
    return g->ch >= 0x4E00 && side >= MIN_SLANT && side <= MAX_SLANT;
}

static bool is_in_line(const MxGlyph *a, const MxGlyph *b) {
    double dx = fabs(a->box.x0 - b->box.x0), dy = fabs(a->box.y0 - b->box.y0);
    return fmax(dx, dy) < NEIGHBOUR_EM * a->size_pt && fmin(dx, dy) < SAME_LINE_EM * a->size_pt;
}

static bool is_slanted(const Search *s, guint at) {
    const MxGlyph *g = glyph_at(s, at);
    if (!is_short(g))
        return false;
    for (guint i = 0; i < s->glyphs->len; i++)
        if (i != at && style_at(s, i) == style_at(s, at) && is_in_line(g, glyph_at(s, i)))
            return false;
    return true;
}

static void count_slanted(const Search *s, Count *counts) {
    for (guint i = 0; i < s->glyphs->len; i++) {
        Count *c = &counts[style_at(s, i)];
        if (!s->dead[i] && !is_dark(s, style_at(s, i)) && c->all <= MAX_SLANTED)
            c->slanted += is_slanted(s, i);
    }
}

/* Which of two colliding glyphs lies across: 0 or 1, the paler, else the much larger; 2 for both.
 */
static int find_suspect(const Search *s, const guint ends[2]) {
    guint light[2];
    double size[2];
    for (int k = 0; k < 2; k++) {
        light[k] = lightness(s, style_at(s, ends[k]));
        size[k] = glyph_at(s, ends[k])->size_pt;
    }
    if (light[0] != light[1])
        return light[1] > light[0];
    if (fmax(size[0], size[1]) > MUCH_LARGER * fmin(size[0], size[1]))
        return size[1] > size[0];
    return 2;
}

static void count(const Search *s, Count *counts) {
    g_autofree bool *seen = g_new0(bool, s->glyphs->len);
    for (guint i = 0; i < s->glyphs->len; i++)
        counts[style_at(s, i)].all += !s->dead[i];
    for (guint i = 0; i < s->pairs->len; i++) {
        Pair pair = g_array_index(s->pairs, Pair, i);
        const guint ends[] = { pair.a, pair.b };
        int suspect = find_suspect(s, ends);
        for (int k = 0; k < 2 && !s->dead[pair.a] && !s->dead[pair.b]; k++)
            if ((suspect == k || suspect == 2) && !seen[ends[k]]) {
                counts[style_at(s, ends[k])].hit++;
                seen[ends[k]] = true;
            }
    }
    count_slanted(s, counts);
}

static bool lies_across(const Search *s, guint style, const Count *c) {
    if (is_dark(s, style))
        return c->hit >= MIN_COLLISIONS && c->hit >= MIN_SHARE * c->all;
    return c->hit > 0 || (lightness(s, style) < WHITE && c->slanted > 1 && 2 * c->slanted > c->all);
}

/* The style to be left out next, of which the largest share collides; the number of styles where
 * there is none. */
static guint find_worst(const Search *s) {
    g_autofree Count *counts = g_new0(Count, s->styles->len);
    count(s, counts);
    guint worst = s->styles->len;
    for (guint i = 0; i < s->styles->len; i++)
        if (lies_across(s, i, &counts[i]) &&
            (worst == s->styles->len ||
             counts[i].hit * counts[worst].all > counts[worst].hit * counts[i].all))
            worst = i;
    return worst;
}

static void take_out(const bool *dead, GArray *glyphs, GArray *into) {
    guint kept = 0;
    for (guint i = 0; i < glyphs->len; i++) {
        MxGlyph glyph = g_array_index(glyphs, MxGlyph, i);
        if (dead[i])
            g_array_append_val(into, glyph);
        else
            g_array_index(glyphs, MxGlyph, kept++) = glyph;
    }
    g_array_set_size(glyphs, kept);
}

void mx_page_drop_overprint(MxPage *page, const GArray *styles, const GArray *of) {
    guint n = page->glyphs->len;
    if (styles->len < 2)
        return;
    g_autofree guint *order = g_new(guint, n);
    g_autofree bool *dead = g_new0(bool, n);
    g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    Search s = { page->glyphs, styles, of, order, pairs, dead };
    find_pairs(&s);
    for (guint worst; (worst = find_worst(&s)) < styles->len;)
        for (guint i = 0; i < n; i++)
            dead[i] = dead[i] || style_at(&s, i) == worst;
    take_out(dead, page->glyphs, page->overprint);
}
