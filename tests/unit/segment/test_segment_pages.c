/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to tables: those that go on over pages, and those that a page parts. */
#include <criterion/criterion.h>

#include "support/table_text.h"

/* ------------------------------------------------------------------------------ continuing -- */

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
