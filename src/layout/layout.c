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
    g_clear_pointer(&layout->readings, g_array_unref);
    g_free(layout->lost);
    g_free(layout->damage);
    g_free(layout->undrawn);
    g_free(layout->unread);
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

/* The glyphs of @from in @box. */
static GPtrArray *glyphs_in(const GPtrArray *from, MxBox box) {
    GPtrArray *in = g_ptr_array_new();
    for (guint i = 0; i < from->len; i++)
        if (mx_box_holds(box, ((const MxGlyph *)from->pdata[i])->box))
            g_ptr_array_add(in, from->pdata[i]);
    return in;
}

/* What each of @frames holds: a box says nothing about the columns in it, so they are told by
 * alignment. Where they cannot be, its rulings part its text into rows. */
static GPtrArray *open_frames(GPtrArray *frames, const MxPage *page, const GPtrArray *glyphs,
                              const GArray *taken) {
    GPtrArray *grids = g_ptr_array_new_with_free_func((GDestroyNotify)mx_grid_free);
    for (guint i = 0; i < frames->len; i++) {
        const MxBox *box = &((const MxGrid *)frames->pdata[i])->box;
        g_autoptr(GPtrArray) inside = glyphs_in(glyphs, *box);
        GPtrArray *tables = mx_stream_find(page, inside, taken, box);
        if (tables->len == 0)
            g_ptr_array_add(tables, g_steal_pointer(&frames->pdata[i]));
        g_ptr_array_extend_and_steal(grids, tables);
    }
    return grids;
}

/* Whether most cells of @grid have text: the lines of a plot in a frame leave most meshes empty. */
static bool is_filled(const MxGrid *grid, const GPtrArray *glyphs) {
    g_autoptr(GHashTable) filled = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) inside = glyphs_in(glyphs, grid->box);
    for (guint i = 0; i < inside->len; i++) {
        MxBox b = ((const MxGlyph *)inside->pdata[i])->box;
        int row = mx_grid_find_row(grid, mx_box_middle_y(b));
        int col = mx_grid_find_col(grid, mx_box_middle_x(b));
        if (row >= 0 && col >= 0)
            g_hash_table_add(filled, mx_grid_get(grid, (guint)row, (guint)col));
    }
    return 2 * g_hash_table_size(filled) > grid->cells->len;
}

/* Takes out of @grids those that lie in another: tables in a cell, whose text is not the cell's. */
static GPtrArray *steal_inner(GPtrArray *grids, const GPtrArray *glyphs) {
    GPtrArray *inner = g_ptr_array_new_with_free_func((GDestroyNotify)mx_grid_free);
    for (guint i = grids->len; i-- > 0;) {
        bool lies = false;
        for (guint k = 0; k < grids->len && !lies; k++)
            lies = k != i && mx_box_encloses(((const MxGrid *)grids->pdata[k])->box,
                                             ((const MxGrid *)grids->pdata[i])->box);
        if (lies && is_filled(grids->pdata[i], glyphs))
            g_ptr_array_add(inner, g_ptr_array_steal_index(grids, i));
    }
    return inner;
}

static void add_boxes(GArray *taken, const GPtrArray *grids) {
    for (guint i = 0; i < grids->len; i++)
        g_array_append_val(taken, ((const MxGrid *)grids->pdata[i])->box);
}

static MxLayout *take_apart(const MxPage *page) {
    MxLayout *layout = g_new0(MxLayout, 1);
    layout->number = page->number;
    layout->width_pt = page->width_pt;
    layout->height_pt = page->height_pt;
    layout->text = page->text;
    layout->n_annotated = page->n_annotated;
    layout->n_unknown = page->n_unknown;
    layout->n_mended = page->n_mended;
    layout->n_specks = page->n_specks;
    layout->layer = page->layer;
    layout->n_glyphs = page->glyphs->len;
    layout->lost = g_strdup(page->lost);
    layout->damage = g_strdup(page->damage);
    layout->undrawn = g_strdup(page->undrawn);
    layout->unread = g_strdup(page->unread);
    layout->illegible = page->illegible;
    layout->harmed = page->harmed;
    GPtrArray *rest = g_ptr_array_sized_new(page->glyphs->len);
    for (guint i = 0; i < page->glyphs->len; i++) {
        MxGlyph *glyph = &g_array_index(page->glyphs, MxGlyph, i);
        layout->n_digits += mx_char_is_digit(glyph->ch);
        g_ptr_array_add(rest, glyph);
    }
    g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(MxBox));
    g_autoptr(GPtrArray) frames = g_ptr_array_new_with_free_func((GDestroyNotify)mx_grid_free);
    layout->grids = mx_lattice_find(page, frames, taken);
    GPtrArray *inner = steal_inner(layout->grids, rest);
    rest = take(inner, page, rest);
    rest = take(layout->grids, page, rest);
    g_ptr_array_extend_and_steal(layout->grids, inner);
    add_boxes(taken, layout->grids);
    GPtrArray *framed = open_frames(frames, page, rest, taken);
    rest = take(framed, page, rest);
    add_boxes(taken, framed);
    g_ptr_array_extend_and_steal(layout->grids, framed);
    GPtrArray *streams = mx_stream_find(page, rest, taken, NULL);
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
    layout->n_hidden_words = mx_page_count_hidden_words(page);
    layout->overprint = text_of(page->overprint);
    layout->readings = page->readings != NULL ? g_array_ref(page->readings) : NULL;
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
