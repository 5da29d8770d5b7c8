/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grids of any document, as JSON, CSV or HTML. */
#include <mingxi/error.h>
#include <mingxi/tables.h>
#include <stdbool.h>
#include <string.h>

#include "base/numbers.h"
#include "layout/layout.h"
#include "ocr/pages.h"
#include "page/source.h"
#include "write/csv.h"
#include "write/json/value.h"

/* ------------------------------------------------------------------------------------ JSON -- */

static cJSON *grid_to_json(const MxGrid *grid, guint page) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddNumberToObject(json, "page", page);
    mx_json_add_box(json, grid->shown);
    cJSON *cells = cJSON_AddArrayToObject(json, "cells");
    for (guint i = 0; i < grid->cells->len; i++) {
        const MxCell *cell = grid->cells->pdata[i];
        cJSON *item = cJSON_CreateObject();
        cJSON_AddNumberToObject(item, "row", cell->row);
        cJSON_AddNumberToObject(item, "col", cell->col);
        cJSON_AddNumberToObject(item, "rowspan", cell->row_span);
        cJSON_AddNumberToObject(item, "colspan", cell->col_span);
        cJSON_AddStringToObject(item, "text", cell->text);
        mx_json_add_box(item, cell->shown);
        cJSON_AddItemToArray(cells, item);
    }
    return json;
}

/* One page's tables, without the brackets around the list. */
static void append_json(GString *out, const MxLayout *layout) {
    for (guint i = 0; i < layout->grids->len; i++) {
        cJSON *json = grid_to_json(layout->grids->pdata[i], layout->number);
        char *text = cJSON_PrintUnformatted(json);
        g_string_append(out, out->len > 0 ? ",\n" : "");
        g_string_append(out, text);
        g_free(text);
        cJSON_Delete(json);
    }
}

/* ------------------------------------------------------------------------------------- CSV -- */

static void append_csv(GString *out, const MxLayout *layout) {
    for (guint i = 0; i < layout->grids->len; i++) {
        const MxGrid *grid = layout->grids->pdata[i];
        for (guint row = 0; row < grid->n_rows; row++) {
            g_string_append_printf(out, "%u,%u", layout->number, i + 1);
            for (guint col = 0; col < grid->n_cols; col++) {
                const MxCell *cell = mx_grid_get(grid, row, col);
                bool here = cell->row == row && cell->col == col;
                g_string_append_c(out, ',');
                mx_csv_append(out, here ? cell->text : "");
            }
            g_string_append(out, "\r\n");
        }
    }
}

/* ------------------------------------------------------------------------------------ HTML -- */

static void append_html_cell(GString *out, const MxCell *cell) {
    g_autofree char *text = g_markup_escape_text(cell->text, -1);
    g_string_append(out, "<td");
    if (cell->row_span > 1)
        g_string_append_printf(out, " rowspan=\"%u\"", cell->row_span);
    if (cell->col_span > 1)
        g_string_append_printf(out, " colspan=\"%u\"", cell->col_span);
    g_string_append_printf(out, ">%s</td>", text);
}

static void append_html(GString *out, const MxLayout *layout) {
    for (guint i = 0; i < layout->grids->len; i++) {
        const MxGrid *grid = layout->grids->pdata[i];
        g_string_append_printf(out, "<table>\n<caption>page %u, table %u</caption>\n",
                               layout->number, i + 1);
        for (guint row = 0; row < grid->n_rows; row++) {
            g_string_append(out, "<tr>");
            for (guint col = 0; col < grid->n_cols; col++) {
                const MxCell *cell = mx_grid_get(grid, row, col);
                if (cell->row == row && cell->col == col)
                    append_html_cell(out, cell);
            }
            g_string_append(out, "</tr>\n");
        }
        g_string_append(out, "</table>\n");
    }
}

/* ------------------------------------------------------------------------------- documents -- */

typedef struct {
    const char *head, *foot;
    void (*append)(GString *out, const MxLayout *layout);
} Format;

static const Format FORMATS[] = {
    [MX_TABLES_JSON] = { "{\"tables\":[\n", "\n]}\n", append_json },
    [MX_TABLES_CSV] = { "", "", append_csv },
    [MX_TABLES_HTML] = { "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n"
                         "<style>table{border-collapse:collapse;margin:1em 0}"
                         "td{border:1px solid #999;padding:.2em .5em}</style>\n",
                         "", append_html },
};

static bool check_ranges(MxSource *source, const MxPageRange *ranges, guint n, GError **error) {
    guint n_pages = mx_source_n_pages(source);
    for (guint i = 0; i < n; i++)
        if (ranges[i].first < 1 || ranges[i].first > n_pages) {
            g_set_error(error, MX_ERROR, MX_ERROR_LIMIT, "no page %u; the document has %u",
                        ranges[i].first, n_pages);
            return false;
        }
    return true;
}

static bool is_in(guint page, const MxPageRange *ranges, guint n) {
    for (guint i = 0; i < n; i++)
        if (page >= ranges[i].first && page <= ranges[i].last)
            return true;
    return n == 0;
}

char *mx_source_print_tables(MxSource *source, MxTableFormat format, const MxPageRange *ranges,
                             guint n_ranges, GError **error) {
    MX_NUMBERS_USE_POINT;
    if (!check_ranges(source, ranges, n_ranges, error))
        return NULL;
    g_autoptr(GString) body = g_string_new(NULL);
    g_autoptr(GError) failure = NULL; /* of the first page that cannot be read */
    g_autoptr(MxPages) pages = mx_pages_new(source);
    guint n_read = 0;
    for (guint number = 1; number <= mx_source_n_pages(source); number++) {
        if (!is_in(number, ranges, n_ranges))
            continue;
        g_autoptr(MxPage) page = mx_pages_try(pages, number, failure ? NULL : &failure);
        g_autoptr(MxLayout) layout = mx_layout_new(page);
        n_read += page->lost == NULL;
        FORMATS[format].append(body, layout);
    }
    if (n_read == 0) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return NULL;
    }
    return g_strconcat(FORMATS[format].head, body->str, FORMATS[format].foot, NULL);
}

char *mx_layout_dump(const char *page_json, gsize length, GError **error) {
    MX_NUMBERS_USE_POINT;
    g_autoptr(MxPage) page = mx_page_load_json(page_json, length, error);
    if (page == NULL)
        return NULL;
    g_autoptr(MxLayout) layout = mx_layout_new(page);
    return mx_layout_to_json(layout);
}
