/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scanner of one bit has cut away. */
#include <criterion/criterion.h>

#include "ocr/figure/broken.h"
#include "ocr/text/decode.h"

#define EM 28
#define DIGITS "2195"

/* @pieces: of each digit but 1. */
static MxBreaks count(int pieces, int lines) {
    MxBreaks breaks = { 0 };
    for (int l = 0; l < lines; l++) {
        g_autoptr(GArray) blobs = g_array_new(FALSE, FALSE, sizeof(MxBlob));
        g_autoptr(GArray) signs = g_array_new(FALSE, FALSE, sizeof(MxSign));
        for (int i = 0; DIGITS[i] != '\0'; i++) {
            MxSign sign = { .ch = (gunichar)DIGITS[i], .at = 20 + 18 * i, .sure = 0.99 };
            g_array_append_val(signs, sign);
            for (int p = 0; p < pieces; p++) {
                const MxBlob blob = { 14 + 18 * i + 7 * p, 10, 19 + 18 * i + 7 * p, 34, 1 };
                g_array_append_val(blobs, blob);
            }
        }
        const MxInkLine line = { .x0 = 14, .y0 = 10, .x1 = 80, .y1 = 34, .em = EM, .blobs = blobs };
        mx_breaks_count(&breaks, signs, &line);
    }
    return breaks;
}

static double sureness_of(MxBreaks breaks, const char *text, guint i) {
    g_autoptr(MxPage) page = mx_page_new(1, 600, 800);
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(MxSpan));
    page->readings = g_array_new(FALSE, FALSE, sizeof(MxReading));
    for (const char *p = text; *p != '\0'; p++) {
        MxGlyph glyph = { { 0, 0, 5, 10 }, (gunichar)*p, 10 };
        MxReading reading = { .sure = 0.95 };
        g_array_append_val(page->glyphs, glyph);
        g_array_append_val(page->readings, reading);
    }
    const MxSpan span = { .n = page->glyphs->len };
    g_array_append_val(spans, span);
    mx_breaks_doubt(breaks, spans, page);
    return g_array_index(page->readings, MxReading, i).sure;
}

Test(broken, a_1_may_be_what_is_left_of_a_4) {
    MxBreaks breaks = count(2, 10);
    cr_expect_eq(breaks.broken, 30u, "%u", breaks.broken);
    cr_expect_lt(sureness_of(breaks, "21.95", 1), 0.7);
    cr_expect_gt(sureness_of(breaks, "21.95", 0), 0.9, "the others are whole, or not read");
    cr_expect_gt(sureness_of(breaks, "A1", 1), 0.9, "no figure");
}

Test(broken, whole_digits_doubt_none) {
    MxBreaks breaks = count(1, 10);
    cr_expect_eq(breaks.whole, 30u, "%u", breaks.whole);
    cr_expect_gt(sureness_of(breaks, "21.95", 1), 0.9);
    cr_expect_gt(sureness_of(count(2, 3), "21.95", 1), 0.9, "nine digits do not tell");
}
