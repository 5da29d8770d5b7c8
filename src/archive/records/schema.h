/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of schema.sql as records see them. */
#ifndef MX_ARCHIVE_RECORDS_SCHEMA_H
#define MX_ARCHIVE_RECORDS_SCHEMA_H

#include <glib.h>

/** MxRecordKind: the tables of schema.sql and schema2.sql, those that others refer to first. */
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
    MX_RECORD_PRINTED_TOTALS,
    MX_RECORD_FUNCTIONS,
    MX_RECORD_PROJECT_AMOUNTS,
    MX_RECORD_GOVERNMENT_TOTALS,
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

/** The most fields that a table has; schema.sql and schema.c say the same. */
#define MX_RECORD_MAX_FIELDS 32

/** mx_record_table: (transfer none): how the table looks. */
const MxRecordTable *mx_record_table(MxRecordKind kind);

#endif
