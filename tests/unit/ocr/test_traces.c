/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels that are too pale to be seen pixel by pixel. */
#include <criterion/criterion.h>

#include "ocr/image/traces.h"
#include "page/page.h"

#define DPI 200

static void fill(MxRaster *picture, int x0, int y0, int x1, int y1, int tone) {
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
            mx_raster_row(picture, y)[x] = (guint8)tone;
}

/* A level from 50 to 300 and from 500 to 550, what is between them of @tone; uprights at 50, 300,
 * 400 and 550. Whether pixel @x of it is drawn then. */
static bool is_drawn(const MxRaster *between, int x) {
    g_autoptr(MxRaster) across = mx_raster_new(600, 100);
    g_autoptr(GArray) levels = g_array_new(FALSE, FALSE, sizeof(MxRuling));
    g_autoptr(GArray) uprights = g_array_new(FALSE, FALSE, sizeof(MxRuling));
    const MxRuling pieces[] = { { 50, 50, 300, MX_RULING_LINE }, { 51, 500, 550, MX_RULING_LINE } };
    fill(across, 50, 49, 300, 51, 0);
    fill(across, 500, 50, 550, 52, 0);
    g_array_append_vals(levels, pieces, G_N_ELEMENTS(pieces));
    for (guint i = 0; i < 4; i++) {
        const MxRuling upright = { (double[]){ 50, 300, 400, 550 }[i], 10, 90, MX_RULING_LINE };
        g_array_append_val(uprights, upright);
    }
    mx_traces_fill(across, between, levels, uprights, DPI);
    return mx_raster_row(across, 50)[x] == 0;
}

Test(traces, a_level_goes_on_where_paper_is_darker_on_the_whole) {
    g_autoptr(MxRaster) picture = mx_raster_new(600, 100);
    for (int x = 300; x < 500; x++) /* as noise has it: every third pixel is paper */
        mx_raster_row(picture, 50)[x] = x % 3 == 0 ? 255 : 200;
    cr_expect(is_drawn(picture, 350));
    cr_expect(is_drawn(picture, 450));
}

Test(traces, a_joined_box_parts_it) {
    g_autoptr(MxRaster) paper = mx_raster_new(600, 100);
    cr_expect_not(is_drawn(paper, 350), "paper");
    g_autoptr(MxRaster) type = mx_raster_new(600, 100);
    for (int x = 310; x < 390; x += 8)
        fill(type, x, 40, x + 3, 62, 0);
    for (int x = 310; x < 390; x += 8) /* the strokes of the same type that are level */
        fill(type, x, 50, x + 8, 51, 0);
    cr_expect_not(is_drawn(type, 350), "type");
}

Test(traces, it_ends_at_the_upright_behind_which_there_is_none) {
    g_autoptr(MxRaster) picture = mx_raster_new(600, 100);
    fill(picture, 300, 50, 400, 51, 210);
    cr_expect(is_drawn(picture, 350));
    cr_expect_not(is_drawn(picture, 450));
}

/* A page with uprights at 50, 400 and 550, and no level that was seen: whether one at 50 is
 * drawn at pixel @x. */
static bool is_sought(const MxRaster *picture, int x) {
    g_autoptr(MxRaster) across = mx_raster_new(600, 100);
    g_autoptr(GArray) levels = g_array_new(FALSE, FALSE, sizeof(MxRuling));
    g_autoptr(GArray) uprights = g_array_new(FALSE, FALSE, sizeof(MxRuling));
    for (guint i = 0; i < 3; i++) {
        const MxRuling upright = { (double[]){ 50, 400, 550 }[i], 10, 90, MX_RULING_LINE };
        g_array_append_val(uprights, upright);
    }
    mx_traces_seek(across, picture, levels, uprights, DPI);
    return mx_raster_row(across, 50)[x] == 0;
}

Test(traces, a_level_of_which_nothing_is_seen_goes_from_upright_to_upright) {
    g_autoptr(MxRaster) picture = mx_raster_new(600, 100);
    for (int x = 50; x < 400; x++)
        mx_raster_row(picture, 50)[x] = x % 3 == 0 ? 255 : 200;
    cr_expect(is_sought(picture, 100));
    cr_expect(is_sought(picture, 350));
    cr_expect_not(is_sought(picture, 450), "beyond it");
    g_autoptr(MxRaster) brief = mx_raster_new(600, 100);
    fill(brief, 400, 50, 550, 51, 200);
    cr_expect_not(is_sought(brief, 450), "three quarters of an inch");
}

Test(traces, strokes_of_a_row_of_type_are_no_level) {
    g_autoptr(MxRaster) type = mx_raster_new(600, 100);
    for (int x = 60; x < 540; x += 12) {
        fill(type, x, 42, x + 3, 60, 0);
        fill(type, x, 50, x + 10, 51, 0);
    }
    for (int x = 0; x < 600; x += 50)
        cr_expect_not(is_sought(type, x), "%d", x);
}
