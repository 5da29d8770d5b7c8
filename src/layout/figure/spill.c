/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures that reach over a ruling.
 *
 * A figure too wide for its box overlaps the ruling, and a digit or two would fall to the
 * neighbour. A run of touching digits is therefore one token and goes, whole, to the cell that
 * holds most of it.
 *
 *        │  12,345.67│           the token is 12,345.67; its middle lies left
 *        │        12,│345.67     without tokens: "12," and "345.67"
 *        │ 12,345.67 │345.67     two figures that touch: each is one by itself, both together none
 *
 * Where a font's advances are wide and its figures are set tight, all boxes of a figure but the
 * last are as narrow as the steps, and the last reaches over what follows. So touching alone does
 * not make one figure of two: what is read must be one. What has a full box at its end, wider than
 * those before it, is an end.
 *
 * Known failures: two figures without separators and decimals that touch over a ruling, in a font
 * that is not set tight, where one is much shorter.
 */
#include <math.h>

#include "base/text.h"
#include "layout/figure/spill.h"
#include "layout/token.h"
#include "page/page.h"

/* The boxes of the digits of one figure touch: they are advances, side bearings included. Figures
 * of two cells set tight against a ruling are 0.07 apart. Share of the glyph's height. */
#define TOKEN_GAP 0.04

/* Glyphs of one line stand at one height, as a share of it. */
#define SAME_LINE 0.2

/* A token is held together only where its smaller part is less than this share of it: two figures
 * that happen to touch across a ruling have parts of like size. */
#define MAX_SPILL 0.34

/* Digits of a font are as wide as each other; one wider than the one before it by this factor ends
 * a run that is set tight. Rounding makes 1.01, the least tightness that lets boxes meet 1.2. */
#define FULL_BOX 1.1

/* Longest figure that is looked at as one, in characters. */
#define MAX_FIGURE 40u

static const MxGlyph *glyph_at(const GPtrArray *glyphs, guint i) {
    return glyphs->pdata[i];
}

/* A figure may be set in full-width characters, all of it: １１５７．４０ is what 1157.40 is. */
static gunichar char_at(const GPtrArray *glyphs, guint i) {
    gunichar ch = glyph_at(glyphs, i)->ch;
    return ch >= 0xFF01 && ch <= 0xFF5E ? ch - 0xFF01 + '!' : ch;
}

static bool is_digit_at(const GPtrArray *glyphs, guint i) {
    return mx_char_is_narrow_digit(char_at(glyphs, i));
}

static bool is_figure_at(const GPtrArray *glyphs, guint i) {
    gunichar ch = char_at(glyphs, i);
    return mx_char_is_narrow_digit(ch) || ch == ',' || ch == '.' || ch == '-' || ch == '%';
}

/* Whether glyph @i goes on with the figure of the one before it. A point or comma belongs to the
 * digit before it, though that one's box may reach over it. */
static bool continues_token(const GPtrArray *glyphs, guint i) {
    const MxGlyph *a = glyph_at(glyphs, i - 1), *b = glyph_at(glyphs, i);
    double height = mx_box_height(a->box), gap = b->box.x0 - a->box.x1;
    if (!is_figure_at(glyphs, i) || fabs(b->box.y0 - a->box.y0) >= SAME_LINE * height)
        return false;
    gunichar ch = char_at(glyphs, i);
    bool mark = is_digit_at(glyphs, i - 1) && (ch == '.' || ch == ',');
    return fabs(gap) < TOKEN_GAP * height || (mark && gap < 0 && b->box.x0 > a->box.x0);
}

static guint find_point(const GPtrArray *glyphs, guint from, guint to) {
    guint i = from;
    while (i < to && char_at(glyphs, i) != '.')
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
    if (!is_figure_at(glyphs, from))
        return i;
    while (i < glyphs->len && continues_token(glyphs, i))
        i++;
    return first_figure_end(glyphs, from, i);
}

static guint count_digits(const GPtrArray *glyphs, guint from, guint to) {
    guint i = from;
    while (i < to && is_digit_at(glyphs, i))
        i++;
    return i - from;
}

/* Whether the glyphs are one figure, and a whole one: groups of three, decimals behind the point.
 */
static bool is_one_figure(const GPtrArray *glyphs, guint from, guint to) {
    guint i = from + (from < to && char_at(glyphs, from) == '-');
    guint digits = count_digits(glyphs, i, to);
    bool grouped = false, whole = digits > 0 && to - from <= MAX_FIGURE;
    for (i += digits; whole && i < to && char_at(glyphs, i) == ','; i += 1 + digits) {
        whole = grouped || digits <= 3;
        digits = count_digits(glyphs, i + 1, to);
        whole = whole && digits == 3;
        grouped = true;
    }
    if (whole && i < to && char_at(glyphs, i) == '.') {
        digits = count_digits(glyphs, i + 1, to);
        whole = digits > 0;
        i += 1 + digits;
    }
    i += i < to && char_at(glyphs, i) == '%';
    return whole && i == to;
}

/* Whether the digit before @at has its full box, and those before it have not. */
static bool ends_run(const GPtrArray *glyphs, guint from, guint at) {
    if (at < from + 2)
        return false;
    const MxGlyph *last = glyph_at(glyphs, at - 1), *before = glyph_at(glyphs, at - 2);
    return is_digit_at(glyphs, at - 1) && is_digit_at(glyphs, at - 2) &&
           mx_box_width(last->box) > FULL_BOX * mx_box_width(before->box);
}

/* Where a token that lies in two cells, in the second from @border on, falls into two figures: as
 * near to the border as can be. @to where it is one, or where nothing tells. */
static guint find_parting(const GPtrArray *glyphs, guint from, guint border, guint to) {
    if (is_one_figure(glyphs, from, to))
        return ends_run(glyphs, from, border) ? border : to;
    for (guint away = 0; away < to - from; away++)
        for (int side = -1; side <= 1; side += 2) {
            guint at = side < 0 ? border - MIN(away, border) : border + away;
            if (at > from && at < to && is_one_figure(glyphs, from, at) &&
                is_one_figure(glyphs, at, to))
                return at;
        }
    return to;
}

static void give(MxCell **cells, guint from, guint to, MxCell *cell) {
    for (guint i = from; i < to; i++)
        cells[i] = cell;
}

/* Gives the whole token to its main cell where only a small part of it spills over, and each of two
 * figures to its own. */
static void settle_token(const GPtrArray *glyphs, MxCell **cells, guint from, guint to) {
    MxCell *first = cells[from], *last = cells[to - 1];
    if (first == last || first == NULL || last == NULL)
        return;
    guint border = from;
    while (cells[border] == first)
        border++;
    for (guint i = border; i < to; i++)
        if (cells[i] != last)
            return;
    guint parting = find_parting(glyphs, from, border, to);
    guint in_first = border - from, in_last = to - border;
    if (parting < to) {
        give(cells, from, parting, first);
        give(cells, parting, to, last);
    } else if (fmin(in_first, in_last) <= MAX_SPILL * (to - from)) {
        give(cells, from, to, in_first >= in_last ? first : last);
    }
}

void mx_figures_settle(const GPtrArray *glyphs, MxCell **cells) {
    for (guint i = 0, end; i < glyphs->len; i = end) {
        end = mx_leader_end(glyphs, i); /* no point of the figure that they lead to */
        if (end > i)
            continue;
        end = token_end(glyphs, i);
        settle_token(glyphs, cells, i, end);
    }
}
