/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A comma of small type is a pixel longer than a point, and blurred. One figure does not tell which
 * it is, and the recogniser is sure of either; a page does:
 *
 *     8.664   3,000   85.936   12,700   90.6       three decimals or thousands: nothing else on the
 *     1,572.370       1,072,370                    page has three decimals, so thousands; and most
 *                                                  of these marks have a tail
 *
 * A point between digits that are set tight is lost, and so is a zero among others: what stands
 * out from its column is not called wrong, for it may be printed so, but nobody is sure of it.
 */
#include "ocr/figure/marks.h"

#include <math.h>
#include <string.h>

#include "base/order.h"
#include "ocr/figure/tails.h"

/* What is settled by other figures is as sure as this: readable, but no ground to accuse. What
 * stands out is below what is readable. */
#define SETTLED 0.8
#define DOUBTED 0.6

/* Figures that a page or column must have, to tell about others. A page tells by thousands that are
 * commas beyond doubt, or read so at least once for this many points. */
#define LEAST_COMMAS 2
#define LEAST_POINTED 4
#define POINTS_A_COMMA 4

/* Share of a mark's ink that is below the digits: half of such marks of a page have less where they
 * are points, more where they are commas; LEAST_TAILS of them tell. Nine poor scans of 7 pt and
 * more: half of the points had 0.16 at most, half of the commas 0.37 at least. */
#define POINT_TAIL 0.22
#define COMMA_TAIL 0.3
#define LEAST_TAILS 4u

/* Share of a column's figures of two digits or more that have as many decimals as most have; and of
 * a page's, which tells about columns that are short. Nobody prints three decimals here and none
 * there: half is enough. */
#define MOSTLY 0.8
#define LEAST_ON_PAGE 8
#define MANY_DECIMALS 3
#define MOSTLY_MANY 0.5

/* Figures of a row that has no decimals where its columns have some. Bold points that touch are
 * lost, but not six in a row without one that its ink shows. */
#define LEAST_WHOLE 6u

/* The decimals that are counted apart; more are as many as this. */
#define MOST_DECIMALS 8

/* What a figure's marks may be. */
typedef enum { NO_MARK, EITHER, THOUSANDS, DECIMALS, BOTH } Marks;

typedef struct {
    const MxSpan *span;
    Marks marks;
    gunichar mark;  /* the last one */
    bool is_long;   /* more than three digits stand before what may be EITHER: 125360,898 */
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
    bool either =
        behind == 3 && before >= 1 && !zero && (commas + points == 1 || figure->mark == '.');
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
    figure->is_long = figure->marks == EITHER && before > 3;
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

/* Of the marks that may be EITHER, half have less of their ink below the digits; MX_TAIL_UNKNOWN
 * where too few stand apart. */
static double find_tail(const GArray *figures) {
    g_autoptr(GArray) tails = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < figures->len; i++) {
        const Figure *f = &g_array_index(figures, Figure, i);
        if (f->marks == EITHER && f->span->tail >= 0)
            g_array_append_val(tails, f->span->tail);
    }
    if (tails->len < LEAST_TAILS)
        return MX_TAIL_UNKNOWN;
    g_array_sort(tails, mx_compare_doubles);
    return g_array_index(tails, double, tails->len / 2);
}

/* What the figures of a page say of its marks before three digits. */
typedef struct {
    bool thousands; /* they are commas, as far as any can be told */
    bool points;    /* some are points */
    bool both;      /* there are thousands besides */
} Custom;

/* Who sets four digits and more without a comma has no thousands, unless the marks have tails:
 * 125360,898 is printed, too. */
static Custom find_custom(const GArray *figures) {
    guint three = 0, commas = 0, points = 0;
    double tail = find_tail(figures);
    for (guint i = 0; i < figures->len; i++) {
        const Figure *f = &g_array_index(figures, Figure, i);
        bool either = f->marks == EITHER;
        three += either ? f->is_long && tail <= COMMA_TAIL : f->decimals == 3;
        commas += f->marks == THOUSANDS || f->marks == BOTH || (either && f->mark == ',');
        points += either && f->mark == '.';
    }
    bool told = commas >= LEAST_COMMAS && commas * POINTS_A_COMMA >= points;
    told |= commas > 0 && tail > COMMA_TAIL;
    bool pointed = three > 0 || (tail >= 0 && tail < POINT_TAIL);
    return (Custom){ told && !pointed, pointed, commas > 0 };
}

static void settle_marks(MxPage *page, GArray *figures) {
    const Custom custom = find_custom(figures);
    for (guint i = 0; i < figures->len; i++) {
        Figure *f = &g_array_index(figures, Figure, i);
        if (f->marks != EITHER) {
            if (!f->span->inferred)
                settle_by_grammar(page, f);
        } else if (custom.thousands)
            make_thousands(page, f);
        else if (f->mark == '.' ? !custom.points && custom.both : custom.points)
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

static bool share_row(const MxSpan *a, const MxSpan *b) {
    return a->boxed && b->boxed && (a->y0 + a->y1) / 2 > b->y0 && (a->y0 + a->y1) / 2 < b->y1;
}

/* Whether the row of @f has so many figures, and decimals in none: numbers of projects below
 * amounts.
 */
static bool is_row_whole(const GArray *figures, const Figure *f) {
    guint n = 0;
    for (guint i = 0; i < figures->len; i++) {
        const Figure *other = &g_array_index(figures, Figure, i);
        if (!share_row(f->span, other->span))
            continue;
        if (other->decimals > 0 || other->span->inferred)
            return false;
        n++;
    }
    return n >= LEAST_WHOLE;
}

static void doubt_decimals(MxPage *page, const GArray *figures) {
    for (guint i = 0; i < figures->len; i++) {
        const Figure *f = &g_array_index(figures, Figure, i);
        guint decimals = f->n_digits >= 2 && f->span->boxed ? find_decimals(figures, f->span) : 0;
        if (f->span->inferred)
            confirm(page, f, decimals);
        else if (decimals > 0 && f->decimals != decimals &&
                 !(f->decimals == 0 && is_row_whole(figures, f)))
            doubt(page, f->span, DOUBTED);
    }
}

void mx_marks_agree(MxPage *page, const GArray *spans) {
    g_autoptr(GArray) figures = find_figures(page, spans);
    settle_marks(page, figures);
    doubt_decimals(page, figures);
}
