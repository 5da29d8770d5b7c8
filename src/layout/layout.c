/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page taken apart: ruled grids first, then grids by alignment, then lines and paragraphs. */
#include <cjson/cJSON.h>

#include "base/text.h"
#include "layout/fill.h"
#include "layout/lattice/lattice.h"
#include "layout/layout.h"
#include "layout/stream/stream.h"
#include "page/vector/text/tell.h"

void mx_layout_free(MxLayout *layout) {
    if (layout == NULL)
        return;
    g_ptr_array_unref(layout->lines);
    g_ptr_array_unref(layout->blocks);
    g_ptr_array_unref(layout->grids);
    g_free(layout->hidden);
    g_free(layout->cut);
    g_free(layout->overprint);
    g_free(layout);
}

static bool is_empty(const MxGrid *grid) {
    for (guint i = 0; i < grid->cells->len; i++)
        if (!mx_cell_is_blank(grid->cells->pdata[i]))
            return false;
    return true;
}

static void drop_empty(GPtrArray *grids) {
    for (guint i = grids->len; i-- > 0;)
        if (is_empty(grids->pdata[i]))
            g_ptr_array_remove_index(grids, i);
}

static int compare_top(const void *a, const void *b) {
    const MxGrid *p = *(MxGrid *const *)a, *q = *(MxGrid *const *)b;
    return (p->box.y0 > q->box.y0) - (p->box.y0 < q->box.y0);
}

/* Fills @grids with glyphs of @from and returns what is left. */
static GPtrArray *take(GPtrArray *grids, const MxPage *page, GPtrArray *from) {
    GPtrArray *rest = mx_grids_fill(grids, page, from);
    g_ptr_array_unref(from);
    drop_empty(grids);
    return rest;
}

static MxLayout *take_apart(const MxPage *page) {
    MxLayout *layout = g_new0(MxLayout, 1);
    layout->number = page->number;
    layout->width_pt = page->width_pt;
    layout->height_pt = page->height_pt;
    layout->text = page->text;
    layout->n_glyphs = page->glyphs->len;
    GPtrArray *rest = g_ptr_array_sized_new(page->glyphs->len);
    for (guint i = 0; i < page->glyphs->len; i++) {
        MxGlyph *glyph = &g_array_index(page->glyphs, MxGlyph, i);
        layout->n_digits += mx_char_is_digit(glyph->ch);
        g_ptr_array_add(rest, glyph);
    }
    g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(MxBox));
    layout->grids = mx_lattice_find(page, taken);
    rest = take(layout->grids, page, rest);
    for (guint i = 0; i < layout->grids->len; i++)
        g_array_append_val(taken, ((const MxGrid *)layout->grids->pdata[i])->box);
    GPtrArray *streams = mx_stream_find(page, rest, taken);
    rest = take(streams, page, rest);
    g_ptr_array_extend_and_steal(layout->grids, streams);
    g_ptr_array_sort(layout->grids, compare_top);
    layout->lines = mx_lines_find(rest);
    layout->blocks = mx_blocks_find(layout->lines);
    g_ptr_array_unref(rest);
    return layout;
}

MxBox mx_layout_show(const MxLayout *layout, MxBox box) {
    bool swaps = mx_turn_swaps(layout->turn);
    return mx_box_turn_back(box, layout->turn, swaps ? layout->height_pt : layout->width_pt,
                            swaps ? layout->width_pt : layout->height_pt);
}

/* Where the cells of a page stand as it is displayed. */
static void show(MxLayout *layout) {
    for (guint g = 0; g < layout->grids->len; g++) {
        MxGrid *grid = layout->grids->pdata[g];
        grid->shown = mx_layout_show(layout, grid->box);
        for (guint i = 0; i < grid->cells->len; i++) {
            MxCell *cell = grid->cells->pdata[i];
            cell->shown = mx_layout_show(layout, cell->box);
        }
    }
}

static char *text_of(const GArray *glyphs) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < glyphs->len; i++)
        g_string_append_unichar(text, g_array_index(glyphs, MxGlyph, i).ch);
    return g_string_free(text, glyphs->len == 0);
}

MxLayout *mx_layout_new(const MxPage *page) {
    MxTurn turn = mx_page_find_turn(page);
    g_autoptr(MxPage) turned = turn == MX_TURN_NONE ? NULL : mx_page_turn(page, turn);
    MxLayout *layout = take_apart(turned ? turned : page);
    layout->turn = turn;
    layout->hidden = mx_page_tell_hidden(page);
    layout->cut = mx_page_tell_cut(page);
    layout->overprint = text_of(page->overprint);
    show(layout);
    return layout;
}

/* ----------------------------------------------------------------------------------- dump -- */

static cJSON *box_to_json(MxBox b) {
    const double places[] = { b.x0, b.y0, b.x1, b.y1 };
    g_autoptr(GString) text = g_string_new("[");
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        char buffer[G_ASCII_DTOSTR_BUF_SIZE]; /* printf() would use the locale's decimal sign */
        g_ascii_formatd(buffer, sizeof buffer, "%.1f", places[i]);
        g_string_append_printf(text, "%s%s", i > 0 ? "," : "", buffer);
    }
    g_string_append_c(text, ']');
    return cJSON_CreateRaw(text->str);
}

static cJSON *cell_to_json(const MxCell *cell) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddNumberToObject(json, "row", cell->row);
    cJSON_AddNumberToObject(json, "col", cell->col);
    cJSON_AddNumberToObject(json, "rowspan", cell->row_span);
    cJSON_AddNumberToObject(json, "colspan", cell->col_span);
    cJSON_AddStringToObject(json, "text", cell->text);
    return json;
}

static cJSON *grid_to_json(const MxGrid *grid) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddItemToObject(json, "bbox", box_to_json(grid->box));
    cJSON_AddBoolToObject(json, "ruled", grid->ruled);
    cJSON_AddNumberToObject(json, "rows", grid->n_rows);
    cJSON_AddNumberToObject(json, "columns", grid->n_cols);
    cJSON *cells = cJSON_AddArrayToObject(json, "cells");
    for (guint i = 0; i < grid->cells->len; i++)
        cJSON_AddItemToArray(cells, cell_to_json(grid->cells->pdata[i]));
    return json;
}

static cJSON *text_to_json(MxBox box, const char *text) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddItemToObject(json, "bbox", box_to_json(box));
    cJSON_AddStringToObject(json, "text", text);
    return json;
}

char *mx_layout_to_json(const MxLayout *layout) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddNumberToObject(json, "page", layout->number);
    cJSON *lines = cJSON_AddArrayToObject(json, "lines");
    for (guint i = 0; i < layout->lines->len; i++) {
        const MxLine *line = layout->lines->pdata[i];
        cJSON_AddItemToArray(lines, text_to_json(line->box, line->text));
    }
    cJSON *blocks = cJSON_AddArrayToObject(json, "blocks");
    for (guint i = 0; i < layout->blocks->len; i++) {
        const MxBlock *block = layout->blocks->pdata[i];
        cJSON_AddItemToArray(blocks, text_to_json(block->box, block->text));
    }
    cJSON *grids = cJSON_AddArrayToObject(json, "grids");
    for (guint i = 0; i < layout->grids->len; i++)
        cJSON_AddItemToArray(grids, grid_to_json(layout->grids->pdata[i]));
    char *printed = cJSON_Print(json);
    cJSON_Delete(json);
    return printed;
}
