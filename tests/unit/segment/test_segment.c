/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages to tables, through the public path: pages drawn by hand, the project's own patterns, and
 * the tables written as text. A table is written as
 *
 *   balance 2 2024年收支总表 (万元) p1-2
 *   revenue.item revenue.amount             its columns, with their sides
 *   revenue 0 item: item=… amount=…         a row: side, level, kind; amounts in yuan, blanks left
 * out note: …
 *
 * where an amount that says "none" is `-` and one that cannot be read is `?` and its text.
 */
#include <criterion/criterion.h>
#include <mingxi/extract.h>

#include "normalize/amount.h"
#include "support/draw.h"
#include "support/read_pages.h"

/* ---------------------------------------------------------------------------------- tables -- */

static void append_side(GString *out, MxSide side, const char *after) {
    static const char *const NAMES[] = { "", "revenue", "expenditure" };
    if (side != MX_SIDE_NONE)
        g_string_append_printf(out, "%s%s", NAMES[side], after);
}

static void append_field(GString *out, const MxColumn *column, const MxField *field) {
    if (field == NULL || field->state == MX_STATE_BLANK)
        return;
    g_string_append_printf(out, " %s=", column->id);
    if (field->state == MX_STATE_NONE)
        g_string_append_c(out, '-');
    else if (field->state == MX_STATE_UNREADABLE)
        g_string_append_printf(out, "?%s", field->text);
    else if (column->type == MX_COLUMN_AMOUNT)
        mx_amount_print(out, field->amount_e4);
    else
        g_string_append(out, field->number ? field->number : field->text);
}

static void append_row(GString *out, const MxTable *table, const MxRow *row) {
    static const char *const KINDS[] = { "item", "total", "note" };
    append_side(out, row->side, " ");
    g_string_append_printf(out, "%u %s:", row->level, KINDS[row->kind]);
    for (guint i = 0; i < row->n_fields; i++)
        append_field(out, table->columns->pdata[i], row->fields[i]);
    g_string_append_c(out, '\n');
}

static void append_table(GString *out, const MxTable *table) {
    g_string_append_printf(out, "%s %d %s (%s) p%u-%u\n", table->id, table->number, table->title,
                           table->unit ? table->unit : "?", table->first_page, table->last_page);
    for (guint i = 0; i < table->columns->len; i++) {
        const MxColumn *column = table->columns->pdata[i];
        g_string_append(out, i > 0 ? " " : "");
        append_side(out, column->side, ".");
        g_string_append(out, column->id);
    }
    g_string_append_c(out, '\n');
    for (guint i = 0; i < table->rows->len; i++)
        append_row(out, table, table->rows->pdata[i]);
    if (table->note != NULL)
        g_string_append_printf(out, "note: %s\n", table->note);
}

static char *describe(const MxDisclosure *disclosure) {
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < disclosure->tables->len; i++)
        append_table(out, disclosure->tables->pdata[i]);
    for (guint i = 0; i < disclosure->unclaimed->len; i++)
        g_string_append(out, "unclaimed\n");
    return g_string_free(out, FALSE);
}

/* A page with a caption at its top and a table below. */
static MxPage *make_page(const char *title, const char *unit, guint n_cols, const char *table) {
    MxPage *page = draw_page();
    draw_text(page, 200, 60, 12, title);
    draw_text(page, 460, 82, 8, unit);
    draw_table(page, 100, n_cols, table);
    return page;
}

static void expect_tables(MxPage *const *pages, guint n, const char *expected) {
    g_autoptr(MxDisclosure) disclosure = read_pages(pages, n);
    g_autofree char *tables = describe(disclosure);
    cr_expect_str_eq(tables, expected, "got:\n%s\nwant:\n%s", tables, expected);
}

static void expect_table(const char *title, guint n_cols, const char *table, const char *expected) {
    g_autoptr(MxPage) page = make_page(title, "单位：万元", n_cols, table);
    expect_tables(&page, 1, expected);
}

/* --------------------------------------------------------------------------------- columns -- */

Test(segment, sides_are_put_one_below_the_other) {
    expect_table("2024年收支总表", 4,
                 "收入{1x2}|支出{1x2}\n"
                 "项目|预算数|项目|预算数\n"
                 "一、一般公共预算拨款|12.00|一、一般公共服务支出|9.50\n"
                 "||二、国防支出|2.50\n"
                 "收入总计|12.00|支出总计|12.00",

                 "balance 0 2024年收支总表 (万元) p1-1\n"
                 "revenue.item revenue.amount expenditure.item expenditure.amount\n"
                 "revenue 0 item: item=一、一般公共预算拨款 amount=120000\n"
                 "revenue 0 total: item=收入总计 amount=120000\n"
                 "expenditure 0 item: item=一、一般公共服务支出 amount=95000\n"
                 "expenditure 0 item: item=二、国防支出 amount=25000\n"
                 "expenditure 0 total: item=支出总计 amount=120000\n");
}

Test(segment, headings_are_of_blank_boxes_right_of_them) {
    expect_table("2024年收支总表", 5,
                 "预算年度：2024||||单位：元\n"
                 "序号|收入||支出|\n"
                 "|项目|预算数|项目|预算数\n"
                 "栏次|1|2|3|4\n"
                 "1|一、一般公共预算拨款|12.00|一、一般公共服务支出|12.00\n"
                 "2|收入总计|12.00|支出总计|12.00",

                 "balance 0 2024年收支总表 (元) p1-1\n"
                 "revenue.number revenue.item revenue.amount expenditure.item expenditure.amount\n"
                 "revenue 0 item: number=1 item=一、一般公共预算拨款 amount=12\n"
                 "revenue 0 total: number=2 item=收入总计 amount=12\n"
                 "expenditure 0 item: item=一、一般公共服务支出 amount=12\n"
                 "expenditure 0 total: item=支出总计 amount=12\n");
    /* a blank corner is no heading that goes on, and a row of words no header */
    expect_table("2024年支出总表", 3,
                 "|2023年预算数|2024年预算数\n"
                 "教育支出||\n"
                 "小学教育|8.00|9.00",

                 "expenditure 0 2024年支出总表 (万元) p1-1\n"
                 "col_1 previous_budget amount\n"
                 "0 item: col_1=教育支出\n"
                 "0 item: col_1=小学教育 previous_budget=80000 amount=90000\n");
}

Test(segment, panels_are_put_one_below_the_other) {
    expect_table("一般公共预算基本支出表", 6,
                 "科目编码|科目名称|合计|科目编码|科目名称|合计\n"
                 "301|工资福利支出|5.00|302|商品服务支出|3.00\n"
                 "30101|基本工资|5.00|30201|办公费|3.00",

                 "basic_expenditure 0 一般公共预算基本支出表 (万元) p1-1\n"
                 "code name total\n"
                 "0 item: code=301 name=工资福利支出 total=50000\n"
                 "1 item: code=30101 name=基本工资 total=50000\n"
                 "0 item: code=302 name=商品服务支出 total=30000\n"
                 "1 item: code=30201 name=办公费 total=30000\n");
}

Test(segment, parts_of_a_code_become_one) {
    expect_table("支出总表", 6,
                 "科目编码{1x3}|科目名称{2x1}|合计{2x1}|基本支出{2x1}\n"
                 "类|款|项\n"
                 "201|||一般公共服务|12.00|12.00\n"
                 "|03||政府办公|12.00|12.00\n"
                 "||01|行政运行|10.00|10.00\n"
                 "||02|一般行政管理|2.00|2.00\n"
                 "203|||国防支出|1.00|1.00",

                 "expenditure 0 支出总表 (万元) p1-1\n"
                 "code name total basic\n"
                 "0 item: code=201 name=一般公共服务 total=120000 basic=120000\n"
                 "1 item: code=20103 name=政府办公 total=120000 basic=120000\n"
                 "2 item: code=2010301 name=行政运行 total=100000 basic=100000\n"
                 "2 item: code=2010302 name=一般行政管理 total=20000 basic=20000\n"
                 "0 item: code=203 name=国防支出 total=10000 basic=10000\n");
}

Test(segment, each_row_may_print_the_whole_code) {
    expect_table("支出总表", 6,
                 "科目编码{1x3}|科目名称{2x1}|合计{2x1}|基本支出{2x1}\n"
                 "类|款|项\n"
                 "201|||一般公共服务|12.00|12.00\n"
                 "201|03||政府办公|12.00|12.00\n"
                 "201|03|01|行政运行|12.00|12.00\n"
                 "201|20103|2010302|一般管理|2.00|2.00",

                 "expenditure 0 支出总表 (万元) p1-1\n"
                 "code name total basic\n"
                 "0 item: code=201 name=一般公共服务 total=120000 basic=120000\n"
                 "1 item: code=20103 name=政府办公 total=120000 basic=120000\n"
                 "2 item: code=2010301 name=行政运行 total=120000 basic=120000\n"
                 "2 item: code=2010302 name=一般管理 total=20000 basic=20000\n");
}

/* Bodies' codes may begin as those of economic classes do. */
Test(segment, codes_of_bodies_do_not_tell_what_a_table_is_of) {
    expect_table("一般公共预算支出表", 6,
                 "科目编码{1x3}|单位代码{2x1}|单位名称（科目）{2x1}|合计{2x1}\n"
                 "类|款|项\n"
                 "|||512|某县某局|12.00\n"
                 "201|03|01|512001|行政运行|10.00\n"
                 "201|03|02|512001|一般行政管理|2.00",

                 "general_public_expenditure 0 一般公共预算支出表 (万元) p1-1\n"
                 "code unit_code name total\n"
                 "0 item: unit_code=512 name=某县某局 total=120000\n"
                 "2 item: code=2010301 unit_code=512001 name=行政运行 total=100000\n"
                 "2 item: code=2010302 unit_code=512001 name=一般行政管理 total=20000\n");
}

Test(segment, a_total_over_code_and_name_names_the_row) {
    expect_table("支出总表", 4,
                 "科目编码|科目名称|合计|基本支出\n"
                 "201|一般公共服务|12.00|12.00\n"
                 "合计{1x2}|12.00|12.00",

                 "expenditure 0 支出总表 (万元) p1-1\n"
                 "code name total basic\n"
                 "0 item: code=201 name=一般公共服务 total=120000 basic=120000\n"
                 "0 total: name=合计 total=120000 basic=120000\n");
}

Test(segment, a_total_in_the_codes_box_names_the_row) {
    expect_table("支出总表", 4,
                 "科目编码|科目名称|合计|基本支出\n"
                 "合计||12.00|12.00\n"
                 "201|一般公共服务|12.00|12.00",

                 "expenditure 0 支出总表 (万元) p1-1\n"
                 "code name total basic\n"
                 "0 total: name=合计 total=120000 basic=120000\n"
                 "0 item: code=201 name=一般公共服务 total=120000 basic=120000\n");
}

Test(segment, a_row_that_numbers_the_columns_is_no_row) {
    expect_table("支出总表", 4,
                 "科目编码|科目名称|合计|基本支出\n"
                 "栏次|1|2|3\n"
                 "201|一般公共服务|12.00|12.00",

                 "expenditure 0 支出总表 (万元) p1-1\n"
                 "code name total basic\n"
                 "0 item: code=201 name=一般公共服务 total=120000 basic=120000\n");
    expect_table("支出总表", 4,
                 "科目编码|科目名称|合计|基本支出\n"
                 "1|2|3|4\n"
                 "201|一般公共服务|12.00|12.00",

                 "expenditure 0 支出总表 (万元) p1-1\n"
                 "code name total basic\n"
                 "0 item: code=201 name=一般公共服务 total=120000 basic=120000\n");
}

Test(segment, columns_of_an_earlier_year) {
    expect_table("一般公共预算支出表", 5,
                 "科目编码{2x1}|科目名称{2x1}|2023年预算数{1x1}|2024年预算数{1x2}\n"
                 "合计|合计|基本支出\n"
                 "201|一般公共服务|10.00|12.00|12.00",

                 "general_public_expenditure 0 一般公共预算支出表 (万元) p1-1\n"
                 "code name previous_budget.total total basic\n"
                 "0 item: code=201 name=一般公共服务 previous_budget.total=100000 total=120000 "
                 "basic=120000\n");
}

/* Basic expenditure out of one money is not that out of all. */
Test(segment, uses_of_one_money_beside_others) {
    expect_table("支出总表", 7,
                 "科目编码{2x1}|科目名称{2x1}|合计{2x1}|一般公共预算{1x3}|政府性基金预算{2x1}\n"
                 "小计|基本支出|项目支出\n"
                 "201|一般公共服务|15.00|12.00|9.00|3.00|3.00",

                 "expenditure 0 支出总表 (万元) p1-1\n"
                 "code name total general_public general_public.basic general_public.project "
                 "government_fund\n"
                 "0 item: code=201 name=一般公共服务 total=150000 general_public=120000 "
                 "general_public.basic=90000 general_public.project=30000 government_fund=30000\n");
}

/* 项目代码 beside the code of the function, 经济科目名称 beside its name. */
Test(segment, codes_and_names_of_several_kinds) {
    expect_table("项目支出表", 7,
                 "项目代码|项目名称|功能科目编码|功能科目名称|部门经济科目编码|部门经济科目名称|"
                 "合计\n"
                 "5329001|河道治理|2130306|水利工程|30227|委托业务费|15.00",

                 "project_expenditure 0 项目支出表 (万元) p1-1\n"
                 "project_code item code name economic_code economic_item total\n"
                 "2 item: project_code=5329001 item=河道治理 code=2130306 "
                 "name=水利工程 economic_code=30227 economic_item=委托业务费 "
                 "total=150000\n");
}

/* ------------------------------------------------------------------------------------ rows -- */

Test(segment, blank_rows_are_dropped) {
    expect_table("支出总表", 3,
                 "科目编码|科目名称|合计\n"
                 "201|一般公共服务|12.00\n"
                 "||\n"
                 "203|国防支出|1.00\n"
                 "||",

                 "expenditure 0 支出总表 (万元) p1-1\n"
                 "code name total\n"
                 "0 item: code=201 name=一般公共服务 total=120000\n"
                 "0 item: code=203 name=国防支出 total=10000\n");
}

Test(segment, an_empty_table_is_kept_as_printed) {
    expect_table("政府性基金预算支出表", 3,
                 "科目编码|科目名称|合计\n"
                 "||\n"
                 "||",

                 "government_fund_expenditure 0 政府性基金预算支出表 (万元) p1-1\n"
                 "code name total\n"
                 "0 item:\n"
                 "0 item:\n");
}

Test(segment, depth_is_the_length_of_the_code_or_the_indent) {
    expect_table("支出总表", 2,
                 "项目|合计\n"
                 "一、行政支出|12.00\n"
                 "　其中：工资|2.00\n"
                 "　　　津贴|1.00\n"
                 "二、其他|1.00",

                 "expenditure 0 支出总表 (万元) p1-1\n"
                 "item total\n"
                 "0 item: item=一、行政支出 total=120000\n"
                 "1 item: item=其中：工资 total=20000\n"
                 "2 item: item=津贴 total=10000\n"
                 "0 item: item=二、其他 total=10000\n");
}

/* The first of several parts has 其中： before it, the others stand below what follows that. */
Test(segment, parts_of_one_item_stand_at_one_depth) {
    expect_table("支出总表", 2,
                 "项目|合计\n"
                 "一、行政支出|3.00\n"
                 "其中：工资|2.00\n"
                 "　　　津贴|1.00\n"
                 "二、其他|3.00\n"
                 "　其中：1.维修|2.00\n"
                 "　　2.租金|1.00",

                 "expenditure 0 支出总表 (万元) p1-1\n"
                 "item total\n"
                 "0 item: item=一、行政支出 total=30000\n"
                 "2 item: item=其中：工资 total=20000\n"
                 "2 item: item=津贴 total=10000\n"
                 "0 item: item=二、其他 total=30000\n"
                 "1 item: item=其中：1.维修 total=20000\n"
                 "1 item: item=2.租金 total=10000\n");
}

Test(segment, what_a_cell_says) {
    expect_table("支出总表", 5,
                 "科目编码|科目名称|合计|基本支出|项目支出\n"
                 "201|一般公共服务|1,234.50|-0.50|—\n"
                 "203|国防支出|12.3.4|无|(3.00)\n"
                 "204|公共安全|0.00||／",

                 "expenditure 0 支出总表 (万元) p1-1\n"
                 "code name total basic project\n"
                 "0 item: code=201 name=一般公共服务 total=12345000 basic=-5000 project=-\n"
                 "0 item: code=203 name=国防支出 total=?12.3.4 basic=- project=-30000\n"
                 "0 item: code=204 name=公共安全 total=0 project=-\n");
}

Test(segment, a_columns_own_unit_goes_before_the_tables) {
    expect_table("支出总表", 3,
                 "科目名称|合计（元）|基本支出\n"
                 "一般公共服务|500|12.00",

                 "expenditure 0 支出总表 (万元) p1-1\n"
                 "name total basic\n"
                 "0 item: name=一般公共服务 total=500 basic=120000\n");
}

/* ------------------------------------------------------------------------------ continuing -- */

#define HEADER "科目编码|科目名称|合计\n"

static void expect_two_pages(MxPage *first, MxPage *second, const char *expected) {
    MxPage *pages[] = { first, second };
    expect_tables(pages, 2, expected);
    mx_page_free(first);
    mx_page_free(second);
}

Test(segment, a_header_printed_again_continues_the_table) {
    expect_two_pages(make_page("支出总表", "单位：万元", 3, HEADER "201|一般公共服务|12.00"),
                     make_page("", "", 3, HEADER "203|国防支出|1.00"),
                     "expenditure 0 支出总表 (万元) p1-2\n"
                     "code name total\n"
                     "0 item: code=201 name=一般公共服务 total=120000\n"
                     "0 item: code=203 name=国防支出 total=10000\n");
}

Test(segment, rows_without_a_header_continue_the_table) {
    expect_two_pages(make_page("支出总表", "单位：万元", 3, HEADER "201|一般公共服务|12.00"),
                     make_page("", "", 3, "203|国防支出|1.00\n合计{1x2}|13.00"),
                     "expenditure 0 支出总表 (万元) p1-2\n"
                     "code name total\n"
                     "0 item: code=201 name=一般公共服务 total=120000\n"
                     "0 item: code=203 name=国防支出 total=10000\n"
                     "0 total: name=合计 total=130000\n");
}

/* The second page is set for the right: 50 pt further across. */
Test(segment, rows_at_another_place_continue_the_table) {
    MxPage *right = make_page("", "", 3, "203|国防支出|1.00\n204|公共安全支出|2.00");
    for (guint i = 0; i < right->glyphs->len; i++) {
        g_array_index(right->glyphs, MxGlyph, i).box.x0 += 50;
        g_array_index(right->glyphs, MxGlyph, i).box.x1 += 50;
    }
    for (guint i = 0; i < right->vertical->len; i++)
        g_array_index(right->vertical, MxRuling, i).at += 50;
    for (guint i = 0; i < right->horizontal->len; i++) {
        g_array_index(right->horizontal, MxRuling, i).from += 50;
        g_array_index(right->horizontal, MxRuling, i).to += 50;
    }
    expect_two_pages(make_page("支出总表", "单位：万元", 3, HEADER "201|一般公共服务|12.00"), right,
                     "expenditure 0 支出总表 (万元) p1-2\n"
                     "code name total\n"
                     "0 item: code=201 name=一般公共服务 total=120000\n"
                     "0 item: code=203 name=国防支出 total=10000\n"
                     "0 item: code=204 name=公共安全支出 total=20000\n");
}

Test(segment, the_last_digits_of_a_figure_go_on_over_the_page) {
    expect_two_pages(
        make_page("支出总表", "单位：万元", 2, "单位名称|合计\n甲单位|12.00\n某某考试|437.3"),
        make_page("", "", 2, "服务中心|6\n丙单位|1.00"),
        "expenditure 0 支出总表 (万元) p1-2\n"
        "name total\n"
        "0 item: name=甲单位 total=120000\n"
        "0 item: name=某某考试服务中心 total=4373600\n"
        "0 item: name=丙单位 total=10000\n");
}

Test(segment, title_and_header_printed_again_continue_the_table) {
    expect_two_pages(make_page("支出总表", "单位：万元", 3, HEADER "201|一般公共服务|12.00"),
                     make_page("支出总表（续）", "单位：万元", 3, HEADER "203|国防支出|1.00"),
                     "expenditure 0 支出总表 (万元) p1-2\n"
                     "code name total\n"
                     "0 item: code=201 name=一般公共服务 total=120000\n"
                     "0 item: code=203 name=国防支出 total=10000\n");
}

Test(segment, another_title_begins_another_table) {
    expect_two_pages(make_page("支出总表", "单位：万元", 3, HEADER "201|一般公共服务|12.00"),
                     make_page("财政拨款支出表", "单位：元", 3, HEADER "203|国防支出|1.00"),
                     "expenditure 0 支出总表 (万元) p1-1\n"
                     "code name total\n"
                     "0 item: code=201 name=一般公共服务 total=120000\n"
                     "appropriation_expenditure 0 财政拨款支出表 (元) p2-2\n"
                     "code name total\n"
                     "0 item: code=203 name=国防支出 total=1\n");
}

/* -------------------------------------------------------------------------- around a table -- */

Test(segment, number_and_unit_stand_above_the_table) {
    MxPage *page = draw_page();
    draw_text(page, 40, 40, 10, "公开05表");
    draw_text(page, 200, 60, 12, "一般公共预算支出表");
    draw_text(page, 40, 82, 8, "部门名称：某某市水务局");
    draw_text(page, 460, 82, 8, "单位：元");
    draw_table(page, 100, 3, HEADER "213|农林水支出|12.34");
    g_autoptr(MxDisclosure) disclosure = read_pages(&page, 1);
    g_autofree char *tables = describe(disclosure);
    cr_expect_str_eq(tables, "general_public_expenditure 5 一般公共预算支出表 (元) p1-1\n"
                             "code name total\n"
                             "0 item: code=213 name=农林水支出 total=12.34\n");
    cr_expect_str_eq(disclosure->document.organization, "某某市水务局");
    mx_page_free(page);
}

Test(segment, notes_stand_below_the_table_or_in_its_last_row) {
    MxPage *page = make_page("支出总表", "单位：万元", 3, HEADER "201|一般公共服务|12.00");
    draw_text(page, 40, 150, 8, "注：本表反映部门本年度各项支出情况。");
    expect_tables(&page, 1,
                  "expenditure 0 支出总表 (万元) p1-1\n"
                  "code name total\n"
                  "0 item: code=201 name=一般公共服务 total=120000\n"
                  "note: 注：本表反映部门本年度各项支出情况。\n");
    mx_page_free(page);
    expect_table("支出总表", 3,
                 HEADER "201|一般公共服务|12.00\n"
                        "注：本表含上年结转{1x3}",

                 "expenditure 0 支出总表 (万元) p1-1\n"
                 "code name total\n"
                 "0 item: code=201 name=一般公共服务 total=120000\n"
                 "0 note: name=注：本表含上年结转\n"
                 "note: 注：本表含上年结转\n");
}

Test(segment, a_grid_without_title_is_kept_unclaimed) {
    expect_table("某某说明", 3, "甲|乙|丙\n1|2|3", "unclaimed\n");
}

/* ----------------------------------------------------------------------------- diagnostics -- */

static void expect_diagnostics(MxPage *const *pages, guint n, const char *expected) {
    static const char *const SEVERITIES[] = { "error", "warning", "info" };
    g_autoptr(MxDisclosure) disclosure = read_pages(pages, n);
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < disclosure->diagnostics->len; i++) {
        const MxDiagnostic *d = disclosure->diagnostics->pdata[i];
        g_string_append_printf(out, "%s %s p%u %s\n", SEVERITIES[d->severity], d->code, d->page,
                               d->message);
    }
    cr_expect_str_eq(out->str, expected, "got:\n%s\nwant:\n%s", out->str, expected);
}

Test(segment, doubts_are_told) {
    MxPage *page = make_page("支出总表", "", 3, HEADER "201|一般公共服务|12.00");
    expect_diagnostics(
        &page, 1,
        "warning unit-missing p1 支出总表: prints no unit, so its amounts have no value\n");
    mx_page_free(page);
    page = make_page("支出总表", "单位：万元", 3, HEADER "201|一般公共服务|12.3.4");
    expect_diagnostics(
        &page, 1,
        "warning unreadable-amount p1 expenditure: 合计: no figure can be read from '12.3.4'\n");
    mx_page_free(page);
    MxPage *pages[] = {
        make_page("支出总表", "单位：万元", 3, HEADER "201|一般公共服务|12.00"),
        make_page("财政拨款支出表", "", 3, HEADER "201|一般公共服务|12.00"),
    };
    expect_diagnostics(pages, 2,
                       "info unit-inherited p2 财政拨款支出表: prints no unit; 万元, as every "
                       "other table of the document\n");
    mx_page_free(pages[0]);
    mx_page_free(pages[1]);
}

Test(segment, what_the_document_is_is_doubted_where_its_parts_differ) {
    MxPage *pages[] = {
        draw_page(),
        make_page("2024年支出总表", "编制单位：乙县财政局 单位：万元", 3,
                  HEADER "201|一般公共服务|12.00"),
    };
    draw_text(pages[0], 100, 200, 24, "甲县水利局2024年部门预算");
    expect_diagnostics(
        pages, 2,
        "warning identity-disagrees p0 the title names 甲县水利局, the heads of 1 of "
        "1 tables 乙县财政局\n");
    mx_page_free(pages[0]);
    pages[0] = draw_page();
    draw_text(pages[0], 100, 200, 24, "乙县人民财政局2024年部门预算");
    expect_diagnostics(pages, 2, "");
    mx_page_free(pages[0]);
    mx_page_free(pages[1]);
}

Test(segment, a_year_that_no_title_has) {
    MxPage *page = make_page("支出总表", "单位：万元", 3, HEADER "201|一般公共服务|12.00");
    draw_text(page, 40, 500, 10, "2023年5月开工，2024年完成，2024年度验收，自2024年起使用。");
    expect_diagnostics(&page, 1,
                       "info year-inferred p0 no title has a year; of 3 years that the text names, "
                       "3 are 2024\n");
    mx_page_free(page);
}

/* ------------------------------------------------------------------- what no pattern knows -- */

/* Texts, codes and counts between the names and the money open no panel, and are no money. */
Test(segment, a_list_of_purchases_is_one_list) {
    expect_table("政府采购预算表", 8,
                 "科目编码|采购项目|甲类说明|单价|需用量|乙类编码|丙类时间|预算金额\n"
                 "2010301|电脑|A4|5,000.00|4|50201|2024.03|2.00\n"
                 "2010302|打印机|500|2,500.00|2|50201|2024.11|0.50\n"
                 "2010302|桌椅|详见合同|250.00|2|50299|2024.11|0.05\n"
                 "合计{1x2}|||8|||2.55",

                 "procurement 0 政府采购预算表 (万元) p1-1\n"
                 "code procurement_item col_3 unit_price col_5 col_6 col_7 amount\n"
                 "2 item: code=2010301 procurement_item=电脑 col_3=A4 unit_price=50000000 col_5=4 "
                 "col_6=50201 col_7=2024.03 amount=20000\n"
                 "2 item: code=2010302 procurement_item=打印机 col_3=500 unit_price=25000000 "
                 "col_5=2 col_6=50201 col_7=2024.11 amount=5000\n"
                 "2 item: code=2010302 procurement_item=桌椅 col_3=详见合同 unit_price=2500000 "
                 "col_5=2 col_6=50299 col_7=2024.11 amount=500\n"
                 "0 total: procurement_item=合计 col_5=8 amount=25500\n");
}

Test(segment, panels_and_sides_under_headers_that_nobody_knows) {
    expect_table("收支总表", 4,
                 "甲|预算数|乙|预算数\n"
                 "一、一般公共预算拨款|12.00|一、一般公共服务支出|9.50\n"
                 "二、其他收入||二、国防支出|2.50\n"
                 "收入总计|12.00|支出总计|12.00",

                 "balance 0 收支总表 (万元) p1-1\n"
                 "item amount\n"
                 "0 item: item=一、一般公共预算拨款 amount=120000\n"
                 "0 item: item=二、其他收入\n"
                 "0 total: item=收入总计 amount=120000\n"
                 "0 item: item=一、一般公共服务支出 amount=95000\n"
                 "0 item: item=二、国防支出 amount=25000\n"
                 "0 total: item=支出总计 amount=120000\n");
}

/* ---------------------------------------------------------------------------- parted tables -- */

Test(segment, a_header_that_a_page_parts) {
    expect_two_pages(make_page("财政拨款收支总表", "单位：万元", 2, "收入|支出"),
                     make_page("", "", 4,
                               "项目|金额|项目|金额\n"
                               "一、一般公共预算|12.00|一、国防支出|12.00\n"
                               "收入合计|12.00|支出合计|12.00"),
                     "appropriation_balance 0 财政拨款收支总表 (万元) p1-2\n"
                     "revenue.item revenue.amount expenditure.item expenditure.amount\n"
                     "revenue 0 item: item=一、一般公共预算 amount=120000\n"
                     "revenue 0 total: item=收入合计 amount=120000\n"
                     "expenditure 0 item: item=一、国防支出 amount=120000\n"
                     "expenditure 0 total: item=支出合计 amount=120000\n");
}

Test(segment, a_title_at_the_foot_of_the_page_before) {
    MxPage *first = make_page("收入总表", "单位：万元", 3, HEADER "201|一般公共服务|12.00");
    draw_text(first, 200, 700, 12, "机关运行经费支出预算表");
    expect_two_pages(first,
                     make_page("", "单位：元", 3, "科目编码|科目名称|金额\n30201|办公费|5.00"),
                     "revenue 0 收入总表 (万元) p1-1\n"
                     "code name total\n"
                     "0 item: code=201 name=一般公共服务 total=120000\n"
                     "agency_operating 0 机关运行经费支出预算表 (元) p2-2\n"
                     "code name amount\n"
                     "1 item: code=30201 name=办公费 amount=5\n");
}

Test(segment, columns_that_found_no_room_on_their_sheet) {
    expect_two_pages(make_page("收入总表", "", 3,
                               "科目名称|合计|财政拨款\n"
                               "教育支出|12.00|10.00\n"
                               "合计|12.00|10.00"),
                     make_page("", "单位：万元", 2,
                               "事业收入|其他收入\n"
                               "1.50|0.50\n"
                               "1.50|0.50"),
                     "revenue 0 收入总表 (万元) p1-2\n"
                     "name total appropriation business_revenue other_revenue\n"
                     "0 item: name=教育支出 total=120000 appropriation=100000 "
                     "business_revenue=15000 other_revenue=5000\n"
                     "0 total: name=合计 total=120000 appropriation=100000 "
                     "business_revenue=15000 other_revenue=5000\n");
}

/* Items without money, of which a page's end cut one: its line had no room for the rest. */
Test(segment, numbered_item_over_two_pages) {
    expect_two_pages(make_page("收支总表", "单位：万元", 4,
                               "收入{1x2}|支出{1x2}\n"
                               "项目|金额|项目|金额\n"
                               "一、一般公共预算|12.00|一、国防支出|12.00\n"
                               "||二、教育支出|\n"
                               "||三、债务发行费用和兑付费用等|"),
                     make_page("", "", 4,
                               "||支出|\n"
                               "||四、其他支出|\n"
                               "||其他事项|\n"
                               "收入合计|12.00|支出合计|12.00"),
                     "balance 0 收支总表 (万元) p1-2\n"
                     "revenue.item revenue.amount expenditure.item expenditure.amount\n"
                     "revenue 0 item: item=一、一般公共预算 amount=120000\n"
                     "revenue 0 total: item=收入合计 amount=120000\n"
                     "expenditure 0 item: item=一、国防支出 amount=120000\n"
                     "expenditure 0 item: item=二、教育支出\n"
                     "expenditure 0 item: item=三、债务发行费用和兑付费用等支出\n"
                     "expenditure 0 item: item=四、其他支出\n"
                     "expenditure 0 item: item=其他事项\n"
                     "expenditure 0 total: item=支出合计 amount=120000\n");
}

/* The last row has a box over three columns; the label of the sum before it is cut by the page. */
Test(segment, last_rows_with_merged_boxes) {
    expect_two_pages(make_page("收支总表", "单位：万元", 5,
                               "收入{1x2}|支出{1x3}\n"
                               "项目|金额|项目|科目编码|金额\n"
                               "一、一般公共预算|12.00|一、国防支出|203|12.00\n"
                               "当年收入|12.00|当年支出||12.00"),
                     make_page("", "", 5,
                               "小计||||\n"
                               "收入合计|12.00|支出合计{1x2}|12.00"),
                     "balance 0 收支总表 (万元) p1-2\n"
                     "revenue.item revenue.amount expenditure.item expenditure.code "
                     "expenditure.amount\n"
                     "revenue 0 item: item=一、一般公共预算 amount=120000\n"
                     "revenue 0 total: item=当年收入小计 amount=120000\n"
                     "revenue 0 total: item=收入合计 amount=120000\n"
                     "expenditure 0 item: item=一、国防支出 code=203 amount=120000\n"
                     "expenditure 0 item: item=当年支出 amount=120000\n"
                     "expenditure 0 total: item=支出合计 amount=120000\n");
}

Test(segment, what_stands_in_and_below_a_title) {
    g_autoptr(MxPage) page =
        make_page("一、2024年支出总表", "", 3, HEADER "201|一般公共服务|12.00");
    draw_text(page, 218, 76, 8, "（按功能分类科目）");
    draw_text(page, 460, 88, 8, "万元");
    expect_tables((MxPage *const[]){ page }, 1,
                  "expenditure 1 2024年支出总表（按功能分类科目） (万元) p1-1\n"
                  "code name total\n"
                  "0 item: code=201 name=一般公共服务 total=120000\n");
}

/* A sheet's number, title and unit in boxes of the grid, beside and between blank ones. */
Test(segment, a_caption_in_the_boxes_of_the_grid) {
    g_autoptr(MxPage) page = make_page("收支表", "", 3,
                                       "表11||\n"
                                       "2024年支出总表{1x3}\n"
                                       "||\n"
                                       "||单位：万元\n" HEADER "201|一般公共服务|12.00");
    expect_tables((MxPage *const[]){ page }, 1,
                  "expenditure 11 2024年支出总表 (万元) p1-1\n"
                  "code name total\n"
                  "0 item: code=201 name=一般公共服务 total=120000\n");
}

/* ------------------------------------------------------------------------------- odd tables -- */

/* Headers that name a code without being its parts: nothing may be written beside the row. */
Test(segment, two_boxes_under_one_code_of_another_kind) {
    expect_table(
        "一般公共预算基本支出表", 4,
        "政府预算支出经济分类编码{1x2}|科目名称|合计\n"
        "501|01|机关工资|12.00\n"
        "502|02|机关商品|12.00",

        "basic_expenditure 0 一般公共预算基本支出表 (万元) p1-1\n"
        "government_code government_code.group name total\n"
        "0 item: government_code=501 government_code.group=01 name=机关工资 total=120000\n"
        "0 item: government_code=502 government_code.group=02 name=机关商品 total=120000\n");
}

Test(segment, a_code_beside_its_parts) {
    expect_table("支出总表", 6,
                 "科目编码{2x1}|科目编码{1x3}|科目名称{2x1}|合计{2x1}\n"
                 "类|款|项\n"
                 "2010301|201|03|01|行政运行|12.00",

                 "expenditure 0 支出总表 (万元) p1-1\n"
                 "code name total\n"
                 "2 item: code=2010301 name=行政运行 total=120000\n");
}
