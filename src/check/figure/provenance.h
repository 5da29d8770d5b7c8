/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a figure is printed → the exact figure with the width of its rounding. */
#ifndef MX_CHECK_FIGURE_PROVENANCE_H
#define MX_CHECK_FIGURE_PROVENANCE_H

#include "check/context.h"
#include "check/figure/figure.h"
#include "model/form.h"
#include "model/prose.h"

/** MxPlace: a printed figure or text of the document; borrows everything. What does not apply is
 * NULL. */
typedef struct {
    MxPlaceKind what;
    const MxTable *table;
    const MxRow *row;
    const MxColumn *column;
    const MxForm *form;
    const char *field;
    const MxFact *fact;
    const char *text;
    guint page;
    MxBox box;
} MxPlace;

/** mx_place_cell: the box of @row under @column; FALSE where there is none. */
bool mx_place_cell(const MxTable *table, const MxRow *row, guint column, MxPlace *place);
MxPlace mx_place_field(const MxForm *form, const char *id, const MxField *field);
MxPlace mx_place_fact(const MxFact *fact);

/** mx_place_read: FALSE where the figure is unreadable; @figure NULL where the box is blank. */
bool mx_place_read(MxCheck *check, const MxPlace *place, MxFigure **figure);

MxEvidence *mx_place_describe(const MxPlace *place);

/** mx_row_same_block: of one side, and of one printing of it. */
bool mx_row_same_block(const MxRow *a, const MxRow *b);

/** mx_row_label: (transfer none): the row's name, else its code, as printed; never NULL. */
const char *mx_row_label(const MxTable *table, const MxRow *row);

/** mx_form_name: (transfer none): the project's name as printed; never NULL. */
const char *mx_form_name(const MxForm *form);

/** mx_table_unit_e4: what a printed 1 is worth, in 1/10,000 yuan; a table without a unit prints
 * yuan.
 */
gint64 mx_table_unit_e4(const MxTable *table);

/** mx_printed_decimals: digits after the point of the first number in @text. */
guint mx_printed_decimals(const char *text);

#endif
