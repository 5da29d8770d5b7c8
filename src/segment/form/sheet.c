/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every cell of a grid is looked up in the pack: which field does it label, under the boxes left of
 * it? */
#include <string.h>

#include "base/text.h"
#include "segment/form/sheet.h"

/* Labels are short: 保证项目实施的制度、措施 has 12 characters, with remarks in parentheses 30.
 * Longer texts are not looked up, since most patterns are open at their ends. */
#define MAX_LABEL_BYTES 120

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

/* 年度资金总额：（万元） is 年度资金总额（万元）. */
static char *fold_label(const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    g_auto(GStrv) parts = g_strsplit(folded, "：（", -1);
    return g_strjoinv("（", parts);
}

static const char *look_up(const MxSheet *sheet, const MxCell *cell) {
    if (mx_cell_is_blank(cell) || strlen(cell->text) > MAX_LABEL_BYTES)
        return NULL;
    g_autofree char *label = fold_label(cell->text);
    g_autofree char *under = path_of(sheet->grid, cell);
    return mx_pack_field(sheet->pack, label, under);
}

void mx_sheet_init(MxSheet *sheet, const MxPack *pack, const MxGrid *grid, guint page) {
    sheet->pack = pack;
    sheet->grid = grid;
    sheet->page = page;
    sheet->pages = NULL;
    sheet->begins = sheet->ends = NULL;
    sheet->ids = g_hash_table_new(NULL, NULL);
    sheet->told = g_hash_table_new(NULL, NULL);
}

void mx_sheet_clear(MxSheet *sheet) {
    g_clear_pointer(&sheet->ids, g_hash_table_unref);
    g_clear_pointer(&sheet->told, g_hash_table_unref);
}

guint mx_sheet_page(const MxSheet *sheet, const MxCell *cell) {
    guint page = sheet->pages == NULL
                     ? 0
                     : GPOINTER_TO_UINT(g_hash_table_lookup((GHashTable *)sheet->pages, cell));
    return page > 0 ? page : sheet->page;
}

guint mx_sheet_row_page(const MxSheet *sheet, guint row, bool end) {
    const GArray *pages = end ? sheet->ends : sheet->begins;
    return pages != NULL ? g_array_index(pages, guint, row) : sheet->page;
}

/* Looked up when it is asked for: of a grid that goes on with another only the rows at the seam
 * are. */
const char *mx_sheet_id(const MxSheet *sheet, const MxCell *cell) {
    gpointer id;
    if (g_hash_table_lookup_extended(sheet->ids, cell, NULL, &id))
        return id;
    id = (gpointer)look_up(sheet, cell);
    g_hash_table_insert(sheet->ids, (gpointer)cell, id);
    return id;
}

void mx_sheet_tell(MxSheet *sheet, const MxCell *cell) {
    g_hash_table_add(sheet->told, (gpointer)cell);
}

bool mx_sheet_told(const MxSheet *sheet, const MxCell *cell) {
    return g_hash_table_contains(sheet->told, cell);
}

bool mx_sheet_is_open(const MxSheet *sheet, const MxCell *cell) {
    return mx_sheet_id(sheet, cell) == NULL && !mx_sheet_told(sheet, cell);
}

const MxCell *mx_sheet_value(const MxSheet *sheet, const MxCell *label) {
    const MxGrid *grid = sheet->grid;
    if (label->col + label->col_span < grid->n_cols) {
        const MxCell *right = mx_grid_get(grid, label->row, label->col + label->col_span);
        if (mx_sheet_is_open(sheet, right))
            return right;
        if (label->col == 0 && label->row_span > 1 && right->row_span < label->row_span)
            return NULL; /* it holds other labels together */
    }
    if (label->row + label->row_span >= grid->n_rows)
        return NULL;
    const MxCell *below = mx_grid_get(grid, label->row + label->row_span, label->col);
    bool same = below->col == label->col && below->col_span == label->col_span;
    return same && mx_sheet_is_open(sheet, below) ? below : NULL;
}
