/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table of projects: one group of rows each.
 *
 *   ┌────────┬──────┬────────┬──────┬──────┬──────┬─────┐
 *   │ 项目名称 │ 总额  │ 绩效目标 │ 一级  │ 二级  │ 三级  │ 值  │   the header of form_columns.c,
 * with ├────────┼──────┼────────┼──────┼──────┼──────┼─────┤   columns for fields and funds too │
 * │      │        │ 产出  │ 数量  │ …    │ …   │ │ 某项目   │ 7.23 │ … ├──────┼──────┼──────┼─────┤
 * a name begins a project, a blank box │        │      │        │ 效益  │ 社会  │ …    │ …   │ for
 * it goes on with the one before └────────┴──────┴────────┴──────┴──────┴──────┴─────┘
 *
 * A name without goal and indicators is a total, or the body whose projects follow; such rows are
 * kept as printed. Where one box holds all indicators as a text, the pack says how it comes apart.
 */
#include <string.h>

#include "base/text.h"
#include "model/form.h"
#include "segment/form/columns.h"
#include "segment/form/draft.h"
#include "segment/form/indicators.h"
#include "segment/form/list.h"
#include "segment/form/sheet.h"

/* A header has at most three rows: name, 其中：, sources. */
#define MAX_HEADER_ROWS 4u

static bool is_list_column(const char *id) {
    return id != NULL && (g_str_has_prefix(id, "indicator.") || g_str_has_prefix(id, "goals.") ||
                          strcmp(id, "block.indicators") == 0);
}

/* Whether a column names what each of the rows is about: a project, or a body where the rows are
 * overall forms. */
static bool names_rows(const char *id, MxFormKind kind) {
    if (id == NULL)
        return false;
    if (kind == MX_FORM_PROJECT)
        return strcmp(id, "name") == 0;
    return strcmp(id, "unit") == 0 || strcmp(id, "department") == 0;
}

/* The row that heads the columns: a name, and beside it goals or indicators, two at least or with
 * amounts. What heads overall forms has more than one row, or it would be one of them: a label
 * beside what it opens. */
static const MxCell *find_header(const MxSheet *sheet, MxFormKind kind) {
    for (guint row = 0; row < MIN(sheet->grid->n_rows, MAX_HEADER_ROWS); row++) {
        const MxCell *name = NULL;
        guint n = 0, n_funds = 0;
        for (guint col = 0; col < sheet->grid->n_cols; col++) {
            const MxCell *cell = mx_grid_get(sheet->grid, row, col);
            const char *id = cell->col == col ? mx_sheet_id(sheet, cell) : NULL;
            n += is_list_column(id);
            n_funds += id != NULL && g_str_has_prefix(id, "funds.");
            if (names_rows(id, kind))
                name = cell;
        }
        if (name != NULL && kind == MX_FORM_OVERALL && name->row_span == 1)
            continue;
        if (name != NULL && n > 0 && (n + n_funds >= 2 || kind == MX_FORM_OVERALL))
            return name;
    }
    return NULL;
}

/* The header over @cell; NULL where there is none, or the pack knows it: 绩效指标. */
static const char *group_over(const MxSheet *sheet, const MxCell *cell) {
    const MxCell *above = cell->row > 0 ? mx_grid_get(sheet->grid, cell->row - 1, cell->col) : NULL;
    return above == NULL || mx_sheet_id(sheet, above) != NULL ? NULL : above->text;
}

/* Sets that stand each under a header of its own are groups: 产出指标, 效益指标. */
static bool has_groups(const MxFormColumns *columns) {
    guint set = 0;
    for (guint i = 0; i < columns->columns->len; i++) {
        const MxFormColumn *column = &g_array_index(columns->columns, MxFormColumn, i);
        bool name = column->id != NULL && strcmp(column->id, "indicator.name") == 0;
        if (name && (column->group == NULL || *column->group == '\0'))
            return false;
        set = column->set;
    }
    return set > 0;
}

MxFormColumns *mx_form_list_columns(const MxSheet *sheet, MxFormKind kind, guint *body) {
    const MxCell *name = find_header(sheet, kind);
    if (name == NULL)
        return NULL;
    MxFormColumns *columns = mx_form_columns_alloc();
    *body = name->row + name->row_span;
    for (guint col = 0; col < sheet->grid->n_cols; col++) {
        const MxCell *cell = mx_grid_get(sheet->grid, *body - 1, col);
        const char *id = mx_sheet_id(sheet, cell);
        if (cell->col == col)
            mx_form_columns_add(columns, cell, names_rows(id, kind) ? "name" : id,
                                group_over(sheet, cell));
    }
    mx_form_columns_finish(columns);
    columns->list = true;
    columns->groups = has_groups(columns);
    return columns;
}

/* ------------------------------------------------------------------------ indicators as text -- */

static void add_item(MxFormDraft *draft, const MxSheet *sheet, const char *item, bool period) {
    char *value = mx_form_take_phrase(
        sheet->pack, period ? MX_PHRASE_INDICATOR_PERIOD : MX_PHRASE_INDICATOR_ANNUAL, item);
    if (value == NULL)
        return;
    MxIndicator *indicator = mx_form_add_indicator(draft->form, draft->box, sheet->page);
    indicator->level1 = mx_form_take_phrase(sheet->pack, MX_PHRASE_INDICATOR_LEVEL1, item);
    indicator->level2 = mx_form_take_phrase(sheet->pack, MX_PHRASE_INDICATOR_LEVEL2, item);
    indicator->name = mx_form_take_phrase(sheet->pack, MX_PHRASE_INDICATOR_NAME, item);
    indicator->target.text = value;
    indicator->period = period;
}

/* Takes the text apart; what is left over after the last item is returned. */
static void split_items(MxFormDraft *draft, const MxSheet *sheet, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    const char *rest = folded;
    MxSpan span;
    while (mx_pack_phrase(sheet->pack, MX_PHRASE_INDICATOR_ITEM, rest, &span) && span.start >= 0 &&
           span.end > span.start) {
        g_autofree char *item = g_strndup(rest + span.start, (gsize)(span.end - span.start));
        add_item(draft, sheet, item, true);
        add_item(draft, sheet, item, false);
        rest += span.end;
    }
}

/* Reads the text of all indicators, when the project is whole: a page break may cut it. */
void mx_form_list_finish(MxFormDraft *draft, const MxPack *pack) {
    if (draft->indicator_text == NULL)
        return;
    MxSheet sheet = { .pack = pack, .page = draft->form->first_page };
    guint before = draft->form->indicators->len;
    split_items(draft, &sheet, draft->indicator_text->str);
    if (draft->form->indicators->len == before)
        mx_form_add_other(draft->form, draft->indicator_label, draft->indicator_text->str,
                          draft->box, draft->form->first_page);
}

/* -------------------------------------------------------------------------------------- rows -- */

static const char *group_of(const MxForm *form, const MxFormColumn *column, const char *source) {
    if (form->kind == MX_FORM_PROJECT)
        return g_str_has_prefix(column->id, "funds.period") ? "period" : "annual";
    bool use = strcmp(source, "basic") == 0 || strcmp(source, "project") == 0;
    return use ? "by_use" : "by_source";
}

static void read_fund(MxFormDraft *draft, const MxSheet *sheet, const MxFormColumn *column,
                      const MxCell *cell) {
    const char *source = strrchr(column->id, '.') + 1;
    const char *group = group_of(draft->form, column, source);
    guint page = mx_sheet_page(sheet, cell);
    MxFund *fund = mx_form_add_fund(draft->form, group, source, cell->text, cell->shown, page);
    MxFund *first = mx_form_find_fund(draft->form, group, source);
    if (fund != NULL)
        fund->unit_e4 = draft->unit_e4;
    else if (*first->field->text == '\0') /* centred in a box that a page break cut */
        mx_field_move(first->field, cell->text, cell->shown, page);
    else if (!mx_cell_is_blank(cell))
        mx_form_add_other(draft->form, column->label, cell->text, cell->shown, page);
}

/* A field that a page break cut goes on; so does the text of the indicators. */
static void read_text(MxFormDraft *draft, const MxSheet *sheet, const MxFormColumn *column,
                      const MxCell *cell) {
    MxField *field = mx_form_get(draft->form, column->id);
    if (strcmp(column->id, "block.indicators") == 0) {
        if (draft->indicator_text == NULL)
            draft->indicator_text = g_string_new(NULL);
        g_string_append(draft->indicator_text, cell->text);
        g_free(draft->indicator_label);
        draft->indicator_label = g_strdup(column->label);
    } else if (field != NULL) {
        if (strcmp(field->text, cell->text) != 0)
            mx_field_append(field, cell->text);
    } else {
        mx_form_draft_add_field(draft, column->id, column->label, cell->text, cell->shown,
                                mx_sheet_page(sheet, cell));
    }
}

/* What no field names right of the indicators' headers is theirs. */
static void read_box(MxFormDraft *draft, const MxSheet *sheet, guint i, const MxCell *cell) {
    const MxFormColumn *column = &g_array_index(draft->columns->columns, MxFormColumn, i);
    if (column->id == NULL && !mx_cell_is_blank(cell) &&
        !mx_form_columns_in_block(draft->columns, i))
        mx_form_add_other(draft->form, column->label, cell->text, cell->shown,
                          mx_sheet_page(sheet, cell));
    else if (column->id != NULL && g_str_has_prefix(column->id, "funds."))
        read_fund(draft, sheet, column, cell);
    else if (column->id != NULL && !g_str_has_prefix(column->id, "indicator.") &&
             !mx_cell_is_blank(cell))
        read_text(draft, sheet, column, cell);
}

bool mx_form_list_is_project(const MxFormColumns *columns, const MxSheet *sheet, guint row) {
    const MxCell *name = mx_form_columns_cell(columns, sheet->grid, row, "name", 0);
    for (guint i = 0; i < columns->columns->len; i++) {
        const MxFormColumn *column = &g_array_index(columns->columns, MxFormColumn, i);
        int col = mx_grid_find_col(sheet->grid, (column->x0 + column->x1) / 2);
        if (col < 0 || !is_list_column(column->id))
            continue;
        const MxCell *cell = mx_grid_get(sheet->grid, row, (guint)col);
        if (cell != name && !mx_cell_is_blank(cell)) /* a remark reaches over all columns */
            return true;
    }
    return false;
}

/* A body's box reaches over the rows of all its projects. */
static bool holds_from_above(const MxFormDraft *draft, const MxFormColumn *column) {
    return column->id != NULL && mx_form_get(draft->form, column->id) == NULL &&
           (strcmp(column->id, "unit") == 0 || strcmp(column->id, "department") == 0);
}

void mx_form_list_read_row(MxFormDraft *draft, MxSheet *sheet, guint row) {
    const GArray *columns = draft->columns->columns;
    for (guint i = 0; i < columns->len; i++) {
        const MxFormColumn *column = &g_array_index(columns, MxFormColumn, i);
        int col = mx_grid_find_col(sheet->grid, (column->x0 + column->x1) / 2);
        const MxCell *cell = col < 0 ? NULL : mx_grid_get(sheet->grid, row, (guint)col);
        if (cell != NULL && (cell->row == row || holds_from_above(draft, column)))
            read_box(draft, sheet, i, cell);
    }
    mx_form_read_block_row(draft, sheet, row);
    draft->form->last_page = MAX(draft->form->last_page, mx_sheet_row_page(sheet, row, true));
}
