/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which runs of ink are rulings. */
#include <criterion/criterion.h>

#include "ocr/image/rules.h"

#define DPI 200

static void fill(MxRaster *ink, int x0, int y0, int x1, int y1) {
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
            mx_raster_row(ink, y)[x] = 0;
}

Test(rules, level_strokes_of_type_that_run_together_are_none) {
    g_autoptr(MxRaster) ink = mx_raster_new(600, 120);
    fill(ink, 50, 20, 550, 22);
    for (int x = 60; x < 540; x += 12) /* type that stands on the ruling */
        fill(ink, x, 4, x + 6, 20);
    fill(ink, 200, 70, 320, 72);
    for (int x = 200; x < 320; x += 8) /* what is above and below the stroke of the same type */
        fill(ink, x, 60, x + 3, 82);
    g_autoptr(MxRules) rules = mx_rules_find(ink, ink, ink, ink, DPI);
    cr_assert_eq(rules->levels->len, 1u);
    MxRuling only = g_array_index(rules->levels, MxRuling, 0);
    cr_expect(only.at > 19 && only.at < 23, "%g", only.at);
    cr_expect(only.from <= 52 && only.to >= 548, "%g %g", only.from, only.to);
    cr_expect_eq(mx_raster_row(rules->mask, 71)[260], 255, "the type is not taken out");
}

/* A row as high as small type needs it, and a high one. */
static MxRaster *draw_levels(void) {
    MxRaster *ink = mx_raster_new(600, 300);
    fill(ink, 50, 20, 550, 22);
    fill(ink, 50, 60, 550, 62);
    fill(ink, 50, 280, 550, 282);
    return ink;
}

Test(rules, a_pale_upright_is_one_where_it_is_long) {
    g_autoptr(MxRaster) ink = draw_levels();
    g_autoptr(MxRaster) pale = draw_levels();
    fill(pale, 548, 20, 550, 282);
    fill(pale, 300, 24, 302, 58); /* a stroke of type, whose edges are pale */
    g_autoptr(MxRules) rules = mx_rules_find(ink, ink, pale, pale, DPI);
    cr_assert_eq(rules->uprights->len, 1u);
    MxRuling only = g_array_index(rules->uprights, MxRuling, 0);
    cr_expect(only.at > 547 && only.at < 551, "%g", only.at);
    cr_expect_eq(mx_raster_row(rules->mask, 36)[301], 255, "the type is not taken out");
}

Test(rules, a_dark_upright_may_be_as_short_as_a_row) {
    g_autoptr(MxRaster) ink = draw_levels();
    fill(ink, 300, 20, 302, 62);
    fill(ink, 400, 28, 402, 54); /* the stroke of 建 */
    g_autoptr(MxRules) rules = mx_rules_find(ink, ink, ink, ink, DPI);
    cr_assert_eq(rules->uprights->len, 1u);
    double at = g_array_index(rules->uprights, MxRuling, 0).at;
    cr_expect(at > 299 && at < 303, "%g", at);
}

Test(rules, grey_levels_are_found_where_they_are_wide) {
    g_autoptr(MxRaster) ink = mx_raster_new(900, 200);
    g_autoptr(MxRaster) pale = mx_raster_new(900, 200);
    fill(pale, 50, 20, 850, 22);
    fill(pale, 50, 100, 850, 102);
    for (int x = 100; x < 260; x += 12) { /* a long figure, whose pale feet run together */
        fill(ink, x, 140, x + 6, 158);
        fill(pale, x, 140, x + 6, 158);
    }
    fill(pale, 100, 157, 260, 159);
    g_autoptr(MxRules) rules = mx_rules_find(ink, ink, pale, pale, DPI);
    cr_assert_eq(rules->levels->len, 2u, "%u", rules->levels->len);
    cr_expect_eq(mx_raster_row(rules->mask, 21)[400], 0, "the line is taken out");
    cr_expect_eq(mx_raster_row(rules->mask, 158)[150], 255, "the figure is not");
}

Test(rules, feet_of_type_that_run_together_are_none) {
    g_autoptr(MxRaster) ink = mx_raster_new(900, 300);
    fill(ink, 50, 20, 850, 22);
    fill(ink, 50, 280, 850, 282);
    fill(ink, 50, 20, 52, 282);
    fill(ink, 848, 20, 850, 282);
    fill(ink, 100, 120, 212, 122); /* 金融企业 */
    for (int x = 100; x < 212; x += 12)
        fill(ink, x, 100, x + 6, 120);
    fill(ink, 50, 200, 160, 202); /* type that stands on a ruling as short as that */
    for (int x = 60; x < 160; x += 12)
        fill(ink, x, 180, x + 6, 198);
    g_autoptr(MxRules) rules = mx_rules_find(ink, ink, ink, ink, DPI);
    cr_assert_eq(rules->levels->len, 3u, "%u", rules->levels->len);
    double middle = g_array_index(rules->levels, MxRuling, 1).at;
    cr_expect(middle > 199 && middle < 203, "it meets an upright: %g", middle);
    cr_expect_eq(mx_raster_row(rules->mask, 121)[110], 255, "the feet are not taken out");
}

Test(rules, an_upright_between_two_columns_of_pixels_is_faint) {
    g_autoptr(MxRaster) picture = mx_raster_new(600, 300);
    for (int y = 20; y < 282; y++)
        for (int x = 400; x < 402; x++)
            mx_raster_row(picture, y)[x] = 200;
    for (int y = 20; y < 282; y++)
        mx_raster_row(picture, y)[500] = 200; /* noise */
    g_autoptr(MxRaster) ink = draw_levels();
    g_autoptr(MxRaster) faint = mx_raster_to_faint_ink(picture);
    fill(faint, 50, 20, 550, 22);
    g_autoptr(MxRules) rules = mx_rules_find(ink, ink, ink, faint, DPI);
    cr_assert_eq(rules->uprights->len, 1u);
    double at = g_array_index(rules->uprights, MxRuling, 0).at;
    cr_expect(at > 399 && at < 403, "%g", at);
}

Test(rules, strokes_of_rows_above_each_other_that_run_together_are_none) {
    g_autoptr(MxRaster) ink = mx_raster_new(600, 300);
    g_autoptr(MxRaster) faint = mx_raster_new(600, 300);
    for (int y = 20; y <= 140; y += 40) {
        fill(ink, 50, y, 550, y + 2);
        fill(ink, 300, y + 6, 302, y + 34); /* 年 */
        for (int stroke = 8; stroke < 32; stroke += 5)
            fill(ink, 290, y + stroke, 312, y + stroke + 3);
    }
    fill(faint, 300, 20, 302, 140);
    g_autoptr(MxRules) rules = mx_rules_find(ink, ink, ink, faint, DPI);
    cr_expect_eq(rules->uprights->len, 0u);
}

Test(rules, gaps_of_a_level_that_are_pale_are_filled) {
    g_autoptr(MxRaster) ink = draw_levels();
    g_autoptr(MxRaster) pale = draw_levels();
    fill(ink, 50, 140, 250, 142);
    fill(ink, 350, 140, 550, 142);
    fill(pale, 50, 139, 550, 143);
    g_autoptr(MxRules) rules = mx_rules_find(ink, ink, pale, pale, DPI);
    cr_assert_eq(rules->levels->len, 4u, "%u", rules->levels->len);
    MxRuling filled = g_array_index(rules->levels, MxRuling, 2);
    cr_expect(filled.from <= 51 && filled.to >= 549, "%g-%g", filled.from, filled.to);
    cr_expect_eq(mx_raster_row(rules->mask, 137)[100], 255, "no wider where it is dark");
}

Test(rules, a_picture_of_one_bit_is_softened) {
    g_autoptr(MxRaster) black = draw_levels();
    g_autoptr(MxRaster) grey = draw_levels();
    for (int x = 50; x < 550; x++)
        mx_raster_row(grey, 19)[x] = 128;
    mx_raster_soften(black);
    mx_raster_soften(grey);
    cr_expect_eq(mx_raster_row(black, 19)[300], 191, "%u", mx_raster_row(black, 19)[300]);
    cr_expect_eq(mx_raster_row(black, 20)[300], 63, "%u", mx_raster_row(black, 20)[300]);
    cr_expect_eq(mx_raster_row(grey, 20)[300], 0);
}
