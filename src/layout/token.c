/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Glyphs to tokens, tokens to lines.
 *
 *   Total, all ages ........ 1,234   (56)       glyphs in the producer's order
 *   [Total,][all][ages]      [1,234] [(56)]     tokens; the dots lead the eye and are white here
 *
 * 1. Glyphs that follow each other in the producer's order join a token while they stand on one
 *    line with no space between. Producers print a word in one go even where they print the words
 *    of a page in any order.
 * 2. Three leader characters and more in a row are no token.
 * 3. Tokens whose middles are near form a line. A line is anchored at its first token, so that two
 *    columns of text set half a line apart do not chain the page into one line.
 *
 * Known failures: a producer that prints every character of the page alone and out of order.
 */
#include <math.h>

#include "base/text.h"
#include "layout/token.h"
#include "page/page.h"

/* Gap that ends a token, in ems. Letters touch (kerning apart, which is negative); the narrowest
 * space of justified text is 0.2. Below 0.1 loosely set words fall apart, which does no harm
 * but costs time; above 0.2 neighbouring words join. */
#define SPACE_EM 0.17

/* A glyph that steps back this many ems begins anew: overprinted accents step back less than one
 * character. */
#define STEP_BACK_EM 0.9

/* Share of the lower glyph's height that must overlap for two glyphs to stand on one line. A
 * superscript overlaps its word by a half and more, lines set solid by less than a fifth. */
#define OVERLAP 0.4

/* Tokens are on one line when their middles differ by less than this share of the smaller type.
 * Columns set in two sizes differ by 0.2, lines set solid by 1; a line beside two others, in the
 * middle, by half of their leading: 0.55 and more. */
#define SAME_LINE 0.45

/* So many leader characters make a leader: an ellipsis in prose has three, but joined to a word. */
#define MIN_LEADER 3u

/* Characters of turned text are as wide as the type is high, and 0.2 to 0.7 of that apart; digits
 * below each other in a column are half as wide, and more than their width apart. */
#define TURNED_STEP 0.9

/* So many in a row are turned text; two may be a fraction. */
#define MIN_TURNED 3u

static bool is_leader(gunichar ch) {
    return ch == '.' || ch == 0xB7 || ch == 0x2026 || ch == '_' || ch == 0x2024 || ch == 0x22EF;
}

static bool is_figure_sign(gunichar ch) {
    switch (ch) {
    case ',':
    case '.':
    case '%':
    case '+':
    case '-':
    case '(':
    case ')':
    case '$':
    case '*':
    case '/':
    case ':':
    case '<':
    case '>':
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
    case 0xFE63:
    case 0xFF0D:
    case 0x20AC:
    case 0xA3:
    case 0xA5:
    case 0xFFE5:
    case 0x2264:
    case 0x2265:
    case 0xB1:
    case 0x2020:
        return true;
    default:
        return g_unichar_isdigit(ch);
    }
}

/* ---------------------------------------------------------------------------------- tokens -- */

static double em_of(const MxGlyph *g) {
    double height = mx_box_height(g->box), size = (double)g->size_pt;
    /* Fonts scaled by the text matrix report sizes such as 1: trust the box then. */
    return size > 0.5 * height && size < 2.0 * height ? size : height;
}

static bool on_one_line(MxBox a, MxBox b) {
    double common = fmin(a.y1, b.y1) - fmax(a.y0, b.y0);
    return common > OVERLAP * fmin(mx_box_height(a), mx_box_height(b));
}

static bool continues(const MxGlyph *a, const MxGlyph *b) {
    double em = fmax(em_of(a), em_of(b)), gap = b->box.x0 - a->box.x1;
    return gap < SPACE_EM * em && gap > -STEP_BACK_EM * em && on_one_line(a->box, b->box);
}

guint mx_leader_end(const GPtrArray *glyphs, guint from) {
    guint i = from, dots = 0;
    for (; i < glyphs->len; i++) { /* they may stand apart: ". . . ." */
        const MxGlyph *g = glyphs->pdata[i];
        if (!is_leader(g->ch) ||
            (i > from && !on_one_line(g->box, ((const MxGlyph *)glyphs->pdata[i - 1])->box)))
            break;
        dots += g->ch == 0x2026 || g->ch == 0x22EF ? 3 : 1; /* an ellipsis is three dots */
    }
    return dots >= MIN_LEADER ? i : from;
}

static void token_add(MxToken *t, const MxGlyph *g) {
    if (t->n_chars == 0) {
        *t = (MxToken){ .box = g->box, .first = g->ch, .figure = true };
    }
    t->box = mx_box_union(t->box, g->box);
    t->em = fmax(t->em, em_of(g));
    t->n_chars++;
    t->n_digits += g_unichar_isdigit(g->ch) ? 1u : 0u;
    bool plain = t->n_digits == t->n_chars && t->n_chars <= 4;
    t->value = plain ? 10 * t->value + (guint)g_unichar_digit_value(g->ch) : 0;
    t->figure = t->figure && is_figure_sign(g->ch);
    t->parted = t->parted || g->ch == '.' || g->ch == ',';
    t->last = g->ch;
}

static MxBox leader_box(const GPtrArray *glyphs, guint from, guint to) {
    MxBox box = ((const MxGlyph *)glyphs->pdata[from])->box;
    for (guint i = from; i < to; i++)
        box = mx_box_union(box, ((const MxGlyph *)glyphs->pdata[i])->box);
    return box;
}

GArray *mx_tokens_find(const GPtrArray *glyphs, GArray *leaders) {
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(MxToken));
    MxToken open = { 0 };
    for (guint i = 0; i < glyphs->len; i++) {
        const MxGlyph *g = glyphs->pdata[i];
        guint end = is_leader(g->ch) ? mx_leader_end(glyphs, i) : i;
        bool ends = end > i || i == 0 || !continues(glyphs->pdata[i - 1], g);
        if (ends && open.n_chars > 0) {
            g_array_append_val(tokens, open);
            open.n_chars = 0;
        }
        if (end == i) {
            token_add(&open, g);
            continue;
        }
        MxBox box = leader_box(glyphs, i, end);
        if (leaders != NULL)
            g_array_append_val(leaders, box);
        i = end - 1;
    }
    if (open.n_chars > 0)
        g_array_append_val(tokens, open);
    return tokens;
}

bool mx_token_is_currency(const MxToken *t) {
    return t->n_chars == 1 && g_unichar_type(t->first) == G_UNICODE_CURRENCY_SYMBOL;
}

/* ---------------------------------------------------------------------------- turned text -- */

/* Whether @b follows @a in text turned by a quarter: straight above or below, nearer than either is
 * wide. Upright characters set below each other are as far apart as they are high. */
static bool follows_turned(const MxToken *a, const MxToken *b) {
    double width = fmin(mx_box_width(a->box), mx_box_width(b->box));
    double step = fabs(mx_box_middle_y(b->box) - mx_box_middle_y(a->box));
    return a->n_chars == 1 && b->n_chars == 1 && step < TURNED_STEP * width &&
           fabs(mx_box_middle_x(b->box) - mx_box_middle_x(a->box)) < 0.2 * width;
}

void mx_tokens_drop_turned(GArray *tokens) {
    guint kept = 0;
    for (guint from = 0, to; from < tokens->len; from = to) {
        for (to = from + 1; to < tokens->len &&
                            follows_turned(mx_token_at(tokens, to - 1), mx_token_at(tokens, to));)
            to++;
        if (to - from >= MIN_TURNED)
            continue;
        for (guint i = from; i < to; i++)
            g_array_index(tokens, MxToken, kept++) = g_array_index(tokens, MxToken, i);
    }
    g_array_set_size(tokens, kept);
}

/* ----------------------------------------------------------------------------------- lines -- */

static void token_line_free(MxTokenLine *line) {
    g_array_unref(line->tokens);
    g_free(line);
}

static int compare_middle(const void *a, const void *b) {
    const MxToken *p = a, *q = b;
    double d = mx_box_middle_y(p->box) - mx_box_middle_y(q->box);
    if (d != 0)
        return d < 0 ? -1 : 1;
    return (p->box.x0 > q->box.x0) - (p->box.x0 < q->box.x0);
}

static int compare_x(const void *a, const void *b) {
    const MxToken *p = a, *q = b;
    return (p->box.x0 > q->box.x0) - (p->box.x0 < q->box.x0);
}

static MxTokenLine *build_line(const GArray *sorted, guint from, guint to) {
    MxTokenLine *line = g_new0(MxTokenLine, 1);
    line->tokens = g_array_sized_new(FALSE, FALSE, sizeof(MxToken), to - from);
    g_array_append_vals(line->tokens, mx_token_at(sorted, from), to - from);
    g_array_sort(line->tokens, compare_x);
    line->box = mx_token_at(line->tokens, 0)->box;
    for (guint i = 0; i < line->tokens->len; i++) {
        line->box = mx_box_union(line->box, mx_token_at(line->tokens, i)->box);
        line->em = fmax(line->em, mx_token_at(line->tokens, i)->em);
    }
    line->first_y = line->last_y = mx_box_middle_y(line->box);
    return line;
}

void mx_token_line_join(MxTokenLine *line, const MxTokenLine *other) {
    g_array_append_vals(line->tokens, other->tokens->data, other->tokens->len);
    g_array_sort(line->tokens, compare_x);
    line->box = mx_box_union(line->box, other->box);
    line->em = fmax(line->em, other->em);
    line->first_y = fmin(line->first_y, other->first_y);
    line->last_y = fmax(line->last_y, other->last_y);
    line->leaders = line->leaders || other->leaders;
}

static int compare_box_middle(const void *a, const void *b) {
    double p = mx_box_middle_y(*(const MxBox *)a), q = mx_box_middle_y(*(const MxBox *)b);
    return (p > q) - (p < q);
}

/* Lines and leaders both come by height, so one pass over the two will do. */
static void mark_leaders(GPtrArray *lines, const GArray *leaders) {
    g_autoptr(GArray) sorted = g_array_copy((GArray *)leaders);
    g_array_sort(sorted, compare_box_middle);
    for (guint i = 0, k = 0; i < sorted->len && k < lines->len;) {
        MxTokenLine *line = lines->pdata[k];
        double y = mx_box_middle_y(g_array_index(sorted, MxBox, i));
        line->leaders = line->leaders || (y > line->box.y0 && y < line->box.y1);
        if (y > line->box.y1)
            k++;
        else
            i++;
    }
}

GPtrArray *mx_token_lines_find(const GArray *tokens, const GArray *leaders) {
    GPtrArray *lines = g_ptr_array_new_with_free_func((GDestroyNotify)token_line_free);
    g_autoptr(GArray) sorted = g_array_copy((GArray *)tokens);
    g_array_sort(sorted, compare_middle);
    for (guint from = 0, i = 1; i <= sorted->len; i++) {
        const MxToken *a = mx_token_at(sorted, from);
        if (i < sorted->len) {
            const MxToken *b = mx_token_at(sorted, i);
            double low =
                fmin(fmin(mx_box_height(a->box), mx_box_height(b->box)), fmin(a->em, b->em));
            if (mx_box_middle_y(b->box) - mx_box_middle_y(a->box) < SAME_LINE * low)
                continue;
        }
        g_ptr_array_add(lines, build_line(sorted, from, i));
        from = i;
    }
    if (leaders != NULL && leaders->len > 0)
        mark_leaders(lines, leaders);
    return lines;
}
