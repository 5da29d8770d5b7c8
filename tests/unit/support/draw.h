/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages drawn by hand for the tests of layout, and grids written as one line of text. */
#ifndef MX_UNIT_DRAW_H
#define MX_UNIT_DRAW_H

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "layout/layout.h"

/** Piece: text of 10 pt whose box begins at (x, y); END ends a list. */
typedef struct {
    double x, y;
    const char *text;
} Piece;

#define END                                                                                        \
    { 0, 0, NULL }

/** Stroke: a ruling; `vertical` ones stand at x = @at. H(0, 0, 0) ends a list. */
typedef struct {
    bool vertical;
    double at, from, to;
} Stroke;

#define H(at, from, to)                                                                            \
    { false, at, from, to }
#define V(at, from, to)                                                                            \
    { true, at, from, to }

static inline MxPage *draw_page(void) {
    MxPage *page = mx_page_new(1, 595, 842);
    page->text = MX_TEXT_NATIVE;
    return page;
}

/* Chinese is as wide as @size, all else half of it; a space is a quarter and no glyph. */
static inline void draw_text(MxPage *page, double x, double y, double size, const char *text) {
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        double width = ch == ' ' ? size / 4 : mx_char_is_cjk(ch) ? size : size / 2;
        MxGlyph glyph = { { x, y, x + width, y + size }, ch, (float)size };
        if (!mx_char_is_space(ch))
            g_array_append_val(page->glyphs, glyph);
        x += width;
    }
}

static inline void draw_pieces(MxPage *page, const Piece *pieces) {
    for (; pieces->text != NULL; pieces++)
        draw_text(page, pieces->x, pieces->y, 10, pieces->text);
}

static inline int draw_compare(const void *a, const void *b) {
    const MxRuling *p = a, *q = b;
    if (p->at != q->at)
        return p->at < q->at ? -1 : 1;
    return (p->from > q->from) - (p->from < q->from);
}

static inline void draw_strokes(MxPage *page, const Stroke *strokes) {
    for (; strokes->to > 0; strokes++) {
        MxRuling ruling = { .at = strokes->at, .from = strokes->from, .to = strokes->to };
        g_array_append_val(strokes->vertical ? page->vertical : page->horizontal, ruling);
    }
    g_array_sort(page->horizontal, draw_compare);
    g_array_sort(page->vertical, draw_compare);
}

static inline void draw_box(MxPage *page, MxBox b) {
    const Stroke sides[] = { { false, b.y0, b.x0, b.x1 },
                             { false, b.y1, b.x0, b.x1 },
                             { true, b.x0, b.y0, b.y1 },
                             { true, b.x1, b.y0, b.y1 },
                             { 0 } };
    draw_strokes(page, sides);
}

/**
 * draw_table_over:
 * @y: where it begins; rows are 20 pt high, the columns share the @width_pt from x = 40 on
 * @notation: the cells from the left, parted by `|`, rows by a line feed; a span of rows and
 * columns stands after a cell's text, `项目{1x2}`, and a place below a span is not written
 *
 * Draws a fully ruled table with text of 8 pt.
 *
 * Returns: where it ends
 */
static inline double draw_table_over(MxPage *page, double y, double width_pt, guint n_cols,
                                     const char *notation) {
    g_auto(GStrv) rows = g_strsplit(notation, "\n", -1);
    guint n_rows = g_strv_length(rows);
    double width = width_pt / n_cols;
    g_autofree bool *taken = g_new0(bool, n_rows *n_cols);
    for (guint row = 0; row < n_rows; row++) {
        g_auto(GStrv) cells = g_strsplit(rows[row], "|", -1);
        guint col = 0;
        for (char **cell = cells; *cell != NULL; cell++) {
            while (taken[row * n_cols + col])
                col++;
            guint height = 1, span = 1;
            char *brace = strchr(*cell, '{');
            if (brace != NULL && sscanf(brace, "{%ux%u}", &height, &span) == 2)
                *brace = '\0';
            for (guint r = row; r < row + height; r++)
                for (guint c = col; c < col + span; c++)
                    taken[r * n_cols + c] = true;
            MxBox box = { 40 + col * width, y + 20 * row, 40 + (col + span) * width,
                          y + 20 * (row + height) };
            draw_box(page, box);
            draw_text(page, box.x0 + 4, (box.y0 + box.y1) / 2 - 4, 8, *cell);
        }
    }
    g_array_sort(page->horizontal, draw_compare);
    g_array_sort(page->vertical, draw_compare);
    return y + 20 * n_rows;
}

/** draw_table: over 500 pt, the width of an upright page. */
static inline double draw_table(MxPage *page, double y, guint n_cols, const char *notation) {
    return draw_table_over(page, y, 500, n_cols, notation);
}

/**
 * draw_describe: (transfer full): the cells of @grid, parted by `|`, rows by ` / `; a span of rows
 * and columns stands after its text: `项目{1x2}|合计{2x1} / 编码|名称`.
 */
static inline char *draw_describe(const MxGrid *grid) {
    GString *out = g_string_new(NULL);
    guint row = 0;
    for (guint i = 0; i < grid->cells->len; i++) {
        const MxCell *cell = grid->cells->pdata[i];
        g_string_append(out, i == 0 ? "" : cell->row == row ? "|" : " / ");
        row = cell->row;
        g_string_append(out, cell->text);
        if (cell->row_span > 1 || cell->col_span > 1)
            g_string_append_printf(out, "{%ux%u}", cell->row_span, cell->col_span);
    }
    return g_string_free(out, FALSE);
}

/** draw_describe_all: (transfer full): every grid of @layout, parted by ` ; `. */
static inline char *draw_describe_all(const MxLayout *layout) {
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < layout->grids->len; i++) {
        g_autofree char *grid = draw_describe(layout->grids->pdata[i]);
        g_string_append_printf(out, "%s%s", i > 0 ? " ; " : "", grid);
    }
    return g_string_free(out, FALSE);
}

/** draw_describe_lines: (transfer full): the text of the lines, parted by ` / `. */
static inline char *draw_describe_lines(const GPtrArray *lines) {
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < lines->len; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? " / " : "",
                               ((const MxLine *)lines->pdata[i])->text);
    return g_string_free(out, FALSE);
}

#endif
