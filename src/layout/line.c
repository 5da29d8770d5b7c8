/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Glyphs to lines, and the text of lines.
 *
 *   收   入   总   表        one line, one word: letter-spaced, no spaces      收入总表
 *   部门：某局      单位：元  one line, two words                               部门：某局 单位：元
 *   The total is 2           Latin words keep their spaces                     The total is 2
 *
 * 1. Glyphs sorted by the middle of their boxes join the line whose middle they are near.
 * 2. Within a line, sorted by x, a gap wider than WORD_GAP starts a new word; so does none where
 *    all gaps of a stretch are alike: letter-spacing.
 * 3. Chinese is set without spaces: a gap beside an ideograph is a space only where it is wide.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "layout/figure/marks.h"
#include "layout/line.h"
#include "page/page.h"

/* Two glyphs are on one line when their middles differ by less than this share of the lower one's
 * height. Superscripts differ by 0.4 and lines set solid by 1; those beside figures are marks
 * (figure/marks.c). */
#define SAME_LINE 0.5

/* Gaps, in ems of the larger of the two glyphs. A Latin space is 0.25 to 0.3, Word's automatic
 * space between Chinese and digits 0.25, a typed half-width space 0.5, a full-width one 1; cells of
 * a table set by alignment stand at least 1.5 apart. */
#define LATIN_SPACE 0.18
#define CJK_SPACE 1.2
#define WORD_GAP 1.5

/* Letter-spacing is at most this many ems: 收　　　　入 in a header is 6. Above it, two characters
 * in two columns would be taken for a word. */
#define MAX_LETTER_SPACE 8.0

void mx_line_free(MxLine *line) {
    if (line == NULL)
        return;
    g_free(line->text);
    g_free(line->extents);
    g_ptr_array_unref(line->words);
    g_free(line);
}

static void word_free(MxWord *word) {
    g_free(word->text);
    g_free(word);
}

/* ---------------------------------------------------------------------------- gathering -- */

static double middle(const MxGlyph *g) {
    return (g->box.y0 + g->box.y1) / 2;
}

static int compare_middle(const void *a, const void *b) {
    const MxGlyph *p = *(const MxGlyph *const *)a, *q = *(const MxGlyph *const *)b;
    double d = middle(p) - middle(q);
    if (d != 0)
        return d < 0 ? -1 : 1;
    return (p->box.x0 > q->box.x0) - (p->box.x0 < q->box.x0);
}

static int compare_x(const void *a, const void *b) {
    const MxGlyph *p = *(const MxGlyph *const *)a, *q = *(const MxGlyph *const *)b;
    if (p->box.x0 != q->box.x0)
        return p->box.x0 < q->box.x0 ? -1 : 1;
    return (p->box.x1 > q->box.x1) - (p->box.x1 < q->box.x1);
}

static double em(const MxGlyph *a, const MxGlyph *b) {
    double ha = mx_box_height(a->box), hb = mx_box_height(b->box);
    double size = fmax(a->size_pt, b->size_pt);
    /* Fonts scaled by the text matrix report sizes such as 1: trust the box then. */
    return size > 0.5 * fmax(ha, hb) && size < 2.0 * fmax(ha, hb) ? size : fmax(ha, hb);
}

/* The gap after glyph i, in ems. */
static double gap_after(const MxGlyph *const *glyphs, guint i) {
    const MxGlyph *a = glyphs[i], *b = glyphs[i + 1];
    return (b->box.x0 - a->box.x1) / fmax(em(a, b), 0.1);
}

/* ---------------------------------------------------------------------------------- words -- */

/* Where a stretch of glyphs that begins at @from ends: at the first wide gap that letter-spacing
 * does not explain. Letter-spaced is a stretch of at least three glyphs with gaps alike, or the two
 * glyphs of a line of two. */
static bool is_letter_spaced(const MxGlyph *const *glyphs, guint n) {
    if (n < 2)
        return false;
    double least = INFINITY, most = 0;
    for (guint i = 0; i + 1 < n; i++) {
        double gap = gap_after(glyphs, i);
        if (!mx_char_is_cjk(glyphs[i]->ch) || !mx_char_is_cjk(glyphs[i + 1]->ch))
            return false;
        least = fmin(least, gap);
        most = fmax(most, gap);
    }
    return least > 0.3 && most <= MAX_LETTER_SPACE && most < 2.0 * least + 0.5;
}

static bool needs_space(const MxGlyph *a, const MxGlyph *b, double gap_em) {
    bool ca = mx_char_is_cjk(a->ch), cb = mx_char_is_cjk(b->ch);
    return gap_em > (ca || cb ? CJK_SPACE : LATIN_SPACE);
}

static MxWord *build_word(const MxGlyph *const *glyphs, guint n, bool letter_spaced) {
    MxWord *word = g_new0(MxWord, 1);
    GString *text = g_string_sized_new(4 * n + 1);
    word->box = glyphs[0]->box;
    for (guint i = 0; i < n; i++) {
        word->box = mx_box_union(word->box, glyphs[i]->box);
        g_string_append_unichar(text, glyphs[i]->ch);
        if (i + 1 < n && !letter_spaced &&
            needs_space(glyphs[i], glyphs[i + 1], gap_after(glyphs, i)))
            g_string_append_c(text, ' ');
    }
    word->text = g_string_free(text, FALSE);
    return word;
}

static GPtrArray *split_words(const MxGlyph *const *glyphs, guint n) {
    GPtrArray *words = g_ptr_array_new_with_free_func((GDestroyNotify)word_free);
    if (is_letter_spaced(glyphs, n)) {
        g_ptr_array_add(words, build_word(glyphs, n, true));
        return words;
    }
    for (guint from = 0, i = 0; i < n; i++)
        if (i + 1 == n || gap_after(glyphs, i) > WORD_GAP) {
            guint length = i + 1 - from;
            g_ptr_array_add(
                words, build_word(glyphs + from, length, is_letter_spaced(glyphs + from, length)));
            from = i + 1;
        }
    return words;
}

/* ---------------------------------------------------------------------------------- lines -- */

static char *join_words(const GPtrArray *words) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < words->len; i++) {
        if (i > 0)
            g_string_append_c(text, ' ');
        g_string_append(text, ((const MxWord *)words->pdata[i])->text);
    }
    return g_string_free(text, FALSE);
}

static MxLine *build_line(const MxGlyph **glyphs, guint n) {
    qsort(glyphs, n, sizeof *glyphs, compare_x);
    MxLine *line = g_new0(MxLine, 1);
    line->box = glyphs[0]->box;
    line->extents = g_new(MxExtent, n);
    line->n_extents = n;
    for (guint i = 0; i < n; i++) {
        line->box = mx_box_union(line->box, glyphs[i]->box);
        line->size_pt = fmax(line->size_pt, em(glyphs[i], glyphs[i]));
        line->extents[i] = (MxExtent){ (float)glyphs[i]->box.x0, (float)glyphs[i]->box.x1 };
    }
    line->words = split_words(glyphs, n);
    line->text = join_words(line->words);
    return line;
}

/* --------------------------------------------------------------------------- overprinted -- */

/* Share of the characters of a line that must stand on others before it is taken for two lines
 * printed over each other; marks above letters and doubled signs reach a tenth. */
#define OVERPRINTED 0.3

/* Sizes of two such lines differ by this factor at least: a running header under a title. */
#define OTHER_SIZE 1.1

/* Lines of like size are told by the producer's order: two runs to the right. At least so many
 * characters of them stand on others; with one or two it may be a sign set over another. */
#define MIN_OVERLAPS 3u

static bool stands_on(const MxGlyph *a, const MxGlyph *b) {
    return b->box.x0 < a->box.x1 - 0.3 * fmin(mx_box_width(a->box), mx_box_width(b->box));
}

/* How many of the glyphs stand on the one before them. */
static guint count_overlaps(const MxGlyph *const *glyphs, guint n) {
    guint overlaps = 0;
    for (guint i = 1; i < n; i++)
        overlaps += stands_on(glyphs[i - 1], glyphs[i]);
    return overlaps;
}

/* Moves the glyphs of the smaller size to the front; how many. */
static guint part_by_size(const MxGlyph **glyphs, guint n) {
    double least = INFINITY, most = 0;
    for (guint i = 0; i < n; i++) {
        least = fmin(least, glyphs[i]->size_pt);
        most = fmax(most, glyphs[i]->size_pt);
    }
    if (most <= OTHER_SIZE * least)
        return 0;
    g_autofree const MxGlyph **large = g_new(const MxGlyph *, n);
    guint n_small = 0, n_large = 0;
    for (guint i = 0; i < n; i++)
        if (glyphs[i]->size_pt < (least + most) / 2)
            glyphs[n_small++] = glyphs[i];
        else
            large[n_large++] = glyphs[i];
    memcpy(glyphs + n_small, large, n_large * sizeof *large);
    return n_small;
}

/* Glyphs lie in an array in the producer's order. */
static int compare_order(const void *a, const void *b) {
    const MxGlyph *p = *(const MxGlyph *const *)a, *q = *(const MxGlyph *const *)b;
    return (p > q) - (p < q);
}

/* Puts the glyphs into the producer's order where that is two runs to the right, neither of which
 * stands on itself; how many are the first's. */
static guint part_by_order(const MxGlyph **glyphs, guint n) {
    g_autofree const MxGlyph **ordered = g_memdup2(glyphs, n * sizeof *glyphs);
    qsort(ordered, n, sizeof *ordered, compare_order);
    guint first = 1;
    while (first < n && !stands_on(ordered[first - 1], ordered[first]))
        first++;
    if (first == n || count_overlaps(ordered + first, n - first) > 0)
        return 0;
    memcpy(glyphs, ordered, n * sizeof *glyphs);
    return first;
}

/* The line of glyphs on one height; two where one is printed over another. */
static void add_lines(GPtrArray *lines, const MxGlyph **glyphs, guint n) {
    qsort(glyphs, n, sizeof *glyphs, compare_x);
    guint overlaps = count_overlaps(glyphs, n), first = 0;
    if (overlaps > OVERPRINTED * n)
        first = part_by_size(glyphs, n);
    if (first == 0 && overlaps >= MIN_OVERLAPS)
        first = part_by_order(glyphs, n);
    if (first > 0)
        g_ptr_array_add(lines, build_line(glyphs, first));
    g_ptr_array_add(lines, build_line(glyphs + first, n - first));
}

/* Marks beside a figure stand on its line, as marks: what they are set on is no other line, and
 * their digits are none of its. @placed: takes the marks as they are put. */
static void place_marks(const GPtrArray *glyphs, const MxGlyph **out, GArray *placed) {
    g_autofree const MxGlyph **digits = mx_marks_find(glyphs);
    g_array_set_size(placed, digits ? glyphs->len : 0);
    for (guint i = 0; digits != NULL && i < glyphs->len; i++) {
        MxGlyph *mark = &g_array_index(placed, MxGlyph, i);
        *mark = *(const MxGlyph *)glyphs->pdata[i];
        if (digits[i] == NULL)
            continue;
        mark->ch = mx_mark_char(mark->ch);
        mark->box.y0 = digits[i]->box.y0;
        mark->box.y1 = digits[i]->box.y1;
        out[i] = mark;
    }
}

GPtrArray *mx_lines_find(const GPtrArray *glyphs) {
    GPtrArray *lines = g_ptr_array_new_with_free_func((GDestroyNotify)mx_line_free);
    if (glyphs->len == 0)
        return lines;
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(MxGlyph));
    g_autofree const MxGlyph **sorted = g_memdup2(glyphs->pdata, glyphs->len * sizeof(gpointer));
    place_marks(glyphs, sorted, marks);
    qsort(sorted, glyphs->len, sizeof *sorted, compare_middle);
    for (guint from = 0, i = 0; i < glyphs->len; i++) {
        bool last = i + 1 == glyphs->len;
        double lower =
            last ? 0 : fmin(mx_box_height(sorted[i]->box), mx_box_height(sorted[i + 1]->box));
        if (last || middle(sorted[i + 1]) - middle(sorted[i]) > SAME_LINE * lower) {
            add_lines(lines, sorted + from, i + 1 - from);
            from = i + 1;
        }
    }
    return lines;
}

/* A space between two Latin words; none inside a number or beside Chinese. */
static bool break_is_space(const char *before, const char *after) {
    gunichar a = g_utf8_get_char(g_utf8_prev_char(before)), b = g_utf8_get_char(after);
    return !mx_char_is_cjk(a) && !mx_char_is_cjk(b) &&
           (g_unichar_isalpha(a) || g_unichar_isalpha(b)) && a != '-' && a != '/';
}

char *mx_lines_join(const GPtrArray *lines, guint first, guint n) {
    GString *text = g_string_new(NULL);
    for (guint i = first; i < first + n; i++) {
        const MxLine *line = lines->pdata[i];
        if (text->len > 0 && line->text[0] && break_is_space(text->str + text->len, line->text))
            g_string_append_c(text, ' ');
        g_string_append(text, line->text);
    }
    return g_string_free(text, FALSE);
}
