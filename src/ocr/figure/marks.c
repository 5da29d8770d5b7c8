/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A comma of small type is a pixel longer than a point, and blurred. One figure does not tell which
 * it is, and the recogniser is sure of either; a page does:
 *
 *     8.664   3,000   85.936   12,700   90.6       three decimals or thousands: nothing else on the
 *                                                  page has three decimals, so thousands
 *
 * A point between digits that are set tight is lost, and so is a zero among others: what stands
 * out from its column is not called wrong, for it may be printed so, but nobody is sure of it.
 */
#include "ocr/figure/marks.h"

#include <math.h>
#include <string.h>

/* What is settled by other figures is as sure as this: readable, but no ground to accuse. What
 * stands out is below what is readable. */
#define SETTLED 0.8
#define DOUBTED 0.6

/* Figures that a page or column must have, to tell about others. A page tells by thousands that are
 * commas beyond doubt, or read so at least once for this many points. */
#define LEAST_COMMAS 2
#define LEAST_POINTED 4
#define POINTS_A_COMMA 4

/* Share of a column's figures of two digits or more that have as many decimals as most have; and of
 * a page's, which tells about columns that are short. Nobody prints three decimals here and none
 * there: half is enough. */
#define MOSTLY 0.8
#define LEAST_ON_PAGE 8
#define MANY_DECIMALS 3
#define MOSTLY_MANY 0.5

/* The decimals that are counted apart; more are as many as this. */
#define MOST_DECIMALS 8

/* What a figure's marks may be. */
typedef enum { NO_MARK, EITHER, THOUSANDS, DECIMALS, BOTH } Marks;

typedef struct {
    const MxSpan *span;
    Marks marks;
    gunichar mark;  /* of what may be EITHER */
    guint decimals; /* digits behind a point; 0 where there is none */
    guint n_digits;
} Figure;

static gunichar char_at(const MxPage *page, guint i) {
    return g_array_index(page->glyphs, MxGlyph, i).ch;
}

static Marks find_marks(const Figure *figure, guint commas, guint points, guint before,
                        guint behind, bool zero) {
    if (commas + points == 0)
        return NO_MARK;
    bool either = commas + points == 1 && behind == 3 && before >= 1 && before <= 3 && !zero;
    if (either)
        return EITHER;
    if (commas > 0)
        return figure->decimals > 0 ? BOTH : THOUSANDS;
    return DECIMALS;
}

/* Whether the characters of @span are a figure. */
static bool look_at(const MxPage *page, const MxSpan *span, Figure *figure) {
    guint commas = 0, points = 0, before = 0, behind = 0;
    *figure = (Figure){ .span = span };
    for (guint i = span->first; i < span->first + span->n; i++) {
        gunichar ch = char_at(page, i);
        if (g_unichar_isdigit(ch)) {
            figure->n_digits++;
            *(commas + points > 0 ? &behind : &before) += 1;
        } else if (ch == ',' || ch == '.') {
            *(ch == ',' ? &commas : &points) += 1;
            figure->mark = ch;
            behind = 0;
        } else if (!(ch == '-' && i == span->first))
            return false;
    }
    figure->decimals = points > 0 ? MIN(behind, MOST_DECIMALS) : 0;
    bool zero = span->n > 0 && before == 1 &&
                char_at(page, span->first + (char_at(page, span->first) == '-')) == '0';
    figure->marks = find_marks(figure, commas, points, before, behind, zero);
    return figure->n_digits > 0;
}

static GArray *find_figures(const MxPage *page, const GArray *spans) {
    GArray *figures = g_array_new(FALSE, FALSE, sizeof(Figure));
    for (guint i = 0; i < spans->len; i++) {
        Figure figure;
        if (look_at(page, &g_array_index(spans, MxSpan, i), &figure))
            g_array_append_val(figures, figure);
    }
    return figures;
}

/* ------------------------------------------------------------------------------- thousands -- */

static void doubt(MxPage *page, const MxSpan *span, double most) {
    for (guint i = span->first; i < span->first + span->n; i++) {
        MxReading *reading = &g_array_index(page->readings, MxReading, i);
        reading->sure = fmin(reading->sure, most);
    }
}

static void make_thousands(MxPage *page, Figure *figure) {
    const MxSpan *span = figure->span;
    for (guint i = span->first; i < span->first + span->n; i++)
        if (char_at(page, i) == '.' || char_at(page, i) == ',') {
            g_array_index(page->glyphs, MxGlyph, i).ch = ',';
            g_array_index(page->readings, MxReading, i).sure = SETTLED;
        }
    figure->marks = THOUSANDS;
    figure->decimals = 0;
}

/* Where groups of three digits, and decimals that are no such group, leave no choice, it does not
 * matter how alike the marks look. */
static void settle_by_grammar(MxPage *page, const Figure *figure) {
    const MxSpan *span = figure->span;
    for (guint i = span->first; i < span->first + span->n; i++) {
        gunichar ch = char_at(page, i);
        MxReading *reading = &g_array_index(page->readings, MxReading, i);
        bool thousands = ch == ',' && (figure->marks == THOUSANDS || figure->marks == BOTH);
        if (thousands || (ch == '.' && figure->decimals > 0 && figure->decimals != 3))
            reading->sure = fmax(reading->sure, SETTLED);
    }
}

static void settle_marks(MxPage *page, GArray *figures) {
    guint three = 0, thousands = 0, commas = 0, points = 0;
    for (guint i = 0; i < figures->len; i++) {
        const Figure *f = &g_array_index(figures, Figure, i);
        three += f->decimals == 3 && f->marks != EITHER;
        thousands += f->marks == THOUSANDS || f->marks == BOTH;
        commas += f->marks == EITHER && f->mark == ',';
        points += f->marks == EITHER && f->mark == '.';
    }
    bool told =
        thousands + commas >= LEAST_COMMAS && (thousands + commas) * POINTS_A_COMMA >= points;
    for (guint i = 0; i < figures->len; i++) {
        Figure *f = &g_array_index(figures, Figure, i);
        if (f->marks != EITHER) {
            if (!f->span->inferred)
                settle_by_grammar(page, f);
            continue;
        }
        if (three == 0 && told)
            make_thousands(page, f);
        else if (f->mark == '.' ? three == 0 && thousands + commas > 0 : three > 0)
            doubt(page, f->span, DOUBTED);
    }
}

/* -------------------------------------------------------------------------------- decimals -- */

static bool share_column(const MxSpan *a, const MxSpan *b) {
    return a->boxed && b->boxed && a->left == b->left && a->right == b->right;
}

/* How many figures of two digits or more have each number of decimals: those in the column of
 * @span, or all in boxes where that is NULL. */
static guint count_decimals(const GArray *figures, const MxSpan *span, guint *counts) {
    guint n = 0;
    for (guint i = 0; i < figures->len; i++) {
        const Figure *f = &g_array_index(figures, Figure, i);
        if (f->n_digits < 2 || !(span != NULL ? share_column(f->span, span) : f->span->boxed))
            continue;
        n++;
        counts[f->decimals]++;
    }
    return n;
}

/* The decimals that most figures in the column of @span have, or else all on the page; 0 where that
 * is open. */
static guint find_decimals(const GArray *figures, const MxSpan *span) {
    guint counts[MOST_DECIMALS + 1] = { 0 }, n = count_decimals(figures, span, counts);
    bool short_column = n <= LEAST_POINTED;
    if (short_column) {
        memset(counts, 0, sizeof counts);
        n = count_decimals(figures, NULL, counts);
    }
    guint most = 1;
    for (guint d = 2; d <= MOST_DECIMALS; d++)
        if (counts[d] > counts[most])
            most = d;
    bool enough = counts[most] >= (short_column ? LEAST_ON_PAGE : LEAST_POINTED);
    return enough && counts[most] >= (most >= MANY_DECIMALS ? MOSTLY_MANY : MOSTLY) * n ? most : 0;
}

/* What nothing but ink told is there, if it makes the decimals those of the column; thousands that
 * are settled stay so. */
static void confirm(MxPage *page, const Figure *f, guint decimals) {
    const MxSpan *span = f->span;
    if (f->marks != THOUSANDS && decimals != f->decimals)
        doubt(page, span, DOUBTED);
    for (guint i = span->first; i < span->first + span->n; i++)
        if (decimals > 0 && decimals == f->decimals && g_unichar_ispunct(char_at(page, i))) {
            MxReading *reading = &g_array_index(page->readings, MxReading, i);
            reading->sure = fmax(reading->sure, SETTLED);
        }
}

static void doubt_decimals(MxPage *page, const GArray *figures) {
    for (guint i = 0; i < figures->len; i++) {
        const Figure *f = &g_array_index(figures, Figure, i);
        guint decimals = f->n_digits >= 2 && f->span->boxed ? find_decimals(figures, f->span) : 0;
        if (f->span->inferred)
            confirm(page, f, decimals);
        else if (decimals > 0 && f->decimals != decimals)
            doubt(page, f->span, DOUBTED);
    }
}

void mx_marks_agree(MxPage *page, const GArray *spans) {
    g_autoptr(GArray) figures = find_figures(page, spans);
    settle_marks(page, figures);
    doubt_decimals(page, figures);
}
