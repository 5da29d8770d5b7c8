/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template, the document's JSON, and a picture of each page. */
#include "report/report.h"

#include <mingxi/error.h>

#include "base/numbers.h"
#include "html/html.h"
#include "page/picture/picture.h"
#include "report/plain.h"
#include "totals/json.h"

#define A4_WIDTH_PT 595
#define A4_HEIGHT_PT 842

/* One white pixel. */
#define WHITE_PNG                                                                                  \
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg=="

typedef struct {
    MxWriteFunc write;
    gpointer data;
} Sink;

static bool put(const Sink *sink, const char *text) {
    return sink->write(text, sink->data);
}

/* A page that was made in Chinese opens in Chinese; any other in the language of the browser. */
static bool write_json(const Sink *sink, const char *json) {
    g_autofree char *safe = mx_html_escape_json(json);
    const char *open =
        mx_language() == MX_LANGUAGE_ZH
            ? "<script type=\"application/json\" id=\"document\" data-language=\"zh\">"
            : "<script type=\"application/json\" id=\"document\">";
    return put(sink, open) && put(sink, safe) && put(sink, "</script>\n");
}

/* For whoever reads without a script. A browser that has one does not lay it out. */
static bool write_plain(const Sink *sink, const char *json) {
    g_autoptr(MxSlices) document = mx_slices_read(json);
    g_autoptr(MxPlain) plain = document != NULL ? mx_plain_make(document, 0, NULL) : NULL;
    return plain != NULL && put(sink, "<noscript><main class=\"plain\">") &&
           put(sink, plain->contents) && put(sink, plain->pages->pdata[0]) &&
           put(sink, "</main></noscript>\n");
}

static bool write_picture(const Sink *sink, const MxPicture *picture, guint number) {
    char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(width, sizeof width, "%.2f", picture->width_pt);
    g_ascii_formatd(height, sizeof height, "%.2f", picture->height_pt);
    g_autofree char *head = g_strdup_printf("<script type=\"image/png\" data-page=\"%u\" "
                                            "data-width=\"%s\" data-height=\"%s\">",
                                            number, width, height);
    g_autofree char *base64 = g_base64_encode(picture->png->data, picture->png->len);
    return put(sink, head) && put(sink, base64) && put(sink, "</script>\n");
}

static bool refuse(GError **error) {
    g_set_error_literal(error, MX_ERROR, MX_ERROR_OUTPUT, "cannot be written");
    return false;
}

/* A page that cannot be drawn: white paper of the usual size, so that the others keep their places.
 */
static MxPicture *blank_picture(void) {
    MxPicture *picture = g_new0(MxPicture, 1);
    picture->width_pt = A4_WIDTH_PT;
    picture->height_pt = A4_HEIGHT_PT;
    gsize length;
    guint8 *png = g_base64_decode(WHITE_PNG, &length);
    picture->png = g_byte_array_new_take(png, length);
    return picture;
}

static bool write_pictures(const Sink *sink, MxSource *source, GError **error) {
    for (guint number = 1; number <= mx_source_n_pages(source); number++) {
        g_autoptr(MxPicture) picture = mx_source_draw_picture(source, number, NULL);
        if (picture == NULL)
            picture = blank_picture();
        if (!write_picture(sink, picture, number))
            return refuse(error);
    }
    return true;
}

bool mx_html_write_report(const char *json, MxSource *source, MxWriteFunc write, gpointer data,
                          GError **error) {
    const Sink sink = { write, data };
    g_autoptr(GBytes) template = mx_html_load("report.html", error);
    if (template == NULL)
        return false;
    if (!mx_html_write_template(template, 0, write, data) || !write_json(&sink, json) ||
        !write_plain(&sink, json))
        return refuse(error);
    if (!write_pictures(&sink, source, error))
        return false;
    return mx_html_write_template(template, 1, write, data) || refuse(error);
}

bool mx_html_report_write(const MxDisclosure *disclosure, const MxPatterns *patterns,
                          MxSource *source, MxWriteFunc write, gpointer data, GError **error) {
    MX_NUMBERS_USE_POINT;
    g_autofree char *plain = mx_disclosure_to_json(disclosure, false);
    g_autofree char *json =
        mx_totals_add_json(plain, disclosure, mx_disclosure_pack(disclosure, patterns));
    return mx_html_write_report(json, source, write, data, error);
}
