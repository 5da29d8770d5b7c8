/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids that rulings draw in part or not at all: what the text makes of them, and what is no table.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "layout/layout.h"

/* Type of 10 pt: a Latin character is 5 wide, a Chinese one 10, a space 2.5. */
#define SIZE 10.0

static double print_at(MxPage *page, double x, double y, const char *text) {
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        double width = ch >= 0x2E80 ? SIZE : SIZE / 2;
        MxGlyph glyph = { { x, y, x + width, y + SIZE }, ch, (float)SIZE };
        if (ch != ' ')
            g_array_append_val(page->glyphs, glyph);
        x += ch == ' ' ? SIZE / 4 : width;
    }
    return x;
}

static double measure(const char *text) {
    g_autoptr(MxPage) page = mx_page_new(1, 1, 1);
    return print_at(page, 0, 0, text);
}

static void print_right(MxPage *page, double x, double y, const char *text) {
    print_at(page, x - measure(text), y, text);
}

static void print_centred(MxPage *page, double x, double y, const char *text) {
    print_at(page, x - measure(text) / 2, y, text);
}

static void rule(MxPage *page, double y, double x0, double x1) {
    MxRuling r = { y, x0, x1, MX_RULING_UNTOLD };
    g_array_append_val(page->horizontal, r);
}

static void rule_down(MxPage *page, double x, double y0, double y1) {
    MxRuling r = { x, y0, y1, MX_RULING_UNTOLD };
    g_array_append_val(page->vertical, r);
}

/* A row with its label at 50 and figures that end at 250, 330, 410 …; "" leaves a cell blank. */
static void print_row(MxPage *page, double y, const char *const *texts, guint n) {
    print_at(page, 50, y, texts[0]);
    for (guint i = 1; i < n; i++)
        print_right(page, 170 + 80.0 * i, y, texts[i]);
}

static void print_prose(MxPage *page, double x, double y, guint n_lines) {
    for (guint i = 0; i < n_lines; i++)
        print_at(page, x, y + 12 * i, "The survey covered counties and all of them report");
}

/* The grid as text: rows on lines, cells between bars, "<" where a cell goes on from the left and
 * "^" where from above. */
static char *draw(const MxGrid *grid) {
    GString *out = g_string_new(NULL);
    for (guint r = 0; r < grid->n_rows; r++) {
        for (guint c = 0; c < grid->n_cols; c++) {
            const MxCell *cell = mx_grid_get(grid, r, c);
            g_string_append_printf(out, "%s%s", c ? "|" : "",
                                   cell->col != c   ? "<"
                                   : cell->row != r ? "^"
                                                    : cell->text);
        }
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

/* Asserts that the page has one grid, and that it reads so. */
static void expect_grid(const MxPage *page, bool ruled, const char *want) {
    g_autoptr(MxLayout) layout = mx_layout_new(page);
    cr_assert_eq(layout->grids->len, 1, "%u grids", layout->grids->len);
    const MxGrid *grid = layout->grids->pdata[0];
    g_autofree char *got = draw(grid);
    cr_expect_str_eq(got, want, "got\n%swant\n%s", got, want);
    cr_expect_eq(grid->ruled, ruled);
    cr_expect(mx_grid_check(grid));
}

static void expect_none(const MxPage *page) {
    g_autoptr(MxLayout) layout = mx_layout_new(page);
    cr_expect_eq(layout->grids->len, 0, "%u grids", layout->grids->len);
}

static const char *const HEADER[] = { "Country", "Births", "Deaths", "Balance" };
static const char *const MALTA[] = { "Malta", "4,100", "3,200", "900" };
static const char *const ITALY[] = { "Italy", "520,000", "560,000", "-40,000" };
static const char *const NORWAY[] = { "Norway", "", "41,000", "" };

/* ------------------------------------------------------------------------------ by alignment -- */

Test(stream, no_ruling_at_all) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    print_prose(page, 50, 60, 4);
    print_row(page, 130, HEADER, 4);
    print_row(page, 144, MALTA, 4);
    print_row(page, 158, ITALY, 4);
    print_row(page, 172, NORWAY, 4);
    print_prose(page, 50, 200, 4);
    expect_grid(page, false,
                "Country|Births|Deaths|Balance\n"
                "Malta|4,100|3,200|900\n"
                "Italy|520,000|560,000|-40,000\n"
                "Norway||41,000|\n");
}

Test(stream, caption_above_the_top_rule_stays_out) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    print_at(page, 50, 100, "部门（单位）：某市某镇人民政府");
    print_right(page, 410, 100, "单位：万元");
    rule(page, 114, 45, 415);
    print_row(page, 118, (const char *const[]){ "科目编码", "合计", "基本支出", "项目支出" }, 4);
    rule(page, 132, 45, 415);
    print_row(page, 136, (const char *const[]){ "201", "976.53", "621.28", "355.25" }, 4);
    print_row(page, 150, (const char *const[]){ "20103", "976.53", "621.28", "355.25" }, 4);
    rule(page, 164, 45, 415);
    expect_grid(page, false,
                "科目编码|合计|基本支出|项目支出\n"
                "201|976.53|621.28|355.25\n"
                "20103|976.53|621.28|355.25\n");
}

Test(stream, caption_without_a_rule_stays_out) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    print_at(page, 50, 100, "部门（单位）：某市某镇人民政府");
    print_right(page, 410, 100, "单位：万元");
    print_row(page, 118, (const char *const[]){ "科目编码", "合计", "基本支出", "项目支出" }, 4);
    print_row(page, 136, (const char *const[]){ "201", "976.53", "621.28", "355.25" }, 4);
    print_row(page, 150, (const char *const[]){ "20103", "976.53", "621.28", "355.25" }, 4);
    print_row(page, 164, (const char *const[]){ "20104", "976.53", "621.28", "355.25" }, 4);
    g_autoptr(MxLayout) layout = mx_layout_new(page);
    cr_assert_eq(layout->grids->len, 1);
    cr_expect_str_eq(mx_grid_get(layout->grids->pdata[0], 0, 0)->text, "科目编码");
    cr_expect_eq(layout->lines->len, 1);
}

Test(stream, header_spans_and_wraps) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    print_centred(page, 270, 100, "Fiscal year");
    print_row(page, 112, (const char *const[]){ "Source", "2004", "2005", "Percent" }, 4);
    print_right(page, 410, 122, "change");
    print_row(page, 140, (const char *const[]){ "Taxes", "801.0", "850.1", "6.1" }, 4);
    print_row(page, 154, (const char *const[]){ "Fees", "189.4", "214.0", "13.0" }, 4);
    print_row(page, 168, (const char *const[]){ "Other", "114.0", "126.1", "10.6" }, 4);
    g_autoptr(MxLayout) layout = mx_layout_new(page);
    cr_assert_eq(layout->grids->len, 1);
    const MxGrid *grid = layout->grids->pdata[0];
    const MxCell *span = mx_grid_get(grid, 0, 1);
    cr_expect_str_eq(span->text, "Fiscal year");
    cr_expect_eq(span->col_span, 2);
    cr_expect_str_eq(mx_grid_get(grid, 1, 3)->text, "Percent change");
    cr_expect_eq(grid->n_rows, 5);
}

Test(stream, wrapped_label_is_one_row_with_its_figures) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    print_row(page, 100, HEADER, 4);
    print_row(page, 114, MALTA, 4);
    print_at(page, 50, 128, "Saint Kitts and");
    print_row(page, 142, (const char *const[]){ "nearby isles", "1,000", "990", "10" }, 4);
    print_row(page, 156, ITALY, 4);
    expect_grid(page, false,
                "Country|Births|Deaths|Balance\n"
                "Malta|4,100|3,200|900\n"
                "Saint Kitts and nearby isles|1,000|990|10\n"
                "Italy|520,000|560,000|-40,000\n");
}

Test(stream, figures_centred_beside_a_wrapped_label) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    print_row(page, 100, HEADER, 4);
    print_row(page, 120, MALTA, 4);
    print_at(page, 50, 136, "Saint Kitts and");
    print_row(page, 142, (const char *const[]){ "", "1,000", "990", "10" }, 4);
    print_at(page, 50, 148, "nearby isles");
    print_row(page, 164, ITALY, 4);
    print_row(page, 184, NORWAY, 4);
    expect_grid(page, false,
                "Country|Births|Deaths|Balance\n"
                "Malta|4,100|3,200|900\n"
                "Saint Kitts and nearby isles|1,000|990|10\n"
                "Italy|520,000|560,000|-40,000\n"
                "Norway||41,000|\n");
}

Test(stream, headers_of_three_levels) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    rule(page, 96, 45, 415);
    print_centred(page, 320, 100, "Population");
    rule(page, 113, 220, 415); /* under a span, not under the header */
    print_centred(page, 280, 116, "Urban");
    print_row(page, 130, (const char *const[]){ "County", "1980", "1990", "Rural" }, 4);
    rule(page, 143, 45, 415);
    print_row(page, 146, MALTA, 4);
    print_row(page, 160, ITALY, 4);
    rule(page, 173, 45, 415);
    expect_grid(page, false,
                "|Population|<|<\n"
                "|Urban|<|\n"
                "County|1980|1990|Rural\n"
                "Malta|4,100|3,200|900\n"
                "Italy|520,000|560,000|-40,000\n");
}

/* The parts of Budget stand two lines below it; the line between has nothing there. */
Test(stream, parts_of_a_span_stand_further_down) {
    static const char *const ROWS[][4] = { { "201", "", "General services", "912.50" },
                                           { "201", "03", "Offices of all kinds", "812.25" },
                                           { "208", "", "Social security", "100.00" } };
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    print_centred(page, 145, 100, "Item");
    print_centred(page, 372, 100, "Sum");
    print_centred(page, 78, 116, "Code");
    print_at(page, 53, 132, "kl");
    print_at(page, 93, 132, "gr");
    print_at(page, 160, 132, "Name");
    print_right(page, 308, 132, "Total");
    print_right(page, 388, 132, "Basic");
    print_right(page, 468, 132, "Other");
    for (guint i = 0; i < 3; i++) {
        print_at(page, 50, 148 + 16 * i, ROWS[i][0]);
        print_at(page, 95, 148 + 16 * i, ROWS[i][1]);
        print_at(page, 130, 148 + 16 * i, ROWS[i][2]);
        for (guint k = 0; k < 3; k++)
            print_right(page, 310 + 80 * k, 148 + 16 * i, ROWS[i][3]);
    }
    for (guint i = 0; i < 7; i++)
        rule(page, 97 + 16 * i, 45, 475);
    expect_grid(page, false,
                "Item|<|<|Sum|<|<\n"
                "Code|<||||\n"
                "kl|gr|Name|Total|Basic|Other\n"
                "201||General services|912.50|912.50|912.50\n"
                "201|03|Offices of all kinds|812.25|812.25|812.25\n"
                "208||Social security|100.00|100.00|100.00\n");
}

Test(stream, signs_beside_figures_are_no_columns) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    print_row(page, 100, HEADER, 4);
    for (guint i = 0; i < 3; i++) {
        const char *const *row = ((const char *const *const[]){ MALTA, ITALY, NORWAY })[i];
        print_row(page, 114 + 14 * i, row, 4);
        print_at(page, 195, 114 + 14 * i, i < 2 ? "$" : "");
    }
    expect_grid(page, false,
                "Country|Births|Deaths|Balance\n"
                "Malta|$ 4,100|3,200|900\n"
                "Italy|$ 520,000|560,000|-40,000\n"
                "Norway||41,000|\n");
}

Test(stream, contents_without_leaders_above_a_table) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    static const char *const TITLES[] = { "部门概况", "预算安排", "名词解释", "附表" };
    static const char *const PAGES[] = { "3", "5", "12", "21" };
    for (guint i = 0; i < G_N_ELEMENTS(TITLES); i++) {
        print_at(page, 50, 60 + 14 * i, TITLES[i]);
        print_right(page, 410, 60 + 14 * i, PAGES[i]);
    }
    print_centred(page, 230, 140, "一般公共预算支出表");
    print_row(page, 180, (const char *const[]){ "科目编码", "合计", "基本支出", "项目支出" }, 4);
    print_row(page, 194, (const char *const[]){ "201", "976.53", "621.28", "355.25" }, 4);
    print_row(page, 208, (const char *const[]){ "20103", "976.53", "621.28", "355.25" }, 4);
    expect_grid(page, false,
                "科目编码|合计|基本支出|项目支出\n"
                "201|976.53|621.28|355.25\n"
                "20103|976.53|621.28|355.25\n");
}

Test(stream, column_blank_but_for_its_header) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    print_row(page, 100, (const char *const[]){ "科目编码", "合计", "基本支出", "项目支出" }, 4);
    print_row(page, 114, (const char *const[]){ "212", "252.34", "", "252.34" }, 4);
    print_row(page, 128, (const char *const[]){ "21208", "252.34", "", "252.34" }, 4);
    print_row(page, 142, (const char *const[]){ "2120803", "12.34", "", "12.34" }, 4);
    expect_grid(page, false,
                "科目编码|合计|基本支出|项目支出\n"
                "212|252.34||252.34\n"
                "21208|252.34||252.34\n"
                "2120803|12.34||12.34\n");
}

/* Rows of the two sides have no gap in common: only the rules hold them together. */
Test(stream, rule_below_every_row) {
    static const char *const ROWS[][4] = {
        { "项目", "预算数", "项目", "预算数" },
        { "一、拨款", "1386.05", "一、服务", "" },
        { "二、基金", "", "二、安全", "" },
        { "", "", "三、保障", "80.22" },
        { "", "", "四、其他", "" },
        { "收入总计", "1386.05", "支出总计", "80.22" },
    };
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    for (guint i = 0; i <= G_N_ELEMENTS(ROWS); i++)
        rule(page, 97 + 16 * i, 45, 415);
    for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        print_at(page, 50, 100 + 16 * i, ROWS[i][0]);
        print_right(page, 210, 100 + 16 * i, ROWS[i][1]);
        print_at(page, 235, 100 + 16 * i, ROWS[i][2]);
        print_right(page, 410, 100 + 16 * i, ROWS[i][3]);
    }
    print_at(page, 50, 210, "附表4");
    print_centred(page, 230, 230, "一般公共预算支出表");
    rule(page, 247, 45, 415);
    expect_grid(page, false,
                "项目|预算数|项目|预算数\n"
                "一、拨款|1386.05|一、服务|\n"
                "二、基金||二、安全|\n"
                "||三、保障|80.22\n"
                "||四、其他|\n"
                "收入总计|1386.05|支出总计|80.22\n");
}

Test(stream, empty_table_between_rules) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    rule(page, 97, 45, 415);
    print_row(page, 100, (const char *const[]){ "科目编码", "合计", "基本支出", "项目支出" }, 4);
    rule(page, 113, 45, 415);
    print_at(page, 60, 116, "合计");
    rule(page, 129, 45, 415);
    print_at(page, 50, 134, "注：本部门没有安排，本表无数据。");
    expect_grid(page, false, "科目编码|合计|基本支出|项目支出\n合计|||\n");
}

Test(stream, ruled_paper) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    for (guint i = 0; i < 8; i++) {
        print_at(page, 50, 100 + 16 * i, "The survey covered counties and all of them report");
        rule(page, 112 + 16 * i, 45, 415);
    }
    expect_none(page);
}

Test(stream, row_left_by_a_page_break) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    rule(page, 50, 45, 415);
    print_row(page, 54, (const char *const[]){ "2210203", "63.28", "63.28", "—" }, 4);
    rule(page, 68, 45, 415);
    print_at(page, 50, 80, "注：本表金额以万元为单位。");
    expect_grid(page, false, "2210203|63.28|63.28|—\n");
}

Test(stream, table_in_a_column_of_prose) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    print_prose(page, 50, 60, 30);
    print_prose(page, 310, 60, 10);
    for (guint i = 0; i < 4; i++) {
        const char *const *row = ((const char *const *const[]){ HEADER, MALTA, ITALY, NORWAY })[i];
        print_at(page, 310, 184 + 14 * i, row[0]);
        print_right(page, 430, 184 + 14 * i, row[1]);
        print_right(page, 490, 184 + 14 * i, row[2]);
    }
    print_prose(page, 310, 250, 10);
    expect_grid(page, false,
                "Country|Births|Deaths\n"
                "Malta|4,100|3,200\n"
                "Italy|520,000|560,000\n"
                "Norway||41,000\n");
}

/* ---------------------------------------------------------------------------------- no table -- */

Test(stream, prose_in_columns) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    print_prose(page, 50, 60, 40);
    print_prose(page, 310, 64, 40);
    expect_none(page);
}

Test(stream, contents) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    static const char *const TITLES[] = { "部门概况", "预算安排", "名词解释", "附表" };
    for (guint i = 0; i < G_N_ELEMENTS(TITLES); i++) {
        char number[2] = { (char)('3' + i), '\0' };
        double x = print_at(page, 50, 100 + 20 * i, TITLES[i]);
        for (x += 10; x < 380; x += 5)
            print_at(page, x, 100 + 20 * i, ".");
        print_right(page, 410, 100 + 20 * i, number);
    }
    expect_none(page);
}

Test(stream, list) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    static const char *const MARKS[] = { "1.", "2.", "3.", "4.", "5." };
    for (guint i = 0; i < G_N_ELEMENTS(MARKS); i++) {
        print_at(page, 50, 100 + 14 * i, MARKS[i]);
        print_at(page, 80, 100 + 14 * i, i % 2 ? "2006" : "A short item");
    }
    expect_none(page);
}

Test(stream, labels_along_an_axis) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    /* Turned by a quarter: characters are as wide as the type is high, and stand above each other.
     */
    for (guint column = 0; column < 4; column++)
        for (guint i = 0; i < 6; i++) {
            double x = 100 + 40.0 * column, y = 400 - 5.0 * i;
            MxGlyph glyph = { { x, y - 5, x + 10, y }, '0' + i, 10 };
            g_array_append_val(page->glyphs, glyph);
        }
    expect_none(page);
}

/* ------------------------------------------------------------------------- half-drawn grids -- */

/* A frame 50 .. 410 × 100 .. 100 + 20 n with a rule below every row. */
static void draw_frame(MxPage *page, guint n_rows) {
    for (guint i = 0; i <= n_rows; i++)
        rule(page, 100 + 20 * i, 50, 410);
    rule_down(page, 50, 100, 100 + 20 * n_rows);
    rule_down(page, 410, 100, 100 + 20 * n_rows);
}

Test(stream, columns_run_on_below_a_ruled_header) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    draw_frame(page, 4);
    rule_down(page, 170, 100, 120);
    rule_down(page, 290, 100, 120);
    print_at(page, 55, 105, "Country");
    print_at(page, 200, 105, "Births");
    print_at(page, 320, 105, "Deaths");
    for (guint i = 0; i < 2; i++) {
        const char *const *row = i ? ITALY : MALTA;
        print_at(page, 55, 125 + 20 * i, row[0]);
        print_right(page, 280, 125 + 20 * i, row[1]);
        print_right(page, 400, 125 + 20 * i, row[2]);
    }
    print_at(page, 55, 165, "Figures of the last census, which was held ten years ago");
    expect_grid(page, true,
                "Country|Births|Deaths\n"
                "Malta|4,100|3,200\n"
                "Italy|520,000|560,000\n"
                "Figures of the last census, which was held ten years ago|<|<\n");
}

Test(stream, stacked_figures_are_rows) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    rule(page, 100, 50, 410);
    rule(page, 120, 50, 410);
    rule(page, 180, 50, 410);
    for (guint i = 0; i < 4; i++)
        rule_down(page, 50 + 120 * i, 100, 180);
    print_at(page, 55, 105, "Country");
    print_at(page, 200, 105, "Births");
    print_at(page, 320, 105, "Deaths");
    for (guint i = 0; i < 3; i++) {
        const char *const *row = ((const char *const *const[]){ MALTA, ITALY, NORWAY })[i];
        print_at(page, 55, 126 + 16 * i, row[0]);
        print_right(page, 270, 126 + 16 * i, row[1]);
        print_right(page, 390, 126 + 16 * i, row[2]);
    }
    expect_grid(page, true,
                "Country|Births|Deaths\n"
                "Malta|4,100|3,200\n"
                "Italy|520,000|560,000\n"
                "Norway||41,000\n");
}

Test(stream, figures_broken_for_want_of_width_are_not_rows) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    rule(page, 100, 50, 210);
    rule(page, 130, 50, 210);
    rule(page, 150, 50, 210);
    for (guint i = 0; i < 4; i++)
        rule_down(page, i == 0 ? 50 : 60 + 50 * i, 100, 150);
    print_at(page, 55, 110, "合计");
    print_right(page, 158, 103, "370,219.");
    print_right(page, 158, 116, "25");
    print_right(page, 208, 103, "293,191.");
    print_right(page, 208, 116, "86");
    print_at(page, 55, 135, "公安");
    print_right(page, 158, 135, "5,140.0");
    expect_grid(page, true, "合计|370,219.25|293,191.86\n公安|5,140.0|\n");
}

Test(stream, slit_between_shadings_is_no_column) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    draw_frame(page, 3);
    rule_down(page, 226, 100, 120); /* the edges of two shaded cells … */
    rule_down(page, 234, 100, 120);
    rule_down(page, 230, 120, 160); /* … and the ruling they leave room for */
    print_at(page, 60, 105, "Country");
    print_at(page, 260, 105, "Births");
    print_at(page, 60, 125, MALTA[0]);
    print_at(page, 260, 125, MALTA[1]);
    print_at(page, 60, 145, ITALY[0]);
    print_at(page, 260, 145, ITALY[1]);
    expect_grid(page, true, "Country|Births\nMalta|4,100\nItaly|520,000\n");
}

/* As near to one another as the edges of a slit, but in rows of their own: each parts its row. */
Test(stream, walls_of_different_rows_both_stay) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    draw_frame(page, 3);
    rule_down(page, 226, 100, 120);
    rule_down(page, 234, 120, 160);
    print_at(page, 180, 105, "Country");
    print_at(page, 227, 105, "Births");
    print_at(page, 180, 125, "Maltaand");
    print_at(page, 260, 125, MALTA[1]);
    print_at(page, 180, 145, ITALY[0]);
    print_at(page, 260, 145, ITALY[1]);
    expect_grid(page, true, "Country|Births|<\nMaltaand|<|4,100\nItaly|<|520,000\n");
}

Test(stream, stroke_of_a_letter_is_no_column) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    draw_frame(page, 3);
    rule_down(page, 230, 110, 160); /* the ruling, drawn on by the stem of a letter above it */
    print_at(page, 190, 109, "Birthsanddeaths");
    print_at(page, 60, 125, MALTA[0]);
    print_at(page, 260, 125, MALTA[1]);
    print_at(page, 60, 145, ITALY[0]);
    print_at(page, 260, 145, ITALY[1]);
    expect_grid(page, true, "Birthsanddeaths|<\nMalta|4,100\nItaly|520,000\n");
}

Test(stream, plot_is_no_grid) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    draw_frame(page, 8);
    rule_down(page, 130, 100, 260);
    rule_down(page, 230, 100, 260);
    rule_down(page, 330, 100, 260);
    print_at(page, 340, 105, "Births");
    print_at(page, 340, 125, "Deaths");
    for (guint i = 0; i < 9; i++) {
        print_right(page, 40, 95 + 20 * i, "100");
        print_at(page, 420, 95 + 20 * i, "200");
    }
    expect_none(page);
}
