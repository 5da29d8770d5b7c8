/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files that read forms, and what segment.c asks of them. */
#ifndef MX_SEGMENT_FORM_FORM_H
#define MX_SEGMENT_FORM_FORM_H

#include "layout/layout.h"
#include "model/form.h"

/* ---- form.c: a grid as a form */

/**
 * MxSheet: a grid while it is read as a form.
 * @ids: MxCell → const char *: the field that the cell labels, of the pack
 * @told: set of MxCell: what it says is in the form already
 */
typedef struct {
    const MxPack *pack;
    const MxGrid *grid;
    guint page;
    GHashTable *ids;
    GHashTable *told;
} MxSheet;

void mx_sheet_init(MxSheet *sheet, const MxPack *pack, const MxGrid *grid, guint page);
void mx_sheet_clear(MxSheet *sheet);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MxSheet, mx_sheet_clear)

/** mx_sheet_id: (transfer none) (nullable) */
const char *mx_sheet_id(const MxSheet *sheet, const MxCell *cell);

/** mx_sheet_tell: marks the cell as told. */
void mx_sheet_tell(MxSheet *sheet, const MxCell *cell);

/** mx_sheet_told: whether the cell is told already. */
bool mx_sheet_told(const MxSheet *sheet, const MxCell *cell);

/** mx_sheet_value: (transfer none) (nullable): the box that the label opens: right of it, or below.
 */
const MxCell *mx_sheet_value(const MxSheet *sheet, const MxCell *label);

typedef struct MxFormColumns MxFormColumns;

/** MX_FORM_MAX_SETS: blocks side by side: of term and year two, of groups of indicators four. */
#define MX_FORM_MAX_SETS 6u

/**
 * MxFormDraft: a form while its grids go by.
 * @unit_e4: of the last label that says one; 0 before
 * @columns: (nullable): the block of indicators or tasks that a next row may go on with
 * @levels: what the level cells said last, by set and level
 * @last: (nullable): the field that the last row filled, for what a page break cut off
 * @heir: the next row is the first after a page break
 * @at_end: its last grid ends where its page does
 * @name_follows: of a table of projects: the name is that of the project after it
 */
typedef struct {
    MxForm *form;
    gint64 unit_e4;
    MxFormColumns *columns;
    char *levels[MX_FORM_MAX_SETS][2];
    MxIndicator *last_indicator[MX_FORM_MAX_SETS];
    MxField *last;
    bool heir, at_end, name_follows;
    GString *indicator_text; /* (nullable): all indicators in one box, under indicator_label */
    char *indicator_label;
    MxBox box;
    guint n_labels;
} MxFormDraft;

MxFormDraft *mx_form_draft_new(MxFormKind kind, guint page);
void mx_form_draft_free(MxFormDraft *draft);

/** mx_form_unfold: (transfer full): what @text prints in the bytes @span of its folded form. */
char *mx_form_unfold(const char *text, const char *folded, MxSpan span);

/** mx_form_take_phrase: (transfer full) (nullable): what @phrase finds in @text, as printed. */
char *mx_form_take_phrase(const MxPack *pack, MxPhrase phrase, const char *text);

/** mx_form_draft_read: reads the rows [@first, @end) of @sheet into @draft. */
void mx_form_draft_read(MxFormDraft *draft, MxSheet *sheet, guint first, guint end);

/** mx_form_draft_add_field: to the field @id, or to `other` where this kind has no such field. */
MxField *mx_form_draft_add_field(MxFormDraft *draft, const char *id, const char *label,
                                 const char *text, MxBox box, guint page);

/** mx_form_finish_name: the code before a project's name goes to `code`. When the name is whole. */
void mx_form_finish_name(MxForm *form);

/* ---- form_columns.c: blocks under a row of headers */

/**
 * MxFormColumn:
 * @set: 0, or the number of the block, where several stand side by side
 * @label: as printed, a header over several columns before it
 * @group: (nullable): what the header over the set says: 产出指标
 */
typedef struct {
    const char *id;
    double x0, x1;
    guint set;
    char *label;
    char *group;
} MxFormColumn;

/**
 * MxFormColumns:
 * @n_rows: of the header
 * @list: of a table of projects
 * @groups: each set is the group of indicators that stands over it; else two are term and year
 */
struct MxFormColumns {
    GArray *columns; /* of MxFormColumn */
    guint n_sets, n_rows;
    bool tasks, list, groups;
};

/** mx_form_columns_alloc: (transfer full): no columns yet, one set. */
MxFormColumns *mx_form_columns_alloc(void);

/** mx_form_columns_dup: (transfer full) */
MxFormColumns *mx_form_columns_dup(const MxFormColumns *columns);

/** mx_form_columns_inherit: columns without an id have that of the page before at the same place.
 */
void mx_form_columns_inherit(MxFormColumns *columns, const MxFormColumns *before);

/** mx_form_columns_new: (transfer full) (nullable): NULL where @row heads no block. */
MxFormColumns *mx_form_columns_new(const MxSheet *sheet, guint row);
void mx_form_columns_free(MxFormColumns *columns);

/** mx_form_columns_add: (transfer none): a column under the header @cell. @group: (nullable) */
MxFormColumn *mx_form_columns_add(MxFormColumns *columns, const MxCell *cell, const char *id,
                                  const char *group);

/** mx_form_columns_finish: sets without a value of their own are none. */
void mx_form_columns_finish(MxFormColumns *columns);

/** mx_form_columns_group: (transfer none) (nullable): the group of indicators that @set is. */
const char *mx_form_columns_group(const MxFormColumns *columns, guint set);

/** mx_form_columns_in_block: whether column @i stands right of the first of the block. */
bool mx_form_columns_in_block(const MxFormColumns *columns, guint i);

/** mx_form_columns_hold: whether @row goes on with the block. */
bool mx_form_columns_hold(const MxFormColumns *columns, const MxSheet *sheet, guint row);

/** mx_form_columns_cell: (transfer none) (nullable): the cell of column @id of @set in @row. */
const MxCell *mx_form_columns_cell(const MxFormColumns *columns, const MxGrid *grid, guint row,
                                   const char *id, guint set);

/* ---- form_indicators.c, form_funds.c */

/** mx_form_read_block_row: a row of indicators or tasks. */
void mx_form_read_block_row(MxFormDraft *draft, MxSheet *sheet, guint row);

/** mx_form_finish_indicators: reads the targets; says where a text was cut off beside its twin. */
void mx_form_finish_indicators(MxForm *form, MxDisclosure *disclosure);

/** mx_form_read_unit: what a label says of the unit: 资金总额（万元）. */
void mx_form_read_unit(MxFormDraft *draft, const MxPack *pack, const char *label);

/** mx_form_read_fund: the amount that a label of funds opens. */
void mx_form_read_fund(MxFormDraft *draft, MxSheet *sheet, const MxCell *label);

/** mx_form_finish_funds: reads the amounts. @unit_e4: for those whose form prints no unit. */
void mx_form_finish_funds(MxForm *form, const MxPack *pack, gint64 unit_e4,
                          MxDisclosure *disclosure);

/* ---- form_list.c: a table of projects */

/** mx_form_list_columns: (transfer full) (nullable): NULL where no row heads a list. @body: its
 * end. */
MxFormColumns *mx_form_list_columns(const MxSheet *sheet, guint *body);

/** mx_form_list_is_project: whether the row says a goal or an indicator; a total says neither. */
bool mx_form_list_is_project(const MxFormColumns *columns, const MxSheet *sheet, guint row);

/** mx_form_list_read_row: a row of the project @draft, whose columns are the list's. */
void mx_form_list_read_row(MxFormDraft *draft, MxSheet *sheet, guint row);

/** mx_form_list_finish: takes a text of indicators apart. */
void mx_form_list_finish(MxFormDraft *draft, const MxPack *pack);

/* ---- form_cut.c */

/** mx_forms_note_cut_off: says which of @drafts (element-type MxFormDraft) a page's end cut off. */
void mx_forms_note_cut_off(const GPtrArray *drafts, MxDisclosure *disclosure);

/* ---- form_join.c: grids and lines to forms */

typedef struct MxForms MxForms;

/** mx_forms_new: (transfer full): @taken: (element-type MxLine): gets the lines of forms. */
MxForms *mx_forms_new(MxDisclosure *disclosure, const MxPack *pack, GHashTable *taken);
void mx_forms_free(MxForms *forms);

/**
 * mx_forms_take:
 * @lines: (element-type MxLine): what stands between @grid and the one above it
 *
 * Returns: whether @grid is a form, or goes on with one
 */
bool mx_forms_take(MxForms *forms, const MxGrid *grid, const GPtrArray *lines,
                   const MxLayout *page);

/** mx_forms_take_lines: moves the signature lines out of the first of @lines into the open form. */
void mx_forms_take_lines(MxForms *forms, GPtrArray *lines, guint page);

/** mx_forms_finish: reads amounts and targets, and moves the forms to the disclosure. */
void mx_forms_finish(MxForms *forms);

#endif
