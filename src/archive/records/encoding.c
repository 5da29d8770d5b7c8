/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records, byte by byte; encoding.h draws them. */
#include "archive/records/encoding.h"

#include <math.h>
#include <string.h>

MxRecords *mx_records_new(void) {
    MxRecords *records = g_new0(MxRecords, 1);
    records->bytes = g_byte_array_new();
    return records;
}

void mx_records_free(MxRecords *records) {
    if (records == NULL)
        return;
    g_byte_array_unref(records->bytes);
    g_free(records);
}

/* --------------------------------------------------------------------------------- writing -- */

static void append_byte(MxRecords *records, guint8 byte) {
    g_byte_array_append(records->bytes, &byte, 1);
}

void mx_records_null(MxRecords *records) {
    append_byte(records, 'N');
}

void mx_records_integer(MxRecords *records, gint64 value) {
    append_byte(records, 'I');
    g_byte_array_append(records->bytes, (const guint8 *)&value, sizeof value);
}

void mx_records_positive(MxRecords *records, gint64 value) {
    if (value > 0)
        mx_records_integer(records, value);
    else
        mx_records_null(records);
}

void mx_records_text(MxRecords *records, const char *text) {
    if (text == NULL) {
        mx_records_null(records);
        return;
    }
    guint32 length = (guint32)strlen(text);
    append_byte(records, 'T');
    g_byte_array_append(records->bytes, (const guint8 *)&length, sizeof length);
    g_byte_array_append(records->bytes, (const guint8 *)text, length + 1);
}

void mx_records_box(MxRecords *records, MxBox b) {
    const double places[] = { b.x0, b.y0, b.x1, b.y1 };
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++)
        mx_records_integer(records, llround(places[i] * 100));
}

void mx_records_state(MxRecords *records, MxState state) {
    static const char *const NAMES[] = { "blank", NULL, "none", "unreadable" };
    mx_records_text(records, NAMES[state]);
}

gint64 mx_records_begin(MxRecords *records, MxRecordKind kind) {
    append_byte(records, (guint8)kind);
    records->given[kind]++;
    if (mx_record_table(kind)->fields[0].type == MX_FIELD_KEY)
        mx_records_integer(records, records->given[kind]);
    return records->given[kind];
}

void mx_records_add_list(MxRecords *records, const GPtrArray *items, MxRecordFunc add) {
    for (guint i = 0; i < items->len; i++)
        add(records, items->pdata[i]);
}

/* --------------------------------------------------------------------------------- reading -- */

static bool take(MxRecordReader *reader, void *to, gsize length) {
    if ((gsize)(reader->end - reader->at) < length)
        return false;
    memcpy(to, reader->at, length);
    reader->at += length;
    return true;
}

static bool take_text(MxRecordReader *reader, MxRecordValue *value) {
    guint32 length;
    if (!take(reader, &length, sizeof length) || (gsize)(reader->end - reader->at) <= length ||
        reader->at[length] != '\0')
        return false;
    value->text = (const char *)reader->at;
    value->length = length;
    reader->at += length + 1;
    return true;
}

static bool take_value(MxRecordReader *reader, MxRecordValue *value) {
    *value = (MxRecordValue){ 0 };
    if (!take(reader, &value->tag, 1))
        return false;
    switch (value->tag) {
    case 'N':
        return true;
    case 'I':
        return take(reader, &value->integer, sizeof value->integer);
    case 'T':
        return take_text(reader, value);
    default:
        return false;
    }
}

int mx_records_next(MxRecordReader *reader, MxRecordValue *values) {
    guint8 kind;
    if (!take(reader, &kind, 1))
        return -1;
    if (kind >= MX_N_RECORDS)
        return -2;
    guint n = mx_record_table(kind)->n_fields;
    for (guint i = 0; i < n; i++)
        if (!take_value(reader, &values[i]))
            return -2;
    return kind;
}
