/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read twice is not sure. */
#include <criterion/criterion.h>

#include "ocr/figure/marks.h"
#include "ocr/text/overlaps.h"

static void add(MxPage *page, double x, double y) {
    MxGlyph glyph = { { x, y, x + 10, y + 11 }, '8', 10 };
    MxReading reading = { .sure = 0.95 };
    g_array_append_val(page->glyphs, glyph);
    g_array_append_val(page->readings, reading);
}

Test(overlaps, characters_of_two_lines_in_one_place_are_doubted) {
    g_autoptr(MxPage) page = mx_page_new(1, 600, 800);
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(MxSpan));
    page->readings = g_array_new(FALSE, FALSE, sizeof(MxReading));
    add(page, 100, 100);
    add(page, 110, 100);
    add(page, 113, 101); /* the same ink, with the next line */
    add(page, 123, 101);
    add(page, 123, 111); /* the row below */
    const MxSpan rows[] = { { .first = 0, .n = 2 },
                            { .first = 2, .n = 2 },
                            { .first = 4, .n = 1 } };
    g_array_append_vals(spans, rows, G_N_ELEMENTS(rows));
    mx_overlaps_doubt(page, spans);
    static const bool doubted[] = { false, true, true, false, false };
    for (guint i = 0; i < G_N_ELEMENTS(doubted); i++)
        cr_expect_eq(g_array_index(page->readings, MxReading, i).sure < 0.7, doubted[i], "%u", i);
}
