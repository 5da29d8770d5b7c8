/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The types of contract.md (docs/contract.md), owned by one document object. */
#ifndef MX_MODEL_DISCLOSURE_H
#define MX_MODEL_DISCLOSURE_H

#include <glib.h>
#include <stdbool.h>

#include "base/box.h"
#include "base/severity.h"
#include "model/report.h"
#include "pattern/pattern.h"

/** MxState: what a printed box says. */
typedef enum {
    MX_STATE_BLANK,      /* nothing */
    MX_STATE_VALUE,      /* a text, a code, a figure */
    MX_STATE_NONE,       /* a dash or a word that says "none" */
    MX_STATE_UNREADABLE, /* a text where a figure should be */
} MxState;

/**
 * MxField: one printed box with what it says ("Cell" in the contract).
 * @amount_e4: 1/10,000 yuan, for amounts in state VALUE
 * @number: (nullable): a JSON number, for percentages and counts in state VALUE
 */
typedef struct {
    char *text;
    MxBox box;
    guint page;
    MxState state;
    gint64 amount_e4;
    char *number;
} MxField;

typedef enum {
    MX_SIDE_NONE,
    MX_SIDE_REVENUE,
    MX_SIDE_EXPENDITURE,
} MxSide;

typedef enum {
    MX_ROW_ITEM,
    MX_ROW_TOTAL,
    MX_ROW_NOTE,
} MxRowKind;

/** MxColumn: @id of the contract; @label: the header path joined by `/`. */
typedef struct {
    char *id;
    char *label;
    MxColumnType type;
    MxSide side;
} MxColumn;

/**
 * MxRow: @fields: one place a column of the table, NULL where the row has no such box (the other
 * side's columns; the code beside a label that spans code and name).
 * @block: 0 in the first block of its side; a side that is printed more than once, by function and
 *     by economic class next to each other, has a block each
 */
typedef struct {
    guint page;
    guint level;
    MxRowKind kind;
    MxSide side;
    guint block;
    guint n_fields;
    MxField **fields;
} MxRow;

/** MxHeading: what heads a @column of the table in the @block of its side, one after the first. */
typedef struct {
    guint block, column;
    char *label;
} MxHeading;

/** MxTable: @number 0 where none is printed; @unit, @note (nullable). */
typedef struct {
    char *id;
    int number;
    char *title;
    char *unit;
    char *note;
    guint first_page, last_page;
    GPtrArray *columns;  /* of MxColumn */
    GPtrArray *rows;     /* of MxRow */
    GPtrArray *headings; /* of MxHeading, block by block */
} MxTable;

/** MxUnclaimed: a grid that no pattern claimed; @rows: (element-type GStrv) its texts. */
typedef struct {
    guint page;
    MxBox box;
    GPtrArray *rows;
} MxUnclaimed;

/** MxDiagnostic: a doubt about the reading; @page 0 where it is about the whole document. */
typedef struct {
    MxSeverity severity;
    const char *code;
    guint page;
    char *message;
} MxDiagnostic;

typedef struct MxDisclosure {
    struct {
        char *file, *sha256, *producer;
        guint64 bytes;
        guint pages;
        const char *text; /* native, ocr, mixed, none */
    } source;
    struct {
        const char *kind;  /* budget, final_account, performance, unknown */
        const char *level; /* department, unit, NULL */
        int year;          /* 0 where none is printed */
        char *organization, *title, *profile;
    } document;
    GPtrArray *sections;    /* of MxSection */
    GPtrArray *tables;      /* of MxTable */
    GPtrArray *forms;       /* of MxForm (model/form.h), in document order */
    GPtrArray *facts;       /* of MxFact */
    GPtrArray *glossary;    /* of MxTerm */
    GPtrArray *unclaimed;   /* of MxUnclaimed */
    GPtrArray *diagnostics; /* of MxDiagnostic */
    MxReport *report;       /* of no rules until mx_check() has run */
} MxDisclosure;

MxDisclosure *mx_disclosure_new(void);

/** mx_disclosure_note: adds a diagnostic; @code is a static string. */
void mx_disclosure_note(MxDisclosure *disclosure, MxSeverity severity, const char *code, guint page,
                        const char *format, ...) G_GNUC_PRINTF(5, 6);

/** mx_disclosure_note_spaces: says so where @field, which has a value, prints stray spaces. */
void mx_disclosure_note_spaces(MxDisclosure *disclosure, const MxField *field);

MxTable *mx_table_new(void);
void mx_table_free(MxTable *table);

/** mx_table_add_heading: @label is copied. */
void mx_table_add_heading(MxTable *table, guint block, guint column, const char *label);

/** mx_table_add_column: (transfer none): @id and @label are copied. */
MxColumn *mx_table_add_column(MxTable *table, const char *id, const char *label, MxColumnType type,
                              MxSide side);

/** mx_table_find_column: the first column with @id on @side; -1 where there is none. */
int mx_table_find_column(const MxTable *table, const char *id, MxSide side);

/** mx_row_new: (transfer full): a row with @n_fields empty places. */
MxRow *mx_row_new(guint n_fields, guint page, MxSide side);
void mx_row_free(MxRow *row);

/** mx_row_is_blank: whether no field of the row has a text. */
bool mx_row_is_blank(const MxRow *row);

MxField *mx_field_new(const char *text, MxBox box, guint page);
void mx_field_free(MxField *field);

MxUnclaimed *mx_unclaimed_new(guint page, MxBox box);

#endif
