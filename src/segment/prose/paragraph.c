/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines of the prose to paragraphs, also over pages.
 *
 *   L                      R
 *   |    ██████████████████|   indented: begins
 *   |██████████████████████|   full, and does not end a sentence: goes on, wherever the next begins
 *   |████████████          |   short: ends
 *
 * L and R are the margins of the page's own prose: headers and tables, which stand elsewhere, are
 * gone by now. A line is short where the first piece of the next one, which cannot be broken (a
 * figure, a character with its punctuation), would have had room.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/order.h"
#include "base/text.h"
#include "normalize/amount.h"
#include "segment/prose/lines/lines.h"
#include "segment/prose/paragraph.h"

/* In ems. Paragraphs are indented by two; ragged setting differs by less than one. */
#define INDENT 1.0
/* Room at the right that a full line may leave: a character pushed down by punctuation that must
 * not begin a line, and what justification did not fill. Three ems end a paragraph. */
#define SLACK 2.2
/* … that a line leaves whose successor is indented like the first one of a paragraph. */
#define QUITE 1.4
/* Lines of one paragraph begin at most this many times the type size apart: double spacing is 2,
 * paragraphs set apart by an empty line are 3.5. */
#define LEADING 3.0
/* Sizes within a fifth are one size: digits and Chinese of one line differ by a tenth. */
#define SIZE_CHANGE 0.2
/* … of a picture, where sizes are those of the distances between characters: a line that lacks a
 * long figure is stretched by up to a quarter. Headings in larger type are larger by three eighths.
 */
#define SIZE_CHANGE_SEEN 0.3
/* A margin is where two lines begin (end) within this many points. */
#define SAME_MARGIN_PT 3.0
/* What stands out further than this, in points, is no indent but an outlier: two characters of the
 * largest type of prose. */
#define OUTLIER_PT 40.0
/* Lines that end alike are at the margin where they are this share of the widest; else short. */
#define WIDE 0.8
/* Lines that all end within this share of what the paper's margins leave are short ones. */
#define NARROW 0.75
/* A page with fewer lines of prose is set as the page before. */
#define MIN_LINES 5u
/* A centred line's two sides differ by at most this many ems, and leave at least this much. */
#define CENTRED 1.5

typedef struct {
    double left, right;
} Margins;

typedef struct {
    const GArray *lines;
    const MxPack *pack;
    Margins *margins; /* of each line's page */
} Setting;

static void paragraph_free(MxParagraph *paragraph) {
    g_free(paragraph->text);
    g_free(paragraph->folded);
    g_free(paragraph);
}

static const MxProseLine *line_at(const GArray *lines, guint i) {
    return &g_array_index(lines, MxProseLine, i);
}

/* --------------------------------------------------------------------------------- margins -- */

/* The first of the sorted @xs that has another one near it; the first, where none has. */
static double first_shared(const double *xs, guint n, int step) {
    const double *end = step > 0 ? xs + n - 1 : xs;
    for (const double *x = step > 0 ? xs : xs + n - 1; x != end; x += step)
        if (fabs(x[step] - x[0]) <= SAME_MARGIN_PT)
            return *x;
    return step > 0 ? xs[0] : xs[n - 1];
}

/* Of the lines [@first, @end), but notes of the page before. */
static Margins measure(const GArray *lines, guint first, guint end) {
    g_autofree double *x0 = g_new(double, end - first), *x1 = g_new(double, end - first);
    guint n = 0;
    for (guint i = first; i < end; i++) {
        if (line_at(lines, i)->page != line_at(lines, first)->page)
            continue;
        x0[n] = line_at(lines, i)->line->box.x0;
        x1[n++] = line_at(lines, i)->line->box.x1;
    }
    qsort(x0, n, sizeof *x0, mx_compare_doubles);
    qsort(x1, n, sizeof *x1, mx_compare_doubles);
    double left = first_shared(x0, n, 1), right = first_shared(x1, n, -1);
    return (Margins){ left - x0[0] <= OUTLIER_PT ? x0[0] : left,
                      x1[n - 1] - right <= OUTLIER_PT || right - left > WIDE * (x1[n - 1] - left)
                          ? right
                          : x1[n - 1] };
}

static Margins *find_margins(const GArray *lines) {
    Margins *margins = g_new(Margins, MAX(lines->len, 1));
    const MxLayout *before = NULL;
    for (guint first = 0, end = 0; first < lines->len; first = end) {
        const MxLayout *page = line_at(lines, first)->page;
        while (end < lines->len &&
               (line_at(lines, end)->page == page || line_at(lines, end)->moved))
            end++;
        Margins m = measure(lines, first, end);
        /* A page of headings and lists: its right margin is as wide as its left one. */
        double mirror = page->width_pt - m.left;
        m.right = m.right - m.left < NARROW * (mirror - m.left) ? mirror : m.right;
        bool as_before = before != NULL && fabs(before->width_pt - page->width_pt) < 1;
        if (end - first < MIN_LINES && as_before)
            m = (Margins){ fmin(m.left, margins[first - 1].left),
                           fmax(m.right, margins[first - 1].right) };
        for (guint i = first; i < end; i++)
            margins[i] = m;
        before = page;
    }
    return margins;
}

/* --------------------------------------------------------------------------------- joining -- */

static bool ends_sentence(const MxLine *line) {
    static const char *const ENDS = "。；：！？;:!?";
    const char *last = g_utf8_find_prev_char(line->text, line->text + strlen(line->text));
    return last != NULL && g_utf8_strchr(ENDS, -1, g_utf8_get_char(last)) != NULL;
}

/* The width of what stands at the line's head and cannot be broken, in points. */
static double head_width(const MxLine *line) {
    guint n = 0;
    for (const char *p = line->text; n < line->n_extents && g_ascii_isgraph(*p); p++)
        n++;
    return n == 0 ? 0 : line->extents[n - 1].x1 - line->extents[0].x0;
}

static bool is_full(const MxProseLine *line, const MxProseLine *next, Margins m) {
    return m.right - line->line->box.x1 <= SLACK * line->em_pt + head_width(next->line);
}

/* A heading may nearly fill its line: the text below it is indented like itself. */
static bool is_quite_full(const MxProseLine *line, Margins m) {
    return m.right - line->line->box.x1 <= QUITE * line->em_pt;
}

static bool is_near(const MxProseLine *a, const MxProseLine *b) {
    return a->page != b->page || b->line->box.y0 - a->line->box.y0 <= LEADING * a->em_pt;
}

static bool is_item(const Setting *s, const MxLine *line) {
    g_autofree char *folded = mx_text_fold(line->text);
    return mx_pack_phrase(s->pack, MX_PHRASE_ITEM, folded, NULL) ||
           mx_pack_phrase(s->pack, MX_PHRASE_PART, folded, NULL);
}

/* Whether a line begins with a number where the paragraph's first line begins: on a page of lists
 * no line need be less indented than others, and the longest is full. */
static bool is_next_number(const Setting *s, const MxLine *first, const MxProseLine *b) {
    g_autofree char *folded = mx_text_fold(b->line->text);
    return fabs(first->box.x0 - b->line->box.x0) < b->em_pt / 2 &&
           mx_pack_phrase(s->pack, MX_PHRASE_NUMBERED, folded, NULL);
}

/* Whether a paragraph's only line so far is a heading that happens to fill it: the text below is
 * indented like itself. */
static bool is_full_heading(const Setting *s, const MxLine *first, const MxProseLine *a,
                            const MxProseLine *b) {
    g_autofree char *folded = mx_text_fold(first->text);
    return a->line == first && fabs(first->box.x0 - b->line->box.x0) < b->em_pt / 2 &&
           mx_pack_phrase(s->pack, MX_PHRASE_EXPLANATION, folded, NULL);
}

static bool is_other_size(const MxProseLine *a, const MxProseLine *b) {
    bool seen = a->page->readings != NULL;
    return fabs(a->em_pt - b->em_pt) > (seen ? SIZE_CHANGE_SEEN : SIZE_CHANGE) * b->em_pt;
}

/* @first: the first line of the paragraph that line @i may go on */
static bool goes_on(const Setting *s, guint first, guint i) {
    const MxProseLine *a = line_at(s->lines, i - 1), *b = line_at(s->lines, i);
    double em = b->em_pt;
    if (b->apart || a->contents || b->contents || !is_near(a, b) || is_other_size(a, b) ||
        !is_full(a, b, s->margins[i - 1]) || is_next_number(s, line_at(s->lines, first)->line, b))
        return false;
    bool indented = b->line->box.x0 - s->margins[i].left > INDENT * em;
    bool ended = ends_sentence(a->line);
    if (indented == ended)
        return !indented;
    if (indented && (!is_quite_full(a, s->margins[i - 1]) ||
                     is_full_heading(s, line_at(s->lines, first)->line, a, b)))
        return false;
    return !is_item(s, b->line);
}

/* ------------------------------------------------------------------------------- paragraphs -- */

/* Between the margins of the page's prose; or of the paper, where the page has too little to say.
 */
static bool is_centred(const MxProseLine *line, Margins m) {
    const MxBox *box = &line->line->box;
    double left = box->x0 - m.left, right = m.right - box->x1;
    double aside = fmin(fabs(left - right), fabs(line->page->width_pt - box->x1 - box->x0));
    return left > CENTRED * line->em_pt && aside <= 2 * CENTRED * line->em_pt;
}

static MxParagraph *build(const Setting *s, guint first, guint n) {
    MxParagraph *paragraph = g_new0(MxParagraph, 1);
    const MxProseLine *head = line_at(s->lines, first), *foot = line_at(s->lines, first + n - 1);
    g_autoptr(GPtrArray) lines = g_ptr_array_sized_new(n);
    for (guint i = first; i < first + n; i++)
        g_ptr_array_add(lines, (gpointer)line_at(s->lines, i)->line);
    paragraph->first = first;
    paragraph->n = n;
    paragraph->text = mx_lines_join(lines, 0, n);
    g_autofree char *folded = mx_text_fold(paragraph->text);
    paragraph->folded = mx_amounts_plain_commas(folded);
    paragraph->first_page = head->page->number;
    paragraph->last_page = foot->page->number;
    paragraph->em_pt = head->em_pt;
    paragraph->centred = is_centred(head, s->margins[first]);
    paragraph->apart = head->apart;
    paragraph->contents = head->contents;
    paragraph->section = -1;
    return paragraph;
}

GPtrArray *mx_paragraphs_find(const GArray *lines, const MxPack *pack) {
    GPtrArray *paragraphs = g_ptr_array_new_with_free_func((GDestroyNotify)paragraph_free);
    g_autofree Margins *margins = find_margins(lines);
    Setting s = { lines, pack, margins };
    for (guint first = 0, i = 1; i <= lines->len; i++)
        if (i == lines->len || !goes_on(&s, first, i)) {
            g_ptr_array_add(paragraphs, build(&s, first, i - first));
            first = i;
        }
    return paragraphs;
}
