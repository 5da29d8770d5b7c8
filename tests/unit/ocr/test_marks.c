/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points and commas by the company that they keep. */
#include <criterion/criterion.h>
#include <string.h>

#include "ocr/figure/marks.h"

#define MOST_FIGURES 12

typedef struct {
    const char *title;
    const char *figures[MOST_FIGURES]; /* of one column, as read */
    guint number;                      /* the one that is looked at */
    const char *text;                  /* what it becomes */
    double least, most;                /* how sure it is, then; it was 0.95 */
} Case;

static MxPage *read(const char *const *figures, GArray *spans) {
    MxPage *page = mx_page_new(1, 600, 800);
    page->readings = g_array_new(FALSE, FALSE, sizeof(MxReading));
    for (guint i = 0; i < MOST_FIGURES && figures[i] != NULL; i++) {
        MxSpan span = {
            page->glyphs->len, (guint)strlen(figures[i]), 100, 200, true, false, -1, 20 * i,
            20 * i + 10
        };
        g_array_append_val(spans, span);
        for (const char *p = figures[i]; *p != '\0'; p++) {
            MxGlyph glyph = { { 0, 0, 5, 10 }, (gunichar)*p, 10 };
            MxReading reading = { .sure = 0.95 };
            g_array_append_val(page->glyphs, glyph);
            g_array_append_val(page->readings, reading);
        }
    }
    return page;
}

static void infer(const MxPage *page, MxSpan *span) {
    span->inferred = true;
    for (guint i = span->first; i < span->first + span->n; i++)
        if (g_unichar_ispunct(g_array_index(page->glyphs, MxGlyph, i).ch))
            g_array_index(page->readings, MxReading, i).sure = 0.6;
}

/* @inferred: whether the figure's mark is, and as sure as 0.6. */
static void check(const Case *c, bool inferred) {
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(MxSpan));
    g_autoptr(MxPage) page = read(c->figures, spans);
    if (inferred)
        infer(page, &g_array_index(spans, MxSpan, c->number));
    mx_marks_agree(page, spans);
    MxSpan span = g_array_index(spans, MxSpan, c->number);
    g_autoptr(GString) text = g_string_new(NULL);
    double sure = 1;
    for (guint i = span.first; i < span.first + span.n; i++) {
        g_string_append_unichar(text, g_array_index(page->glyphs, MxGlyph, i).ch);
        sure = MIN(sure, g_array_index(page->readings, MxReading, i).sure);
    }
    cr_expect_str_eq(text->str, c->text, "%s: %s", c->title, text->str);
    cr_expect(sure >= c->least && sure <= c->most, "%s: %g", c->title, sure);
}

Test(marks, tell_by_the_others_of_the_page) {
    static const Case cases[] = {
        { "thousands, read as points now and then",
          { "8.664", "3,000", "85.936", "12,700", "90.6" },
          2,
          "85,936",
          0.7,
          0.89 },
        { "a comma that others confirm", { "8.664", "3,000", "12,700" }, 1, "3,000", 0.7, 0.89 },
        { "beyond doubt", { "1,234,567.00", "2,345,678.00", "8.664" }, 2, "8,664", 0.7, 0.89 },
        { "three decimals", { "0.664", "13.000", "1234.936", "8.664" }, 3, "8.664", 0.9, 1 },
        { "three decimals beside a comma", { "0.664", "1234.936", "3,000" }, 2, "3,000", 0, 0.69 },
        { "nothing tells", { "8.664", "12.5" }, 0, "8.664", 0.9, 1 },
        { "one comma for many points",
          { "8.664", "7.100", "6.500", "5.300", "4.200", "3.100", "2.999", "1.500", "3,000" },
          0,
          "8.664",
          0,
          0.69 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        check(&cases[i], false);
}

/* What hangs below the digits is a comma, for all that is read. */
Test(marks, tell_by_their_tails) {
    static const char *const figures[MOST_FIGURES] = { "1,572.370", "8.320", "500,000", "204.548",
                                                       "2.232" };
    static const struct {
        double tail;
        const char *text;
        bool doubtful;
    } cases[] = { { 0.4, "1,572,370", false },
                  { 0.1, "1,572.370", false },
                  { -1, "1,572.370", true } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(MxSpan));
        g_autoptr(MxPage) page = read(figures, spans);
        for (guint k = 0; k < spans->len; k++)
            g_array_index(spans, MxSpan, k).tail = cases[i].tail;
        mx_marks_agree(page, spans);
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint k = 0; k < 9; k++)
            g_string_append_unichar(text, g_array_index(page->glyphs, MxGlyph, k).ch);
        cr_expect_str_eq(text->str, cases[i].text, "%g: %s", cases[i].tail, text->str);
        cr_expect_eq(g_array_index(page->readings, MxReading, 0).sure < 0.7, cases[i].doubtful,
                     "%g", cases[i].tail);
    }
}

Test(marks, grammar_may_leave_no_choice) {
    static const char *const figures[MOST_FIGURES] = { "43,882.00", "1,234.567" };
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(MxSpan));
    g_autoptr(MxPage) page = read(figures, spans);
    for (guint i = 0; i < page->glyphs->len; i++)
        if (g_unichar_ispunct(g_array_index(page->glyphs, MxGlyph, i).ch))
            g_array_index(page->readings, MxReading, i).sure = 0.55;
    mx_marks_agree(page, spans);
    cr_expect_gt(g_array_index(page->readings, MxReading, 2).sure, 0.7, "43,");
    cr_expect_gt(g_array_index(page->readings, MxReading, 6).sure, 0.7, "882.00");
    cr_expect_lt(g_array_index(page->readings, MxReading, 14).sure, 0.7, "234.567 or 234,567");
}

Test(marks, decimals_unlike_those_of_the_column_are_doubted) {
    static const Case cases[] = {
        { "a point lost", { "93.33", "46.72", "46.61", "5169", "12.40" }, 3, "5169", 0, 0.69 },
        { "a zero lost",
          { "3.374000", "70.00000", "4.100000", "0.100000", "9.464300" },
          1,
          "70.00000",
          0,
          0.69 },
        { "many points lost",
          { "3.374000", "7000000", "4.100000", "1000000", "9.464300", "8.120000" },
          1,
          "7000000",
          0,
          0.69 },
        { "the others", { "93.33", "46.72", "46.61", "5169", "12.40" }, 0, "93.33", 0.9, 1 },
        { "0 is printed so", { "93.33", "46.72", "46.61", "0", "12.40" }, 3, "0", 0.9, 1 },
        { "no custom", { "93.3", "46.72", "46", "5169", "12" }, 3, "5169", 0.9, 1 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        check(&cases[i], false);
}

Test(marks, what_only_ink_told_is_confirmed_by_its_column) {
    static const Case cases[] = {
        { "a point inferred that the column has",
          { "93.33", "46.72", "46.61", "51.69", "12.40" },
          3,
          "51.69",
          0.7,
          0.89 },
        { "one that it has not",
          { "93.33", "46.72", "46.61", "5.169", "12.40" },
          3,
          "5.169",
          0,
          0.69 },
        { "one alone", { "93.33", "46" }, 0, "93.33", 0, 0.69 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        check(&cases[i], true);
}

/* How sure a whole figure is below a column of decimals, where its row has @n figures, the last of
 * them @last. */
static double sureness_in_row(guint n, const char *last) {
    static const char *const column[MOST_FIGURES] = { "93.33", "46.72", "46.61", "51.69",
                                                      "12.40", "28.07", "5169" };
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(MxSpan));
    g_autoptr(MxPage) page = read(column, spans);
    const MxSpan whole = g_array_index(spans, MxSpan, 6);
    const char *const others[MOST_FIGURES] = { last };
    for (guint i = 1; i < n; i++) {
        MxSpan beside = whole;
        beside.left += 100 * i;
        beside.right += 100 * i;
        if (i + 1 == n) {
            g_autoptr(GArray) more = g_array_new(FALSE, FALSE, sizeof(MxSpan));
            g_autoptr(MxPage) of_last = read(others, more);
            beside.first = page->glyphs->len;
            beside.n = of_last->glyphs->len;
            g_array_append_vals(page->glyphs, of_last->glyphs->data, beside.n);
            g_array_append_vals(page->readings, of_last->readings->data, beside.n);
        }
        g_array_append_val(spans, beside);
    }
    mx_marks_agree(page, spans);
    return g_array_index(page->readings, MxReading, whole.first).sure;
}

Test(marks, a_row_of_whole_figures_is_printed_so) {
    cr_expect_gt(sureness_in_row(6, "31"), 0.9);
    cr_expect_lt(sureness_in_row(5, "31"), 0.7, "too few");
    cr_expect_lt(sureness_in_row(6, "3.10"), 0.7, "one has decimals");
}
