/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Glyphs into cells: what overflows its box, what only crosses the border. */
#include <criterion/criterion.h>

#include "support/draw.h"

/* Rows 100–120–140 and columns 50–150–250, fully ruled. */
static const Stroke TABLE[] = { H(100, 50, 250), H(120, 50, 250),  H(140, 50, 250),
                                V(50, 100, 140), V(150, 100, 140), V(250, 100, 140),
                                H(0, 0, 0) };

static void expect_fill(const Piece *pieces, const char *grid, const char *lines) {
    g_autoptr(MxPage) page = draw_page();
    draw_strokes(page, TABLE);
    draw_pieces(page, pieces);
    g_autoptr(MxLayout) layout = mx_layout_new(page);
    g_autofree char *grids = draw_describe_all(layout);
    g_autofree char *rest = draw_describe_lines(layout->lines);
    cr_expect_str_eq(grids, grid);
    cr_expect_str_eq(rest, lines);
}

#define HEAD                                                                                       \
    { 60, 105, "科目" }, {                                                                         \
        190, 105, "金额"                                                                         \
    }

Test(fill, a_figure_that_overflows_stays_whole) {
    /* its last digit stands behind the ruling at 150 */
    expect_fill((const Piece[]){ HEAD, { 104, 125, "12,345,678" }, END }, "科目|金额 / 12,345,678|",
                "");
    /* its first before it */
    expect_fill((const Piece[]){ HEAD, { 144, 125, "12,345,678" }, END }, "科目|金额 / |12,345,678",
                "");
}

Test(fill, two_figures_that_touch_stay_two) {
    expect_fill((const Piece[]){ HEAD, { 130, 125, "1234" }, { 150, 125, "5678" }, END },
                "科目|金额 / 1234|5678", "");
}

/* The second, set to the right, is wider than its box; its first digit stands in the first's. */
Test(fill, two_figures_that_run_into_one_another_stay_two) {
    expect_fill((const Piece[]){ HEAD, { 116, 125, "107.00" }, { 146, 125, "57.00" }, END },
                "科目|金额 / 107.00|57.00", "");
    /* set in full-width characters */
    expect_fill(
        (const Piece[]){ HEAD, { 86, 125, "５６．４９" }, { 136, 125, "１５７．４０" }, END },
        "科目|金额 / ５６．４９|１５７．４０", "");
}

Test(fill, words_are_not_moved) {
    /* of text, each character goes where it stands: a name that overflows is cut, not guessed at */
    expect_fill((const Piece[]){ HEAD, { 60, 125, "甲乙" }, { 160, 125, "丙丁" }, END },
                "科目|金额 / 甲乙|丙丁", "");
}

Test(fill, a_running_header_across_the_border_is_no_cell) {
    expect_fill(
        (const Piece[]){
            { 60, 92, "某某局二〇二四年部门预算公开表" }, HEAD, { 60, 125, "合计" }, END },
        "科目|金额 / 合计|", "某某局二〇二四年部门预算公开表");
}

/* Set so low that its middle lies in the table: only that it reaches over two columns tells. */
Test(fill, a_running_header_that_reaches_in_is_no_cell) {
    expect_fill((const Piece[]){ { 60, 98, "某某局二〇二四年部门预算" },
                                 { 60, 108.5, "科目" },
                                 { 190, 108.5, "金额" },
                                 { 60, 125, "合计" },
                                 END },
                "科目|金额 / 合计|", "某某局二〇二四年部门预算");
}

Test(fill, text_set_close_to_its_own_border_stays) {
    expect_fill(
        (const Piece[]){ { 60, 98.5, "科目" }, { 190, 105, "金额" }, { 60, 131, "合计" }, END },
        "科目|金额 / 合计|", "");
}

/* A page's end cut the line, and both pages print it: the one has it that shows more. The table
 * goes on from the page before, or to the next one, and has no rule there. */
static void expect_cut_line(const Stroke *strokes, double whole_y, double cut_y,
                            const char *expected) {
    g_autoptr(MxPage) page = draw_page();
    draw_strokes(page, strokes);
    draw_pieces(page, (const Piece[]){ { 60, cut_y, "某某补贴" },
                                       { 190, cut_y, "12.50" },
                                       { 60, whole_y, "合计" },
                                       END });
    g_autoptr(MxLayout) layout = mx_layout_new(page);
    g_autofree char *grids = draw_describe_all(layout);
    cr_expect_str_eq(grids, expected, "%g: %s", cut_y, grids);
}

Test(fill, a_line_cut_by_the_page_belongs_to_the_box_that_shows_more) {
    static const Stroke OPEN_TOP[] = { V(50, 100, 140), V(180, 100, 140), V(310, 100, 140),
                                       H(120, 50, 310), H(140, 50, 310),  H(0, 0, 0) };
    static const Stroke OPEN_END[] = { V(50, 100, 140), V(180, 100, 140), V(310, 100, 140),
                                       H(100, 50, 310), H(120, 50, 310),  H(0, 0, 0) };
    expect_cut_line(OPEN_TOP, 125, 95.2, "某某补贴|12.50 / 合计|");
    expect_cut_line(OPEN_TOP, 125, 94.0, "| / 合计|");
    expect_cut_line(OPEN_END, 105, 134.2, "合计| / 某某补贴|12.50");
    expect_cut_line(OPEN_END, 105, 134.8, "合计| / |");
}

Test(fill, a_line_halfway_over_a_rule_is_no_cell) {
    expect_fill((const Piece[]){ { 60, 95.2, "某某补贴" },
                                 { 60, 108.5, "科目" },
                                 { 190, 108.5, "金额" },
                                 { 60, 125, "合计" },
                                 END },
                "科目|金额 / 合计|", "某某补贴");
}

Test(fill, a_cell_tells_where_its_text_begins) {
    g_autoptr(MxPage) page = draw_page();
    draw_strokes(page, TABLE);
    draw_pieces(page, (const Piece[]){ HEAD, { 70, 121, "一" }, { 60, 130.5, "般公" }, END });
    g_autoptr(MxLayout) layout = mx_layout_new(page);
    cr_assert_eq(layout->grids->len, 1);
    const MxCell *cell = mx_grid_get(layout->grids->pdata[0], 1, 0);
    cr_expect_str_eq(cell->text, "一般公");
    cr_expect_float_eq(cell->first_x, 70, 1e-9);
    cr_expect_float_eq(cell->size_pt, 10, 1e-9);
    cr_expect_float_eq(cell->ink.x0, 60, 1e-9);
    cr_expect_float_eq(cell->ink.y1, 140.5, 1e-9);
    const MxCell *blank = mx_grid_get(layout->grids->pdata[0], 1, 1);
    cr_expect(mx_cell_is_blank(blank));
    cr_expect_lt(blank->ink.x1, blank->ink.x0);
}
