/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a document says, value by value, for programs in C: the objects of docs/contract.md behind
 * functions. Everything returned belongs to the MxDisclosure and lives as long as it; texts are
 * UTF-8; what is called nullable is NULL where the document does not say it. Counts go with an
 * index from 0; an index beyond the count gives NULL.
 */
#ifndef MINGXI_DOCUMENT_H
#define MINGXI_DOCUMENT_H

#include <glib.h>
#include <stdbool.h>

#include <mingxi/export.h>
#include <mingxi/extract.h>
#include <mingxi/report.h>

G_BEGIN_DECLS

/* ------------------------------------------------------------------------------- the whole -- */

MX_API const char *mx_disclosure_file(const MxDisclosure *disclosure);
MX_API guint mx_disclosure_pages(const MxDisclosure *disclosure);

/** mx_disclosure_kind: `budget`, `final_account`, … as in the contract; never NULL. */
MX_API const char *mx_disclosure_kind(const MxDisclosure *disclosure);

/** mx_disclosure_year: the fiscal year; 0 where none is printed. */
MX_API int mx_disclosure_year(const MxDisclosure *disclosure);

/** mx_disclosure_organization, mx_disclosure_title: (nullable) */
MX_API const char *mx_disclosure_organization(const MxDisclosure *disclosure);
MX_API const char *mx_disclosure_title(const MxDisclosure *disclosure);

/* ---------------------------------------------------------------------------------- a cell -- */

/**
 * MxState: what a printed box says.
 * @MX_STATE_BLANK: nothing
 * @MX_STATE_VALUE: a text, a code, a figure
 * @MX_STATE_NONE: a dash or a word that says "none"
 * @MX_STATE_UNREADABLE: a text where a figure should be
 */
typedef enum {
    MX_STATE_BLANK,
    MX_STATE_VALUE,
    MX_STATE_NONE,
    MX_STATE_UNREADABLE,
} MxState;

/** MxField: one printed box with what it says ("Cell" in the contract). */
typedef struct MxField MxField;

/** mx_field_text: as printed; empty for a blank box, never NULL. */
MX_API const char *mx_field_text(const MxField *field);
MX_API MxState mx_field_state(const MxField *field);

/** mx_field_amount: @amount_e4: (out): of an amount, in 1/10,000 yuan, exact. FALSE where the box
 * holds no figure. Of a column that is no amount the result means nothing. */
MX_API bool mx_field_amount(const MxField *field, gint64 *amount_e4);

/** mx_field_number: (nullable): of a percentage or a count: a JSON number. */
MX_API const char *mx_field_number(const MxField *field);

/** mx_field_page: from 1. */
MX_API guint mx_field_page(const MxField *field);

/** mx_field_box: in points, origin top left of the page as displayed. */
MX_API MxBox mx_field_box(const MxField *field);

/* --------------------------------------------------------------------------------- tables -- */

typedef struct MxTable MxTable;
typedef struct MxRow MxRow;

/** MxSide: of a table with revenue beside expenditure. */
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

MX_API guint mx_disclosure_n_tables(const MxDisclosure *disclosure);
MX_API const MxTable *mx_disclosure_table(const MxDisclosure *disclosure, guint i);

/** mx_table_id: as in the contract: `expenditure`, …, `other`. */
MX_API const char *mx_table_id(const MxTable *table);

/** mx_table_title, mx_table_unit, mx_table_note: (nullable): as printed. Amounts are in yuan,
 * whatever the unit. */
MX_API const char *mx_table_title(const MxTable *table);
MX_API const char *mx_table_unit(const MxTable *table);
MX_API const char *mx_table_note(const MxTable *table);

/** mx_table_number: 0 where none is printed. */
MX_API int mx_table_number(const MxTable *table);

/** mx_table_pages: @first, @last: (out): from 1. */
MX_API void mx_table_pages(const MxTable *table, guint *first, guint *last);

MX_API guint mx_table_n_columns(const MxTable *table);

/** mx_table_column_id, mx_table_column_label, mx_table_column_type, mx_table_column_side: of the
 * column @i: its id in the contract, its header path joined by `/`, and one of `text`, `code`,
 * `amount`, `number`, `percent`. */
MX_API const char *mx_table_column_id(const MxTable *table, guint i);
MX_API const char *mx_table_column_label(const MxTable *table, guint i);
MX_API const char *mx_table_column_type(const MxTable *table, guint i);
MX_API MxSide mx_table_column_side(const MxTable *table, guint i);

MX_API guint mx_table_n_rows(const MxTable *table);
MX_API const MxRow *mx_table_row(const MxTable *table, guint i);

/** mx_row_page: from 1. mx_row_level: 0 for the outermost. */
MX_API guint mx_row_page(const MxRow *row);
MX_API guint mx_row_level(const MxRow *row);
MX_API MxRowKind mx_row_kind(const MxRow *row);
MX_API MxSide mx_row_side(const MxRow *row);

/** mx_row_cell: (nullable): in the column @i of its table; NULL where the row has no such box. */
MX_API const MxField *mx_row_cell(const MxRow *row, guint i);

/** mx_table_cell: (nullable): in the column of that @id, on the row's side. */
MX_API const MxField *mx_table_cell(const MxTable *table, const MxRow *row, const char *id);

/* --------------------------------------------------------------------------------- projects -- */

/** MxForm: a form of targets, of a project or of the whole body. */
typedef struct MxForm MxForm;

MX_API guint mx_disclosure_n_projects(const MxDisclosure *disclosure);
MX_API const MxForm *mx_disclosure_project(const MxDisclosure *disclosure, guint i);

/** mx_disclosure_overall: (nullable): the form of the whole body. */
MX_API const MxForm *mx_disclosure_overall(const MxDisclosure *disclosure);

/** mx_form_project_name: (nullable): the project's, from its field or the form's title. */
MX_API const char *mx_form_project_name(const MxForm *form);

/** mx_form_title: (nullable) */
MX_API const char *mx_form_title(const MxForm *form);
MX_API void mx_form_pages(const MxForm *form, guint *first, guint *last);

/** mx_form_field: (nullable): @id: `department`, `goals.annual`, … of the contract. */
MX_API const MxField *mx_form_field(const MxForm *form, const char *id);

/** mx_form_fund: (nullable): @group: `annual`, `period`, `by_source`, `by_use`, `initial`,
 * `executed`; @id: `total`, `central`, … */
MX_API const MxField *mx_form_fund(const MxForm *form, const char *group, const char *id);

/**
 * MxTargetView: an indicator of a form.
 * @level1, @level2, @name, @text, @op, @number, @unit, @weight: (nullable): as in the contract
 * @period: of the whole project, not of the year
 */
typedef struct {
    const char *level1, *level2, *name;
    bool period;
    const char *text, *op, *number, *unit, *weight;
    guint page;
} MxTargetView;

MX_API guint mx_form_n_targets(const MxForm *form);

/** mx_form_target: FALSE beyond the last. */
MX_API bool mx_form_target(const MxForm *form, guint i, MxTargetView *target);

/* ------------------------------------------------------------------ prose and diagnostics -- */

/**
 * MxFactView: a figure that the prose states.
 * @id: (nullable); @unit: `yuan`, `percent`, `count`, …
 * @value_e4: in 1/10,000 of @unit
 */
typedef struct {
    const char *id, *unit, *text, *context;
    gint64 value_e4;
    guint page;
    MxBox box;
} MxFactView;

MX_API guint mx_disclosure_n_facts(const MxDisclosure *disclosure);
MX_API bool mx_disclosure_fact(const MxDisclosure *disclosure, guint i, MxFactView *fact);

/** MxDiagnosticView: a doubt about the reading. @page: 0 where it is about the whole. @message:
 * in English: mx_translate_formed() gives it in Chinese. */
typedef struct {
    MxSeverity severity;
    const char *code, *message;
    guint page;
} MxDiagnosticView;

MX_API guint mx_disclosure_n_diagnostics(const MxDisclosure *disclosure);
MX_API bool mx_disclosure_diagnostic(const MxDisclosure *disclosure, guint i,
                                     MxDiagnosticView *diagnostic);

/* Findings: mx_disclosure_report() of <mingxi/report.h>. */

G_END_DECLS

#endif
