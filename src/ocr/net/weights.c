/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ONNX is protobuf: a message is a row of fields, each a key (number and wire type), then a number
 * or a run of bytes, which may be a message itself. Of onnx.proto these are read:
 *
 *     ModelProto      7 graph
 *     GraphProto      1 node (each)   5 initializer (each)
 *     NodeProto       2 output   4 op_type   5 attribute          of op_type Constant only
 *     AttributeProto  5 t
 *     TensorProto     1 dims   2 data_type   8 name   9 raw_data
 *
 * The net's shape is not taken from the file: recogniser.c knows it, and asks for its tensors. */
#include "ocr/net/weights.h"

#include <mingxi/error.h>
#include <string.h>

/* onnx.proto: TensorProto.DataType.FLOAT */
#define ONNX_FLOAT 1

/* The recogniser has 330; a damaged file may claim one a byte. */
#define MAX_TENSORS 4096

typedef struct {
    const guint8 *at, *end;
} Span;

/* One field: @number, and its @value where it is a number, else its @bytes. */
typedef struct {
    guint number;
    guint64 value;
    Span bytes;
} Field;

struct _MxWeights {
    GHashTable *tensors; /* char * -> Span * */
};

/* -------------------------------------------------------------------------------- protobuf -- */

static bool read_varint(Span *in, guint64 *value) {
    *value = 0;
    for (guint shift = 0; shift < 64 && in->at < in->end; shift += 7) {
        guint8 byte = *in->at++;
        *value |= (guint64)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

static bool take(Span *in, guint64 n, Span *out) {
    if (n > (guint64)(in->end - in->at))
        return false;
    *out = (Span){ in->at, in->at + n };
    in->at += n;
    return true;
}

/* FALSE at the end, and where the rest is damaged. */
static bool next_field(Span *in, Field *field) {
    guint64 key, n;
    memset(field, 0, sizeof *field);
    if (!read_varint(in, &key))
        return false;
    field->number = (guint)MIN(key >> 3, G_MAXUINT);
    switch (key & 7) {
    case 0:
        return read_varint(in, &field->value);
    case 1:
        return take(in, 8, &field->bytes);
    case 2:
        return read_varint(in, &n) && take(in, n, &field->bytes);
    case 5:
        return take(in, 4, &field->bytes);
    default:
        return false;
    }
}

static bool is_text(Span bytes, const char *text) {
    gsize n = strlen(text);
    return (gsize)(bytes.end - bytes.at) == n && memcmp(bytes.at, text, n) == 0;
}

static char *copy_text(Span bytes) {
    return bytes.at ? g_strndup((const char *)bytes.at, (gsize)(bytes.end - bytes.at)) : NULL;
}

/* --------------------------------------------------------------------------------- tensors -- */

static void multiply(guint64 *count, guint64 by) {
    *count = by > 0 && *count > G_MAXUINT32 / by ? G_MAXUINT64 >> 32 << 33 : *count * by;
}

/* Dimensions stand as numbers one by one, or packed in a run of bytes. */
static void multiply_dimensions(guint64 *count, const Field *field) {
    Span in = field->bytes;
    guint64 d;
    if (in.at == NULL)
        multiply(count, field->value);
    while (in.at != NULL && read_varint(&in, &d))
        multiply(count, d);
}

static void add_tensor(MxWeights *weights, Span in, const char *output) {
    Field f;
    guint64 count = 1, type = 0;
    Span raw = { NULL, NULL };
    g_autofree char *name = g_strdup(output);
    while (next_field(&in, &f)) {
        if (f.number == 1)
            multiply_dimensions(&count, &f);
        else if (f.number == 2)
            type = f.value;
        else if (f.number == 8 && name == NULL)
            name = copy_text(f.bytes);
        else if (f.number == 9)
            raw = f.bytes;
    }
    bool whole = raw.at != NULL && (guint64)(raw.end - raw.at) == count * sizeof(float);
    if (name == NULL || type != ONNX_FLOAT || !whole ||
        g_hash_table_size(weights->tensors) >= MAX_TENSORS)
        return;
    g_hash_table_insert(weights->tensors, g_steal_pointer(&name), g_memdup2(&raw, sizeof raw));
}

static void add_constant(MxWeights *weights, Span in) {
    Field f, part;
    bool constant = false;
    Span tensor = { NULL, NULL };
    g_autofree char *output = NULL;
    while (next_field(&in, &f)) {
        if (f.number == 2 && output == NULL)
            output = copy_text(f.bytes);
        constant |= f.number == 4 && is_text(f.bytes, "Constant");
        for (Span a = f.bytes; f.number == 5 && a.at != NULL && next_field(&a, &part);)
            if (part.number == 5)
                tensor = part.bytes;
    }
    if (constant && output != NULL && tensor.at != NULL)
        add_tensor(weights, tensor, output);
}

MxWeights *mx_weights_load(const guint8 *data, gsize length, GError **error) {
    g_autoptr(MxWeights) weights = g_new0(MxWeights, 1);
    weights->tensors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    Span model = { data, data + length };
    Field f, g;
    while (next_field(&model, &f))
        for (Span graph = f.bytes; f.number == 7 && graph.at != NULL && next_field(&graph, &g);) {
            if (g.number == 1 && g.bytes.at != NULL)
                add_constant(weights, g.bytes);
            else if (g.number == 5 && g.bytes.at != NULL)
                add_tensor(weights, g.bytes, NULL);
        }
    if (g_hash_table_size(weights->tensors) > 0)
        return g_steal_pointer(&weights);
    g_set_error_literal(error, MX_ERROR, MX_ERROR_FORMAT, "no ONNX model with weights");
    return NULL;
}

void mx_weights_free(MxWeights *weights) {
    if (weights == NULL)
        return;
    g_hash_table_unref(weights->tensors);
    g_free(weights);
}

bool mx_weights_copy(const MxWeights *weights, const char *name, gsize n, float *out) {
    const Span *raw = g_hash_table_lookup(weights->tensors, name);
    if (raw == NULL || (gsize)(raw->end - raw->at) != n * sizeof(float))
        return false;
    memcpy(out, raw->at, n * sizeof(float));
    return true;
}
