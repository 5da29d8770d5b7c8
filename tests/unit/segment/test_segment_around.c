/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to tables: what stands around them, and what is doubted. */
#include <criterion/criterion.h>

#include "support/table_text.h"

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
