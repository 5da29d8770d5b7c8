/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Grids and lines to forms.
 *
 *   line  项目支出绩效目标表     title       A grid is a form by its title, or by the headers
 *   line  （2024年度）          year        of its indicators. One without a title goes on with
 *   grid                       fields      the form before it, or, where it names a project of
 *   line  填报日期：…           signature   its own, begins a form of the same title.
 *
 * Several forms may stand in one grid: each begins with a title over the whole row, or with the
 * name of another project.
 */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/form.h"
#include "segment/form/columns.h"
#include "segment/form/draft.h"
#include "segment/form/form.h"
#include "segment/form/funds.h"
#include "segment/form/indicators.h"
#include "segment/form/join/cut.h"
#include "segment/form/join/forms.h"
#include "segment/form/join/heading.h"
#include "segment/form/join/join.h"
#include "segment/form/join/projects.h"
#include "segment/form/join/repeat.h"
#include "segment/form/join/rows.h"
#include "segment/form/join/seam/seam.h"
#include "segment/form/join/seam/widen.h"
#include "segment/form/list.h"
#include "segment/form/sheet.h"

/* The rest of a form stands below nothing but a running header. */
#define MAX_LINES_ABOVE 2u

/* A title at a page's foot may have a second line, year and unit below it. */
#define MAX_BELOW_TITLE 4u

/* A grid that ends below this share of the page may have been cut by its end. */
#define PAGE_END 0.8

/* Fewer labels make no form: a title alone may stand over anything. */
#define MIN_LABELS 3u

/* The texts of all boxes, folded, each between two bars: what a form's `header` is held against. */
static char *join_texts(const MxGrid *grid) {
    GString *texts = g_string_new("|");
    for (guint i = 0; i < grid->cells->len; i++) {
        g_autofree char *folded = mx_text_fold(((const MxCell *)grid->cells->pdata[i])->text);
        g_string_append_printf(texts, "%s|", folded);
    }
    return g_string_free(texts, FALSE);
}

/* ------------------------------------------------------------------------------------- forms -- */

/* A title over the whole row. */
static bool read_title_row(const MxForms *forms, const MxGrid *grid, guint row,
                           MxFormHeading *heading) {
    const MxCell *cell = mx_grid_get(grid, row, 0);
    return cell->row == row && cell->col_span == grid->n_cols && !mx_cell_is_blank(cell) &&
           mx_form_read_title(forms->pack, cell->text, heading);
}

static bool is_name_row(const MxSheet *sheet, guint row) {
    const MxCell *cell = mx_grid_get(sheet->grid, row, 0);
    const char *id = cell->row == row ? mx_sheet_id(sheet, cell) : NULL;
    return id != NULL && strcmp(id, "name") == 0;
}

/* Reads the rows with those of the pages before: a page break parts labels from what they open. */
static void read_rows(MxForms *forms, const MxSheet *sheet, guint first, guint end) {
    if (first >= end)
        return;
    MxFormDraft *draft = forms->open;
    forms->rows = forms->rows == NULL
                      ? mx_form_rows_new(sheet->grid, first, end, sheet->page)
                      : mx_form_rows_join(forms->rows, draft->columns, forms->pack, sheet->grid,
                                          first, end, sheet->page, forms->disclosure->repeats);
    mx_form_draft_restart(draft);
    g_auto(MxSheet) whole = { 0 };
    mx_sheet_init(&whole, forms->pack, forms->rows->grid, sheet->page);
    whole.pages = forms->rows->pages;
    mx_form_draft_read(draft, &whole, 0, whole.grid->n_rows);
    mx_form_draft_sign_again(draft);
}

/* A form begins within the grid, with a title or with the name of another project. */
static void begin_within(MxForms *forms, const MxSheet *sheet, bool titled,
                         MxFormHeading *heading) {
    if (!titled) {
        heading->kind = forms->open->form->kind;
        heading->performance = forms->open->form->performance;
    }
    if (forms->open->n_labels == 0) /* begun for this grid: the title is its own */
        g_ptr_array_remove(forms->drafts, forms->open);
    mx_forms_start_form(forms, heading, sheet->page);
}

/* Reads the grid, a form after the other. @named: the open form has its name already. */
static void read_grid(MxForms *forms, const MxSheet *sheet, bool named) {
    guint first = 0;
    for (guint row = 0; row < sheet->grid->n_rows; row++) {
        g_auto(MxFormHeading) heading = { 0 };
        bool titled = read_title_row(forms, sheet->grid, row, &heading);
        bool name = is_name_row(sheet, row);
        if (titled || (name && named)) {
            read_rows(forms, sheet, first, row);
            begin_within(forms, sheet, titled, &heading);
            first = row + (titled ? mx_grid_get(sheet->grid, row, 0)->row_span : 0);
            named = false;
        }
        named = named || name;
    }
    read_rows(forms, sheet, first, sheet->grid->n_rows);
}

/* ----------------------------------------------------------------------------------- joining -- */

/* Whether a grid without a title of its own goes on with the open form. */
static bool continues(const MxForms *forms, const MxGrid *grid, const GPtrArray *lines,
                      guint page) {
    if (forms->open == NULL && forms->list == NULL) /* a header may stand alone at a page's end */
        return false;
    if (page != forms->page + 1 && (page != forms->page || lines->len > 0))
        return false;
    return fabs(grid->box.x0 - forms->box.x0) <= MX_FORM_SAME_PLACE_PT &&
           fabs(grid->box.x1 - forms->box.x1) <= MX_FORM_SAME_PLACE_PT;
}

/* Whether the rest of a form can look like this: its block goes on, or one of its labels. */
static bool looks_like_rest(const MxForms *forms, const MxSheet *sheet, guint n_lines) {
    const MxFormColumns *columns = forms->open->columns;
    if (columns != NULL && mx_form_columns_hold(columns, sheet, 0))
        return true;
    if (n_lines > MAX_LINES_ABOVE)
        return false;
    if (forms->rows != NULL && mx_form_rows_fit(forms->rows, sheet))
        return true;
    for (guint row = 0; row < MIN(sheet->grid->n_rows, 2u); row++)
        for (guint col = 0; col < MIN(sheet->grid->n_cols, 2u); col++) {
            const MxCell *cell = mx_grid_get(sheet->grid, row, col);
            if (mx_sheet_id(sheet, cell) != NULL)
                return true;
        }
    return false;
}

/* What the first box of the first row says; every form of a document begins alike. */
static char *first_words(const MxGrid *grid) {
    return mx_text_fold(mx_grid_get(grid, 0, 0)->text);
}

/* The title printed again over the rest of the form: it does not begin as the form does. */
static bool same_title_again(const MxForms *forms, const MxFormHeading *heading,
                             const MxSheet *sheet) {
    if (heading->title == NULL || forms->title == NULL || forms->rows == NULL ||
        sheet->page != forms->page + 1)
        return false;
    g_autofree char *a = mx_text_fold(heading->title), *b = mx_text_fold(forms->title);
    g_autofree char *own = first_words(forms->rows->grid), *other = first_words(sheet->grid);
    bool alike = fabs(sheet->grid->box.x0 - forms->box.x0) <= MX_FORM_SAME_PLACE_PT &&
                 fabs(sheet->grid->box.x1 - forms->box.x1) <= MX_FORM_SAME_PLACE_PT;
    return alike && strcmp(a, b) == 0 && strcmp(own, other) != 0;
}

static void go_on(MxForms *forms, const MxSheet *sheet) {
    read_grid(forms, sheet, mx_form_get(forms->open->form, "name") != NULL);
}

static void remember(MxForms *forms, const MxGrid *grid, const MxLayout *page) {
    forms->box = grid->box;
    forms->page = page->number;
    if (forms->open != NULL)
        forms->open->at_end = grid->box.y1 > PAGE_END * page->height_pt;
}

/* Takes back what begins with @from: no form after all. */
static void drop_from(MxForms *forms, guint from) {
    g_ptr_array_set_size(forms->drafts, (gint)from);
    forms->open = NULL;
}

static bool start(MxForms *forms, const MxSheet *sheet, const MxFormHeading *heading) {
    guint before = forms->drafts->len;
    mx_forms_start_form(forms, heading, sheet->page);
    read_grid(forms, sheet, false);
    const MxFormDraft *first = forms->drafts->pdata[before];
    guint least = MIN(MIN_LABELS, sheet->grid->n_rows); /* its first rows may stand alone */
    if (first->n_labels >= least || mx_form_get(first->form, "name") != NULL)
        return true;
    drop_from(forms, before);
    return false;
}

static bool take(MxForms *forms, const MxGrid *grid, const GPtrArray *lines, guint page,
                 const MxFormHeading *read) {
    MxFormHeading heading = *read;
    bool rest = heading.title == NULL && continues(forms, grid, lines, page);
    g_autofree char *texts = join_texts(grid);
    const char *id = heading.title ? NULL : mx_pack_form(forms->pack, "", texts, NULL);
    g_auto(MxFormHeading) inside = { 0 };
    if (heading.title == NULL && id == NULL && !rest && !read_title_row(forms, grid, 0, &inside))
        return false;
    g_auto(MxSheet) sheet = { 0 };
    mx_sheet_init(&sheet, forms->pack, grid, page);
    bool again = same_title_again(forms, &heading, &sheet);
    if (mx_forms_take_list(forms, &sheet, &heading, rest || again))
        return true;
    mx_forms_end_list(forms);
    if (again && forms->open != NULL) {
        go_on(forms, &sheet);
        return true;
    }
    if (rest && forms->open != NULL &&
        (inside.title != NULL || looks_like_rest(forms, &sheet, lines->len))) {
        go_on(forms, &sheet);
        return true;
    }
    if (heading.title == NULL && id == NULL && inside.title == NULL)
        return false;
    if (heading.title == NULL && id != NULL)
        heading.kind = mx_form_kind(id);
    return start(forms, &sheet, &heading);
}

/* The heading of a form whose grid found no room below it: it ends the page before, and the grid
 * has the headers of a form, or begins as the last one did. A title that each page prints at its
 * foot stands above the rest of a form, too, and the last of a list of tables above none. */
static bool stayed_behind(const MxForms *forms, const MxGrid *grid, const GPtrArray *lines,
                          guint page, MxFormHeading *heading) {
    if (forms->foot->len == 0 || page != forms->foot_page + 1 || lines->len > MAX_LINES_ABOVE)
        return false;
    g_autofree char *begun = forms->rows ? first_words(forms->rows->grid) : NULL;
    g_autofree char *own = first_words(grid), *texts = join_texts(grid);
    bool begins = g_strcmp0(begun, own) == 0 && *own != '\0';
    if (!begins && mx_pack_form(forms->pack, "", texts, NULL) == NULL)
        return false;
    MxFormHeading foot = { 0 };
    mx_form_read_heading(forms->pack, forms->foot, grid, &foot);
    bool ends = foot.title != NULL && foot.first_line + MAX_BELOW_TITLE >= forms->foot->len;
    if (foot.year == 0)
        foot.year = heading->year; /* which may stand above the grid after all */
    if (foot.unit_e4 == 0)
        foot.unit_e4 = heading->unit_e4;
    MxFormHeading other = ends ? *heading : foot;
    *heading = ends ? foot : *heading;
    mx_form_heading_clear(&other);
    return ends;
}

void mx_forms_end_page(MxForms *forms, const GPtrArray *lines, guint page) {
    g_ptr_array_set_size(forms->foot, 0);
    for (guint i = 0; i < lines->len; i++)
        g_ptr_array_add(forms->foot, lines->pdata[i]);
    forms->foot_page = page;
}

/* The lines from the title down are the form's own. */
static void take_heading(MxForms *forms, const GPtrArray *lines, const MxFormHeading *heading) {
    for (guint i = heading->first_line; heading->title != NULL && i < lines->len; i++)
        g_hash_table_add(forms->taken, lines->pdata[i]);
}

/* The grid with the outer boxes that it lacks as the rest of the open form; NULL where it is none,
 * or lacks none. */
static MxGrid *widen(const MxForms *forms, const MxGrid *grid, const MxFormHeading *heading,
                     guint page) {
    bool next = forms->open != NULL && forms->rows != NULL && page == forms->page + 1;
    return next && heading->title == NULL ? mx_form_grid_widen(forms->rows->grid, grid) : NULL;
}

bool mx_forms_take(MxForms *forms, const MxGrid *printed, const GPtrArray *lines,
                   const MxLayout *page) {
    g_auto(MxFormHeading) heading = { 0 };
    mx_form_read_heading(forms->pack, lines, printed, &heading);
    const GPtrArray *above = lines;
    if (heading.title == NULL && stayed_behind(forms, printed, lines, page->number, &heading))
        above = forms->foot;
    g_autoptr(MxGrid) wide = widen(forms, printed, &heading, page->number);
    const MxGrid *grid = wide ? wide : printed;
    if (!take(forms, grid, lines, page->number, &heading)) {
        forms->open = NULL;
        mx_forms_end_list(forms);
        return false;
    }
    take_heading(forms, above, &heading);
    remember(forms, grid, page);
    return true;
}

/* --------------------------------------------------------------------------------- signature -- */

/* The longest label of a signature has 11 characters: 单位负责人及联系电话. */
#define MAX_SIGNATURE_CHARS 12

/* The label that ends at @end: the longest of a signature or a date that does, not before @first.
 * @id: what it labels. NULL where none does. */
static const char *find_label(const MxForms *forms, const char *first, const char *end,
                              const char **id) {
    glong n = MIN(g_utf8_strlen(first, end - first), MAX_SIGNATURE_CHARS);
    for (; n > 0; n--) {
        const char *begin = g_utf8_offset_to_pointer(end, -n);
        g_autofree char *label = g_strndup(begin, (gsize)(end - begin));
        *id = mx_pack_field(forms->pack, label, "");
        if (*id != NULL && (strcmp(*id, "filled_at") == 0 || strcmp(*id, "signature") == 0))
            return begin;
    }
    return NULL;
}

static void sign(MxForms *forms, const char *id, const char *label, const char *label_end,
                 const char *value_end, const MxLine *line) {
    const char *value = label_end + strlen("：");
    if (value >= value_end)
        return;
    g_autofree char *name = g_strndup(label, (gsize)(label_end - label));
    g_autofree char *text = g_strndup(value, (gsize)(value_end - value));
    mx_form_draft_sign(forms->open, id, name, text, line->box, forms->page);
}

/* 负责人： 联系电话： 填报日期：20231130153842: labels with their texts side by side, with or
 * without gaps between them. */
static bool read_signature_line(MxForms *forms, const MxLine *line) {
    g_autofree char *folded = mx_text_fold(line->text);
    const char *id = NULL, *label = NULL, *label_end = NULL, *from = folded, *colon;
    for (; (colon = strstr(from, "：")) != NULL; from = colon + strlen("：")) {
        const char *next_id = NULL, *next = find_label(forms, from, colon, &next_id);
        if (next == NULL)
            continue;
        if (label != NULL)
            sign(forms, id, label, label_end, next, line);
        else if (next != folded)
            return false; /* a sentence */
        id = next_id;
        label = next;
        label_end = colon;
    }
    if (label != NULL)
        sign(forms, id, label, label_end, folded + strlen(folded), line);
    return label != NULL;
}

void mx_forms_take_lines(MxForms *forms, GPtrArray *lines, guint page) {
    if (forms->open == NULL || page > forms->page + 1)
        return;
    guint n = 0;
    while (n < MIN(lines->len, MAX_LINES_ABOVE + 1))
        if (read_signature_line(forms, lines->pdata[n])) {
            g_hash_table_add(forms->taken, lines->pdata[n]);
            g_ptr_array_remove_index(lines, n);
            forms->open->form->last_page = page;
        } else {
            n++;
        }
}

/* --------------------------------------------------------------------------------- finishing -- */

/* The unit of every form that prints one; 0 where they differ. */
static gint64 common_unit(const MxForms *forms) {
    gint64 common = 0;
    for (guint i = 0; i < forms->drafts->len; i++) {
        gint64 unit_e4 = ((const MxFormDraft *)forms->drafts->pdata[i])->unit_e4;
        if (unit_e4 > 0 && common > 0 && unit_e4 != common)
            return 0;
        common = unit_e4 > 0 ? unit_e4 : common;
    }
    return common;
}

void mx_forms_finish(MxForms *forms) {
    gint64 unit_e4 = common_unit(forms);
    mx_forms_join_repeats(forms->drafts, forms->disclosure);
    for (guint i = 0; i < forms->drafts->len; i++) {
        MxFormDraft *draft = forms->drafts->pdata[i];
        mx_form_list_finish(draft, forms->pack);
        mx_form_finish_name(draft->form);
        mx_form_finish_funds(draft->form, forms->pack, unit_e4, forms->disclosure);
        mx_form_finish_indicators(draft->form, forms->disclosure);
    }
    mx_forms_note_cut_off(forms->drafts, forms->disclosure);
    for (guint i = 0; i < forms->drafts->len; i++) {
        MxFormDraft *draft = forms->drafts->pdata[i];
        g_ptr_array_add(forms->disclosure->forms, g_steal_pointer(&draft->form));
    }
}
