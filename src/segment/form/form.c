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
 *   │ 绩效  │ 一级 │ 二级 │ 三级 │ 值  │      │   headers in a row: form_columns.c
 *   └──────┴──────┴─────┴─────┴─────┴─────┘
 *
 * 1. Every cell is looked up in the pack: which field does it label, under the boxes left of it?
 * 2. Rows are read from the top: blocks under headers as rows, labels with the boxes they open.
 * 3. What no label claimed goes to `other`: the left of two boxes labels the right one.
 *
 * Known failures: a label and its text in one box, without a colon between them.
 */
#include "segment/form/form.h"

#include <string.h>

#include "base/text.h"

/* Labels are short: 保证项目实施的制度、措施 has 12 characters, with remarks in parentheses 30.
 * Longer texts are not looked up, since most patterns are open at their ends. */
#define MAX_LABEL_BYTES 120

/* Characters of the shortest codes. Departments have 3 at least. The code that the budget systems
 * give a project has 21, older ones 12; shorter figures before a name are years, dates, numbers. */
#define MIN_DEPARTMENT_CODE 3u
#define MIN_PROJECT_CODE 12u

/* ------------------------------------------------------------------------------------ sheets -- */

/* The boxes left of @cell that reach over more rows than it, joined by `/`. */
static char *path_of(const MxGrid *grid, const MxCell *cell) {
    GString *path = g_string_new(NULL);
    const MxCell *before = NULL;
    for (guint col = 0; col < cell->col; col++) {
        const MxCell *left = mx_grid_get(grid, cell->row, col);
        if (left == before || left->row_span <= cell->row_span || mx_cell_is_blank(left))
            continue;
        g_autofree char *folded = mx_text_fold(left->text);
        g_string_append_printf(path, "%s%s", path->len > 0 ? "/" : "", folded);
        before = left;
    }
    return g_string_free(path, FALSE);
}

static void look_up(MxSheet *sheet, const MxCell *cell) {
    if (mx_cell_is_blank(cell) || strlen(cell->text) > MAX_LABEL_BYTES)
        return;
    g_autofree char *label = mx_text_fold(cell->text);
    g_autofree char *under = path_of(sheet->grid, cell);
    const char *id = mx_pack_field(sheet->pack, label, under);
    if (id != NULL)
        g_hash_table_insert(sheet->ids, (gpointer)cell, (gpointer)id);
}

void mx_sheet_init(MxSheet *sheet, const MxPack *pack, const MxGrid *grid, guint page) {
    sheet->pack = pack;
    sheet->grid = grid;
    sheet->page = page;
    sheet->ids = g_hash_table_new(NULL, NULL);
    sheet->told = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < grid->cells->len; i++)
        look_up(sheet, grid->cells->pdata[i]);
}

void mx_sheet_clear(MxSheet *sheet) {
    g_clear_pointer(&sheet->ids, g_hash_table_unref);
    g_clear_pointer(&sheet->told, g_hash_table_unref);
}

const char *mx_sheet_id(const MxSheet *sheet, const MxCell *cell) {
    return g_hash_table_lookup(sheet->ids, cell);
}

void mx_sheet_tell(MxSheet *sheet, const MxCell *cell) {
    g_hash_table_add(sheet->told, (gpointer)cell);
}

bool mx_sheet_told(const MxSheet *sheet, const MxCell *cell) {
    return g_hash_table_contains(sheet->told, cell);
}

/* A box that can hold what a label asks for. */
static bool is_open(const MxSheet *sheet, const MxCell *cell) {
    return mx_sheet_id(sheet, cell) == NULL && !mx_sheet_told(sheet, cell);
}

const MxCell *mx_sheet_value(const MxSheet *sheet, const MxCell *label) {
    const MxGrid *grid = sheet->grid;
    if (label->col + label->col_span < grid->n_cols) {
        const MxCell *right = mx_grid_get(grid, label->row, label->col + label->col_span);
        if (is_open(sheet, right))
            return right;
    }
    if (label->row + label->row_span >= grid->n_rows)
        return NULL;
    const MxCell *below = mx_grid_get(grid, label->row + label->row_span, label->col);
    bool same = below->col == label->col && below->col_span == label->col_span;
    return same && is_open(sheet, below) ? below : NULL;
}

/* ------------------------------------------------------------------------------------ drafts -- */

MxFormDraft *mx_form_draft_new(MxFormKind kind, guint page) {
    MxFormDraft *draft = g_new0(MxFormDraft, 1);
    draft->form = mx_form_new(kind, page);
    return draft;
}

void mx_form_draft_free(MxFormDraft *draft) {
    if (draft == NULL)
        return;
    mx_form_free(draft->form);
    mx_form_columns_free(draft->columns);
    for (guint set = 0; set < MX_FORM_MAX_SETS; set++)
        for (guint level = 0; level < 2; level++)
            g_free(draft->levels[set][level]);
    if (draft->indicator_text != NULL)
        g_string_free(draft->indicator_text, TRUE);
    g_free(draft->indicator_label);
    g_free(draft);
}

/* Folding drops white space and changes characters one by one. */
char *mx_form_unfold(const char *text, const char *folded, MxSpan span) {
    glong skip = g_utf8_strlen(folded, span.start), n = g_utf8_strlen(folded, span.end);
    const char *first = text, *p = text;
    for (; *p && n > 0; p = g_utf8_next_char(p)) {
        first = skip > 0 ? g_utf8_next_char(p) : first;
        skip -= !mx_char_is_space(g_utf8_get_char(p));
        n -= !mx_char_is_space(g_utf8_get_char(p));
    }
    return g_strstrip(g_strndup(first, (gsize)(p - first)));
}

char *mx_form_take_phrase(const MxPack *pack, MxPhrase phrase, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    MxSpan span;
    if (!mx_pack_phrase(pack, phrase, folded, &span) || span.start < 0)
        return NULL;
    return mx_form_unfold(text, folded, span);
}

static bool has_field(MxFormKind kind, const char *id) {
    static const char *const PROJECT[] = {
        "name",      "code",         "department",   "department_code",
        "unit",      "attribute",    "term",         "overview",
        "basis",     "necessity",    "measures",     "plan",
        "filled_at", "goals.period", "goals.annual", NULL,
    };
    static const char *const OVERALL[] = {
        "department",
        "department_code",
        "functional_departments",
        "subordinate_units",
        "staff_quota",
        "staff",
        "duties",
        "strategy",
        "filled_at",
        "goals.annual",
        NULL,
    };
    return g_strv_contains(kind == MX_FORM_PROJECT ? PROJECT : OVERALL, id);
}

/* `550-某局`, `231_某局`: the length of the code before the mark; 0 where @text begins with none of
 * at least @least characters. */
static gsize code_length(const char *text, gsize least) {
    gsize n = strspn(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    bool parted = text[n] != '\0' && text[n + 1] != '\0' && strchr("-_ ", text[n]) != NULL;
    return n >= least && parted && g_ascii_isdigit(*text) ? n : 0;
}

/* The code goes to a field of its own. */
static MxField *add_department(MxForm *form, const char *text, MxBox box, guint page) {
    gsize n = code_length(text, MIN_DEPARTMENT_CODE);
    if (n == 0)
        return mx_form_add(form, "department", text, box, page);
    g_autofree char *code = g_strndup(text, n);
    if (mx_form_get(form, "department_code") == NULL)
        mx_form_add(form, "department_code", code, box, page);
    return mx_form_add(form, "department", text + n + 1, box, page);
}

void mx_form_finish_name(MxForm *form) {
    MxField *name = mx_form_get(form, "name");
    gsize n = name != NULL ? code_length(name->text, MIN_PROJECT_CODE) : 0;
    if (n == 0 || mx_form_get(form, "code") != NULL)
        return;
    g_autofree char *whole = g_steal_pointer(&name->text), *code = g_strndup(whole, n);
    name->text = g_strdup(whole + n + 1);
    mx_form_add(form, "code", code, name->box, name->page);
}

/* 20240123140856: what a program stamped. */
static char *format_time(const char *text) {
    if (strlen(text) != 14 || strspn(text, "0123456789") != 14)
        return g_strdup(text);
    return g_strdup_printf("%.4s-%.2s-%.2sT%.2s:%.2s:%.2s", text, text + 4, text + 6, text + 8,
                           text + 10, text + 12);
}

MxField *mx_form_draft_add_field(MxFormDraft *draft, const char *id, const char *label,
                                 const char *text, MxBox box, guint page) {
    MxForm *form = draft->form;
    if (!has_field(form->kind, id) || mx_form_get(form, id) != NULL)
        return mx_form_add_other(form, label, text, box, page);
    if (strcmp(id, "department") == 0)
        return add_department(form, text, box, page);
    if (strcmp(id, "filled_at") == 0) {
        g_autofree char *time = format_time(text);
        return mx_form_add(form, id, time, box, page);
    }
    return mx_form_add(form, id, text, box, page);
}

/* ----------------------------------------------------------------------------------- reading -- */

/* A label over several rows may have its text in as many boxes. */
static char *read_value(MxSheet *sheet, const MxCell *label, const MxCell *value) {
    GString *text = g_string_new(value->text);
    mx_sheet_tell(sheet, value);
    for (guint row = value->row + value->row_span;
         value->col > label->col && row < label->row + label->row_span; row++) {
        const MxCell *next = mx_grid_get(sheet->grid, row, value->col);
        if (is_open(sheet, next) && next->col == value->col) {
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
    draft->last = mx_form_draft_add_field(draft, id, label->text, text, value->shown, sheet->page);
}

static void read_label(MxFormDraft *draft, MxSheet *sheet, const MxCell *label) {
    const char *id = mx_sheet_id(sheet, label);
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

/* The row after a page break: a box without a label goes on with the last field. */
static void inherit(MxFormDraft *draft, MxSheet *sheet, guint row) {
    for (guint col = 0; col < sheet->grid->n_cols; col++) {
        const MxCell *cell = mx_grid_get(sheet->grid, row, col);
        if (cell->col != col || !is_open(sheet, cell) || mx_cell_is_blank(cell))
            continue;
        if (draft->last == NULL || col == 0 || mx_sheet_id(sheet, mx_grid_get(sheet->grid, row, 0)))
            return;
        mx_field_append(draft->last, cell->text);
        mx_sheet_tell(sheet, cell);
    }
}

/* Headers and what stands left of them are told by the block itself. */
static void open_block(MxFormDraft *draft, MxSheet *sheet, guint first, MxFormColumns *columns) {
    mx_form_columns_free(draft->columns);
    draft->columns = columns;
    draft->last = NULL;
    for (guint row = first; row < first + columns->n_rows; row++)
        for (guint col = 0; col < sheet->grid->n_cols; col++)
            mx_sheet_tell(sheet, mx_grid_get(sheet->grid, row, col));
    draft->n_labels += columns->columns->len;
}

/* Returns how many rows were read: a header may have several. */
static guint read_row(MxFormDraft *draft, MxSheet *sheet, guint row) {
    MxFormColumns *columns = mx_form_columns_new(sheet, row);
    if (columns != NULL) {
        open_block(draft, sheet, row, columns);
        return columns->n_rows;
    }
    if (draft->columns != NULL && mx_form_columns_hold(draft->columns, sheet, row)) {
        mx_form_read_block_row(draft, sheet, row);
        draft->heir = false;
    } else {
        if (draft->heir)
            inherit(draft, sheet, row);
        draft->heir = false;
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
    draft->last = mx_form_add_other(draft->form, cell->text, value ? value->text : "",
                                    value ? value->shown : cell->shown, sheet->page);
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
