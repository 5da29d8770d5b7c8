/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks under a row of headers. */
#ifndef MX_SEGMENT_FORM_COLUMNS_H
#define MX_SEGMENT_FORM_COLUMNS_H

#include <glib.h>
#include <stdbool.h>

#include "segment/form/sheet.h"

/** MX_FORM_MAX_SETS: blocks side by side: of term and year two, of groups of indicators four. */
#define MX_FORM_MAX_SETS 6u

/** MX_FORM_SAME_RULE_PT: rules of one column on two pages differ by less than this, in points; a
 * narrow column has 12. */
#define MX_FORM_SAME_RULE_PT 4.0

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
typedef struct MxFormColumns {
    GArray *columns; /* of MxFormColumn */
    guint n_sets, n_rows;
    bool tasks, list, groups;
} MxFormColumns;

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

/** mx_form_columns_signature: (transfer full): what the header says. */
char *mx_form_columns_signature(const MxFormColumns *columns);

/** mx_form_columns_in_block: whether column @i stands right of the first of the block. */
bool mx_form_columns_in_block(const MxFormColumns *columns, guint i);

/** mx_form_columns_hold: whether @row goes on with the block. */
bool mx_form_columns_hold(const MxFormColumns *columns, const MxSheet *sheet, guint row);

/** mx_form_columns_cell: (transfer none) (nullable): the cell of column @id of @set in @row. */
const MxCell *mx_form_columns_cell(const MxFormColumns *columns, const MxGrid *grid, guint row,
                                   const char *id, guint set);

#endif
