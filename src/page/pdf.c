/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/pdf.h"

#include <gio/gio.h>
#include <stdlib.h>

#include "page/vector/content.h"

/* Nodes between a page and the root; trees of 5,000 pages have four. */
#define MAX_LEVELS 32

/* Decoded bytes of a page's content. Dense tables have 100 KB, maps some ten MB; and a file of
 * 60 KB can be made to decode to this. */
#define MAX_CONTENT (64u * 1024 * 1024)

/* Stored bytes of a stream with a filter that qpdf decodes as a whole: LZW, at worst 2,700 times as
 * much, and the encodings as text. Programs of the last century wrote such, a page in some 10 KB.
 */
#define MAX_STORED (256u * 1024)

qpdf_oh mx_pdf_get(qpdf_data pdf, qpdf_oh dictionary, const char *key) {
    return qpdf_oh_get_key_if_dict(pdf, dictionary, key);
}

qpdf_oh mx_pdf_get_inherited(qpdf_data pdf, qpdf_oh page, const char *key) {
    qpdf_oh value = mx_pdf_get(pdf, page, key);
    for (guint level = 0; level < MAX_LEVELS && qpdf_oh_is_null(pdf, value); level++) {
        page = mx_pdf_get(pdf, page, "/Parent");
        if (!qpdf_oh_is_dictionary(pdf, page))
            break; /* the root has no parent */
        value = mx_pdf_get(pdf, page, key);
    }
    return value;
}

qpdf_oh mx_pdf_get_resource(qpdf_data pdf, qpdf_oh resources, const char *category,
                            const char *name) {
    char key[MX_CONTENT_NAME + 1] = "/";
    g_strlcat(key, name, sizeof key);
    return mx_pdf_get(pdf, mx_pdf_get(pdf, resources, category), key);
}

int mx_pdf_get_int(qpdf_data pdf, qpdf_oh dictionary, const char *key) {
    int value = 0;
    qpdf_oh_get_value_as_int(pdf, mx_pdf_get(pdf, dictionary, key), &value);
    return value;
}

void mx_pdf_get_number(qpdf_data pdf, qpdf_oh dictionary, const char *key, double *value) {
    qpdf_oh_get_value_as_number(pdf, mx_pdf_get(pdf, dictionary, key), value);
}

bool mx_pdf_get_numbers(qpdf_data pdf, qpdf_oh array, double *out, int n) {
    if (!qpdf_oh_is_array(pdf, array) || qpdf_oh_get_array_n_items(pdf, array) < n)
        return false;
    for (int i = 0; i < n; i++)
        if (!qpdf_oh_get_value_as_number(pdf, qpdf_oh_get_array_item(pdf, array, i), &out[i]))
            return false;
    return true;
}

bool mx_pdf_is(qpdf_data pdf, qpdf_oh dictionary, const char *key, const char *name) {
    return qpdf_oh_is_name_and_equals(pdf, mx_pdf_get(pdf, dictionary, key), name);
}

/* --------------------------------------------------------------------------------- contents -- */

/* Bytes by which decoded content grows. */
#define PIECE 65536u

/* Appends what @data, @n bytes, inflates to. qpdf decodes a stream as a whole, however long. */
static bool inflate_onto(GByteArray *out, const guint8 *data, gsize n) {
    g_autoptr(GZlibDecompressor) zlib = g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
    GConverterResult result = G_CONVERTER_CONVERTED;
    while (result == G_CONVERTER_CONVERTED && out->len < MAX_CONTENT) {
        gsize read = 0, written = 0;
        guint before = out->len;
        g_byte_array_set_size(out, before + PIECE);
        result = g_converter_convert(G_CONVERTER(zlib), data, n, out->data + before, PIECE,
                                     G_CONVERTER_INPUT_AT_END, &read, &written, NULL);
        g_byte_array_set_size(out, before + (guint)written);
        data += read;
        n -= read;
    }
    return result == G_CONVERTER_FINISHED;
}

static bool is_plain_flate(qpdf_data pdf, qpdf_oh dictionary) {
    qpdf_oh filter = mx_pdf_get(pdf, dictionary, "/Filter");
    if (qpdf_oh_is_array(pdf, filter) && qpdf_oh_get_array_n_items(pdf, filter) == 1)
        filter = qpdf_oh_get_array_item(pdf, filter, 0);
    return qpdf_oh_is_name_and_equals(pdf, filter, "/FlateDecode") &&
           qpdf_oh_is_null(pdf, mx_pdf_get(pdf, dictionary, "/DecodeParms"));
}

static bool append_stream(qpdf_data pdf, qpdf_oh stream, GByteArray *out) {
    if (!qpdf_oh_is_stream(pdf, stream))
        return false;
    qpdf_oh dictionary = qpdf_oh_get_dict(pdf, stream);
    bool flate = is_plain_flate(pdf, dictionary);
    bool coded = !qpdf_oh_is_null(pdf, mx_pdf_get(pdf, dictionary, "/Filter"));
    if (coded && !flate && mx_pdf_get_int(pdf, dictionary, "/Length") > (int)MAX_STORED)
        return false;
    unsigned char *data = NULL;
    size_t n = 0;
    QPDF_BOOL decoded = QPDF_TRUE;
    enum qpdf_stream_decode_level_e level = flate ? qpdf_dl_none : qpdf_dl_generalized;
    bool read = !(qpdf_oh_get_stream_data(pdf, stream, level, &decoded, &data, &n) & QPDF_ERRORS);
    if (read && flate)
        read = inflate_onto(out, data, n);
    else if (read && (decoded || !coded) && n <= MAX_CONTENT)
        g_byte_array_append(out, data, (guint)n);
    else
        read = false;
    free(data);
    /* The parts of a page are one stream, but no token runs on from one to the next. */
    g_byte_array_append(out, (const guint8 *)"\n", 1);
    return read && out->len < MAX_CONTENT;
}

GByteArray *mx_pdf_read_content(qpdf_data pdf, qpdf_oh streams) {
    g_autoptr(GByteArray) out = g_byte_array_new();
    bool read = true;
    if (qpdf_oh_is_array(pdf, streams))
        for (int i = 0; read && i < qpdf_oh_get_array_n_items(pdf, streams); i++)
            read = append_stream(pdf, qpdf_oh_get_array_item(pdf, streams, i), out);
    else if (!qpdf_oh_is_null(pdf, streams))
        read = append_stream(pdf, streams, out);
    return read ? g_steal_pointer(&out) : NULL;
}
