/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids drawn by rulings. Every page is drawn by hand; a grid is written as draw_describe() does.
 */
#include <criterion/criterion.h>

#include "support/draw.h"

static void expect_sound(const MxLayout *layout, const char *name) {
    for (guint i = 0; i < layout->grids->len; i++) {
        const MxGrid *grid = layout->grids->pdata[i];
        cr_expect(grid->ruled, "%s: found by alignment", name);
        cr_expect(mx_grid_check(grid), "%s: cells do not cover the grid", name);
        for (guint c = 0; c < grid->n_cols; c++)
            cr_expect_lt(grid->xs[c], grid->xs[c + 1], "%s", name);
        for (guint r = 0; r < grid->n_rows; r++)
            cr_expect_lt(grid->ys[r], grid->ys[r + 1], "%s", name);
    }
}

typedef struct {
    const char *name;
    Stroke strokes[16];
    Piece pieces[10];
    const char *grids;
} Case;

static void expect_grids(const Case *cases, gsize n) {
    for (gsize i = 0; i < n; i++) {
        g_autoptr(MxPage) page = draw_page();
        draw_strokes(page, cases[i].strokes);
        draw_pieces(page, cases[i].pieces);
        g_autoptr(MxLayout) layout = mx_layout_new(page);
        g_autofree char *grids = draw_describe_all(layout);
        cr_expect_str_eq(grids, cases[i].grids, "%s: %s, not %s", cases[i].name, grids,
                         cases[i].grids);
        expect_sound(layout, cases[i].name);
    }
}

/* The outline of a table of rows 100–120–140 and columns 50–150–250. */
#define OUTER H(100, 50, 250), H(140, 50, 250), V(50, 100, 140), V(250, 100, 140)

Test(lattice, boxes_are_cells) {
    static const Case CASES[] = {
        { "two by two",
          { OUTER, H(120, 50, 250), V(150, 100, 140) },
          { { 60, 105, "科目" }, { 160, 105, "金额" }, { 60, 125, "合计" }, { 160, 125, "1.00" } },
          "科目|金额 / 合计|1.00" },
        { "a blank cell is a cell",
          { OUTER, H(120, 50, 250), V(150, 100, 140) },
          { { 60, 105, "科目" }, { 160, 105, "金额" }, { 160, 125, "1.00" } },
          "科目|金额 / |1.00" },
        { "a header over two columns",
          { OUTER, H(120, 50, 250), V(150, 120, 140) },
          { { 130, 105, "项目" }, { 60, 125, "编码" }, { 160, 125, "名称" } },
          "项目{1x2} / 编码|名称" },
        { "a column whose boxes the page cut above and below",
          { H(100, 150, 250), H(120, 150, 250), H(140, 150, 250), V(50, 99, 141), V(90, 100, 140),
            V(150, 100, 140), V(250, 100, 140) },
          { { 60, 115, "某" }, { 160, 105, "甲" }, { 160, 125, "乙" } },
          "某{2x1}|{2x1}|甲 / 乙" },
        { "a text that fills its box up to the next one's, in rows as high as their type",
          { H(100, 50, 250), H(111, 50, 250), H(122, 50, 250), V(50, 100, 122), V(150, 100, 122),
            V(250, 100, 122) },
          { { 90, 100.5, "目标写得太满指标" }, { 60, 111.5, "甲" }, { 160, 111.5, "乙" } },
          "目标写得太满|指标 / 甲|乙" },
        { "a lone stroke that ends elsewhere",
          { OUTER, H(120, 50, 250), V(30, 60, 160) },
          { { 60, 105, "科目" }, { 60, 125, "合计" } },
          "科目 / 合计" },
        { "a cell over two rows",
          { OUTER, H(120, 150, 250), V(150, 100, 140) },
          { { 60, 115, "科目" }, { 160, 105, "合计" }, { 160, 125, "1.00" } },
          "科目{2x1}|合计 / 1.00" },
        { "corners left open by a line's thickness",
          { H(100, 52, 248), H(140, 52, 248), V(50, 101, 139), V(250, 101, 139),
            H(120, 51.5, 248.5), V(150, 102, 138) },
          { { 60, 105, "科目" }, { 160, 105, "金额" }, { 60, 125, "合计" }, { 160, 125, "1.00" } },
          "科目|金额 / 合计|1.00" },
        { "the two strokes of a double rule are one boundary",
          { OUTER, H(120, 50, 250), H(122, 50, 250), V(150, 100, 140), V(152, 100, 140),
            H(142, 50, 250), V(48, 100, 140) },
          { { 60, 105, "科目" }, { 160, 105, "金额" }, { 60, 126, "合计" }, { 160, 126, "1.00" } },
          "科目|金额 / 合计|1.00" },
        { "strokes in pieces: every cell draws its own border",
          { H(100, 50, 150), H(100, 150, 250), H(120, 50, 149), H(120, 151, 250), H(140, 50, 150),
            H(140, 150, 250), V(50, 100, 120), V(50, 120, 140), V(150, 100, 120), V(150, 120, 140),
            V(250, 100, 120), V(250, 120, 140) },
          { { 60, 105, "科目" }, { 160, 105, "金额" }, { 60, 125, "合计" }, { 160, 125, "1.00" } },
          "科目|金额 / 合计|1.00" },
    };
    expect_grids(CASES, G_N_ELEMENTS(CASES));
}

Test(lattice, borders_may_be_missing) {
    static const Case CASES[] = {
        { "no border at the top",
          { H(120, 50, 250), H(140, 50, 250), V(50, 100, 140), V(150, 100, 140), V(250, 100, 140) },
          { { 60, 105, "科目" }, { 160, 105, "金额" }, { 60, 125, "合计" }, { 160, 125, "1.00" } },
          "科目|金额 / 合计|1.00" },
        { "no borders at the sides",
          { H(100, 50, 250), H(120, 50, 250), H(140, 50, 250), V(150, 100, 140) },
          { { 60, 105, "科目" }, { 160, 105, "金额" }, { 60, 125, "合计" }, { 160, 125, "1.00" } },
          "科目|金额 / 合计|1.00" },
        { "a stub draws no edge",
          { OUTER, H(120, 50, 250), V(150, 100, 106), V(150, 120, 140) },
          { { 60, 125, "编码" }, { 180, 125, "名称" }, { 160, 105, "项目" } },
          "项目{1x2} / 编码|名称" },
    };
    expect_grids(CASES, G_N_ELEMENTS(CASES));
}

Test(lattice, what_is_no_table) {
    static const Case CASES[] = {
        { "a frame around text", { OUTER }, { { 60, 105, "说明" } }, "" },
        { "an empty grid",
          { OUTER, H(120, 50, 250), V(150, 100, 140) },
          { { 60, 305, "文" } },
          "" },
        { "a rule under a title", { H(120, 50, 250) }, { { 60, 105, "标题" } }, "" },
        { "a cross", { H(120, 50, 250), V(150, 100, 140) }, { { 300, 300, "文" } }, "" },
    };
    expect_grids(CASES, G_N_ELEMENTS(CASES));
}

Test(lattice, tables_apart_are_two) {
    static const Case CASES[] = {
        { "one below the other",
          { OUTER, V(150, 100, 140), H(200, 50, 250), H(220, 50, 250), V(50, 200, 220),
            V(150, 200, 220), V(250, 200, 220) },
          { { 60, 112, "甲" }, { 160, 112, "乙" }, { 60, 205, "丙" }, { 160, 205, "丁" } },
          "甲|乙 ; 丙|丁" },
        { "the upper first, whatever the order of the strokes",
          { H(200, 50, 250), H(220, 50, 250), V(50, 200, 220), V(150, 200, 220), V(250, 200, 220),
            OUTER, V(150, 100, 140) },
          { { 60, 205, "丙" }, { 160, 205, "丁" }, { 60, 112, "甲" }, { 160, 112, "乙" } },
          "甲|乙 ; 丙|丁" },
    };
    expect_grids(CASES, G_N_ELEMENTS(CASES));
}

Test(lattice, text_outside_is_lines) {
    g_autoptr(MxPage) page = draw_page();
    draw_strokes(page, (const Stroke[]){ OUTER, H(120, 50, 250), V(150, 100, 140), H(0, 0, 0) });
    draw_pieces(page, (const Piece[]){ { 60, 80, "收入总表" },
                                       { 60, 105, "科目" },
                                       { 160, 125, "1.00" },
                                       { 60, 150, "注：无" },
                                       END });
    g_autoptr(MxLayout) layout = mx_layout_new(page);
    g_autofree char *lines = draw_describe_lines(layout->lines);
    cr_expect_str_eq(lines, "收入总表 / 注：无");
    cr_expect_eq(layout->grids->len, 1);
}

/* ------------------------------------------------------------------------------------ grid -- */

static MxGrid *make_grid(void) {
    double *xs = g_memdup2((double[]){ 0, 10, 30 }, 3 * sizeof(double));
    double *ys = g_memdup2((double[]){ 100, 110, 120, 150 }, 4 * sizeof(double));
    return mx_grid_new(xs, 2, ys, 3, true);
}

Test(grid, a_place_is_found_by_its_coordinates) {
    static const struct {
        double y, x;
        int row, col;
    } ROWS[] = {
        { 100, 0, 0, 0 },  { 105, 5, 0, 0 },       { 110, 10, 1, 1 },       { 119.9, 9.9, 1, 0 },
        { 150, 30, 2, 1 }, { 99.9, -0.1, -1, -1 }, { 150.1, 30.1, -1, -1 },
    };
    g_autoptr(MxGrid) grid = make_grid();
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        cr_expect_eq(mx_grid_find_row(grid, ROWS[i].y), ROWS[i].row, "y %g", ROWS[i].y);
        cr_expect_eq(mx_grid_find_col(grid, ROWS[i].x), ROWS[i].col, "x %g", ROWS[i].x);
    }
}

Test(grid, a_cell_knows_its_box) {
    g_autoptr(MxGrid) grid = make_grid();
    const MxCell *cell = mx_grid_add(grid, 1, 0, 2, 2);
    cr_expect_float_eq(cell->box.x0, 0, 1e-9);
    cr_expect_float_eq(cell->box.y0, 110, 1e-9);
    cr_expect_float_eq(cell->box.x1, 30, 1e-9);
    cr_expect_float_eq(cell->box.y1, 150, 1e-9);
    cr_expect_str_eq(cell->text, "");
    cr_expect_eq(mx_grid_get(grid, 2, 1), cell);
    cr_expect_null(mx_grid_get(grid, 0, 0));
}

Test(grid, the_check_sees_gaps_and_overlaps) {
    static const struct {
        const char *what;
        guint cells[6][4]; /* row, col, rows, cols; no rows end the list */
        bool sound;
    } ROWS[] = {
        { "covered", { { 0, 0, 1, 2 }, { 1, 0, 2, 1 }, { 1, 1, 1, 1 }, { 2, 1, 1, 1 } }, true },
        { "a gap", { { 0, 0, 1, 2 }, { 1, 0, 2, 1 }, { 1, 1, 1, 1 } }, false },
        { "an overlap", { { 0, 0, 2, 2 }, { 1, 0, 2, 1 }, { 1, 1, 2, 1 } }, false },
        { "one over another", { { 0, 0, 3, 2 }, { 1, 1, 1, 1 } }, false },
        { "nothing", { { 0, 0, 0, 0 } }, false },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(MxGrid) grid = make_grid();
        for (const guint *c = ROWS[i].cells[0]; c[2] > 0; c += 4)
            mx_grid_add(grid, c[0], c[1], c[2], c[3]);
        cr_expect_eq(mx_grid_check(grid), ROWS[i].sound, "%s", ROWS[i].what);
    }
}
