/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of projects: each row, or group of rows, is a form.
 *
 *   项目名称  预算数  绩效目标  绩效指标  指标值
 *   修路       10.00   修好道路  修路长度  ≥5公里     a project begins with its name
 *                                完成时间  12月        a row more of its indicators
 *   绿化        5.00   …
 *
 * The rows of the last project of a page are kept. Those of the next page are put below them
 * (seam.c), and the project is read once more: boxes reach over all rows of a project, and a page
 * break may put their text on either page.
 */
#include "segment/form/join/projects.h"

#include <string.h>

#include "base/text.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "normalize/amount.h"
#include "normalize/cell.h"
#include "segment/form/columns.h"
#include "segment/form/draft.h"
#include "segment/form/join/forms.h"
#include "segment/form/join/heading.h"
#include "segment/form/join/rows.h"
#include "segment/form/join/seam/seam.h"
#include "segment/form/list.h"
#include "segment/form/sheet.h"

/* ------------------------------------------------------------------------------------- marks -- */

/* What was there when the row was read: with it the rows from here on can be read anew. */
typedef struct {
    guint row, n_drafts, n_unclaimed;
    char *body;
} Mark;

static void clear_mark(Mark *mark) {
    g_free(mark->body);
}

static void add_mark(const MxForms *forms, GArray *marks, guint row) {
    Mark mark = { row, forms->drafts->len, forms->disclosure->unclaimed->len,
                  g_strdup(forms->body) };
    g_array_append_val(marks, mark);
}

/* Forgets the rows of the last project, for they are read again. */
static void go_back(MxForms *forms) {
    g_ptr_array_set_size(forms->drafts, (gint)forms->tail.n_drafts);
    g_ptr_array_set_size(forms->disclosure->unclaimed, (gint)forms->tail.n_unclaimed);
    g_free(forms->body);
    forms->body = g_strdup(forms->tail.body);
    forms->open = NULL;
}

/* ------------------------------------------------------------------------------------- boxes -- */

static const MxCell *cell_of(const MxForms *forms, const MxSheet *sheet, guint row,
                             const char *id) {
    return mx_form_columns_cell(forms->list, sheet->grid, row, id, 0);
}

static const char *text_in(const MxForms *forms, const MxSheet *sheet, guint row, const char *id) {
    const MxCell *cell = cell_of(forms, sheet, row, id);
    return cell != NULL && cell->row == row ? cell->text : "";
}

/* Whether the open project has its total already. */
static bool has_total(const MxForms *forms) {
    const MxFund *fund = mx_form_find_fund(forms->open->form, "annual", "total");
    return fund != NULL && *fund->field->text != '\0';
}

/* Whether any box that begins in the row says something. */
static bool is_blank_row(const MxSheet *sheet, guint row) {
    for (guint col = 0; col < sheet->grid->n_cols; col++) {
        const MxCell *cell = mx_grid_get(sheet->grid, row, col);
        if (cell->row == row && !mx_cell_is_blank(cell))
            return false;
    }
    return true;
}

/* Whether a box of a name reaches over several rows: they do in this table. */
static bool is_merged(const MxForms *forms, const MxSheet *sheet) {
    for (guint row = 0; row < sheet->grid->n_rows; row++) {
        const MxCell *cell = cell_of(forms, sheet, row, "name");
        if (cell != NULL && cell->row_span > 1 && !mx_cell_is_blank(cell))
            return true;
    }
    return false;
}

/* Whether a project begins whose name the page break put on the next page: its box is blank, below
 * another's, and reaches to the end. */
static bool begins_cut(const MxForms *forms, const MxSheet *sheet, guint row) {
    const MxCell *name = cell_of(forms, sheet, row, "name");
    return name != NULL && name->row == row && row > 0 && !is_blank_row(sheet, row) &&
           mx_cell_is_blank(name) && name->row + name->row_span == sheet->grid->n_rows &&
           is_merged(forms, sheet);
}

/* A project begins with its name; one of several bodies under one name, with its own total; the
 * first with whatever says something of one, for its name may stand on the next page. */
static bool begins_project(const MxForms *forms, const MxSheet *sheet, guint row, bool says) {
    const char *name = text_in(forms, sheet, row, "name");
    const char *total = text_in(forms, sheet, row, "funds.total");
    if (forms->open == NULL)
        return says || *name != '\0' || *total != '\0';
    return *name != '\0' || (*total != '\0' && has_total(forms)) || begins_cut(forms, sheet, row);
}

/* What a body's budget is called: a name that an organization may have comes out of it whole. */
#define BUDGET_OF "部门预算"

static bool is_organization(const MxForms *forms, const char *name) {
    g_autofree char *title = g_strconcat(name, BUDGET_OF, NULL);
    g_autofree char *found = mx_form_take_phrase(forms->pack, MX_PHRASE_ORGANIZATION, title);
    return found != NULL && strcmp(found, name) == 0;
}

static bool is_total(const MxForms *forms, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    return mx_pack_phrase(forms->pack, MX_PHRASE_TOTAL, folded, NULL);
}

static bool read_total(const MxForms *forms, const MxSheet *sheet, guint row, gint64 *amount) {
    g_autofree char *folded = mx_text_fold(text_in(forms, sheet, row, "funds.total"));
    return mx_cell_amount_parse(folded, MX_YUAN_E4, amount);
}

/* Whether the rows that follow, up to the next without goal and indicators, add up to this one: it
 * is the body whose projects they are. */
static bool is_sum(const MxForms *forms, const MxSheet *sheet, guint row) {
    gint64 sum = 0, amount, total;
    if (!read_total(forms, sheet, row, &total) || total == 0)
        return false;
    for (guint next = row + 1; next < sheet->grid->n_rows; next++) {
        bool named = *text_in(forms, sheet, next, "name") != '\0';
        if (named && !mx_form_list_is_project(forms->list, sheet, next))
            break;
        if (read_total(forms, sheet, next, &amount))
            sum += amount;
    }
    return sum == total;
}

/* What a row without goal and indicators is: a project that has none, where it names one and its
 * amount; else a total, a remark, or the body whose projects follow. */
static bool is_project(const MxForms *forms, const MxSheet *sheet, guint row) {
    if (forms->list_kind == MX_FORM_OVERALL)
        return false;
    const char *name = text_in(forms, sheet, row, "name");
    const char *total = text_in(forms, sheet, row, "funds.total");
    return *name != '\0' && *total != '\0' && strcmp(name, total) != 0 && !is_total(forms, name) &&
           !is_organization(forms, name) && !is_sum(forms, sheet, row);
}

/* `**`, `1`: what stands below the headers of an empty table, or numbers its columns. */
static bool is_placeholder(const char *name) {
    for (const char *p = name; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isalpha(g_utf8_get_char(p)))
            return false;
    return *name != '\0';
}

/* Kept as printed. The projects that follow are the body's, if the row names one. */
static void keep_row(MxForms *forms, const MxSheet *sheet, guint row) {
    const MxCell *first = mx_grid_get(sheet->grid, row, 0);
    const MxCell *last = mx_grid_get(sheet->grid, row, sheet->grid->n_cols - 1);
    MxUnclaimed *kept =
        mx_unclaimed_new(mx_sheet_page(sheet, first), mx_box_union(first->shown, last->shown));
    GPtrArray *texts = g_ptr_array_new();
    for (guint col = 0; col < sheet->grid->n_cols; col++) {
        const MxCell *cell = mx_grid_get(sheet->grid, row, col);
        if (cell->col == col && cell->row == row)
            g_ptr_array_add(texts, g_strdup(cell->text));
    }
    g_ptr_array_add(texts, NULL);
    g_ptr_array_add(kept->rows, g_ptr_array_free(texts, FALSE));
    g_ptr_array_add(forms->disclosure->unclaimed, kept);
    const char *name = text_in(forms, sheet, row, "name");
    g_free(forms->body);
    bool body =
        is_organization(forms, name) || (!is_total(forms, name) && is_sum(forms, sheet, row));
    forms->body = body && *name != '\0' ? g_strdup(name) : NULL;
}

/* The name that holds for a row that prints none: that of the box that reaches over it. */
static const MxCell *name_above(const MxForms *forms, const MxSheet *sheet, guint row) {
    const MxCell *cell = cell_of(forms, sheet, row, "name");
    return cell != NULL && cell->row < row && !mx_cell_is_blank(cell) ? cell : NULL;
}

/* The name of the project before, where the box of this one is blank. */
static char *name_before(const MxForms *forms) {
    const MxField *field = forms->open ? mx_form_get(forms->open->form, "name") : NULL;
    return field ? g_strdup(field->text) : NULL;
}

static void begin_project(MxForms *forms, const MxFormHeading *heading, const MxSheet *sheet,
                          guint row) {
    const MxCell *above = name_above(forms, sheet, row);
    bool blank = *text_in(forms, sheet, row, "name") == '\0';
    bool waits = blank && begins_cut(forms, sheet, row);
    g_autofree char *name = above             ? g_strdup(above->text)
                            : blank && !waits ? name_before(forms)
                                              : NULL;
    mx_forms_start_form(forms, heading, mx_sheet_row_page(sheet, row, false));
    MxFormDraft *draft = forms->open;
    draft->columns = mx_form_columns_dup(forms->list);
    draft->box = sheet->grid->shown;
    g_clear_pointer(&draft->form->title_name, g_free);
    if (forms->body != NULL)
        mx_form_draft_add_field(draft, "unit", "", forms->body, draft->box, sheet->page);
    if (name != NULL)
        mx_form_draft_add_field(draft, "name", "", name, above ? above->shown : draft->box,
                                above ? mx_sheet_page(sheet, above) : sheet->page);
}

/* -------------------------------------------------------------------------------------- rows -- */

static void read_row(MxForms *forms, MxSheet *sheet, const MxFormHeading *heading, guint row,
                     GArray *marks) {
    bool says = mx_form_list_is_project(forms->list, sheet, row);
    bool placeholder = is_placeholder(text_in(forms, sheet, row, "name"));
    if (placeholder || (!says && !is_project(forms, sheet, row))) {
        if (is_blank_row(sheet, row))
            return;
        add_mark(forms, marks, row);
        keep_row(forms, sheet, row);
        return;
    }
    if (begins_project(forms, sheet, row, says)) {
        add_mark(forms, marks, row);
        begin_project(forms, heading, sheet, row);
    }
    if (forms->open != NULL)
        mx_form_list_read_row(forms->open, sheet, row);
}

/* The row with which the last project's box of a name begins: one box may name several. */
static guint name_row(const MxForms *forms, const MxSheet *sheet, guint row) {
    const MxCell *cell = cell_of(forms, sheet, row, "name");
    return cell != NULL ? MIN(cell->row, row) : row;
}

/* Keeps what a next page may go on with: the rows from the last mark on. */
static void keep_tail(MxForms *forms, const MxSheet *sheet, const GArray *marks) {
    mx_forms_drop_tail(forms);
    if (marks->len == 0)
        return;
    guint i = marks->len - 1;
    guint first = name_row(forms, sheet, g_array_index(marks, Mark, i).row);
    while (i > 0 && g_array_index(marks, Mark, i).row > first)
        i--;
    const Mark *mark = &g_array_index(marks, Mark, i);
    forms->tail.rows = mx_form_rows_slice(forms->rows, mark->row);
    forms->tail.n_drafts = mark->n_drafts;
    forms->tail.n_unclaimed = mark->n_unclaimed;
    forms->tail.body = g_strdup(mark->body);
}

/* Reads the rows from @first on, below those of the last project of the page before. */
static void read_list(MxForms *forms, const MxSheet *page, const MxFormHeading *heading,
                      guint first) {
    const MxGrid *grid = page->grid;
    if (first >= grid->n_rows)
        return;
    MxFormRows *rows;
    if (forms->tail.rows != NULL) {
        go_back(forms);
        rows = mx_form_rows_join(g_steal_pointer(&forms->tail.rows), forms->list, forms->pack, grid,
                                 first, grid->n_rows, page->page, forms->disclosure->repeats);
    } else {
        rows = mx_form_rows_new(grid, first, grid->n_rows, page->page);
    }
    g_auto(MxSheet) sheet = { 0 };
    mx_sheet_init(&sheet, forms->pack, rows->grid, page->page);
    sheet.pages = rows->pages;
    sheet.begins = rows->begins;
    sheet.ends = rows->ends;
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(Mark));
    g_array_set_clear_func(marks, (GDestroyNotify)clear_mark);
    for (guint row = 0; row < sheet.grid->n_rows; row++)
        read_row(forms, &sheet, heading, row, marks);
    mx_form_rows_free(forms->rows);
    forms->rows = rows;
    keep_tail(forms, &sheet, marks);
}

/* --------------------------------------------------------------------------------------- all -- */

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

/* Takes the header of the page; what it repeats keeps its place. */
static void take_header(MxForms *forms, MxFormColumns *columns) {
    mx_form_columns_inherit(columns, forms->list);
    g_autofree char *own = forms->list ? mx_form_columns_signature(forms->list) : NULL;
    g_autofree char *again = mx_form_columns_signature(columns);
    if (own != NULL && strcmp(own, again) == 0) {
        mx_form_columns_free(columns);
        return;
    }
    mx_forms_drop_tail(forms);
    mx_form_columns_free(forms->list);
    forms->list = columns;
}

/* A title of overall forms may stand over a table of projects all the same. */
static MxFormColumns *find_columns(const MxSheet *sheet, const MxFormHeading *heading,
                                   MxFormKind *kind, guint *body) {
    *kind = heading->title != NULL ? heading->kind : MX_FORM_PROJECT;
    MxFormColumns *columns = mx_form_list_columns(sheet, *kind, body);
    if (columns != NULL || *kind == MX_FORM_PROJECT)
        return columns;
    *kind = MX_FORM_PROJECT;
    return mx_form_list_columns(sheet, *kind, body);
}

/* A table of projects, or the rest of one. */
bool mx_forms_take_list(MxForms *forms, MxSheet *sheet, MxFormHeading *heading, bool rest) {
    guint body = 0;
    MxFormKind kind;
    MxFormColumns *columns = find_columns(sheet, heading, &kind, &body);
    if (columns == NULL && (!rest || forms->list == NULL))
        return false;
    bool first = forms->list == NULL;
    if (first && heading->title == NULL) { /* it has nothing of the forms before it */
        g_clear_pointer(&forms->title, g_free);
        forms->year = heading->year;
    }
    mx_forms_take_title(forms, heading, sheet->page);
    forms->list_kind = columns != NULL ? kind : forms->list_kind;
    heading->kind = forms->list_kind;
    if (columns != NULL && heading->unit_e4 == 0)
        heading->unit_e4 = unit_of_columns(forms->pack, columns);
    /* the form before a table of projects is no row of it */
    if (first || forms->page + 1 != sheet->page) {
        forms->open = NULL;
        mx_forms_drop_tail(forms);
    }
    if (columns != NULL)
        take_header(forms, columns);
    if (heading->unit_e4 == 0)
        heading->unit_e4 = forms->list_unit_e4;
    forms->list_unit_e4 = heading->unit_e4;
    read_list(forms, sheet, heading, body);
    return true;
}
