/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid while it is read as a form: which cell labels what, and what is told already. */
#ifndef MX_SEGMENT_FORM_SHEET_H
#define MX_SEGMENT_FORM_SHEET_H

#include "layout/layout.h"
#include "pattern/pattern.h"

/**
 * MxSheet: a grid while it is read as a form.
 * @ids: MxCell → const char *: the field that the cell labels, of the pack; of the cells that were
 * asked for
 * @told: set of MxCell: what it says is in the form already
 * @pages: (nullable): MxCell → the page its text begins on, where they are several; else all @page
 * @begins, @ends: (nullable): of guint: the page on which each row does
 */
typedef struct {
    const MxPack *pack;
    const MxGrid *grid;
    guint page;
    GHashTable *ids;
    GHashTable *told;
    const GHashTable *pages;
    const GArray *begins, *ends;
} MxSheet;

void mx_sheet_init(MxSheet *sheet, const MxPack *pack, const MxGrid *grid, guint page);
void mx_sheet_clear(MxSheet *sheet);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MxSheet, mx_sheet_clear)

/** mx_sheet_page: the page on which the cell's text begins. */
guint mx_sheet_page(const MxSheet *sheet, const MxCell *cell);

/** mx_sheet_row_page: the page on which @row begins, or ends (@end). */
guint mx_sheet_row_page(const MxSheet *sheet, guint row, bool end);

/** mx_sheet_id: (transfer none) (nullable) */
const char *mx_sheet_id(const MxSheet *sheet, const MxCell *cell);

/** mx_sheet_tell: marks the cell as told. */
void mx_sheet_tell(MxSheet *sheet, const MxCell *cell);

/** mx_sheet_told: whether the cell is told already. */
bool mx_sheet_told(const MxSheet *sheet, const MxCell *cell);

/** mx_sheet_is_open: whether the cell labels nothing and is not told yet. */
bool mx_sheet_is_open(const MxSheet *sheet, const MxCell *cell);

/** mx_sheet_value: (transfer none) (nullable): the box that the label opens: right of it, or below.
 */
const MxCell *mx_sheet_value(const MxSheet *sheet, const MxCell *label);

#endif
