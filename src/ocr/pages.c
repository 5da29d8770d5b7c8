/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ocr/pages.h"

#include <math.h>
#include <mingxi/error.h>
#include <string.h>

#include "base/numbers.h"

/* Dots an inch that pages are read at: as many as their picture has, between these. Below 200 type
 * of 9 pt has fewer pixels than the recogniser looks at; above 300 there is nothing more to see. */
#define LEAST_DPI 200.0
#define MOST_DPI 300.0

/* Red ink of a seal over black text: its red channel is as bright as paper. In 0 … 255: by how much
 * red is above green and blue, and how bright it is. */
#define RED_ABOVE 40
#define RED_LEAST 130

struct _MxPages {
    MxSource *source;
    MxOcr *ocr;
    bool tried;
    char *refused; /* why the recogniser, which is there, cannot be used */
};

MxPages *mx_pages_new(MxSource *source) {
    MxPages *pages = g_new0(MxPages, 1);
    pages->source = source;
    return pages;
}

void mx_pages_free(MxPages *pages) {
    if (pages == NULL)
        return;
    mx_ocr_free(pages->ocr);
    g_free(pages->refused);
    g_free(pages);
}

static guint8 to_grey(guint32 pixel) {
    int red = pixel >> 16 & 0xFF, green = pixel >> 8 & 0xFF, blue = pixel & 0xFF;
    if (red >= RED_LEAST && red - MAX(green, blue) >= RED_ABOVE)
        return (guint8)red;
    return (guint8)((299 * red + 587 * green + 114 * blue + 500) / 1000);
}

static MxRaster *to_raster(const MxCanvas *canvas) {
    MxRaster *raster = mx_raster_new(canvas->width, canvas->height);
    for (int y = 0; y < canvas->height; y++) {
        const guint8 *in = canvas->pixels + (gsize)y * canvas->stride;
        for (int x = 0; x < canvas->width; x++) {
            guint32 pixel; /* as cairo's RGB24 has it, in the machine's order of bytes */
            memcpy(&pixel, in + 4 * x, sizeof pixel);
            mx_raster_row(raster, y)[x] = to_grey(pixel);
        }
    }
    return raster;
}

static bool wants_reading(const MxPages *pages, const MxPage *page) {
    MxOcrUse use = mx_source_ocr(pages->source);
    if (use == MX_OCR_NEVER || page->lost != NULL || page->width_pt <= 0)
        return false;
    bool picture = page->text == MX_TEXT_NONE && page->glyphs->len == 0;
    return (picture && mx_source_shows(pages->source)) || page->text == MX_TEXT_OCR;
}

static MxOcr *get_ocr(MxPages *pages) {
    if (!pages->tried) {
        g_autofree char *dir = mx_ocr_find_dir();
        g_autoptr(GError) error = NULL;
        pages->tried = true;
        pages->ocr =
            dir != NULL ? mx_ocr_load(dir, mx_source_threads(pages->source), &error) : NULL;
        if (error != NULL)
            pages->refused = g_strdup(error->message);
    }
    return pages->ocr;
}

MxPage *mx_pages_try(MxPages *pages, guint number, GError **error) {
    MxPage *page = mx_source_try_page(pages->source, number, error);
    if (!wants_reading(pages, page))
        return page;
    if (get_ocr(pages) == NULL) {
        page->unread = page->glyphs->len == 0 ? g_strdup(pages->refused) : NULL;
        return page;
    }
    const MxCanvas *canvas =
        mx_source_draw_page(pages->source, page, LEAST_DPI / 72, MOST_DPI / 72, NULL);
    if (canvas == NULL)
        return page;
    g_autoptr(MxRaster) picture = to_raster(canvas);
    mx_ocr_read(pages->ocr, picture, mx_source_ocr(pages->source) == MX_OCR_ALWAYS, page);
    return page;
}

char *mx_source_dump_page(MxSource *source, guint number, GError **error) {
    MX_NUMBERS_USE_POINT;
    if (number < 1 || number > mx_source_n_pages(source)) {
        g_set_error(error, MX_ERROR, MX_ERROR_LIMIT, "no page %u; the document has %u", number,
                    mx_source_n_pages(source));
        return NULL;
    }
    g_autoptr(MxPages) pages = mx_pages_new(source);
    g_autoptr(MxPage) page = mx_pages_try(pages, number, error);
    return page->lost == NULL ? mx_page_to_json(page) : NULL;
}
