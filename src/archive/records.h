/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document as rows of the database's tables, in one run of bytes: what a worker process hands to
 * the one that writes. Ids count from 1 within the document; the writer adds what is there already.
 *
 * One record: the table (a byte), then a value for each of its fields:
 *
 *     'N'                            null
 *     'I' int64 (host order)         integer, key or reference
 *     'T' uint32 length, text, NUL   text; numbers that are no integers too, as printed in JSON
 */
#ifndef MX_ARCHIVE_RECORDS_H
#define MX_ARCHIVE_RECORDS_H

#include <glib.h>
#include <mingxi/extract.h>
#include <stdbool.h>

/** MxRecordKind: the tables of schema.sql, those that others refer to first. */
typedef enum {
    MX_RECORD_EXTRACTORS,
    MX_RECORD_DOCUMENTS,
    MX_RECORD_PATHS,
    MX_RECORD_TABLES,
    MX_RECORD_COLUMNS,
    MX_RECORD_ROWS,
    MX_RECORD_CELLS,
    MX_RECORD_PROJECTS,
    MX_RECORD_OVERALL,
    MX_RECORD_FUNDS,
    MX_RECORD_INDICATORS,
    MX_RECORD_TASKS,
    MX_RECORD_OTHER_FIELDS,
    MX_RECORD_SECTIONS,
    MX_RECORD_FACTS,
    MX_RECORD_GLOSSARY,
    MX_RECORD_UNCLAIMED,
    MX_RECORD_FINDINGS,
    MX_RECORD_EVIDENCE,
    MX_RECORD_DIAGNOSTICS,
    MX_N_RECORDS,
} MxRecordKind;

typedef enum {
    MX_FIELD_KEY, /* the table's own id */
    MX_FIELD_REF, /* the id of another table's row */
    MX_FIELD_INTEGER,
    MX_FIELD_NUMBER, /* may have a fraction */
    MX_FIELD_TEXT,
    MX_FIELD_BYTES,
} MxFieldType;

/** MxRecordField: a column of schema.sql; @ref: the table that a REF refers to. */
typedef struct {
    const char *name;
    MxFieldType type;
    MxRecordKind ref;
} MxRecordField;

typedef struct {
    const char *name;
    guint n_fields;
    const MxRecordField *fields;
} MxRecordTable;

/** The most fields that a table has; schema.sql and records_schema.c say the same. */
#define MX_RECORD_MAX_FIELDS 24

/** mx_record_table: (transfer none): how the table looks. */
const MxRecordTable *mx_record_table(MxRecordKind kind);

/* ---- Writing */

/** MxRecords: @given: the ids given so far, one count a table; @pack: (nullable): whose `rows` say
 * what rows mean. */
typedef struct {
    GByteArray *bytes;
    gint64 given[MX_N_RECORDS];
    const struct MxPack *pack;
} MxRecords;

MxRecords *mx_records_new(void);
void mx_records_free(MxRecords *records);

/** mx_records_begin: starts a record; a table with a key gets its next one, which is returned. */
gint64 mx_records_begin(MxRecords *records, MxRecordKind kind);

/** The fields of the record begun, in the table's order. @text, @number NULL is null. */
void mx_records_null(MxRecords *records);
void mx_records_integer(MxRecords *records, gint64 value);
void mx_records_text(MxRecords *records, const char *text);

/** mx_records_positive: an integer; null where it is 0: a page or a year that is not there. */
void mx_records_positive(MxRecords *records, gint64 value);

/** MxFailure: why a document could not be read. @code: for programs, as in schema.sql. */
typedef struct {
    const char *code;
    const char *message;
} MxFailure;

/** mx_records_add_document: everything that @disclosure says; @patterns: what it was read with. */
void mx_records_add_document(MxRecords *records, const MxDisclosure *disclosure,
                             const MxPatterns *patterns);

/** mx_records_add_failure: a document that could not be read; @sha256 (nullable), @bytes: if known.
 */
void mx_records_add_failure(MxRecords *records, const MxFailure *failure, const char *sha256,
                            guint64 bytes);

/* ---- Reading */

/** MxRecordValue: @text: NULL unless a text; ended by NUL, within the bytes read. */
typedef struct {
    char tag; /* N, I, T */
    gint64 integer;
    const char *text;
    gsize length;
} MxRecordValue;

typedef struct {
    const guint8 *at, *end;
} MxRecordReader;

/**
 * mx_records_next:
 * @values: (out): room for %MX_RECORD_MAX_FIELDS
 *
 * Returns: the table; -1 at the end, -2 where the bytes are no records
 */
int mx_records_next(MxRecordReader *reader, MxRecordValue *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxRecords, mx_records_free)

#endif
