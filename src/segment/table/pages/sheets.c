/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables that are wider than their pages.
 *
 *   page 8   科目 │ 名称 │ 合计 │ 财政拨款      page 10   其他收入
 *   page 9    …  │  …  │  …  │  …            page 11     …
 *
 * A program that prints a table too wide for its paper prints all pages of the columns that fit,
 * then all pages of those that do not. Row by row the second run stands at the same heights as the
 * first. It has no title; below its header only figures stand, since what names the rows is on the
 * first run. A page that goes on with a table in the usual way has names, also where all its rows
 * are as high as those of the page before.
 *
 * Known failure: more than two runs.
 */
#include "segment/table/pages/sheets.h"

#include "base/text.h"
#include "segment/table/caption.h"
#include "segment/table/header.h"
#include "segment/table/pages/goes_on.h"
#include "segment/table/pages/join_grids.h"

/* Header, figures, and one row more or less: of fewer rows, heights say nothing. */
#define MIN_ROWS 2u
/* Pages of the columns that fit. The longest table of the corpus has 56; each start is tried with
 * each length, and a run of many pages has many heights to agree. */
#define MAX_RUN 60u

struct MxSheets {
    GHashTable *wholes; /* MxGrid of the left sheet → MxGrid (owned) of both */
    GHashTable *rights; /* of MxGrid */
};

static const MxGrid *only_grid(const GPtrArray *layouts, guint page) {
    const MxLayout *layout = page < layouts->len ? layouts->pdata[page] : NULL;
    return layout != NULL && layout->grids->len == 1 ? layout->grids->pdata[0] : NULL;
}

static bool is_blank_page(const GPtrArray *layouts, guint page) {
    const MxLayout *layout = page < layouts->len ? layouts->pdata[page] : NULL;
    return layout != NULL && layout->grids->len == 0 && layout->lines->len == 0;
}

static bool has_title(const GPtrArray *layouts, guint page, const MxPack *pack) {
    MxCaption caption = { 0 };
    const MxLayout *layout = layouts->pdata[page];
    const MxGrid *grid = layout->grids->pdata[0];
    g_autoptr(GPtrArray) above = g_ptr_array_new();
    for (guint i = 0; i < layout->lines->len; i++)
        if (((const MxLine *)layout->lines->pdata[i])->box.y1 <= grid->box.y0)
            g_ptr_array_add(above, layout->lines->pdata[i]);
    mx_caption_read(&caption, pack, above);
    bool found = caption.title != NULL || mx_caption_read_rows(&caption, pack, grid) > 0;
    mx_caption_clear(&caption);
    return found;
}

/* Whether rows [first, end) of @grid hold texts; @words: other texts than figures. */
static bool holds(const MxGrid *grid, const MxPack *pack, guint first, guint end, bool words) {
    for (guint i = 0; i < grid->cells->len; i++) {
        const MxCell *cell = grid->cells->pdata[i];
        if (cell->row < first || cell->row >= end || mx_cell_is_blank(cell))
            continue;
        g_autofree char *folded = mx_text_fold(cell->text);
        if (!words ||
            (!mx_cell_is_figure(folded) && !mx_pack_phrase(pack, MX_PHRASE_NOTHING, folded, NULL)))
            return true;
    }
    return false;
}

/* Whether page @b prints the right side of what begins on page @a. */
static bool is_right_of(const GPtrArray *layouts, guint a, guint b, const MxPack *pack) {
    const MxGrid *left = only_grid(layouts, a), *right = only_grid(layouts, b);
    if (left == NULL || right == NULL || left->n_rows < MIN_ROWS ||
        !mx_grids_stand_beside(left, right) || has_title(layouts, b, pack))
        return false;
    g_autoptr(MxHeader) header = mx_header_new(pack, left, 0);
    g_autoptr(MxHeader) again = mx_header_new(pack, right, 0);
    /* a header of the right side may have fewer rows */
    double end = left->ys[header->body_row];
    guint body = 0;
    while (body < right->n_rows && right->ys[body] < end - 1)
        body++;
    return header->body_row > 0 && header->body_row < left->n_rows &&
           !mx_header_is_same(header, again) && holds(right, pack, 0, body, false) &&
           !holds(right, pack, body, right->n_rows, true);
}

static bool has_right_run(const GPtrArray *layouts, guint first, guint n, const MxPack *pack) {
    for (guint k = 1; k < n; k++) {
        const MxGrid *left = only_grid(layouts, first + k);
        const MxGrid *right = only_grid(layouts, first + n + k);
        bool same = left != NULL && right != NULL && mx_grids_stand_beside(left, right) &&
                    !holds(right, pack, 0, right->n_rows, true);
        if (!same && !(left != NULL && is_blank_page(layouts, first + n + k)))
            return false;
    }
    return is_right_of(layouts, first, first + n, pack);
}

static void join_run(MxSheets *sheets, const GPtrArray *layouts, guint first, guint n) {
    for (guint k = 0; k < n; k++) {
        const MxGrid *left = only_grid(layouts, first + k);
        const MxGrid *right = only_grid(layouts, first + n + k);
        if (right == NULL)
            continue;
        guint page = ((const MxLayout *)layouts->pdata[first + n + k])->number;
        g_hash_table_insert(sheets->wholes, (gpointer)left, mx_grids_set_beside(left, right, page));
        g_hash_table_add(sheets->rights, (gpointer)right);
    }
}

MxSheets *mx_sheets_new(const GPtrArray *layouts, const MxPack *pack) {
    MxSheets *sheets = g_new0(MxSheets, 1);
    sheets->wholes = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)mx_grid_free);
    sheets->rights = g_hash_table_new(NULL, NULL);
    for (guint first = 0; first < layouts->len; first++) {
        if (only_grid(layouts, first) == NULL || !has_title(layouts, first, pack))
            continue;
        for (guint n = 1; n <= MAX_RUN && first + 2 * n <= layouts->len; n++) {
            /* a run is of one table: its later pages have no title */
            if (n > 1 && (only_grid(layouts, first + n - 1) == NULL ||
                          has_title(layouts, first + n - 1, pack)))
                break;
            if (!has_right_run(layouts, first, n, pack))
                continue;
            join_run(sheets, layouts, first, n);
            break;
        }
    }
    return sheets;
}

void mx_sheets_free(MxSheets *sheets) {
    g_hash_table_unref(sheets->wholes);
    g_hash_table_unref(sheets->rights);
    g_free(sheets);
}

const MxGrid *mx_sheets_whole(const MxSheets *sheets, const MxGrid *grid) {
    const MxGrid *whole = g_hash_table_lookup(sheets->wholes, grid);
    return whole ? whole : grid;
}

bool mx_sheets_is_right(const MxSheets *sheets, const MxGrid *grid) {
    return g_hash_table_contains(sheets->rights, grid);
}
