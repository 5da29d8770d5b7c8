/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Marks of notes beside a figure.
 *
 *              2                 the 2 is smaller than its neighbour, reaches no lower than its
 *     1,386.05                   middle, and stands beside it: a note's, not a digit
 *
 * 1. A small glyph beside a digit, raised or lowered against it, is a mark.
 * 2. So is what touches a mark at the same height: [1], 注1.
 *
 * Known failures: marks as large as their figures; powers of ten, which look the same.
 */
#include <math.h>
#include <stdlib.h>

#include "base/text.h"
#include "layout/figure/marks.h"

/* Size of type against the figure's. Marks have 0.58 to 0.83 (a browser's "smaller"); the sizes of
 * one line of text differ less. */
#define MAX_SIZE 0.85
#define MIN_SIZE 0.3

/* All shares of the figure's size. A mark begins as high as the figure does, or higher, and ends
 * well above it: raised by a third it ends 0.37 above, centred type of half the size 0.26, and
 * begins 0.35 below. Lowered, it ends below the figure, if only by a little, and begins well below
 * its top. Either way the two overlap. */
#define BEGINS_HIGH 0.12
#define ENDS_ABOVE 0.25
#define BEGINS_LOW 0.25
#define ENDS_BELOW 0.04
#define OVERLAP 0.2

/* The gap to the figure, and between marks: from kerned to a space. */
#define MIN_GAP -0.15
#define MAX_GAP 0.5

/* Share of a mark's width that may stand on other type: kerning. */
#define STANDS_ON 0.4

/* Rounds in which marks take in their neighbours: four characters each way. */
#define MAX_ROUNDS 4u

typedef struct {
    const MxGlyph *glyph;
    guint at;
} Placed;

static double middle(const MxGlyph *g) {
    return (g->box.y0 + g->box.y1) / 2;
}

static int compare_middle(const void *a, const void *b) {
    double d = middle(((const Placed *)a)->glyph) - middle(((const Placed *)b)->glyph);
    return (d > 0) - (d < 0);
}

/* What notes are marked by. */
static bool is_mark_sign(gunichar ch) {
    return mx_char_is_narrow_digit(ch) || (ch >= 'a' && ch <= 'z') ||
           (ch >= 0x2460 && ch <= 0x24FF) || ch == '*' || ch == '[' || ch == ']' || ch == '(' ||
           ch == ')' || ch == 0x2020 || ch == 0x2021 || ch == 0x6CE8 || ch == 0x203B ||
           ch == 0xFF08 || ch == 0xFF09;
}

static double size_of(const MxGlyph *g) {
    return fmin(g->size_pt, mx_box_height(g->box));
}

static bool is_beside(const MxGlyph *a, const MxGlyph *b, double em) {
    double gap = fmax(b->box.x0 - a->box.x1, a->box.x0 - b->box.x1);
    return gap > MIN_GAP * em && gap < MAX_GAP * em;
}

static bool is_mark_of(const MxGlyph *g, const MxGlyph *digit) {
    double em = size_of(digit);
    if (size_of(g) > MAX_SIZE * em || size_of(g) < MIN_SIZE * em || !is_beside(g, digit, em))
        return false;
    MxBox a = g->box, b = digit->box;
    if (fmin(a.y1, b.y1) - fmax(a.y0, b.y0) < OVERLAP * em)
        return false;
    bool raised = a.y0 < b.y0 + BEGINS_HIGH * em && a.y1 < b.y1 - ENDS_ABOVE * em;
    bool lowered = a.y0 > b.y0 + BEGINS_LOW * em && a.y1 > b.y1 + ENDS_BELOW * em;
    return raised || lowered;
}

static bool have_sizes(const GPtrArray *glyphs) {
    double least = INFINITY, most = 0;
    for (guint i = 0; i < glyphs->len; i++) {
        least = fmin(least, size_of(glyphs->pdata[i]));
        most = fmax(most, size_of(glyphs->pdata[i]));
    }
    return least < MAX_SIZE * most;
}

/* Whether @g stands on larger type, not beside it: another text's digit. */
static bool stands_on(const MxGlyph *g, const MxGlyph *other) {
    double width = fmin(mx_box_width(g->box), mx_box_width(other->box));
    return size_of(g) <= MAX_SIZE * size_of(other) &&
           fmin(g->box.x1, other->box.x1) - fmax(g->box.x0, other->box.x0) > STANDS_ON * width &&
           fmin(g->box.y1, other->box.y1) - fmax(g->box.y0, other->box.y0) > OVERLAP * size_of(g);
}

/* A mark stands behind the sign of a percentage, too. */
static bool ends_figure(gunichar ch) {
    return mx_char_is_narrow_digit(ch) || ch == '%' || ch == 0xFF05;
}

/* The digit that the glyph at @at marks: one of those whose middles are as near as can be. */
static const MxGlyph *find_digit(const Placed *placed, guint n, guint at) {
    const MxGlyph *g = placed[at].glyph, *digit = NULL;
    double reach = size_of(g) / MIN_SIZE;
    for (int step = -1; step <= 1; step += 2)
        for (guint i = at + (guint)step; i < n; i += (guint)step) { /* wraps below 0 */
            const MxGlyph *other = placed[i].glyph;
            if (fabs(middle(other) - middle(g)) > reach)
                break;
            if (stands_on(g, other))
                return NULL;
            if (digit == NULL && ends_figure(other->ch) && is_mark_of(g, other))
                digit = other;
        }
    return digit;
}

/* What touches a mark in a line with it marks the same. */
static bool join_marks(const GPtrArray *glyphs, const MxGlyph **digits) {
    bool joined = false;
    for (guint i = 0; i < glyphs->len; i++)
        for (guint k = i > 0 ? i - 1 : i + 1; k < MIN(glyphs->len, i + 2) && digits[i] == NULL;
             k += 2) {
            const MxGlyph *g = glyphs->pdata[i], *mark = glyphs->pdata[k];
            if (digits[k] == NULL || !is_beside(g, mark, size_of(mark)) ||
                fabs(middle(g) - middle(mark)) > OVERLAP * size_of(mark) ||
                size_of(g) > MAX_SIZE * size_of(digits[k]))
                continue;
            digits[i] = digits[k];
            joined = true;
        }
    return joined;
}

const MxGlyph **mx_marks_find(const GPtrArray *glyphs) {
    if (glyphs->len < 2 || !have_sizes(glyphs))
        return NULL;
    g_autofree Placed *placed = g_new(Placed, glyphs->len);
    for (guint i = 0; i < glyphs->len; i++)
        placed[i] = (Placed){ glyphs->pdata[i], i };
    qsort(placed, glyphs->len, sizeof *placed, compare_middle);
    g_autofree const MxGlyph **digits = g_new0(const MxGlyph *, glyphs->len);
    bool any = false;
    for (guint i = 0; i < glyphs->len; i++)
        if (is_mark_sign(placed[i].glyph->ch)) {
            digits[placed[i].at] = find_digit(placed, glyphs->len, i);
            any = any || digits[placed[i].at] != NULL;
        }
    for (guint round = 0; any && round < MAX_ROUNDS && join_marks(glyphs, digits);)
        round++;
    return any ? g_steal_pointer(&digits) : NULL;
}

gunichar mx_mark_char(gunichar ch) {
    static const guint16 DIGITS[] = { 0x2070, 0xB9,   0xB2,   0xB3,   0x2074,
                                      0x2075, 0x2076, 0x2077, 0x2078, 0x2079 };
    return mx_char_is_narrow_digit(ch) ? DIGITS[ch - '0'] : ch;
}

/* Whether the glyphs that are no marks are a figure with its signs, such as brackets and a unit. */
static bool leaves_figure(const GPtrArray *glyphs, const MxGlyph *const *digits) {
    guint n_digits = 0, n_others = 0;
    for (guint i = 0; i < glyphs->len; i++) {
        gunichar ch = ((const MxGlyph *)glyphs->pdata[i])->ch;
        n_digits += digits[i] == NULL && mx_char_is_narrow_digit(ch);
        n_others += digits[i] == NULL && !mx_char_is_narrow_digit(ch) && g_unichar_isalpha(ch);
    }
    return n_digits > 0 && n_others == 0;
}

char *mx_marks_take(GPtrArray *glyphs) {
    g_autofree const MxGlyph **digits = mx_marks_find(glyphs);
    if (digits == NULL || !leaves_figure(glyphs, digits))
        return NULL;
    g_autoptr(GString) marks = g_string_new(NULL);
    guint kept = 0;
    for (guint i = 0; i < glyphs->len; i++)
        if (digits[i] != NULL)
            g_string_append_unichar(marks, ((const MxGlyph *)glyphs->pdata[i])->ch);
        else
            glyphs->pdata[kept++] = glyphs->pdata[i];
    g_ptr_array_set_size(glyphs, (gint)kept);
    return g_strdup(marks->str);
}
