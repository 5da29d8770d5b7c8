/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages to forms, with the project's own patterns; form_text.h says how a form is written.
 */
#include "support/draw.h"
#include "support/form_text.h"

#define TITLE "项目支出绩效目标表"

static MxPage *make_page(const char *title, guint n_cols, const char *form) {
    MxPage *page = draw_page();
    draw_text(page, 220, 60, 12, title);
    draw_table(page, 100, n_cols, form);
    return page;
}

static void expect_form(const char *title, guint n_cols, const char *form, const char *expected) {
    g_autoptr(MxPage) page = make_page(title, n_cols, form);
    expect_forms(&page, 1, expected);
}

/* ---------------------------------------------------------------------------------- one form -- */

Test(form, labels_open_boxes_to_their_right_or_below) {
    expect_form(TITLE, 4,
                "项目名称|某工程{1x3}\n"
                "主管部门及代码|550-某局|实施单位|某所\n"
                "总体目标{2x1}|实施期目标{1x2}|年度目标\n"
                "三年建成{1x2}|今年开工\n"
                "联系人|某人|备注|",

                "project 0 p1-1 项目支出绩效目标表\n"
                "name=某工程\n"
                "department_code=550\n"
                "department=某局\n"
                "unit=某所\n"
                "goals.period=三年建成\n"
                "goals.annual=今年开工\n"
                "other 联系人=某人\n"
                "other 备注=\n");
}

Test(form, a_group_of_funds_holds_for_the_labels_below_it) {
    expect_form(TITLE "（2024年度）", 5,
                "项目名称|某工程{1x4}\n"
                "项目资金（万元）{3x1}|实施期资金总额：|20.5|年度资金总额：|12\n"
                "其中：中央财政资金|20.5|其中：中央财政资金|若干\n"
                "其他资金||其他资金|0",

                "project 2024 p1-1 项目支出绩效目标表（2024年度）\n"
                "name=某工程\n"
                "period.total=205000\n"
                "annual.total=120000\n"
                "period.central=205000\n"
                "annual.central=?\n"
                "annual.other=0\n"
                "unreadable-amount\n");
}

Test(form, levels_hold_for_their_rows_and_sets_stand_side_by_side) {
    expect_form(TITLE, 8,
                "项目名称{1x2}|某工程{1x6}\n"
                "绩效指标{4x1}|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值\n"
                "产出指标{2x1}|数量指标|房屋间数|≥3间|数量指标|房屋间数|≥1间\n"
                "质量指标|合格率|100%|质量指标|合格率|100%\n"
                "效益指标|社会效益|居民生活改善|明显|社会效益|居民生活改|明显",

                "project 0 p1-1 项目支出绩效目标表\n"
                "name=某工程\n"
                "产出指标/数量指标/房屋间数 period ≥3间\n"
                "产出指标/数量指标/房屋间数 annual ≥1间\n"
                "产出指标/质量指标/合格率 period 100%\n"
                "产出指标/质量指标/合格率 annual 100%\n"
                "效益指标/社会效益/居民生活改善 period 明显\n"
                "效益指标/社会效益/居民生活改 annual 明显\n");
}

Test(form, the_overall_form_has_funds_by_source_and_by_use_and_tasks) {
    expect_form("部门整体支出绩效目标表", 5,
                "部门名称|某局{1x4}\n"
                "年度预算情况{3x1}|按资金来源划分|资金总额（元）|按资金方向划分|资金总额（元）\n"
                "合计|30|合计|30\n"
                "一般公共预算资金|30|基本支出|10\n"
                "年度重点任务{2x1}|核心职能{1x2}|重点任务{1x2}\n"
                "修路{1x2}|一条{1x2}\n"
                "年度绩效目标|按期完成{1x4}",

                "overall 0 p1-1 部门整体支出绩效目标表\n"
                "department=某局\n"
                "goals.annual=按期完成\n"
                "by_source.total=30\n"
                "by_use.total=30\n"
                "by_source.general_public=30\n"
                "by_use.basic=10\n"
                "task 修路: 一条\n");
}

/* -------------------------------------------------------------------------- pages and grids -- */

Test(form, the_next_page_goes_on_and_the_signature_belongs_to_it) {
    MxPage *pages[] = { make_page(TITLE, 4,
                                  "项目名称|某工程{1x3}\n"
                                  "一级指标|二级指标|三级指标|指标值\n"
                                  "产出指标|数量指标|房屋|3间"),
                        draw_page() };
    double end = draw_table(pages[1], 60, 4, "|质量指标|合格率|100%\n效益指标|社会效益|改善|明显");
    draw_text(pages[1], 40, end + 10, 8, "填报日期：20240123140856");
    expect_forms(pages, 2,
                 "project 0 p1-2 项目支出绩效目标表\n"
                 "name=某工程\n"
                 "filled_at=2024-01-23T14:08:56\n"
                 "产出指标/数量指标/房屋 annual 3间\n"
                 "产出指标/质量指标/合格率 annual 100%\n"
                 "效益指标/社会效益/改善 annual 明显\n");
    mx_page_free(pages[0]);
    mx_page_free(pages[1]);
}

Test(form, another_name_or_title_in_the_grid_begins_another_form) {
    expect_form(TITLE, 4,
                "项目名称|甲{1x3}\n"
                "年度目标|开工{1x3}\n"
                "项目名称|乙{1x3}\n"
                "年度目标|完工{1x3}\n"
                "丙工程项目绩效目标表{1x4}\n"
                "年度目标|验收{1x3}\n"
                "主管部门|某局|实施单位|某所",

                "project 0 p1-1 项目支出绩效目标表\n"
                "name=甲\ngoals.annual=开工\n"
                "project 0 p1-1 项目支出绩效目标表\n"
                "name=乙\ngoals.annual=完工\n"
                "project 0 p1-1 丙工程项目绩效目标表\n"
                "titled 丙工程\n"
                "goals.annual=验收\ndepartment=某局\nunit=某所\n");
}

Test(form, a_table_of_projects_has_a_group_of_rows_for_each) {
    expect_form("项目支出绩效目标表（万元）", 7,
                "项目名称|项目总额|绩效目标|一级指标|二级指标|三级指标|指标值\n"
                "合计|5|||||\n"
                "甲{2x1}|2{2x1}|开工{2x1}|产出指标|数量指标|房屋|3间\n"
                "产出指标|质量指标|合格率|1%\n"
                "乙|3|完工|效益指标|社会效益|改善|明显",

                "project 0 p1-1 项目支出绩效目标表（万元）\n"
                "name=甲\ngoals.annual=开工\n"
                "annual.total=20000\n"
                "产出指标/数量指标/房屋 annual 3间\n"
                "产出指标/质量指标/合格率 annual 1%\n"
                "project 0 p1-1 项目支出绩效目标表（万元）\n"
                "name=乙\ngoals.annual=完工\n"
                "annual.total=30000\n"
                "效益指标/社会效益/改善 annual 明显\n"
                "unclaimed\n");
}

#define LIST_HEADER "项目名称|项目总额|绩效目标|一级指标|二级指标|三级指标|指标值\n"

Test(form, a_project_cut_by_the_page_has_its_name_and_total_on_either) {
    MxPage *pages[] = { make_page(TITLE "（万元）", 7,
                                  LIST_HEADER
                                  "甲{2x1}|2{2x1}|开工{2x1}|产出指标|数量指标|房屋|3间\n"
                                  "产出指标|质量指标|合格率|1%\n"
                                  "{3x1}|3|完工|效益指标|社会效益|改善|明显\n"
                                  "{2x1}|{2x1}|产出指标|数量指标|道路|1条\n"
                                  "产出指标|质量指标|好路|2%"),
                        draw_page() };
    draw_table(pages[1], 60, 7, "乙|4|通车|产出指标|时效指标|按时|1年");
    expect_forms(pages, 2,
                 "project 0 p1-1 项目支出绩效目标表（万元）\n"
                 "name=甲\ngoals.annual=开工\n"
                 "annual.total=20000\n"
                 "产出指标/数量指标/房屋 annual 3间\n"
                 "产出指标/质量指标/合格率 annual 1%\n"
                 "project 0 p1-1 项目支出绩效目标表（万元）\n"
                 "name=乙\ngoals.annual=完工\n"
                 "annual.total=30000\n"
                 "效益指标/社会效益/改善 annual 明显\n"
                 "project 0 p1-2 项目支出绩效目标表（万元）\n"
                 "name=乙\ngoals.annual=通车\n"
                 "annual.total=40000\n"
                 "产出指标/数量指标/道路 annual 1条\n"
                 "产出指标/质量指标/好路 annual 2%\n"
                 "产出指标/时效指标/按时 annual 1年\n");
    mx_page_free(pages[0]);
    mx_page_free(pages[1]);
}

Test(form, a_list_under_a_heading_of_the_prose_begins_where_its_header_ends_the_page) {
    MxPage *pages[] = { make_page("2026年重点项目绩效目标情况如下：", 4,
                                  "二级预算单位名称|一级项目名称|预算数（万元）|绩效目标"),
                        draw_page(), draw_page() };
    draw_table(pages[1], 60, 4, "某局|某补贴|1.5|通过补贴\n某局|某检查|2|通过检查，");
    draw_table(pages[2], 60, 4, "|||达到安全\n某所|某培训|3|通过培训");
    expect_forms(pages, 3,
                 "project 2026 p2-2 ?\n"
                 "unit=某局\nname=某补贴\ngoals.annual=通过补贴\nannual.total=15000\n"
                 "project 2026 p2-3 ?\n"
                 "unit=某局\nname=某检查\ngoals.annual=通过检查，达到安全\nannual.total=20000\n"
                 "project 2026 p3-3 ?\n"
                 "unit=某所\nname=某培训\ngoals.annual=通过培训\nannual.total=30000\n");
    for (guint i = 0; i < 3; i++)
        mx_page_free(pages[i]);
}

Test(form, the_code_before_a_name_is_a_field_of_its_own) {
    expect_form(TITLE, 2, "项目名称|11000022T000000444194-某补贴\n年度目标|开工\n项目属性|新增",
                "project 0 p1-1 项目支出绩效目标表\n"
                "name=某补贴\ngoals.annual=开工\nattribute=新增\n"
                "code=11000022T000000444194\n");
    expect_form(TITLE, 2, "项目名称|2025-2026年某工程\n年度目标|开工\n项目属性|新增",
                "project 0 p1-1 项目支出绩效目标表\n"
                "name=2025-2026年某工程\ngoals.annual=开工\nattribute=新增\n");
}

Test(form, the_overall_form_names_the_body_and_goes_on_beside_its_cut_label) {
    MxPage *pages[] = { make_page("部门整体支出绩效目标表（2026年度）", 5,
                                  "部门名称{1x2}|某局{1x3}\n"
                                  "{2x1}|活动|绩效指标|指标性质|指标值\n"
                                  "修路|产出指标数量指标条数|≥|1"),
                        draw_page() };
    draw_table(pages[1], 60, 5,
               "整体绩效目标{2x1}|修路|产出指标质量指标好路|＝|2\n修桥|产出指标数量指标座数|≥|3");
    g_autoptr(MxDisclosure) disclosure = read_pages(pages, 2);
    const MxForm *form = disclosure->forms->pdata[0];
    cr_expect_eq(disclosure->forms->len, 1u);
    cr_expect_eq(form->indicators->len, 3u);
    cr_expect_eq(form->other->len, 0u);
    cr_expect_str_eq(disclosure->document.organization, "某局");
    cr_expect_eq(disclosure->document.year, 2026);
    mx_page_free(pages[0]);
    mx_page_free(pages[1]);
}

/* -------------------------------------------------------------------------------- bad input -- */

#define HEADER "一级指标|二级指标|三级指标|指标值\n"

/* A form at @y of a page of its own. */
static MxPage *make_form_at(double y, const char *form) {
    MxPage *page = draw_page();
    draw_text(page, 220, y - 40, 12, TITLE);
    draw_table(page, y, 4, form);
    return page;
}

static void expect_codes(MxPage **pages, guint n, const char *expected) {
    g_autoptr(MxDisclosure) disclosure = read_pages(pages, n);
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < disclosure->diagnostics->len; i++) {
        const MxDiagnostic *diagnostic = disclosure->diagnostics->pdata[i];
        g_string_append_printf(out, "%s p%u\n", diagnostic->code, diagnostic->page);
    }
    cr_expect_eq(disclosure->forms->len, n, "%u forms", disclosure->forms->len);
    cr_expect_str_eq(out->str, expected);
    for (guint i = 0; i < n; i++)
        mx_page_free(pages[i]);
}

Test(form, a_text_that_its_box_cuts_off_is_told_by_its_twin) {
    expect_form(TITLE, 6,
                "项目名称|某工程{1x5}\n"
                "一级指标|二级指标|三级指标|指标值|三级指标|指标值\n"
                "效益指标{3x1}|社会{3x1}|农村环境明显提高|好|农村环境明显提|好\n"
                "道路更加平坦|好|道路更加平坦|好\n"
                "路灯数量|3盏|路灯|3盏",

                "project 0 p1-1 项目支出绩效目标表\n"
                "name=某工程\n"
                "效益指标/社会/农村环境明显提高 period 好\n"
                "效益指标/社会/农村环境明显提 annual 好\n"
                "效益指标/社会/道路更加平坦 period 好\n"
                "效益指标/社会/道路更加平坦 annual 好\n"
                "效益指标/社会/路灯数量 period 3盏\n"
                "效益指标/社会/路灯 annual 3盏\n"
                "truncated\n");
}

/* The rows after 产出指标 are lost; the others, though two of them end low as well, are whole. */
Test(form, a_form_that_the_page_cut_is_told_by_what_the_others_end_with) {
    static const char *const WHOLE = "项目名称|甲{1x3}\n" HEADER "产出指标|数量|房屋|3间\n"
                                     "满意度指标|群众|满意度|90%";
    MxPage *pages[] = {
        make_form_at(100, WHOLE),
        make_form_at(740, WHOLE),
        make_form_at(740, "项目名称|乙{1x3}\n" HEADER "产出指标|数量|房屋|3间"),
        make_form_at(200, WHOLE),
        make_form_at(100, "项目名称|丙{1x3}\n" HEADER "产出指标|数量|房屋|3间\n"
                          "满意度指标|群众|满意度|90%"),
    };
    expect_codes(pages, G_N_ELEMENTS(pages), "cut-off p3\n");
}

Test(form, a_form_cut_before_or_within_its_first_indicators_is_told_alone) {
    MxPage *pages[] = {
        make_form_at(740, "项目名称|甲{1x3}\n主管部门|某局{1x3}\n年度目标|开工{1x3}"),
        make_form_at(720, "项目名称|乙{1x3}\n" HEADER "产出指标|数量|房屋|3间\n"
                          "产出指标|质量|合格|"),
    };
    expect_codes(pages, G_N_ELEMENTS(pages), "cut-off p1\ncut-off p2\n");
}

Test(form, a_form_without_some_boxes_keeps_the_rest) {
    expect_form(TITLE, 4,
                "项目名称|某工程{1x3}\n"
                "主管部门||实施单位|\n"
                "项目绩效管理员|某人|项目编号|14-3\n"
                "年度目标|开工{1x3}",

                "project 0 p1-1 项目支出绩效目标表\n"
                "name=某工程\n"
                "department=\n"
                "unit=\n"
                "goals.annual=开工\n"
                "other 项目绩效管理员=某人\n"
                "other 项目编号=14-3\n");
}

Test(form, spaces_in_amounts_are_read_or_refused_never_guessed) {
    expect_form(TITLE "（2024年度）", 5,
                "项目名称|某工程{1x4}\n"
                "项目资金（万元）{2x1}|实施期资金总额：|17 89.21|年度资金总额：|12 34\n"
                "其中：中央财政资金|1 7 89.21万元|其中：中央财政资金|12.50 34.60",

                "project 2024 p1-1 项目支出绩效目标表（2024年度）\n"
                "name=某工程\n"
                "period.total=17892100\n"
                "annual.total=?\n"
                "period.central=17892100\n"
                "annual.central=?\n"
                "figure-spaced\nunreadable-amount\nfigure-spaced\nunreadable-amount\n");
}
