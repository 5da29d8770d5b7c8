/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Grids and lines to forms.
 *
 *   line  项目支出绩效目标表     title            A grid is a form by its title, or by the headers
 * of line  （2024年度）          year             its indicators. One without a title goes on with
 *   grid                       fields           the form before it, or, where it names a project
 *   line  填报日期：…           signature        of its own, begins a form of the same title.
 *
 * Several forms may stand in one grid: each begins with a title over the whole row, or with the
 * name of another project.
 */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "normalize/amount.h"
#include "segment/form.h"
#include "segment/segment_private.h"

/* Lines above a grid that can hold its title: two of title, year, department, unit, page header. */
#define MAX_LINES 6u

/* The rest of a form stands below nothing but a running header. */
#define MAX_LINES_ABOVE 2u

/* A line broken by its width leaves less than this share of it free. */
#define FULL_WIDTH 0.8
#define MAX_TITLE_LINES 3u

/* Pages of one form are set alike across the page, to this many points. */
#define SAME_PLACE_PT 12.0

/* A grid that ends below this share of the page may have been cut by its end. */
#define PAGE_END 0.8

/* Fewer labels make no form: a title alone may stand over anything. */
#define MIN_LABELS 3u

struct MxForms {
    MxDisclosure *disclosure;
    const MxPack *pack;
    GPtrArray *drafts; /* of MxFormDraft */
    GHashTable *taken; /* of MxLine: titles and signatures, and so no prose */
    MxFormDraft *open; /* (nullable): what a next grid may go on with */
    MxBox box;         /* of its last grid */
    guint page;
    char *title; /* of the last form that had one */
    guint title_page;
    int year;
    MxFormColumns *list; /* (nullable): of a table of projects */
    gint64 list_unit_e4;
    bool list_merged; /* a name's box reaches over all rows of its project */
    char *body;       /* (nullable): whose projects follow in it */
};

/** Heading: what stands above a grid, from the line @first_line on. @name: of the project, where
 * the title says it. */
typedef struct {
    MxFormKind kind;
    char *title, *name;
    int year;
    gint64 unit_e4;
    guint first_line;
} Heading;

static void clear_heading(Heading *heading) {
    g_free(heading->title);
    g_free(heading->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Heading, clear_heading)

MxForms *mx_forms_new(MxDisclosure *disclosure, const MxPack *pack, GHashTable *taken) {
    MxForms *forms = g_new0(MxForms, 1);
    forms->disclosure = disclosure;
    forms->pack = pack;
    forms->taken = taken;
    forms->drafts = g_ptr_array_new_with_free_func((GDestroyNotify)mx_form_draft_free);
    return forms;
}

void mx_forms_free(MxForms *forms) {
    if (forms == NULL)
        return;
    g_ptr_array_unref(forms->drafts);
    mx_form_columns_free(forms->list);
    g_free(forms->body);
    g_free(forms->title);
    g_free(forms);
}

/* ---------------------------------------------------------------------------------- headings -- */

static MxFormKind kind_of(const char *id) {
    return strcmp(id, "overall") == 0 ? MX_FORM_OVERALL : MX_FORM_PROJECT;
}

/* Whether @text titles a form. */
static bool read_title(const MxPack *pack, const char *text, Heading *heading) {
    g_autofree char *folded = mx_text_fold(text);
    MxSpan span = { -1, -1 };
    const char *id = mx_pack_form(pack, folded, "", &span);
    if (id == NULL)
        return false;
    heading->kind = kind_of(id);
    heading->title = g_strdup(text);
    /* a match without the group `value` reaches to the end, where 表 stands */
    if (span.end > span.start && span.start >= 0 && span.end < (int)strlen(folded))
        heading->name = mx_form_unfold(text, folded, span);
    return true;
}

static int read_year(const MxPack *pack, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    MxSpan span;
    if (!mx_pack_phrase(pack, MX_PHRASE_YEAR, folded, &span) || span.end - span.start != 4)
        return 0;
    g_autofree char *year = g_strndup(folded + span.start, 4);
    return MAX(mx_numeral_parse(year), 0);
}

static gint64 read_unit(const MxPack *pack, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    MxSpan span;
    if (!mx_pack_phrase(pack, MX_PHRASE_UNIT, folded, &span) || span.start < 0)
        return 0;
    g_autofree char *unit = g_strndup(folded + span.start, (gsize)(span.end - span.start));
    return mx_unit_parse(unit);
}

/* Whether the title line @above was broken by its width and goes on in @line: both are centred on
 * the grid, and @above is nearly as wide. A running header is narrower. */
static bool goes_on(const MxLine *above, const MxLine *line, const MxGrid *grid) {
    double middle_above = (above->box.x0 + above->box.x1) / 2;
    double middle = (line->box.x0 + line->box.x1) / 2;
    return mx_box_width(above->box) >= FULL_WIDTH * mx_box_width(grid->box) &&
           fabs(middle_above - middle) <= SAME_PLACE_PT &&
           line->box.y0 - above->box.y1 <= mx_box_height(line->box);
}

static char *join_lines(const GPtrArray *lines, guint first, guint last) {
    GString *text = g_string_new(NULL);
    for (guint i = first; i <= last; i++)
        g_string_append(text, ((const MxLine *)lines->pdata[i])->text);
    return g_string_free(text, FALSE);
}

/* Whether the title ends in line @i. It may be broken before words that make it one; then neither
 * line is a title alone. */
static void read_title_lines(const MxPack *pack, const GPtrArray *lines, guint i,
                             const MxGrid *grid, Heading *heading) {
    guint first = i;
    while (first > 0 && i - first < MAX_TITLE_LINES &&
           goes_on(lines->pdata[first - 1], lines->pdata[first], grid))
        first--;
    g_autofree char *whole = join_lines(lines, first, i), *alone = join_lines(lines, i, i);
    heading->first_line = first;
    if (read_title(pack, whole, heading) || (first < i && read_title(pack, alone, heading)) ||
        i == 0)
        return;
    g_auto(Heading) above = { 0 };
    g_autofree char *before = join_lines(lines, i - 1, i - 1), *both = join_lines(lines, i - 1, i);
    heading->first_line = i - 1;
    if (!read_title(pack, before, &above))
        read_title(pack, both, heading);
}

/* From the nearest line up. The year stands in the title or below it. */
static void read_heading(const MxPack *pack, const GPtrArray *lines, const MxGrid *grid,
                         Heading *heading) {
    for (guint i = lines->len; i-- > 0 && i + MAX_LINES >= lines->len && heading->title == NULL;) {
        const char *text = ((const MxLine *)lines->pdata[i])->text;
        read_title_lines(pack, lines, i, grid, heading);
        if (heading->year == 0)
            heading->year = read_year(pack, text);
        if (heading->unit_e4 == 0)
            heading->unit_e4 = read_unit(pack, text);
    }
}

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

static void start_form(MxForms *forms, const Heading *heading, guint page) {
    MxFormDraft *draft = mx_form_draft_new(heading->kind, page);
    if (heading->title != NULL) {
        g_free(forms->title);
        forms->title = g_strdup(heading->title);
        forms->title_page = page;
        forms->year = heading->year > 0 ? heading->year : read_year(forms->pack, heading->title);
    }
    draft->form->title = g_strdup(forms->title);
    draft->form->title_name = g_strdup(heading->name);
    draft->form->year = heading->year > 0 ? heading->year : forms->year;
    draft->unit_e4 = heading->unit_e4;
    g_ptr_array_add(forms->drafts, draft);
    forms->open = draft;
}

/* A title over the whole row. */
static bool read_title_row(const MxForms *forms, const MxGrid *grid, guint row, Heading *heading) {
    const MxCell *cell = mx_grid_get(grid, row, 0);
    return cell->row == row && cell->col_span == grid->n_cols && !mx_cell_is_blank(cell) &&
           read_title(forms->pack, cell->text, heading);
}

static bool is_name_row(const MxSheet *sheet, guint row) {
    const MxCell *cell = mx_grid_get(sheet->grid, row, 0);
    const char *id = cell->row == row ? mx_sheet_id(sheet, cell) : NULL;
    return id != NULL && strcmp(id, "name") == 0;
}

static void read_rows(MxForms *forms, MxSheet *sheet, guint first, guint end) {
    if (first < end)
        mx_form_draft_read(forms->open, sheet, first, end);
}

/* A form begins within the grid, with a title or with the name of another project. */
static void begin_within(MxForms *forms, MxSheet *sheet, guint row, bool titled, Heading *heading) {
    if (titled)
        mx_sheet_tell(sheet, mx_grid_get(sheet->grid, row, 0));
    else
        heading->kind = forms->open->form->kind;
    if (forms->open->n_labels == 0) /* begun for this grid: the title is its own */
        g_ptr_array_remove(forms->drafts, forms->open);
    start_form(forms, heading, sheet->page);
}

/* Reads the grid, a form after the other. @named: the open form has its name already. */
static void read_grid(MxForms *forms, MxSheet *sheet, bool named) {
    guint first = 0;
    for (guint row = 0; row < sheet->grid->n_rows; row++) {
        g_auto(Heading) heading = { 0 };
        bool titled = read_title_row(forms, sheet->grid, row, &heading);
        bool name = is_name_row(sheet, row);
        if (titled || (name && named)) {
            read_rows(forms, sheet, first, row);
            begin_within(forms, sheet, row, titled, &heading);
            first = row;
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
    return fabs(grid->box.x0 - forms->box.x0) <= SAME_PLACE_PT &&
           fabs(grid->box.x1 - forms->box.x1) <= SAME_PLACE_PT;
}

/* Whether the rest of a form can look like this: its block goes on, or one of its labels. */
static bool looks_like_rest(const MxForms *forms, const MxSheet *sheet, guint n_lines) {
    const MxFormColumns *columns = forms->open->columns;
    if (columns != NULL && mx_form_columns_hold(columns, sheet, 0))
        return true;
    if (n_lines > MAX_LINES_ABOVE)
        return false;
    for (guint row = 0; row < MIN(sheet->grid->n_rows, 2u); row++)
        for (guint col = 0; col < MIN(sheet->grid->n_cols, 2u); col++) {
            const MxCell *cell = mx_grid_get(sheet->grid, row, col);
            if (mx_sheet_id(sheet, cell) != NULL)
                return true;
        }
    return false;
}

/* The title printed again over the rest of the form. */
static bool same_title_again(const MxForms *forms, const Heading *heading, const MxSheet *sheet) {
    if (heading->title == NULL || forms->open == NULL || forms->title == NULL ||
        sheet->page != forms->page + 1 || forms->open->columns == NULL)
        return false;
    g_autofree char *a = mx_text_fold(heading->title), *b = mx_text_fold(forms->title);
    return strcmp(a, b) == 0 && mx_form_columns_hold(forms->open->columns, sheet, 0);
}

static void go_on(MxForms *forms, MxSheet *sheet) {
    forms->open->heir = true;
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

static bool start(MxForms *forms, MxSheet *sheet, const Heading *heading) {
    guint before = forms->drafts->len;
    start_form(forms, heading, sheet->page);
    read_grid(forms, sheet, false);
    const MxFormDraft *first = forms->drafts->pdata[before];
    if (first->n_labels >= MIN_LABELS || mx_form_get(first->form, "name") != NULL)
        return true;
    drop_from(forms, before);
    return false;
}

/* ------------------------------------------------------------------------------------- lists -- */

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

static void start_project(MxForms *forms, const Heading *heading, const MxSheet *sheet) {
    start_form(forms, heading, sheet->page);
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

static void begin_project(MxForms *forms, const Heading *heading, const MxSheet *sheet, guint row,
                          guint first) {
    g_autofree char *name = name_above(forms, sheet, row);
    bool follows = is_cut(forms, sheet, name_cell(forms, sheet, row), first);
    bool waits = forms->open != NULL && forms->open->name_follows && name == NULL &&
                 *name_in(forms, sheet, row) == '\0';
    start_project(forms, heading, sheet);
    forms->open->name_follows = follows || waits;
    if (name != NULL && !follows)
        mx_form_draft_add_field(forms->open, "name", "", name, sheet->grid->shown, sheet->page);
}

static void read_list(MxForms *forms, MxSheet *sheet, Heading *heading, guint first) {
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
                             ? read_unit(pack, column->label)
                             : 0;
        if (unit_e4 > 0)
            return unit_e4;
    }
    return 0;
}

/* A table of projects, or the rest of one. */
static bool take_list(MxForms *forms, MxSheet *sheet, Heading *heading, bool rest) {
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
    if (forms->open != NULL && forms->page + 1 != sheet->page)
        forms->open = NULL;
    if (forms->open != NULL)
        forms->open->heir = true;
    if (heading->unit_e4 == 0)
        heading->unit_e4 = forms->list_unit_e4;
    forms->list_unit_e4 = heading->unit_e4;
    read_list(forms, sheet, heading, body);
    return true;
}

static bool take(MxForms *forms, const MxGrid *grid, const GPtrArray *lines, guint page) {
    g_auto(Heading) heading = { 0 };
    read_heading(forms->pack, lines, grid, &heading);
    bool rest = heading.title == NULL && continues(forms, grid, lines, page);
    g_autofree char *texts = join_texts(grid);
    const char *id = heading.title ? NULL : mx_pack_form(forms->pack, "", texts, NULL);
    g_auto(Heading) inside = { 0 };
    if (heading.title == NULL && id == NULL && !rest && !read_title_row(forms, grid, 0, &inside))
        return false;
    g_auto(MxSheet) sheet = { 0 };
    mx_sheet_init(&sheet, forms->pack, grid, page);
    if (take_list(forms, &sheet, &heading, rest))
        return true;
    g_clear_pointer(&forms->list, mx_form_columns_free);
    if (same_title_again(forms, &heading, &sheet)) {
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
        heading.kind = kind_of(id);
    return start(forms, &sheet, &heading);
}

/* The lines from the title down are the form's own. */
static void take_heading(MxForms *forms, const GPtrArray *lines, const MxGrid *grid) {
    g_auto(Heading) heading = { 0 };
    read_heading(forms->pack, lines, grid, &heading);
    for (guint i = heading.first_line; heading.title != NULL && i < lines->len; i++)
        g_hash_table_add(forms->taken, lines->pdata[i]);
}

bool mx_forms_take(MxForms *forms, const MxGrid *grid, const GPtrArray *lines,
                   const MxLayout *page) {
    if (!take(forms, grid, lines, page->number)) {
        forms->open = NULL;
        g_clear_pointer(&forms->list, mx_form_columns_free);
        return false;
    }
    take_heading(forms, lines, grid);
    remember(forms, grid, page);
    return true;
}

/* --------------------------------------------------------------------------------- signature -- */

/* 填报日期：20231130153842, 联系电话：: a label and what follows it. */
static bool read_signature(MxForms *forms, const char *text, const MxLine *line) {
    g_autofree char *folded = mx_text_fold(text);
    const char *colon = strstr(folded, "：");
    if (colon == NULL)
        return false;
    g_autofree char *label = g_strndup(folded, (gsize)(colon - folded));
    const char *value = colon + strlen("："), *id = mx_pack_field(forms->pack, label, "");
    if (id == NULL || (strcmp(id, "filled_at") != 0 && strcmp(id, "signature") != 0))
        return false;
    if (*value != '\0')
        mx_form_draft_add_field(forms->open, id, label, value, line->box, forms->page);
    return true;
}

/* Labels with their texts stand side by side; a gap may part a label from its text. */
static bool read_signature_line(MxForms *forms, const MxLine *line) {
    bool found = false;
    g_auto(GStrv) words = g_strsplit(line->text, " ", -1);
    g_autoptr(GString) part = g_string_new(NULL);
    for (guint i = 0; words[i] != NULL; i++) {
        bool begins = strstr(words[i], "：") != NULL || strchr(words[i], ':') != NULL;
        if (begins && part->len > 0) {
            found = read_signature(forms, part->str, line) || found;
            g_string_truncate(part, 0);
        }
        g_string_append(part, words[i]);
    }
    return read_signature(forms, part->str, line) || found;
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

/* One box may name several projects, of several bodies; where a page break cuts it, its text stands
 * beside the last of them. */
static void name_cut_projects(MxForms *forms) {
    for (guint i = forms->drafts->len; i-- > 1;) {
        MxFormDraft *draft = forms->drafts->pdata[i - 1];
        const MxField *next = mx_form_get(((MxFormDraft *)forms->drafts->pdata[i])->form, "name");
        if (draft->name_follows && next != NULL && mx_form_get(draft->form, "name") == NULL)
            mx_form_add(draft->form, "name", next->text, next->box, next->page);
    }
}

void mx_forms_finish(MxForms *forms) {
    gint64 unit_e4 = common_unit(forms);
    name_cut_projects(forms);
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
