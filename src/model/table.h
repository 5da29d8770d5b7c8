/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of docs/contract.md. */
#ifndef MX_MODEL_TABLE_H
#define MX_MODEL_TABLE_H

#include <glib.h>
#include <mingxi/document.h>
#include <stdbool.h>

#include "model/field.h"
#include "pattern/pattern.h"

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
 * @derived_code: (nullable) the code of the classification that the row's name has, where none is
 *     printed
 * @block: 0 in the first block of its side; a side that is printed more than once, by function and
 *     by economic class next to each other, has a block each
 */
typedef struct MxRow {
    guint page;
    guint level;
    MxRowKind kind;
    MxSide side;
    guint block;
    char *derived_code;
    guint n_fields;
    MxField **fields;
} MxRow;

/** MxHeading: what heads a @column of the table in the @block of its side, one after the first. */
typedef struct {
    guint block, column;
    char *label;
} MxHeading;

/**
 * MxTable: @number 0 where none is printed; @unit, @note (nullable).
 * @of_government: stands in a whole government's document, and has what follows
 * @scope: (nullable) of a government's table: whose figures these are, `whole`, `own`, `level`, or
 *     the region's name
 * @unit_inherited: the table prints none; @unit is that of all others
 * @phase: (nullable) of a government's table: `budget`, `execution`, `interim`, `account`
 * @year: of a government's table: the last one that its title names; 0 where it names none
 */
typedef struct MxTable {
    char *id;
    bool of_government;
    char *scope;
    char *phase;
    int year;
    int number;
    char *title;
    char *unit;
    bool unit_inherited;
    char *note;
    guint first_page, last_page;
    GPtrArray *columns;  /* of MxColumn */
    GPtrArray *rows;     /* of MxRow */
    GPtrArray *headings; /* of MxHeading, block by block */
} MxTable;

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

#endif
