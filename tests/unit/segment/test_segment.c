/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to tables, through the public path: pages drawn by hand, and the project's own patterns.
 * Here the columns and rows of one table; table_text.h says how it is written. */
#include <criterion/criterion.h>

#include "support/table_text.h"

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

/* Of the right side the total has parts. */
Test(segment, the_only_money_of_a_side_is_its_amount) {
    expect_table("2024年部门收支总体情况表", 5,
                 "收入{1x2}|支出{1x3}\n"
                 "项目|合计|功能分类|合计|一般公共预算\n"
                 "财政拨款|12.00|205 教育支出|12.00|12.00\n"
                 "收入总计|12.00|支出总计|12.00|12.00",

                 "balance 0 2024年部门收支总体情况表 (万元) p1-1\n"
                 "revenue.item revenue.amount expenditure.item expenditure.total "
                 "expenditure.general_public\n"
                 "revenue 0 item: item=财政拨款 amount=120000\n"
                 "revenue 0 total: item=收入总计 amount=120000\n"
                 "expenditure 0 item: item=205教育支出 total=120000 general_public=120000\n"
                 "expenditure 0 total: item=支出总计 total=120000 general_public=120000\n");
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
