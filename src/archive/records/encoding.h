/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records in one run of bytes: what a worker process hands to the one that writes. Ids count from 1
 * within the document; the writer adds what is there already.
 *
 * One record: the table (a byte), then a value for each of its fields:
 *
 *     'N'                            null
 *     'I' int64 (host order)         integer, key or reference
 *     'T' uint32 length, text, NUL   text; numbers that are no integers too, as printed in JSON
 */
#ifndef MX_ARCHIVE_RECORDS_ENCODING_H
#define MX_ARCHIVE_RECORDS_ENCODING_H

#include <glib.h>
#include <stdbool.h>

#include "archive/records/schema.h"
#include "model/disclosure.h"

/* ---- Writing */

/** MxRecords: @given: the ids given so far, one count a table. */
typedef struct {
    GByteArray *bytes;
    gint64 given[MX_N_RECORDS];
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

/** mx_records_box: the four fields of a box, in 1/100 point. */
void mx_records_box(MxRecords *records, MxBox box);

/** mx_records_state: NULL for a value; blank, none, unreadable. */
void mx_records_state(MxRecords *records, MxState state);

/** MxRecordFunc: writes an item of a list, with all that belongs to it. */
typedef void (*MxRecordFunc)(MxRecords *records, gconstpointer item);

/** mx_records_add_list: writes each of @items. */
void mx_records_add_list(MxRecords *records, const GPtrArray *items, MxRecordFunc add);

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
