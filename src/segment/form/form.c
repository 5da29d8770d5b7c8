/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A grid as a form: labels open fields.
 *
 *   ┌──────────┬──────────────────────────┐
 *   │ 项目名称  │ 某工程                    │   a label opens the box to its right
 *   ├──────────┼────────────┬─────────────┤
 *   │ 总体目标  │ 实施期目标  │ 年度目标     │   where labels stand side by side, the box below
 *   │          ├────────────┼─────────────┤
 *   │          │ …          │ …           │
 *   ├──────┬───┴──┬─────┬───┴─┬─────┬─────┤
 *   │ 绩效  │ 一级 │ 二级 │ 三级 │ 值  │      │   headers in a row: columns.c
 *   └──────┴──────┴─────┴─────┴─────┴─────┘
 *
 * 1. Every cell is looked up in the pack: which field does it label, under the boxes left of it?
 * 2. Rows are read from the top: blocks under headers as rows, labels with the boxes they open.
 * 3. What no label claimed goes to `other`: the left of two boxes labels the right one.
 *
 * Known failures: a label and its text in one box, without a colon between them.
 */
#include "model/form.h"
#include "segment/form/columns.h"
#include "segment/form/draft.h"
#include "segment/form/evaluation.h"
#include "segment/form/funds.h"
#include "segment/form/indicators.h"
#include "segment/form/sheet.h"

#include <string.h>

#include "base/text.h"
#include "segment/form/form.h"

/* A label over several rows may have its text in as many boxes. */
static char *read_value(MxSheet *sheet, const MxCell *label, const MxCell *value) {
    GString *text = g_string_new(value->text);
    mx_sheet_tell(sheet, value);
    for (guint row = value->row + value->row_span;
         value->col > label->col && row < label->row + label->row_span; row++) {
        const MxCell *next = mx_grid_get(sheet->grid, row, value->col);
        if (mx_sheet_is_open(sheet, next) && next->col == value->col) {
            g_string_append(text, next->text);
            mx_sheet_tell(sheet, next);
        }
    }
    return g_string_free(text, FALSE);
}

static void read_field(MxFormDraft *draft, MxSheet *sheet, const MxCell *label, const char *id) {
    const MxCell *value = mx_sheet_value(sheet, label);
    mx_sheet_tell(sheet, label);
    if (value == NULL)
        return; /* it only holds other boxes together */
    g_autofree char *text = read_value(sheet, label, value);
    mx_form_draft_add_field(draft, id, label->text, text, value->shown,
                            mx_sheet_page(sheet, value));
}

/* 资金金额1620.98（万元）: a box that holds labels of funds together says their unit. */
static bool holds_funds(const MxSheet *sheet, const MxCell *cell) {
    if (cell->row_span == 1 || cell->col + cell->col_span >= sheet->grid->n_cols)
        return false;
    const char *id =
        mx_sheet_id(sheet, mx_grid_get(sheet->grid, cell->row, cell->col + cell->col_span));
    return id != NULL && g_str_has_prefix(id, "funds.");
}

static void read_label(MxFormDraft *draft, MxSheet *sheet, const MxCell *label) {
    const char *id = mx_sheet_id(sheet, label);
    if (id == NULL && holds_funds(sheet, label))
        mx_form_read_unit(draft, sheet->pack, label->text);
    if (id == NULL || mx_sheet_told(sheet, label))
        return;
    draft->n_labels++;
    bool block = g_str_has_prefix(id, "block"), fund = g_str_has_prefix(id, "funds.");
    if (block || fund)
        mx_form_read_unit(draft, sheet->pack, label->text);
    if (fund)
        mx_form_read_fund(draft, sheet, label);
    else if (block)
        mx_sheet_tell(sheet, label);
    else
        read_field(draft, sheet, label, id);
}

/* Headers and what stands left of them are told by the block itself. */
static void open_block(MxFormDraft *draft, MxSheet *sheet, guint first, MxFormColumns *columns) {
    mx_form_columns_free(draft->columns);
    draft->columns = columns;
    for (guint row = first; row < first + columns->n_rows; row++)
        for (guint col = 0; col < sheet->grid->n_cols; col++)
            mx_sheet_tell(sheet, mx_grid_get(sheet->grid, row, col));
    draft->n_labels += columns->columns->len;
}

/* Returns how many rows were read: a header may have several. */
static guint read_row(MxFormDraft *draft, MxSheet *sheet, guint row) {
    guint n_rows = mx_form_read_execution(draft, sheet, row);
    if (n_rows > 0)
        return n_rows;
    if (mx_form_read_total_score(draft, sheet, row))
        return 1;
    MxFormColumns *columns = mx_form_columns_new(sheet, row);
    if (columns != NULL) {
        open_block(draft, sheet, row, columns);
        return columns->n_rows;
    }
    if (draft->columns != NULL && mx_form_columns_hold(draft->columns, sheet, row)) {
        mx_form_read_block_row(draft, sheet, row);
    } else {
        g_clear_pointer(&draft->columns, mx_form_columns_free);
        for (guint col = 0; col < sheet->grid->n_cols; col++) {
            const MxCell *cell = mx_grid_get(sheet->grid, row, col);
            if (cell->row == row && cell->col == col)
                read_label(draft, sheet, cell);
        }
    }
    return 1;
}

/* What nothing claimed: the left of two boxes labels the right one. */
static void read_rest(MxFormDraft *draft, MxSheet *sheet, const MxCell *cell) {
    if (mx_cell_is_blank(cell) || mx_sheet_told(sheet, cell))
        return;
    mx_sheet_tell(sheet, cell);
    const MxCell *value = mx_sheet_value(sheet, cell);
    if (value != NULL)
        mx_sheet_tell(sheet, value);
    const MxCell *at = value ? value : cell;
    mx_form_add_other(draft->form, cell->text, value ? value->text : "", at->shown,
                      mx_sheet_page(sheet, at));
}

void mx_form_draft_read(MxFormDraft *draft, MxSheet *sheet, guint first, guint end) {
    for (guint row = first; row < end;)
        row += read_row(draft, sheet, row);
    for (guint i = 0; i < sheet->grid->cells->len; i++) {
        const MxCell *cell = sheet->grid->cells->pdata[i];
        if (cell->row >= first && cell->row < end)
            read_rest(draft, sheet, cell);
    }
    draft->form->last_page = sheet->page;
}
