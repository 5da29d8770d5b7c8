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

/* Streams with filters that qpdf decodes as a whole, however much comes out: what may come out, by
 * what each filter makes of a byte at most. A page in LZW, as programs of the last century wrote
 * it, takes some 10 KB: 100 are taken. Filters behind one another multiply: of three times Flate
 * nothing longer than a few bytes is taken, and no program writes that. */
#define MAX_UNFOLDED (256.0 * 1024 * 1024)
#define FLATE_MOST 1032.0 /* zlib's own figure */
#define LZW_MOST 2730.0   /* codes of 12 bits, the last for 4,096 bytes */
#define RUNS_MOST 64.0    /* two bytes for 128 */

bool mx_pdf_refuse_password(GBytes *bytes, const char *password) {
    qpdf_data pdf = qpdf_init();
    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    qpdf_silence_errors(pdf);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    bool failed = qpdf_read_memory(pdf, "document", data, length, password) & QPDF_ERRORS;
    bool refused = failed && qpdf_has_error(pdf) &&
                   qpdf_get_error_code(pdf, qpdf_get_error(pdf)) == qpdf_e_password;
    qpdf_cleanup(&pdf);
    return refused;
}

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
static bool inflate_onto(GByteArray *out, const guint8 *data, gsize n, bool *damaged) {
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
    *damaged |= result == G_CONVERTER_ERROR;
    return result == G_CONVERTER_FINISHED;
}

static bool is_plain_flate(qpdf_data pdf, qpdf_oh dictionary) {
    qpdf_oh filter = mx_pdf_get(pdf, dictionary, "/Filter");
    if (qpdf_oh_is_array(pdf, filter) && qpdf_oh_get_array_n_items(pdf, filter) == 1)
        filter = qpdf_oh_get_array_item(pdf, filter, 0);
    return qpdf_oh_is_name_and_equals(pdf, filter, "/FlateDecode") &&
           qpdf_oh_is_null(pdf, mx_pdf_get(pdf, dictionary, "/DecodeParms"));
}

static double most_of(qpdf_data pdf, qpdf_oh filter) {
    const char *name = qpdf_oh_is_name(pdf, filter) ? qpdf_oh_get_name(pdf, filter) : "";
    if (g_str_equal(name, "/FlateDecode") || g_str_equal(name, "/Fl"))
        return FLATE_MOST;
    if (g_str_equal(name, "/LZWDecode") || g_str_equal(name, "/LZW"))
        return LZW_MOST;
    return g_str_equal(name, "/RunLengthDecode") || g_str_equal(name, "/RL") ? RUNS_MOST : 1;
}

/* Bytes that @n stored ones unfold to at most. */
static double most_unfolded(qpdf_data pdf, qpdf_oh dictionary, gsize n) {
    qpdf_oh filter = mx_pdf_get(pdf, dictionary, "/Filter");
    double most = (double)n;
    if (!qpdf_oh_is_array(pdf, filter))
        return most * most_of(pdf, filter);
    for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, filter); i++)
        most *= most_of(pdf, qpdf_oh_get_array_item(pdf, filter, i));
    return most;
}

/* The bytes of @stream as stored, or, with @decode, as its filters decode them; of an empty one,
 * which qpdf has no bytes for, some that are not looked at. */
static unsigned char *load_stream(qpdf_data pdf, qpdf_oh stream, bool decode, size_t *n) {
    unsigned char *data = NULL;
    *n = 0;
    QPDF_BOOL decoded = QPDF_TRUE;
    enum qpdf_stream_decode_level_e level = decode ? qpdf_dl_generalized : qpdf_dl_none;
    if (!(qpdf_oh_get_stream_data(pdf, stream, level, &decoded, &data, n) & QPDF_ERRORS) &&
        (decoded || !decode))
        return data != NULL ? data : calloc(1, 1);
    free(data);
    return NULL;
}

/* Decoded as a whole, where it can be told beforehand that it is not too much. */
static bool append_decoded(qpdf_data pdf, qpdf_oh stream, size_t stored, GByteArray *out,
                           bool *too_long) {
    if (most_unfolded(pdf, qpdf_oh_get_dict(pdf, stream), stored) > MAX_UNFOLDED) {
        *too_long = true;
        return false;
    }
    size_t n = 0;
    unsigned char *data = load_stream(pdf, stream, true, &n);
    bool fits = data != NULL && n <= MAX_CONTENT;
    *too_long |= data != NULL && !fits;
    if (fits)
        g_byte_array_append(out, data, (guint)n);
    free(data);
    return fits;
}

static bool append_stream(qpdf_data pdf, qpdf_oh stream, GByteArray *out, MxContentFault *fault) {
    if (!qpdf_oh_is_stream(pdf, stream))
        return false;
    qpdf_oh dictionary = qpdf_oh_get_dict(pdf, stream);
    size_t n = 0;
    unsigned char *data = load_stream(pdf, stream, false, &n);
    bool read = data != NULL;
    if (read && is_plain_flate(pdf, dictionary))
        read = inflate_onto(out, data, n, &fault->damaged);
    else if (read && !qpdf_oh_is_null(pdf, mx_pdf_get(pdf, dictionary, "/Filter")))
        read = append_decoded(pdf, stream, n, out, &fault->too_long);
    else if (read && n <= MAX_CONTENT)
        g_byte_array_append(out, data, (guint)n);
    free(data);
    /* The parts of a page are one stream, but no token runs on from one to the next. */
    g_byte_array_append(out, (const guint8 *)"\n", 1);
    fault->too_long |= out->len >= MAX_CONTENT || n > MAX_CONTENT;
    return read && !fault->too_long;
}

GByteArray *mx_pdf_read_content(qpdf_data pdf, qpdf_oh streams, MxContentFault *fault) {
    g_autoptr(GByteArray) out = g_byte_array_new();
    bool read = true;
    *fault = (MxContentFault){ 0 };
    if (qpdf_oh_is_array(pdf, streams))
        for (int i = 0; read && i < qpdf_oh_get_array_n_items(pdf, streams); i++)
            read = append_stream(pdf, qpdf_oh_get_array_item(pdf, streams, i), out, fault);
    else if (!qpdf_oh_is_null(pdf, streams))
        read = append_stream(pdf, streams, out, fault);
    return read ? g_steal_pointer(&out) : NULL;
}
