/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * First pages → what document it is: drawn by hand, read with the project's own patterns, written
 * as
 *
 *   government_report 2025/2024 某某市 - | 关于…        kind, year/execution, body, level, title
 */
#include "support/first_pages.h"

static char *describe(const MxDisclosure *d) {
    const char *organization = d->document.organization, *level = d->document.level;
    return g_strdup_printf("%s %d/%d %s %s | %s", d->document.kind, d->document.year,
                           d->document.execution_year, organization ? organization : "-",
                           level ? level : "-", d->document.title ? d->document.title : "-");
}

static void expect_identity(const char *text, const char *expected, MxDocuments among) {
    g_auto(GStrv) texts = g_strsplit(text, "\f", -1);
    MxPage *pages[4] = { NULL };
    guint n = 0;
    for (; texts[n] != NULL; n++)
        pages[n] = draw_first_page(texts[n]);
    g_autoptr(MxDisclosure) d = take_pages(pages, n);
    g_autofree char *found = describe(d);
    cr_expect_str_eq(found, expected, "got:\n%s\nwant:\n%s", found, expected);
    cr_expect_eq(d->document.among, among | MX_DOCUMENTS_ANY, "%s: %d", text, d->document.among);
}

Test(identity, a_report_on_two_years) {
    expect_identity("^关于某某市2024年预算执行情况\n^和2025年预算草案的报告\n"
                    "^——2025年1月15日在某某市\n^第十七届人民代表大会第四次会议上\n各位代表：\n"
                    "　　受市人民政府委托，现将某某市2024年预算执行情况和2025年预算草案提请",
                    "government_report 2025/2024 某某市 - | "
                    "关于某某市2024年预算执行情况和2025年预算草案的报告",
                    MX_DOCUMENTS_GOVERNMENTS);
}

Test(identity, the_account_is_of_its_own_year) {
    expect_identity("^关于某某市2022年市级决算及\n^2023年上半年预算执行情况的报告\n"
                    "某某市人民代表大会常务委员会：\n　　现报告决算情况，请予审议。",
                    "government_report 2022/2023 某某市 - | "
                    "关于某某市2022年市级决算及2023年上半年预算执行情况的报告",
                    MX_DOCUMENTS_GOVERNMENTS);
}

Test(identity, tables_that_only_a_government_has) {
    expect_identity("^某某县２０２３年县级决算\f#２０２３年县级一般公共预算收入决算表\f"
                    "#２０２３年县级社会保险基金预算收入决算表",
                    "government_final_account 2023/0 某某县 county | 某某县２０２３年县级决算",
                    MX_DOCUMENTS_GOVERNMENTS);
}

Test(identity, a_township_s_department_budget_is_no_government_s) {
    expect_identity("^某某县某某镇人民政府\n^2024年部门预算\f第一部分 部门概况\n一、主要职责\n"
                    "　　（一）执行本级人民代表大会的决议，编制本级预算草案，报告预算执行情况。\n"
                    "　　（二）负责全镇社会保险基金预算执行情况。",
                    "budget 2024/0 某某县某某镇人民政府 department | "
                    "某某县某某镇人民政府2024年部门预算",
                    MX_DOCUMENTS_BODIES);
}

Test(identity, a_finance_bureau_speaks_of_all_budgets) {
    expect_identity("^某某市财政局2024年部门预算\n第一部分 部门概况\n"
                    "　　负责编制年度全市预决算草案并组织执行，受市政府委托，向市人民代表大会报告\n"
                    "全市和市级预算执行情况和预算草案的报告\n#2024年市对下转移支付预算表",
                    "budget 2024/0 某某市财政局 department | 某某市财政局2024年部门预算",
                    MX_DOCUMENTS_BODIES);
}

Test(identity, a_piece_of_a_sentence_is_no_title) {
    expect_identity(
        "某某事项的意见\n"
        "　　全年压减一般性支出13%，清理了三公经费，各单位开展了财务检查，共审核了8次部门\n"
        "预算，现印发给你们。比2023年\n",
        "unknown 0/0 - - | -", 0);
}

Test(identity, the_year_of_a_comparison_is_not_the_document_s) {
    expect_identity("某某事项的意见\n　　2024年支出比2023年增加，2024年收入较2023年减少，2024年"
                    "结余与\n2023年相比持平，低于2023年。",
                    "unknown 2024/0 - - | -", 0);
}

Test(identity, a_name_says_its_level_and_goes_without_it) {
    expect_identity("^某某市统计局（本级）\n^2024年部门预算",
                    "budget 2024/0 某某市统计局 unit | "
                    "某某市统计局（本级）2024年部门预算",
                    MX_DOCUMENTS_BODIES);
    expect_identity("^某某市信访局（汇总）2024年\n^部门综合预算公开说明",
                    "budget 2024/0 某某市信访局 department | "
                    "某某市信访局（汇总）2024年部门综合预算公开说明",
                    MX_DOCUMENTS_BODIES);
    expect_identity("^某某市水利局2026部门预算",
                    "budget 2026/0 某某市水利局 department | "
                    "某某市水利局2026部门预算",
                    MX_DOCUMENTS_BODIES);
}

Test(identity, a_table_s_title_is_no_document_s) {
    expect_identity("编制单位：105001-某某市教育局\n#预算01表 2024年收支总表",
                    "budget 2024/0 某某市教育局 - | -", MX_DOCUMENTS_BODIES);
}

Test(identity, what_is_no_name_is_none) {
    expect_identity("部门：（一）\n#2024年部门收支总表", "unknown 2024/0 - - | -",
                    MX_DOCUMENTS_BODIES);
    expect_identity("第二部分2024年部门预算表\n#2024年部门收支总表",
                    "budget 2024/0 - department | -", MX_DOCUMENTS_BODIES);
}
