/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks between digits that only their ink shows. */
#include <criterion/criterion.h>

#include "ocr/figure/gaps.h"

#define EM 28

typedef struct {
    const char *title, *read; /* digits, and marks that were read */
    int wide;                 /* the digit before which there is more room; 0 for none */
    int tone, width;          /* of what stands at the feet in it */
    const char *text;
    bool doubtful;
} Case;

static void fill(MxRaster *picture, int x0, int y0, int x1, int y1, int tone) {
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
            mx_raster_row(picture, y)[x] = (guint8)tone;
}

static GArray *draw(const Case *c, MxRaster *picture, GArray *blobs) {
    GArray *signs = g_array_new(FALSE, FALSE, sizeof(MxSign));
    int x = 20;
    for (int i = 0; c->read[i] != '\0'; i++) {
        bool digit = g_ascii_isdigit(c->read[i]);
        if (c->wide > 0 && i == c->wide) {
            fill(picture, x - 1, 30, x - 1 + c->width, 34, c->tone);
            x += c->read[i - 1] == '.' ? 12 : 5;
        }
        MxSign sign = { .ch = (gunichar)c->read[i], .at = x + 6, .sure = 0.95 };
        g_array_append_val(signs, sign);
        MxBlob blob = { x, digit ? 10 : 30, digit ? x + 12 : x + 4, 34, 1 };
        fill(picture, blob.x0, blob.y0, blob.x1, blob.y1, 0);
        g_array_append_val(blobs, blob);
        x += digit ? 16 : 8;
    }
    return signs;
}

Test(gaps, a_digit_that_was_not_read_makes_the_figure_doubtful) {
    for (guint lost = 0; lost < 5; lost++) { /* the last is none of them */
        const Case c = { .title = "lost", .read = "2237" };
        g_autoptr(MxRaster) picture = mx_raster_new(300, 50);
        g_autoptr(GArray) blobs = g_array_new(FALSE, FALSE, sizeof(MxBlob));
        const MxBlob residue = { 0, 8, 18, 10, 1 }; /* of a ruling */
        g_array_append_val(blobs, residue);
        g_autoptr(GArray) signs = draw(&c, picture, blobs);
        MxInkLine line = { .x0 = 20, .y0 = 8, .x1 = 80, .y1 = 34, .em = EM, .blobs = blobs };
        if (lost < signs->len)
            g_array_remove_index(signs, lost);
        mx_gaps_fill(signs, &line, picture);
        cr_expect_eq(mx_signs_least(signs) < 0.7, lost < 4, "%u", lost);
    }
}

/* The recogniser has places to a fifth of an em: what stands apart is where its ink is. */
Test(gaps, wide_digits_are_not_far_from_each_other) {
    g_autoptr(MxRaster) picture = mx_raster_new(300, 50);
    g_autoptr(GArray) blobs = g_array_new(FALSE, FALSE, sizeof(MxBlob));
    g_autoptr(GArray) signs = g_array_new(FALSE, FALSE, sizeof(MxSign));
    for (int i = 0; i < 5; i++) {
        const MxBlob blob = { 20 + 21 * i, 10, 34 + 21 * i, 34, 1 };
        MxSign sign = { .ch = '1', .at = 27 + 21 * i + (i % 2 == 1 ? 4 : 0), .sure = 0.95 };
        fill(picture, blob.x0 + 4, blob.y0, blob.x0 + 10, blob.y1, 0);
        fill(picture, blob.x0, 31, blob.x1, 34, 0); /* its foot */
        g_array_append_val(blobs, blob);
        g_array_append_val(signs, sign);
    }
    MxInkLine line = { .x0 = 20, .y0 = 10, .x1 = 118, .y1 = 34, .em = EM, .blobs = blobs };
    mx_gaps_fill(signs, &line, picture);
    g_autofree char *text = mx_signs_to_text(signs);
    cr_expect_str_eq(text, "11111", "%s", text);
    cr_expect_gt(mx_signs_least(signs), 0.9);
}

static void check(const Case *c) {
    g_autoptr(MxRaster) picture = mx_raster_new(300, 50);
    g_autoptr(GArray) blobs = g_array_new(FALSE, FALSE, sizeof(MxBlob));
    g_autoptr(GArray) signs = draw(c, picture, blobs);
    MxInkLine line = { .x0 = 20,
                       .y0 = 10,
                       .x1 = g_array_index(signs, MxSign, signs->len - 1).at + 6,
                       .y1 = 34,
                       .em = EM,
                       .blobs = blobs };
    mx_gaps_fill(signs, &line, picture);
    g_autofree char *text = mx_signs_to_text(signs);
    cr_expect_str_eq(text, c->text, "%s: %s", c->title, text);
    cr_expect_eq(mx_signs_least(signs) < 0.7, c->doubtful, "%s: %g", c->title,
                 mx_signs_least(signs));
}

Test(gaps, ink_at_the_feet_is_a_mark) {
    static const Case cases[] = {
        { "a point lost", "5269", 3, 0, 4, "526.9", true },
        { "nothing lost", "5269", 0, 0, 0, "5269", false },
        { "room without ink", "5269", 3, 255, 4, "5269", false },
        { "a speck", "5269", 3, 0, 1, "5269", false },
        { "a comma lost", "2345.67", 1, 0, 4, "2,345.67", true },
        { "no room for a mark", "2345.67", 2, 0, 4, "2345.67", true },
        { "a second point", "2.3456", 4, 0, 4, "2.3456", true },
        { "room behind a point", "6.00", 2, 255, 4, "6.00", false },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        check(&cases[i]);
}
