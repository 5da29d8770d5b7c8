/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive/records/check/check.h"

#include <mingxi/error.h>

#include "archive/records/encoding.h"

/* @given: records of each table so far. */
typedef struct {
    const char *sha256;
    gint64 given[MX_N_RECORDS];
} Checking;

/* Who read the document is the writer's to say, and is always known. */
static bool is_reference(const Checking *checking, const MxRecordField *field, gint64 to) {
    gint64 last = field->ref == MX_RECORD_EXTRACTORS ? 1 : checking->given[field->ref];
    return to >= 1 && to <= last;
}

static bool is_text(const MxRecordValue *value) {
    return value->tag == 'T' && g_utf8_validate(value->text, (gssize)value->length, NULL);
}

static bool is_value(const Checking *checking, MxRecordKind kind, const MxRecordField *field,
                     const MxRecordValue *value) {
    bool integer = value->tag == 'I';
    if (field->type == MX_FIELD_KEY)
        return integer && value->integer == checking->given[kind];
    if (value->tag == 'N')
        return true;
    switch (field->type) {
    case MX_FIELD_REF:
        return integer && is_reference(checking, field, value->integer);
    case MX_FIELD_INTEGER:
        return integer;
    case MX_FIELD_NUMBER:
        return integer || is_text(value);
    case MX_FIELD_TEXT:
        return is_text(value);
    case MX_FIELD_KEY:
    case MX_FIELD_BYTES:
    default:
        return false;
    }
}

/* Documents begin with their hash, behind the id. */
static bool is_of(const MxRecordValue *document, const char *sha256) {
    const MxRecordValue *value = &document[1];
    return sha256 == NULL ? value->tag == 'N'
                          : value->tag == 'T' && g_str_equal(value->text, sha256);
}

static bool is_record(Checking *checking, MxRecordKind kind, const MxRecordValue *values) {
    bool first = checking->given[MX_RECORD_DOCUMENTS] == 0;
    if (kind == MX_RECORD_EXTRACTORS || kind == MX_RECORD_PATHS ||
        (kind == MX_RECORD_DOCUMENTS) != first)
        return false;
    checking->given[kind]++;
    const MxRecordTable *table = mx_record_table(kind);
    for (guint i = 0; i < table->n_fields; i++)
        if (!is_value(checking, kind, &table->fields[i], &values[i]))
            return false;
    return kind != MX_RECORD_DOCUMENTS || is_of(values, checking->sha256);
}

bool mx_records_check(const guint8 *records, gsize length, const char *sha256, GError **error) {
    Checking checking = { .sha256 = sha256 };
    MxRecordReader reader = { records, records + length };
    MxRecordValue values[MX_RECORD_MAX_FIELDS];
    int kind;
    while ((kind = mx_records_next(&reader, values)) >= 0 &&
           is_record(&checking, (MxRecordKind)kind, values))
        ;
    if (kind == -1 && checking.given[MX_RECORD_DOCUMENTS] == 1)
        return true;
    g_set_error_literal(error, MX_ERROR, MX_ERROR_FORMAT, "the answer is no document's");
    return false;
}
