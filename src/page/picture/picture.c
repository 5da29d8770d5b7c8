/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page as a picture: as crisp as its size allows. */
#include "page/picture/picture.h"

#include <math.h>
#include <mingxi/error.h>
#include <poppler.h>

#include "page/canvas.h"
#include "page/page.h"
#include "page/picture/png.h"
#include "page/source.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerPage, g_object_unref)

/* Dots an inch. At 150 characters of 8 pt are as legible as on paper; at 72 those of 12 pt. */
#define CRISP_DPI 150.0
#define COARSE_DPI 72.0

/* Bytes of one page. A dense page of type takes 100,000; a scan at 150 dpi two million, and fifty
 * of those make a file that no browser opens with pleasure. */
#define MAX_BYTES 600000

void mx_picture_free(MxPicture *picture) {
    if (picture == NULL)
        return;
    if (picture->png != NULL)
        g_byte_array_unref(picture->png);
    g_free(picture);
}

static GByteArray *draw(MxCanvas *canvas, const MxPage *page, PopplerPage *poppler, double dpi,
                        GError **error) {
    if (!mx_canvas_draw(canvas, page, poppler, dpi / 72.0, error))
        return NULL;
    return mx_canvas_to_png(canvas, error);
}

MxPicture *mx_source_draw_picture(MxSource *source, guint number, GError **error) {
    g_autoptr(PopplerPage) poppler = NULL;
    g_autoptr(MxPage) page = mx_source_open_page(source, number, &poppler, error);
    if (page == NULL)
        return NULL;
    if (!mx_source_may_draw(source, page)) {
        g_set_error(error, MX_ERROR, MX_ERROR_LIMIT, "page %u: drawing it would take too long",
                    number);
        return NULL;
    }
    MxCanvas *canvas = mx_source_canvas(source);
    g_autoptr(MxPicture) picture = g_new0(MxPicture, 1);
    picture->width_pt = page->width_pt;
    picture->height_pt = page->height_pt;
    picture->png = draw(canvas, page, poppler, CRISP_DPI, error);
    if (picture->png != NULL && picture->png->len > MAX_BYTES) {
        g_byte_array_unref(picture->png);
        picture->png = draw(canvas, page, poppler, COARSE_DPI, error);
    }
    if (picture->png == NULL) {
        g_prefix_error(error, "page %u: ", number);
        return NULL;
    }
    return g_steal_pointer(&picture);
}
