/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of pages: the smallest form that looks the same, and looks the same it must. */
#include <criterion/criterion.h>
#include <png.h>
#include <string.h>

#include "page/picture/png.h"

#define SIDE 64

/* Sixteen levels stand at most half a step from what they stand for: 255 / 15 / 2. */
#define MOST_OFF 9

static MxCanvas new_canvas(int width, int height) {
    MxCanvas canvas = { .width = width, .height = height, .stride = (gsize)width * 4, .scale = 1 };
    canvas.size = canvas.stride * (gsize)height;
    canvas.pixels = g_malloc0(canvas.size);
    return canvas;
}

static void set_pixel(MxCanvas *canvas, int x, int y, guint32 rgb) {
    memcpy(canvas->pixels + (gsize)y * canvas->stride + (gsize)x * 4, &rgb, 4);
}

static guint32 get_pixel(const MxCanvas *canvas, int x, int y) {
    guint32 rgb;
    memcpy(&rgb, canvas->pixels + (gsize)y * canvas->stride + (gsize)x * 4, 4);
    return rgb & 0xffffff;
}

/* The header's two bytes that say how a pixel is stored (PNG, 11.2.2). */
static void check_form(const GByteArray *png, int bits, int type) {
    cr_assert_geq(png->len, 33);
    cr_assert_eq(png->data[24], bits, "%d bits a sample, want %d", png->data[24], bits);
    cr_assert_eq(png->data[25], type, "colour type %d, want %d", png->data[25], type);
}

static int distance(guint32 a, guint32 b) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8)
        most = MAX(most, ABS((int)(a >> shift & 255) - (int)(b >> shift & 255)));
    return most;
}

static void check_looks_the_same(const GByteArray *png, const MxCanvas *canvas, int most_off) {
    png_image image = { .version = PNG_IMAGE_VERSION };
    cr_assert(png_image_begin_read_from_memory(&image, png->data, png->len));
    image.format = PNG_FORMAT_RGB;
    cr_assert_eq(image.width, (guint)canvas->width);
    cr_assert_eq(image.height, (guint)canvas->height);
    g_autofree guint8 *pixels = g_malloc(PNG_IMAGE_SIZE(image));
    cr_assert(png_image_finish_read(&image, NULL, pixels, 0, NULL));
    for (int y = 0; y < canvas->height; y++)
        for (int x = 0; x < canvas->width; x++) {
            const guint8 *p = pixels + 3 * (y * canvas->width + x);
            guint32 got = (guint32)p[0] << 16 | (guint32)p[1] << 8 | p[2];
            cr_assert_leq(distance(got, get_pixel(canvas, x, y)), most_off, "at %d, %d: %06x", x, y,
                          got);
        }
}

static void check(MxCanvas *canvas, int bits, int type, int most_off) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GByteArray) png = mx_canvas_to_png(canvas, &error);
    cr_assert_not_null(png, "%s", error ? error->message : "");
    check_form(png, bits, type);
    check_looks_the_same(png, canvas, most_off);
    g_free(canvas->pixels);
}

Test(png, grey_is_sixteen_levels) {
    /* An odd width: the last byte of a row holds one pixel. */
    MxCanvas canvas = new_canvas(255, 3);
    for (int y = 0; y < 3; y++)
        for (int x = 0; x < 255; x++)
            set_pixel(&canvas, x, y, (guint32)x * 0x010101u);
    check(&canvas, 4, PNG_COLOR_TYPE_GRAY, MOST_OFF);
}

Test(png, nearly_grey_is_grey) {
    MxCanvas canvas = new_canvas(SIDE, SIDE);
    for (int i = 0; i < SIDE * SIDE; i++)
        set_pixel(&canvas, i % SIDE, i / SIDE, i % 2 ? 0xf8fcff : 0x040004);
    check(&canvas, 4, PNG_COLOR_TYPE_GRAY, MOST_OFF + 8);
}

Test(png, few_colours_are_a_palette) {
    MxCanvas canvas = new_canvas(SIDE, SIDE);
    for (int i = 0; i < SIDE * SIDE; i++)
        set_pixel(&canvas, i % SIDE, i / SIDE,
                  i % 7 == 0 ? 0xc00000 : (guint32)(i % 256) * 0x010101u);
    check(&canvas, 8, PNG_COLOR_TYPE_PALETTE, MOST_OFF);
}

Test(png, many_colours_stay_as_they_are) {
    MxCanvas canvas = new_canvas(SIDE, SIDE);
    for (int i = 0; i < SIDE * SIDE; i++)
        set_pixel(&canvas, i % SIDE, i / SIDE, (guint32)i * 4099u & 0xffffff);
    check(&canvas, 8, PNG_COLOR_TYPE_RGB, 0);
}

Test(png, one_pixel) {
    MxCanvas canvas = new_canvas(1, 1);
    set_pixel(&canvas, 0, 0, 0xffffff);
    check(&canvas, 4, PNG_COLOR_TYPE_GRAY, 0);
}
