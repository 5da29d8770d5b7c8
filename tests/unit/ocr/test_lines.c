/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which ink a line has. */
#include <criterion/criterion.h>

#include "ocr/image/lines.h"

#define DPI 200

static void fill(MxRaster *ink, int x0, int y0, int x1, int y1) {
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
            mx_raster_row(ink, y)[x] = 0;
}

/* Four characters of 20 pixels. */
static MxRaster *draw_characters(void) {
    MxRaster *ink = mx_raster_new(400, 100);
    for (int i = 0; i < 4; i++)
        fill(ink, 130 + 25 * i, 40, 150 + 25 * i, 60);
    return ink;
}

Test(lines, a_pale_level_stroke_is_ink) {
    g_autoptr(MxRaster) ink = draw_characters();
    g_autoptr(MxRaster) pale = draw_characters();
    fill(pale, 103, 48, 123, 51); /* 一 before them */
    fill(ink, 110, 49, 114, 50);  /* what is dark of it */
    fill(pale, 240, 40, 260, 60); /* a grey picture behind them */
    g_autoptr(MxRules) rules = mx_rules_find(ink, ink, pale, pale, DPI);
    g_autoptr(GPtrArray) lines = mx_ink_find_lines(ink, pale, rules, DPI);
    cr_assert_eq(lines->len, 1u);
    const MxInkLine *line = lines->pdata[0];
    cr_expect_eq(line->x0, 103, "%g", line->x0);
    cr_expect_eq(line->x1, 225, "%g", line->x1);
    cr_expect_eq(line->blobs->len, 5u, "the speck is part of the stroke");
}

/* What is left to fill in has a rule at its foot, which bounds nothing beside it. */
Test(lines, go_on_beside_a_blank) {
    g_autoptr(MxRaster) ink = draw_characters();
    fill(ink, 160, 64, 300, 66);  /* ______ below the middle of them */
    fill(ink, 130, 80, 150, 100); /* the next line of text */
    g_autoptr(MxRules) rules = mx_rules_find(ink, ink, ink, ink, DPI);
    g_autoptr(GPtrArray) lines = mx_ink_find_lines(ink, ink, rules, DPI);
    cr_assert_eq(rules->levels->len, 1u);
    cr_assert_eq(lines->len, 2u, "%u", lines->len);
    cr_expect_eq(((const MxInkLine *)lines->pdata[0])->blobs->len, 4u);
    cr_expect(((const MxInkLine *)lines->pdata[0])->bottom < 67, "the rule is not its ink");
}

Test(lines, the_edge_of_a_ruling_is_no_text) {
    g_autoptr(MxRaster) ink = draw_characters();
    fill(ink, 10, 80, 390, 83);
    fill(ink, 140, 77, 160, 79); /* a step of its edge, which the next row of pixels joins */
    fill(ink, 200, 66, 203, 79); /* a stroke that stands on it */
    g_autoptr(MxRules) rules = mx_rules_find(ink, ink, ink, ink, DPI);
    g_autoptr(GPtrArray) lines = mx_ink_find_lines(ink, ink, rules, DPI);
    guint n = 0;
    for (guint i = 0; i < lines->len; i++)
        n += ((const MxInkLine *)lines->pdata[i])->blobs->len;
    cr_expect_eq(n, 5u, "%u", n);
}
