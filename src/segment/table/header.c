/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which rows are the header, and what stands above each column.
 *
 *   ┌──────────────────────┬───────────────────┐   row 0   spans columns: its parts stand below
 *   │ 项目                  │ 收入预算           │
 *   ├───────────┬──────────┼──────┬────────────┤   row 1   科目名称 reaches down to row 2
 *   │ 科目编码   │ 科目名称  │ 合计  │ 财政拨款收入 │
 *   ├───┬───┬───┤          │      │            │   row 2   类 款 项 below a span: still header
 *   │ 类 │ 款 │ 项 │          │      │            │
 *   ├───┼───┼───┼──────────┼──────┼────────────┤   row 3   figures: body
 *
 * 1. The header goes down as far as its cells reach, and on while a row stands below cells that
 *    span several columns, or heads columns that have no heading yet (below). It ends before a row
 * that holds a figure, a total or an item of the body; a row that merely numbers the columns is
 * skipped.
 * 2. A column's path is the header cells above it. A header cell over several columns that the body
 *    does not part is one column. Where cells were not joined, a heading is of the blank ones right
 *    of it too, if each has a part below:
 *
 *        │ 收入 │      │ 支出 │      │
 *        │ 项目 │ 金额 │ 项目 │ 金额 │
 *
 * What the columns are called is columns.c's business.
 */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "normalize/amount.h"
#include "segment/table/columns/columns.h"
#include "segment/table/header.h"
#include "segment/table/leaf.h"

/* A row of column numbers counts at least this many: two could be figures of a small table. */
#define MIN_INDEX_CELLS 3u

/* ----------------------------------------------------------------------------------- rows -- */

/* The cells that begin in @row, with their folded texts: what a row by itself says.
 * n_short: those that end in it too; n_index: of these, the numbers of columns and 栏次. */
typedef struct {
    guint n_texts, n_figures, n_totals, n_short, n_index;
    bool lead_item, lead_total, lead_index;
    bool below_span; /* a text stands below a header cell that spans columns */
} RowTraits;

static bool is_column_number(const char *folded) {
    return strlen(folded) <= 2 && g_ascii_isdigit(folded[0]) &&
           (folded[1] == '\0' || g_ascii_isdigit(folded[1]));
}

static void add_cell(RowTraits *t, const MxPack *pack, const char *folded, bool ends_here) {
    bool first = t->n_texts++ == 0;
    bool total = mx_pack_phrase(pack, MX_PHRASE_TOTAL, folded, NULL);
    bool index = mx_pack_phrase(pack, MX_PHRASE_INDEX, folded, NULL);
    t->n_figures += mx_cell_is_figure(folded);
    t->n_totals += total;
    t->n_short += ends_here;
    t->n_index += ends_here && (index || is_column_number(folded));
    if (!first)
        return;
    t->lead_total = total;
    t->lead_item = mx_pack_phrase(pack, MX_PHRASE_ITEM, folded, NULL);
    t->lead_index = index;
}

static bool below_span(const MxGrid *grid, const MxCell *cell, guint first_row) {
    return cell->row > first_row &&
           mx_grid_get(grid, cell->row - 1, cell->col)->col_span > cell->col_span;
}

static RowTraits read_row(const MxPack *pack, const MxGrid *grid, guint row, guint first_row) {
    RowTraits t = { 0 };
    for (guint col = 0; col < grid->n_cols;) {
        const MxCell *cell = mx_grid_get(grid, row, col);
        if (cell->row == row && !mx_cell_is_blank(cell)) {
            g_autofree char *folded = mx_text_fold(cell->text);
            add_cell(&t, pack, folded, cell->row_span == 1);
            t.below_span = t.below_span || below_span(grid, cell, first_row);
        }
        col = cell->col + cell->col_span;
    }
    return t;
}

/* 类 款 项 may stand before the numbers, reaching down to the rows below. */
static bool is_index_row(const RowTraits *t) {
    return t->lead_index || (t->n_index == t->n_short && t->n_index >= MIN_INDEX_CELLS);
}

bool mx_row_is_index(const MxPack *pack, const MxGrid *grid, guint row) {
    RowTraits t = read_row(pack, grid, row, row);
    return is_index_row(&t);
}

static bool is_body_row(const RowTraits *t) {
    if (is_index_row(t))
        return false;
    return t->n_figures > 0 || t->lead_item ||
           (t->lead_total && t->n_totals + t->n_figures == t->n_texts);
}

/* The first row below every header cell that begins in rows [first, row]. */
static guint reach_down(const MxGrid *grid, guint row) {
    guint reach = row + 1;
    for (guint col = 0; col < grid->n_cols; col++) {
        const MxCell *cell = mx_grid_get(grid, row, col);
        reach = MAX(reach, cell->row + cell->row_span);
    }
    return reach;
}

static bool is_blank_at(const MxGrid *grid, guint row, guint col) {
    return mx_cell_is_blank(mx_grid_get(grid, row, col));
}

static bool has_heading(const MxGrid *grid, guint first, guint row, guint col) {
    for (guint r = first; r < row; r++)
        if (!is_blank_at(grid, r, col))
            return true;
    return false;
}

static bool has_figure_below(const MxGrid *grid, guint row, guint col) {
    for (guint r = row + 1; r < grid->n_rows; r++) {
        const MxCell *cell = mx_grid_get(grid, r, col);
        g_autofree char *folded = mx_text_fold(mx_cell_is_blank(cell) ? "" : cell->text);
        bool figure = mx_cell_is_figure(folded) || g_ascii_isdigit(folded[0]);
        if (cell->row == r && figure && !is_column_number(folded))
            return true;
    }
    return false;
}

/* Whether @row heads a column of figures that has no heading in [@first, @row), right of one that
 * has and goes on in this row: a corner that is blank is none. */
static bool heads_blank(const MxGrid *grid, guint first, guint row) {
    for (guint col = 1; col < grid->n_cols; col++)
        if (!is_blank_at(grid, row, col) && !is_blank_at(grid, row, col - 1) &&
            !has_heading(grid, first, row, col) && has_heading(grid, first, row, col - 1) &&
            has_figure_below(grid, row, col))
            return true;
    return false;
}

/* Returns the first body row; @labels_end: the first row below the header's own labels (rows of
 * column numbers lie between the two). */
static guint find_body(const MxPack *pack, const MxGrid *grid, guint first, guint *labels_end) {
    guint reach = first, row = first;
    *labels_end = first;
    for (; row < grid->n_rows; row++) {
        RowTraits t = read_row(pack, grid, row, first);
        if (is_index_row(&t) && row > first)
            continue;
        bool goes_on = t.below_span || (row > first && heads_blank(grid, first, row));
        bool header = row == first || row < reach || (goes_on && *labels_end == row);
        if (is_body_row(&t) || !header)
            break;
        reach = MAX(reach, reach_down(grid, row));
        *labels_end = row + 1;
    }
    return row;
}

/* --------------------------------------------------------------------------------- leaves -- */

static void append_part(GString *path, const char *text) {
    if (path->len > 0)
        g_string_append_c(path, '/');
    g_string_append(path, text);
}

/* The header's cell of @row above column @col; where that is blank and parts follow below it, the
 * one left of it that has parts too. */
static const MxCell *heading_at(const MxGrid *grid, guint row, guint end, guint col) {
    guint from = col;
    while (row + 1 < end && from > 0 && is_blank_at(grid, row, from) &&
           !is_blank_at(grid, row + 1, from) && !is_blank_at(grid, row + 1, from - 1))
        from--;
    const MxCell *cell = mx_grid_get(grid, row, from);
    return mx_cell_is_blank(cell) ? mx_grid_get(grid, row, col) : cell;
}

/* The header path above column @col, over the rows [first, end). */
static void read_path(MxLeaf *leaf, const MxGrid *grid, guint first, guint end, guint col) {
    g_autoptr(GString) label = g_string_new(NULL);
    g_autoptr(GString) under = g_string_new(NULL);
    const MxCell *before = NULL;
    g_autofree char *last = NULL;
    for (guint row = first; row < end; row++) {
        const MxCell *cell = heading_at(grid, row, end, col);
        if (cell == before || mx_cell_is_blank(cell))
            continue;
        /* parts are never wider than their whole: 合计 beside the last headers is a row's label */
        if (before != NULL && cell->col_span > before->col_span)
            break;
        before = cell;
        append_part(label, cell->text);
        if (last != NULL)
            append_part(under, last);
        g_free(last);
        last = mx_text_fold(cell->text);
    }
    leaf->label = g_strdup(label->str);
    leaf->under = g_strdup(under->str);
    leaf->leaf = last ? g_steal_pointer(&last) : g_strdup("");
}

static bool body_splits(const MxGrid *grid, guint body_row, guint first, guint last) {
    for (guint row = body_row; row < grid->n_rows; row++)
        for (guint col = first; col < last; col++)
            if (mx_grid_get(grid, row, col) != mx_grid_get(grid, row, col + 1) &&
                !mx_cell_is_blank(mx_grid_get(grid, row, col + 1)))
                return true;
    return false;
}

static bool is_blank_column(const MxGrid *grid, guint col) {
    for (guint row = 0; row < grid->n_rows; row++) {
        const MxCell *cell = mx_grid_get(grid, row, col);
        if (!mx_cell_is_blank(cell) && cell->col_span == 1)
            return false;
    }
    return true;
}

static void add_leaf(MxHeader *header, const MxGrid *grid, guint end, guint first, guint last) {
    MxLeaf *leaf = g_new0(MxLeaf, 1);
    leaf->first = first;
    leaf->last = last;
    leaf->x0 = grid->xs[first];
    leaf->x1 = grid->xs[last + 1];
    read_path(leaf, grid, header->first_row, end, first);
    if (*leaf->label == '\0' && first == last && is_blank_column(grid, first))
        mx_leaf_free(leaf);
    else
        g_ptr_array_add(header->leaves, leaf);
}

/* One leaf a column; a header cell over several columns that the body does not part is one. */
static void find_leaves(MxHeader *header, const MxGrid *grid, guint end) {
    for (guint col = 0; col < grid->n_cols;) {
        const MxCell *cell = mx_grid_get(grid, end - 1, col);
        guint last = cell->col + cell->col_span - 1;
        if (last > col && !body_splits(grid, header->body_row, col, last)) {
            add_leaf(header, grid, end, col, last);
            col = last + 1;
        } else {
            add_leaf(header, grid, end, col, col);
            col++;
        }
    }
}

static char *read_signature(const MxGrid *grid, guint first, guint end) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < grid->cells->len; i++) {
        const MxCell *cell = grid->cells->pdata[i];
        if (cell->row < first || cell->row >= end || mx_cell_is_blank(cell))
            continue;
        g_autofree char *folded = mx_text_fold(cell->text);
        g_string_append_printf(text, "%s|", folded);
    }
    return g_string_free(text, FALSE);
}

MxHeader *mx_header_new(const MxPack *pack, const MxGrid *grid, guint first_row) {
    MxHeader *header = g_new0(MxHeader, 1);
    guint labels_end;
    header->leaves = g_ptr_array_new_with_free_func((GDestroyNotify)mx_leaf_free);
    header->n_cols = grid->n_cols;
    header->first_row = first_row;
    header->body_row = find_body(pack, grid, first_row, &labels_end);
    header->signature = read_signature(grid, first_row, labels_end);
    if (labels_end > first_row)
        find_leaves(header, grid, labels_end);
    mx_header_name_columns(header, pack, grid);
    return header;
}
