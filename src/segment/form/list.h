/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of projects: a row, or a group of rows, for each. */
#ifndef MX_SEGMENT_FORM_LIST_H
#define MX_SEGMENT_FORM_LIST_H

#include "segment/form/draft.h"
#include "segment/form/sheet.h"

/** mx_form_list_columns: (transfer full) (nullable): NULL where no row heads a list of forms of
 * @kind. @body: its end. What names each of them is the column `name`. */
MxFormColumns *mx_form_list_columns(const MxSheet *sheet, MxFormKind kind, guint *body);

/** mx_form_list_is_project: whether the row says a goal or an indicator; a total says neither. */
bool mx_form_list_is_project(const MxFormColumns *columns, const MxSheet *sheet, guint row);

/** mx_form_list_read_row: a row of the project @draft, whose columns are the list's. */
void mx_form_list_read_row(MxFormDraft *draft, MxSheet *sheet, guint row);

/** mx_form_list_finish: takes a text of indicators apart. */
void mx_form_list_finish(MxFormDraft *draft, const MxPack *pack);

#endif
