/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A drawn page as a small PNG.
 *
 * Nearly every page of a disclosure is black type and rules on white, antialiased: 16 greys look
 * the same as 256 and compress to half. A page with a red heading or a shaded row has a few dozen
 * colours once each channel is cut to 4 bits: a palette. What has more is a photograph or a scan.
 *
 *   canvas (32 bits a pixel) -> one pass: grey? which colours? -> index rows -> libpng
 */
#include "page/picture/png.h"

#include <mingxi/error.h>
#include <png.h>
#include <stdbool.h>
#include <string.h>

/* Channels may differ by this much and still be grey: subpixel noise of colour conversion, of 255.
 * Below 4 pages printed from CMYK black come out coloured; above 16 a pale shading turns grey. */
#define GREY_TOLERANCE 8

#define LEVELS 16
#define MAX_COLOURS 256
#define COLOUR_CODES (LEVELS * LEVELS * LEVELS)

/* zlib's effort: 6 takes a third longer than 3 and saves 10 % on pages of type. */
#define EFFORT 5

typedef struct {
    bool grey;
    guint n_colours;               /* MAX_COLOURS + 1: too many */
    gint16 index_of[COLOUR_CODES]; /* by 4-bit red, green, blue; -1 where absent */
    png_color palette[MAX_COLOURS];
} Colours;

static const guint32 *row_of(const MxCanvas *canvas, int y) {
    return (const guint32 *)(const void *)(canvas->pixels + (gsize)y * canvas->stride);
}

static guint level(guint channel) {
    return (channel * (LEVELS - 1) + 127) / 255;
}

static guint code_of(guint32 pixel) {
    return level(pixel >> 16 & 255) << 8 | level(pixel >> 8 & 255) << 4 | level(pixel & 255);
}

static bool is_grey(guint32 pixel) {
    int r = pixel >> 16 & 255, g = pixel >> 8 & 255, b = pixel & 255;
    return ABS(r - g) <= GREY_TOLERANCE && ABS(g - b) <= GREY_TOLERANCE &&
           ABS(r - b) <= GREY_TOLERANCE;
}

static void add_colour(Colours *colours, guint code) {
    if (colours->n_colours < MAX_COLOURS) {
        const guint step = 255 / (LEVELS - 1);
        colours->palette[colours->n_colours] =
            (png_color){ (png_byte)((code >> 8) * step), (png_byte)((code >> 4 & 15) * step),
                         (png_byte)((code & 15) * step) };
        colours->index_of[code] = (gint16)colours->n_colours;
    }
    colours->n_colours++;
}

static void collect_colours(Colours *colours, const MxCanvas *canvas) {
    colours->grey = true;
    memset(colours->index_of, -1, sizeof colours->index_of);
    guint32 last = 0;
    bool any = false;
    for (int y = 0; y < canvas->height && colours->n_colours <= MAX_COLOURS; y++) {
        const guint32 *row = row_of(canvas, y);
        for (int x = 0; x < canvas->width && colours->n_colours <= MAX_COLOURS; x++) {
            guint32 pixel = row[x] & 0xffffff;
            if (any && pixel == last)
                continue;
            last = pixel;
            any = true;
            colours->grey = colours->grey && is_grey(pixel);
            if (colours->index_of[code_of(pixel)] < 0)
                add_colour(colours, code_of(pixel));
        }
    }
}

/* ------------------------------------------------------------------------------------ rows -- */

typedef enum { FORM_GREY, FORM_PALETTE, FORM_COLOUR } Form;

static void fill_grey(png_byte *out, const guint32 *row, int width) {
    memset(out, 0, (gsize)(width + 1) / 2);
    for (int x = 0; x < width; x++) {
        guint value = level(row[x] >> 8 & 255);
        out[x / 2] |= (png_byte)(x % 2 == 0 ? value << 4 : value);
    }
}

static void fill_palette(png_byte *out, const guint32 *row, int width, const Colours *colours) {
    for (int x = 0; x < width; x++)
        out[x] = (png_byte)colours->index_of[code_of(row[x])];
}

static void fill_colour(png_byte *out, const guint32 *row, int width) {
    for (int x = 0; x < width; x++) {
        *out++ = (png_byte)(row[x] >> 16 & 255);
        *out++ = (png_byte)(row[x] >> 8 & 255);
        *out++ = (png_byte)(row[x] & 255);
    }
}

static void write_rows(png_structp png, const MxCanvas *canvas, const Colours *colours, Form form,
                       png_byte *out) {
    for (int y = 0; y < canvas->height; y++) {
        const guint32 *row = row_of(canvas, y);
        if (form == FORM_GREY)
            fill_grey(out, row, canvas->width);
        else if (form == FORM_PALETTE)
            fill_palette(out, row, canvas->width, colours);
        else
            fill_colour(out, row, canvas->width);
        png_write_row(png, out);
    }
}

static void write_header(png_structp png, png_infop info, const MxCanvas *canvas,
                         const Colours *colours, Form form) {
    static const int TYPES[] = { PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_PALETTE, PNG_COLOR_TYPE_RGB };
    png_set_IHDR(png, info, (png_uint_32)canvas->width, (png_uint_32)canvas->height,
                 form == FORM_GREY ? 4 : 8, TYPES[form], PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (form == FORM_PALETTE)
        png_set_PLTE(png, info, colours->palette, (int)colours->n_colours);
    png_set_compression_level(png, EFFORT);
    png_write_info(png, info);
}

/* ------------------------------------------------------------------------------------ file -- */

static void append(png_structp png, png_bytep data, png_size_t length) {
    g_byte_array_append(png_get_io_ptr(png), data, (guint)length);
}

static void flush(png_structp png) {
    (void)png; /* memory needs none */
}

static G_NORETURN void refuse(png_structp png, png_const_charp message) {
    g_strlcpy(png_get_error_ptr(png), message, 80);
    png_longjmp(png, 1);
}

/* libpng leaves by longjmp on an error: everything that must be freed belongs to the caller. */
static bool write_png(png_structp png, png_infop info, const MxCanvas *canvas,
                      const Colours *colours, png_byte *row) {
    Form form = colours->grey                       ? FORM_GREY
                : colours->n_colours <= MAX_COLOURS ? FORM_PALETTE
                                                    : FORM_COLOUR;
    if (setjmp(png_jmpbuf(png)))
        return false;
    write_header(png, info, canvas, colours, form);
    write_rows(png, canvas, colours, form, row);
    png_write_end(png, info);
    return true;
}

GByteArray *mx_canvas_to_png(const MxCanvas *canvas, GError **error) {
    char message[80] = "";
    g_autofree Colours *colours = g_new0(Colours, 1);
    collect_colours(colours, canvas);
    g_autofree png_byte *row = g_malloc((gsize)canvas->width * 3);
    g_autoptr(GByteArray) out = g_byte_array_new();
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, message, refuse, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (info != NULL)
        png_set_write_fn(png, out, append, flush);
    bool written = info != NULL && write_png(png, info, canvas, colours, row);
    png_destroy_write_struct(&png, &info);
    if (written)
        return g_steal_pointer(&out);
    g_set_error(error, MX_ERROR, MX_ERROR_LIMIT, "no picture of %d × %d pixels: %s", canvas->width,
                canvas->height, message);
    return NULL;
}
