/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of projects: each row, or group of rows, is a form.
 *
 *   项目名称  预算数  绩效目标  绩效指标  指标值
 *   修路       10.00   修好道路  修路长度  ≥5公里     a project begins with its name
 *                                完成时间  12月        a row more of its indicators
 *   绿化        5.00   …
 *
 * Boxes reach over all rows of a project, and a page break may put their text on the next page.
 */
#include <string.h>

#include "base/text.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "segment/form/columns.h"
#include "segment/form/draft.h"
#include "segment/form/join/forms.h"
#include "segment/form/join/heading.h"
#include "segment/form/join/projects.h"
#include "segment/form/list.h"
#include "segment/form/sheet.h"

static const MxCell *name_cell(const MxForms *forms, const MxSheet *sheet, guint row) {
    return mx_form_columns_cell(forms->list, sheet->grid, row, "name", 0);
}

static const char *name_in(const MxForms *forms, const MxSheet *sheet, guint row) {
    const MxCell *cell = name_cell(forms, sheet, row);
    return cell != NULL && cell->row == row ? cell->text : "";
}

static const MxCell *total_cell(const MxForms *forms, const MxSheet *sheet, guint row) {
    return mx_form_columns_cell(forms->list, sheet->grid, row, "funds.total", 0);
}

static const char *total_in(const MxForms *forms, const MxSheet *sheet, guint row) {
    const MxCell *cell = total_cell(forms, sheet, row);
    return cell != NULL && cell->row == row ? cell->text : "";
}

/* Whether the open project has its total already. */
static bool has_total(const MxForms *forms) {
    const MxFund *fund = mx_form_find_fund(forms->open->form, "annual", "total");
    return fund != NULL && *fund->field->text != '\0';
}

/* A row at the head of a page goes on with the open project: the name again, or, as boxes are
 * centred, a part of the name on one page and the total on the other. */
static bool goes_on_over_page(const MxForms *forms, const char *name, const char *total) {
    const MxField *field = mx_form_get(forms->open->form, "name");
    bool again = field != NULL && strcmp(field->text, name) == 0;
    return *total == '\0' || !has_total(forms) || (again && *total == '\0');
}

/* Whether what the box says stands on the next page: it is blank, begins below @first, the head of
 * the page, and reaches to the end. */
static bool is_cut(const MxForms *forms, const MxSheet *sheet, const MxCell *cell, guint first) {
    return forms->list_merged && cell != NULL && cell->row > first && mx_cell_is_blank(cell) &&
           cell->row + cell->row_span == sheet->grid->n_rows;
}

/* Whether a project begins whose name or total the page break put on the next page. Where boxes are
 * not one for all rows of a project, a blank box is only one row more. */
static bool begins_cut(const MxForms *forms, const MxSheet *sheet, guint row, guint first) {
    const MxCell *name = name_cell(forms, sheet, row), *total = total_cell(forms, sheet, row);
    return (is_cut(forms, sheet, name, first) && name->row == row) ||
           (is_cut(forms, sheet, total, first) && total->row == row);
}

/* A project begins with its name; one of several bodies under one name, with its own total. */
static bool begins_project(const MxForms *forms, const MxSheet *sheet, guint row) {
    const char *name = name_in(forms, sheet, row), *total = total_in(forms, sheet, row);
    if (forms->open == NULL)
        return *name != '\0' || *total != '\0';
    if (forms->open->heir)
        return (*name != '\0' || *total != '\0') && !goes_on_over_page(forms, name, total);
    return *name != '\0' || (*total != '\0' && has_total(forms));
}

/* A total, or the body whose projects follow: kept as printed. */
static void keep_row(MxForms *forms, const MxSheet *sheet, guint row) {
    MxBox box = mx_grid_get(sheet->grid, row, 0)->shown;
    box = mx_box_union(box, mx_grid_get(sheet->grid, row, sheet->grid->n_cols - 1)->shown);
    MxUnclaimed *kept = mx_unclaimed_new(sheet->page, box);
    GPtrArray *texts = g_ptr_array_new();
    for (guint col = 0; col < sheet->grid->n_cols; col++) {
        const MxCell *cell = mx_grid_get(sheet->grid, row, col);
        if (cell->col == col)
            g_ptr_array_add(texts, g_strdup(cell->text));
    }
    g_ptr_array_add(texts, NULL);
    g_ptr_array_add(kept->rows, g_ptr_array_free(texts, FALSE));
    g_ptr_array_add(forms->disclosure->unclaimed, kept);
    const char *name = name_in(forms, sheet, row);
    g_autofree char *folded = mx_text_fold(name);
    g_free(forms->body);
    bool total = mx_pack_phrase(forms->pack, MX_PHRASE_TOTAL, folded, NULL);
    forms->body = total || *name == '\0' ? NULL : g_strdup(name);
}

static void start_project(MxForms *forms, const MxFormHeading *heading, const MxSheet *sheet) {
    mx_forms_start_form(forms, heading, sheet->page);
    MxFormDraft *draft = forms->open;
    draft->columns = mx_form_columns_dup(forms->list);
    draft->box = sheet->grid->shown;
    g_clear_pointer(&draft->form->title_name, g_free);
    if (forms->body != NULL)
        mx_form_draft_add_field(draft, "unit", "", forms->body, draft->box, sheet->page);
}

/* The name that holds for a row that prints none: that of the box it begins in, and where a page
 * break left that box blank, that of the project before. */
static char *name_above(const MxForms *forms, const MxSheet *sheet, guint row) {
    const MxCell *cell = name_cell(forms, sheet, row);
    if (*name_in(forms, sheet, row) != '\0')
        return NULL;
    if (cell != NULL && !mx_cell_is_blank(cell))
        return g_strdup(cell->text);
    const MxField *field = forms->open ? mx_form_get(forms->open->form, "name") : NULL;
    return field ? g_strdup(field->text) : NULL;
}

static bool is_merged(const MxForms *forms, const MxSheet *sheet) {
    for (guint row = 0; row < sheet->grid->n_rows; row++) {
        const MxCell *cell = name_cell(forms, sheet, row);
        if (cell != NULL && cell->row_span > 1 && mx_sheet_id(sheet, cell) == NULL)
            return true;
    }
    return false;
}

static void begin_project(MxForms *forms, const MxFormHeading *heading, const MxSheet *sheet,
                          guint row, guint first) {
    g_autofree char *name = name_above(forms, sheet, row);
    bool follows = is_cut(forms, sheet, name_cell(forms, sheet, row), first);
    bool waits = forms->open != NULL && forms->open->name_follows && name == NULL &&
                 *name_in(forms, sheet, row) == '\0';
    start_project(forms, heading, sheet);
    forms->open->name_follows = follows || waits;
    if (name != NULL && !follows)
        mx_form_draft_add_field(forms->open, "name", "", name, sheet->grid->shown, sheet->page);
}

static void read_list(MxForms *forms, MxSheet *sheet, MxFormHeading *heading, guint first) {
    forms->list_merged = forms->list_merged || is_merged(forms, sheet);
    for (guint row = first; row < sheet->grid->n_rows; row++) {
        bool says = mx_form_list_is_project(forms->list, sheet, row);
        if (*name_in(forms, sheet, row) != '\0' && !says)
            keep_row(forms, sheet, row);
        else if (begins_cut(forms, sheet, row, first) || begins_project(forms, sheet, row))
            begin_project(forms, heading, sheet, row, first);
        if (forms->open != NULL && says)
            mx_form_list_read_row(forms->open, sheet, row);
    }
}

/* 预算数（万元）: the unit that the header of an amount prints. */
static gint64 unit_of_columns(const MxPack *pack, const MxFormColumns *columns) {
    for (guint i = 0; i < columns->columns->len; i++) {
        const MxFormColumn *column = &g_array_index(columns->columns, MxFormColumn, i);
        gint64 unit_e4 = column->id != NULL && g_str_has_prefix(column->id, "funds.")
                             ? mx_form_find_unit(pack, column->label)
                             : 0;
        if (unit_e4 > 0)
            return unit_e4;
    }
    return 0;
}

/* A table of projects, or the rest of one. */
bool mx_forms_take_list(MxForms *forms, MxSheet *sheet, MxFormHeading *heading, bool rest) {
    guint body = 0;
    MxFormColumns *columns = mx_form_list_columns(sheet, &body);
    if (columns == NULL && (!rest || forms->list == NULL))
        return false;
    bool first = forms->list == NULL;
    if (columns != NULL) {
        mx_form_columns_inherit(columns, forms->list);
        mx_form_columns_free(forms->list);
        forms->list = columns;
    }
    heading->kind = MX_FORM_PROJECT;
    if (first && heading->title == NULL) { /* it has nothing of the forms before it */
        g_clear_pointer(&forms->title, g_free);
        forms->year = heading->year;
    }
    if (columns != NULL && heading->unit_e4 == 0)
        heading->unit_e4 = unit_of_columns(forms->pack, columns);
    /* the form before a table of projects is no row of it */
    if (forms->open != NULL && (first || forms->page + 1 != sheet->page))
        forms->open = NULL;
    if (forms->open != NULL)
        forms->open->heir = true;
    if (heading->unit_e4 == 0)
        heading->unit_e4 = forms->list_unit_e4;
    forms->list_unit_e4 = heading->unit_e4;
    read_list(forms, sheet, heading, body);
    return true;
}
