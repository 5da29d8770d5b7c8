/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page model from anywhere, laid out: whatever loads gives sound grids and JSON, and is printed
 * as a page model that loads again. */
#include <cjson/cJSON.h>
#include <mingxi/error.h>
#include <string.h>

#include "fuzz.h"
#include "layout/layout.h"

static void check_ascending(const double *places, guint n) {
    for (guint i = 0; i < n; i++)
        CHECK(places[i] < places[i + 1]);
}

static void check_cell(const MxGrid *grid, const MxCell *cell) {
    CHECK(cell->text != NULL && g_utf8_validate(cell->text, -1, NULL));
    CHECK(cell->row_span >= 1 && cell->col_span >= 1);
    CHECK(cell->box.x0 == grid->xs[cell->col] && cell->box.y0 == grid->ys[cell->row]);
    CHECK(cell->box.x1 == grid->xs[cell->col + cell->col_span]);
    CHECK(cell->box.y1 == grid->ys[cell->row + cell->row_span]);
}

static void check_grid(const MxGrid *grid) {
    CHECK(grid->n_rows >= 1 && grid->n_cols >= 1 && grid->cells->len >= 2);
    check_ascending(grid->xs, grid->n_cols);
    check_ascending(grid->ys, grid->n_rows);
    CHECK(mx_grid_check(grid));
    for (guint i = 0; i < grid->cells->len; i++)
        check_cell(grid, grid->cells->pdata[i]);
}

/* Characters printed in @text, white space apart: layout adds that and nothing else. */
static gsize count_printed(const char *text) {
    gsize n = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        n += *p != ' ';
    return n;
}

/* Every glyph stands in exactly one cell or line, or beside its cell as a note's mark. */
static void check_nothing_lost(const MxLayout *layout, const MxPage *page) {
    gsize printed = 0;
    for (guint i = 0; i < layout->lines->len; i++)
        printed += count_printed(((const MxLine *)layout->lines->pdata[i])->text);
    for (guint i = 0; i < layout->grids->len; i++) {
        const MxGrid *grid = layout->grids->pdata[i];
        for (guint k = 0; k < grid->cells->len; k++) {
            const MxCell *cell = grid->cells->pdata[k];
            printed += count_printed(cell->text) + (cell->marks ? count_printed(cell->marks) : 0);
        }
    }
    CHECK(printed == page->glyphs->len);
}

static void check_layout(const MxPage *page) {
    g_autoptr(MxLayout) layout = mx_layout_new(page);
    for (guint i = 0; i < layout->grids->len; i++)
        check_grid(layout->grids->pdata[i]);
    check_nothing_lost(layout, page);
    char *json = mx_layout_to_json(layout);
    cJSON *parsed = cJSON_Parse(json);
    CHECK(parsed != NULL);
    cJSON_Delete(parsed);
    g_free(json);
}

static void check_dump(const MxPage *page) {
    g_autofree char *json = mx_page_to_json(page);
    g_autoptr(MxPage) again = mx_page_load_json(json, strlen(json), NULL);
    CHECK(again != NULL && again->glyphs->len == page->glyphs->len);
    g_autofree char *second = mx_page_to_json(again);
    CHECK(strcmp(json, second) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    g_autoptr(GError) error = NULL;
    g_autoptr(MxPage) page = mx_page_load_json((const char *)data, size, &error);
    if (page == NULL) {
        CHECK(g_error_matches(error, MX_ERROR, MX_ERROR_FORMAT));
        return 0;
    }
    CHECK(error == NULL);
    check_layout(page);
    check_dump(page);
    return 0;
}
