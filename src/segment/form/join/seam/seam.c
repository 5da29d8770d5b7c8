/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The seam between the rows of two pages: which boxes are one, and whether the row itself was cut.
 *
 *   last row    │ 数量指标 │ 按照合同约定的期限完 │ ≥95% │
 *   ─────────── page ───────────────────────────────
 *   first row   │         │ 成全部施工的比例    │      │
 *
 *     A row is cut where the one below lacks what every row has: a label, a name, a target. Each
 *     text then goes on.
 *
 *   last row    │ 总体目标 │ 实施期目标 │ 年度目标     │
 *   ─────────── page ───────────────────────────────
 *   first row   │         │ …         │ …           │
 *
 *     Labels say nothing yet: what they open is the row below, not their own rest.
 *
 *   last row    │        │ 数量指标  │ …    │
 *   ─────────── page ─────────────────────
 *   first row   │ 产出指标 │ 质量指标  │ …    │
 *
 *     A box over several rows says its text on either page, on both, or in part on each: only boxes
 *     of levels, labels and projects.
 *
 * Known failures: a row cut within both its name and its target is taken for two.
 */
#include "segment/form/join/seam/seam.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "segment/form/join/seam/parted.h"
#include "segment/form/sheet.h"

typedef struct {
    const MxFormColumns *columns; /* (nullable) */
    MxFormRows *above, *below;
    MxSheet upper, lower;
    double shift; /* of the lower page's columns */
    GHashTable *joins;
} Seam;

/* ------------------------------------------------------------------------------------- boxes -- */

/* The box of the last row of @grid that stands just as @cell does, moved by @shift; NULL where none
 * does. */
static const MxCell *find_alike(const MxGrid *grid, const MxCell *cell, double shift) {
    int col = mx_grid_find_col(grid, (cell->box.x0 + cell->box.x1) / 2 + shift);
    if (col < 0)
        return NULL;
    const MxCell *twin = mx_grid_get(grid, grid->n_rows - 1, (guint)col);
    bool alike = fabs(twin->box.x0 - cell->box.x0 - shift) <= MX_FORM_SAME_RULE_PT &&
                 fabs(twin->box.x1 - cell->box.x1 - shift) <= MX_FORM_SAME_RULE_PT;
    return alike ? twin : NULL;
}

/* The box above the seam that stands just as @cell does below it; NULL where none does. */
static const MxCell *find_twin(const Seam *s, const MxCell *cell) {
    return find_alike(s->above->grid, cell, s->shift);
}

bool mx_form_rows_fit(const MxFormRows *rows, const MxSheet *sheet) {
    const MxGrid *grid = sheet->grid;
    double shift = rows->grid->xs[0] - grid->xs[0];
    for (guint col = 0; col < grid->n_cols; col++) {
        const MxCell *cell = mx_grid_get(grid, 0, col);
        if (cell->col == col && find_alike(rows->grid, cell, shift) == NULL)
            return false;
    }
    if (grid->n_cols <= 1 || mx_cell_is_blank(mx_grid_get(grid, 0, 0)))
        return grid->n_cols > 1;
    g_auto(MxSheet) above = { 0 };
    mx_sheet_init(&above, sheet->pack, rows->grid, sheet->page);
    const MxCell *cell = mx_grid_get(grid, 0, 0);
    return mx_label_is_parted(&above, find_alike(rows->grid, cell, shift), sheet, cell);
}

/* A box of the first row below, and the one above that stands just as it does; NULL for none. */
typedef struct {
    const MxCell *cell, *twin;
} Pair;

/* The next pair from column @col on, which is moved behind it; false at the row's end. */
static bool next_pair(const Seam *s, guint *col, Pair *pair) {
    if (*col >= s->below->grid->n_cols)
        return false;
    const MxCell *cell = mx_grid_get(s->below->grid, 0, *col);
    *pair = (Pair){ cell, find_twin(s, cell) };
    *col = cell->col + cell->col_span;
    return true;
}

static bool says_same(const MxCell *a, const MxCell *b) {
    g_autofree char *x = mx_text_fold(a->text), *y = mx_text_fold(b->text);
    return strcmp(x, y) == 0;
}

static bool is_label(const MxSheet *sheet, const MxCell *cell) {
    return mx_sheet_id(sheet, cell) != NULL;
}

static void join(Seam *s, const MxCell *above, const MxCell *below) {
    g_hash_table_insert(s->joins, (gpointer)below, (gpointer)above);
}

/* Joins every box of the first row with the one above it. Returns: whether all that say something
 * have one. */
static bool join_all(Seam *s) {
    Pair p;
    for (guint col = 0; next_pair(s, &col, &p);) {
        if (p.twin != NULL)
            join(s, p.twin, p.cell);
        else if (!mx_cell_is_blank(p.cell))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------------- labels and values -- */

static bool is_parted(const Seam *s, Pair p) {
    return p.twin != NULL && mx_label_is_parted(&s->upper, p.twin, &s->lower, p.cell);
}

/* Whether the first row below opens something: a label that is not printed again. */
static bool opens(const Seam *s) {
    Pair p;
    for (guint col = 0; next_pair(s, &col, &p);) {
        if (is_label(&s->lower, p.cell) && !is_parted(s, p) &&
            (p.twin == NULL || !is_label(&s->upper, p.twin) || !says_same(p.twin, p.cell)))
            return true;
    }
    return false;
}

/* Whether labels stand over the boxes of the first row that say something: these are what the
 * labels open. */
static bool is_headed(const Seam *s) {
    Pair p;
    for (guint col = 0; next_pair(s, &col, &p);) {
        if (mx_cell_is_blank(p.cell) || is_label(&s->lower, p.cell))
            continue;
        if (p.twin != NULL && is_label(&s->upper, p.twin) && p.twin->col > 0)
            return true;
    }
    return false;
}

/* A label's box over the rows of both pages: it says its text on either, or on both. */
static void join_outer(Seam *s) {
    const MxCell *cell = mx_grid_get(s->below->grid, 0, 0), *twin = find_twin(s, cell);
    if (twin == NULL || twin->col_span == s->above->grid->n_cols)
        return;
    bool blank = mx_cell_is_blank(cell) || mx_cell_is_blank(twin);
    if (blank || is_parted(s, (Pair){ cell, twin }) ||
        (cell->row_span + twin->row_span > 2 && says_same(twin, cell)))
        join(s, twin, cell);
}

/* Whether the first box of the row below says nothing of its own. */
static bool lacks_label(const Seam *s) {
    const MxCell *cell = mx_grid_get(s->below->grid, 0, 0), *twin = find_twin(s, cell);
    return mx_cell_is_blank(cell) || (twin != NULL && says_same(twin, cell));
}

/* Whether a label stands in the last row, or over it. */
static bool is_labelled(const Seam *s) {
    const MxGrid *grid = s->above->grid;
    for (guint col = 0; col < grid->n_cols; col++)
        if (is_label(&s->upper, mx_grid_get(grid, grid->n_rows - 1, col)))
            return true;
    return false;
}

/* Whether a label of the last row goes on in the first, and neither box reaches over more rows. */
static bool label_is_cut(const Seam *s) {
    Pair p;
    for (guint col = 0; next_pair(s, &col, &p);)
        if (is_parted(s, p) && p.twin->row_span == 1 && p.cell->row_span == 1)
            return true;
    return false;
}

/* Whether the first row goes on with the last. */
static bool join_fields(Seam *s) {
    if (label_is_cut(s) && !opens(s) && join_all(s))
        return true;
    g_hash_table_remove_all(s->joins);
    if (is_labelled(s) && lacks_label(s) && !opens(s) && !is_headed(s) && join_all(s))
        return true;
    g_hash_table_remove_all(s->joins);
    join_outer(s);
    return false;
}

/* ------------------------------------------------------------------------------------ blocks -- */

static const MxCell *cell_above(const Seam *s, const char *id, guint set) {
    const MxGrid *grid = s->above->grid;
    return mx_form_columns_cell(s->columns, grid, grid->n_rows - 1, id, set);
}

static const MxCell *cell_below(const Seam *s, const char *id, guint set) {
    return mx_form_columns_cell(s->columns, s->below->grid, 0, id, set);
}

static bool is_blank(const MxCell *cell) {
    return cell == NULL || mx_cell_is_blank(cell);
}

/* Whether the boxes under the headers @a and @b of @set show that the row was cut: it has one of
 * them above the seam and not below it, where every row has both. */
static bool lacks(const Seam *s, const char *a, const char *b, guint set) {
    const MxCell *name = cell_above(s, a, set), *value = cell_above(s, b, set);
    const MxCell *name_below = cell_below(s, a, set), *value_below = cell_below(s, b, set);
    if (name == NULL || value == NULL || name == value || is_label(&s->upper, name))
        return false;
    bool no_value = is_blank(value_below) && !is_blank(value);
    bool no_name = is_blank(name_below) && !is_blank(name);
    return no_value || no_name;
}

/* Whether the set says nothing in either row: sets side by side have unlike numbers of rows. */
static bool is_silent(const Seam *s, const char *a, const char *b, guint set) {
    return is_blank(cell_above(s, a, set)) && is_blank(cell_above(s, b, set)) &&
           is_blank(cell_below(s, a, set)) && is_blank(cell_below(s, b, set));
}

static bool row_is_cut(const Seam *s) {
    if (s->columns->tasks)
        return lacks(s, "task.function", "task.task", 0);
    guint n = 0;
    for (guint set = 0; set < s->columns->n_sets; set++) {
        bool named = cell_above(s, "indicator.name", set) != NULL;
        const char *name = named ? "indicator.name" : "indicator.level2";
        const char *value = cell_above(s, "indicator.target", set) != NULL   ? "indicator.target"
                            : cell_above(s, "indicator.period", set) != NULL ? "indicator.period"
                                                                             : "indicator.outcome";
        if (is_silent(s, name, value, set))
            continue;
        if (!lacks(s, name, value, set))
            return false;
        n++;
    }
    return n > 0;
}

static bool is_level(const MxFormColumn *column) {
    return column->id != NULL && (strcmp(column->id, "indicator.level1") == 0 ||
                                  strcmp(column->id, "indicator.level2") == 0 ||
                                  strcmp(column->id, "task.function") == 0);
}

static const MxFormColumn *column_over(const Seam *s, const MxCell *cell) {
    double x = (cell->box.x0 + cell->box.x1) / 2 + s->shift;
    for (guint i = 0; i < s->columns->columns->len; i++) {
        const MxFormColumn *column = &g_array_index(s->columns->columns, MxFormColumn, i);
        if (column->x0 <= x && x <= column->x1)
            return column;
    }
    return NULL;
}

/* The end of most texts: levels of one column end alike, 产出指标, 效益指标. */
#define ENDING_CHARS 2

static const char *ending_of(const char *text) {
    glong n = g_utf8_strlen(text, -1);
    return n > ENDING_CHARS ? g_utf8_offset_to_pointer(text, n - ENDING_CHARS) : text;
}

/* How many of the levels in the rows [@first, @end) of @col end with @ending; all but one that does
 * not give 0. */
static guint count_endings(const MxSheet *sheet, guint col, guint first, guint end,
                           const char *ending) {
    guint n = 0;
    for (guint row = first; row < end; row++) {
        const MxCell *cell = mx_grid_get(sheet->grid, row, col);
        if (cell->col != col || cell->row != row || mx_cell_is_blank(cell) || is_label(sheet, cell))
            continue;
        if (!g_str_has_suffix(cell->text, ending))
            return 0;
        n++;
    }
    return n;
}

/* Whether @above lacks the end that @below and the other levels of either page have: it is the
 * first part of a level. */
static bool is_first_part(const Seam *s, const MxCell *above, const MxCell *below) {
    const char *ending = ending_of(below->text);
    guint n = count_endings(&s->upper, above->col, 0, above->row, ending) +
              count_endings(&s->lower, below->col, 1, s->below->grid->n_rows, ending);
    return n > 0 && !g_str_has_suffix(above->text, ending);
}

/* Whether the row says something right of @cell. */
static bool says_more(const MxGrid *grid, const MxCell *cell) {
    for (guint col = cell->col + cell->col_span; col < grid->n_cols; col++)
        if (!mx_cell_is_blank(mx_grid_get(grid, cell->row, col)))
            return true;
    return false;
}

/* Whether a blank box for each row is how this form says that the level above still holds. */
static bool leaves_blank(const Seam *s, const MxCell *last) {
    const MxGrid *grid = s->above->grid;
    for (guint row = 0; row < last->row; row++) {
        const MxCell *cell = mx_grid_get(grid, row, last->col);
        if (cell->row == row && cell->row_span == 1 && mx_cell_is_blank(cell) &&
            cell->col == last->col && cell->col_span == last->col_span && says_more(grid, cell))
            return true;
    }
    return false;
}

/* Whether a box of a level reaches over several rows of @grid. */
static bool has_merged_levels(const Seam *s, const MxGrid *grid, double shift) {
    for (guint i = 0; i < grid->cells->len; i++) {
        const MxCell *cell = grid->cells->pdata[i];
        double x = (cell->box.x0 + cell->box.x1) / 2 + shift;
        for (guint k = 0; cell->row_span > 1 && k < s->columns->columns->len; k++) {
            const MxFormColumn *column = &g_array_index(s->columns->columns, MxFormColumn, k);
            if (is_level(column) && column->x0 <= x && x <= column->x1)
                return true;
        }
    }
    return false;
}

/* A level's box over rows of both pages. */
static bool is_one_level(const Seam *s, const MxCell *above, const MxCell *below) {
    if (mx_cell_is_blank(below))
        return true;
    if (mx_cell_is_blank(above))
        return above->row_span > 1 || ((has_merged_levels(s, s->above->grid, 0) ||
                                        has_merged_levels(s, s->below->grid, s->shift)) &&
                                       !leaves_blank(s, above));
    return says_same(above, below) || is_first_part(s, above, below);
}

/* Joins the boxes of levels, and the outermost one, which names the block. */
static void join_levels(Seam *s) {
    Pair p;
    for (guint col = 0; next_pair(s, &col, &p);) {
        const MxFormColumn *column = column_over(s, p.cell);
        if (p.twin == NULL || (column != NULL && is_label(&s->upper, p.twin)))
            continue;
        bool outer = column == NULL && p.cell->col == 0 &&
                     (is_blank(p.cell) || is_blank(p.twin) || says_same(p.twin, p.cell));
        if (outer || (column != NULL && is_level(column) && is_one_level(s, p.twin, p.cell)))
            join(s, p.twin, p.cell);
    }
}

static bool join_block(Seam *s) {
    if (row_is_cut(s)) {
        if (join_all(s))
            return true;
        g_hash_table_remove_all(s->joins);
    }
    join_levels(s);
    return false;
}

/* --------------------------------------------------------------------------------- projects -- */

/* Columns that hold for a project, or for several, and not for one indicator. */
static bool is_of_project(const MxFormColumn *column) {
    return column->id != NULL && !g_str_has_prefix(column->id, "indicator.");
}

/* The body's box stands over the rows of all its projects. */
static bool is_owner(const MxFormColumn *column) {
    return column->id != NULL &&
           (strcmp(column->id, "unit") == 0 || strcmp(column->id, "department") == 0);
}

/* Whether the boxes of names reach over the rows of their projects: a blank one at the page's end
 * then waits for its text. */
static bool is_merged(const MxCell *name, const MxCell *name_below) {
    return name->row_span > 1 || name_below->row_span > 1 || name->row + name->row_span > 1;
}

/* Whether the levels begin again below the seam as the project above began: another project. */
static bool restarts(const Seam *s) {
    const MxCell *last = cell_above(s, "indicator.level1", 0);
    const MxCell *next = cell_below(s, "indicator.level1", 0);
    const MxCell *first =
        mx_form_columns_cell(s->columns, s->above->grid, 0, "indicator.level1", 0);
    return !is_blank(first) && !is_blank(next) && !is_blank(last) && says_same(first, next) &&
           !says_same(last, next);
}

/* Whether the project of the last row goes on below the seam. Boxes are centred, so that of name
 * and total one may stand above and one below, and a name may be cut; both again are either the
 * same, or another's. */
static bool project_goes_on(const Seam *s) {
    const MxCell *name = cell_above(s, "name", 0), *total = cell_above(s, "funds.total", 0);
    const MxCell *next = cell_below(s, "name", 0), *next_total = cell_below(s, "funds.total", 0);
    if (name == NULL || next == NULL)
        return false;
    bool named = is_blank(next) || is_blank(name) || says_same(name, next);
    if (is_blank(next) && is_blank(next_total))
        return true;
    if (is_blank(name) && is_blank(total))
        return is_merged(name, next);
    if (!is_blank(total) && !is_blank(next_total))
        return named && says_same(total, next_total);
    return named || (total != NULL && !restarts(s));
}

/* Whether the blank box of a name waits for its text: a project with a total begins with it. */
static bool waits(const Seam *s, const MxCell *name) {
    const MxCell *total =
        mx_form_columns_cell(s->columns, s->above->grid, name->row, "funds.total", 0);
    return is_blank(name) && !is_blank(total) && total->row == name->row;
}

static void join_project(Seam *s, bool goes_on) {
    Pair p;
    for (guint col = 0; next_pair(s, &col, &p);) {
        const MxFormColumn *column = column_over(s, p.cell);
        if (p.twin == NULL || column == NULL || !is_of_project(column))
            continue;
        bool blank = is_blank(p.cell) || is_blank(p.twin);
        bool name = strcmp(column->id, "name") == 0 && (is_blank(p.cell) || waits(s, p.twin));
        if (goes_on || name || (is_owner(column) && blank))
            join(s, p.twin, p.cell);
    }
}

/* Whether every project is one row: nothing heads indicators. */
static bool is_one_row(const Seam *s) {
    return cell_above(s, "indicator.name", 0) == NULL &&
           cell_above(s, "indicator.target", 0) == NULL;
}

static bool join_list(Seam *s) {
    bool goes_on = project_goes_on(s);
    if (goes_on && (is_one_row(s) || row_is_cut(s))) {
        if (join_all(s))
            return true;
        g_hash_table_remove_all(s->joins);
    }
    join_project(s, goes_on);
    if (goes_on)
        join_levels(s);
    return false;
}

/* --------------------------------------------------------------------------------------- all -- */

/* How many rows at the head of @grid print the header of the block again. */
static guint count_repeated(const MxFormColumns *columns, const MxSheet *sheet, guint first) {
    g_autofree char *own = mx_form_columns_signature(columns);
    MxFormColumns *again = mx_form_columns_new(sheet, first);
    if (again == NULL)
        return 0;
    g_autofree char *other = mx_form_columns_signature(again);
    guint n = strcmp(own, other) == 0 ? again->n_rows : 0;
    mx_form_columns_free(again);
    return n;
}

MxFormRows *mx_form_rows_join(MxFormRows *rows, const MxFormColumns *columns, const MxPack *pack,
                              const MxGrid *grid, guint first, guint end, guint page,
                              GPtrArray *repeats) {
    Seam s = { .columns = columns, .above = rows };
    mx_sheet_init(&s.lower, pack, grid, page);
    if (columns != NULL && !columns->list && first < end)
        first = MIN(first + count_repeated(columns, &s.lower, first), end);
    mx_sheet_clear(&s.lower);
    if (first == end)
        return rows;
    s.below = mx_form_rows_new(grid, first, end, page);
    s.shift = rows->grid->xs[0] - grid->xs[0];
    s.joins = g_hash_table_new(NULL, NULL);
    mx_sheet_init(&s.upper, pack, s.above->grid, page);
    mx_sheet_init(&s.lower, pack, s.below->grid, page);
    bool block = columns != NULL && mx_form_columns_hold(columns, &s.lower, 0);
    bool list = columns != NULL && columns->list;
    bool cut = list ? join_list(&s) : block ? join_block(&s) : join_fields(&s);
    MxFormRows *all = mx_form_rows_append(s.above, s.below, s.joins, cut, repeats);
    mx_sheet_clear(&s.upper);
    mx_sheet_clear(&s.lower);
    g_hash_table_unref(s.joins);
    mx_form_rows_free(s.below);
    mx_form_rows_free(rows);
    return all;
}
