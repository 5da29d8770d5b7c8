/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables and prose of whole governments: pages drawn by hand, read with the project's own patterns.
 * A table is written as
 *
 *   government_general_revenue whole 2024 budget: item previous_execution budget change_percent%
 *
 * id, scope, year, phase, and the ids of its columns, percentages with their sign; a figure of the
 * prose as
 *
 *   government.general.revenue whole 2023 =10608200000
 */
#include <criterion/criterion.h>
#include <mingxi/extract.h>

#include "model/prose.h"
#include "normalize/amount.h"
#include "support/draw.h"
#include "support/read_pages.h"

/* What makes a document a government's: its title and an address. */
#define COVER                                                                                                                      \
    "^关于某某市2023年预算执行情况\n^和2024年预算草案的报告\n某某市人民代表大会常务委员会：\n" \
    "市对各区县的转移支付\n"

static MxPage *draw_cover(const char *prose) {
    MxPage *page = draw_page();
    g_autofree char *text = g_strconcat(COVER, prose, NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    double y = 60;
    for (char **line = lines; *line != NULL; line++, y += 24) {
        bool title = **line == '^';
        double size = title ? 18 : 12;
        double width = (double)g_utf8_strlen(*line + title, -1) * size;
        draw_text(page, title ? (595 - width) / 2 : 60, y, size, *line + title);
    }
    return page;
}

/* @title: lines, each set in the middle. */
static MxPage *draw_titled(const char *title, guint n_cols, const char *table) {
    MxPage *page = draw_page();
    g_auto(GStrv) lines = g_strsplit(title, "\n", -1);
    double y = 60;
    for (char **line = lines; *line != NULL; line++, y += 22)
        draw_text(page, (595 - (double)g_utf8_strlen(*line, -1) * 14) / 2, y, 14, *line);
    draw_text(page, 460, y, 9, "单位：万元");
    draw_table(page, y + 30, n_cols, table);
    return page;
}

static char *describe(const MxTable *table) {
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%s %s %d %s:", table->id, table->scope ? table->scope : "-",
                           table->year, table->phase ? table->phase : "-");
    for (guint i = 0; i < table->columns->len; i++) {
        const MxColumn *column = table->columns->pdata[i];
        g_string_append_printf(out, " %s%s", column->id,
                               column->type == MX_COLUMN_PERCENT ? "%" : "");
    }
    return g_string_free(out, FALSE);
}

typedef struct {
    const char *title;
    guint n_cols;
    const char *table, *expected;
} Case;

static void expect_table(const Case *c) {
    MxPage *pages[] = { draw_cover(""), draw_titled(c->title, c->n_cols, c->table) };
    g_autoptr(MxDisclosure) d = take_pages(pages, 2);
    cr_expect_str_eq(d->document.level, "city");
    cr_assert_eq(d->tables->len, 1, "%s: %u tables", c->title, d->tables->len);
    g_autofree char *found = describe(d->tables->pdata[0]);
    cr_expect_str_eq(found, c->expected, "got:\n%s\nwant:\n%s", found, c->expected);
}

#define EXECUTION                                                                                  \
    "项目{2x1}|2022年决算数{2x1}|2023年预算数{2x1}|2023年执行数{1x3}\n金额|占预算%|增长%\n"
#define DRAFT "项目|2023年执行数|2024年预算数|可比增长%\n"

Test(government, a_title_is_read_by_its_parts) {
    static const Case CASES[] = {
        { "2023年某某市一般公共预算收入执行情况表", 6,
          EXECUTION "税收收入|10|12|11|91.67|10.00\n本年收入合计|10|12|11|91.67|10.00",
          "government_general_revenue whole 2023 execution: item previous_actual budget execution "
          "percent_of_budget% change_percent%" },
        { "2024年市本级政府性基金预算支出草案表", 4,
          DRAFT "城乡社区支出|10|12|20.00\n合计|10|12|20.00",
          "government_managed_fund_expenditure own 2024 budget: item previous_execution budget "
          "comparable_percent%" },
        /* broken by hand: the second line is the longer one */
        { "2024年某某新区\n社会保险基金预算收入草案表", 4,
          DRAFT "养老保险|10|12|20.00\n合计|10|12|20.00",
          "government_social_insurance_revenue 某某新区 2024 budget: item previous_execution "
          "budget "
          "comparable_percent%" },
        { "2023年某某市地方政府债务限额及余额情况表", 3,
          "地区|2023年债务限额|2023年债务余额\n甲区|10|9\n合计|10|9",
          "government_debt_limit whole 2023 -: name debt_limit debt_balance" },
        /* whole figures under a header that no pattern knows are money here */
        { "2024年市对各区县一般性转移支付情况表", 3,
          "级次|均衡性补助|固定数额\n甲区|110|909\n乙县|120|808",
          "government_transfers_general own 2024 -: name col_2 col_3" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++)
        expect_table(&CASES[i]);
}

/* 市级 is the level itself, but where 市本级 stands beside it. */
Test(government, the_level_is_more_than_its_own_where_both_are_printed) {
    static const char TABLE[] = DRAFT "税收收入|10|12|20.00\n合计|10|12|20.00";
    static const char LEVEL[] = "2024年市级一般公共预算收入草案表";
    MxPage *alone[] = { draw_cover(""), draw_titled(LEVEL, 4, TABLE) };
    g_autoptr(MxDisclosure) one = take_pages(alone, 2);
    cr_expect_str_eq(((const MxTable *)one->tables->pdata[0])->scope, "own");
    MxPage *both[] = { draw_cover(""), draw_titled(LEVEL, 4, TABLE),
                       draw_titled("2024年市本级一般公共预算收入草案表", 4, TABLE) };
    g_autoptr(MxDisclosure) two = take_pages(both, 3);
    cr_assert_eq(two->tables->len, 2);
    cr_expect_str_eq(((const MxTable *)two->tables->pdata[0])->scope, "level");
    cr_expect_str_eq(((const MxTable *)two->tables->pdata[1])->scope, "own");
}

/* The same header under the number of another table is another table. */
Test(government, another_number_begins_another_table) {
    static const char TABLE[] = DRAFT "税收收入|10|12|20.00\n合计|10|12|20.00";
    MxPage *pages[] = { draw_cover(""),
                        draw_titled("表20\n2024年市级一般公共预算收入草案表", 4, TABLE),
                        draw_titled("表21\n2024年市级政府性基金收入草案", 4, TABLE) };
    g_autoptr(MxDisclosure) d = take_pages(pages, 3);
    cr_expect_eq(d->tables->len, 2, "%u tables", d->tables->len);
}

/* The codes that the rows of the table below a cover have by their names, each with a space behind.
 */
static void expect_codes(MxPage **pages, const char *codes) {
    g_autoptr(MxDisclosure) d = take_pages(pages, 2);
    const MxTable *table = d->tables->pdata[0];
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < table->rows->len; i++) {
        const char *code = ((const MxRow *)table->rows->pdata[i])->derived_code;
        g_string_append_printf(found, "%s ", code ? code : "-");
    }
    cr_expect_str_eq(found->str, codes, "got: %s", found->str);
}

/* An item's name is told by the group above it; what stands deeper than a group is an item of it or
 * unknown, whatever it is called. */
Test(government, names_have_the_codes_of_the_classification) {
    MxPage *pages[] = { draw_cover(""),
                        draw_titled("2024年市级一般公共预算支出细化表", 2,
                                    "科目名称|2024年预算数\n一、一般公共服务支出|12\n"
                                    "　政协事务|12\n　　行政运行|5\n　　信访事务|3\n"
                                    "　　某某事务|4\n　财政事务|9\n　　行政运行|9\n合计|12") };
    expect_codes(pages, "201 20102 2010201 - - 20106 2010601 - ");
}

/* A list of the government's economic classes has none of a department's, though they are called
 * alike. */
Test(government, a_list_is_of_one_classification) {
    MxPage *pages[] = { draw_cover(""),
                        draw_titled("2024年市级一般公共预算支出经济分类明细表", 2,
                                    "科目名称|2024年预算数\n机关工资福利支出|12\n　住房公积金|12\n"
                                    "对企业资本性支出|30\n　政府投资基金股权投资|30\n合计|42") };
    expect_codes(pages, "501 50103 508 - - ");
}

Test(government, a_figure_says_whose_it_is) {
    MxPage *pages[] = { draw_cover(
        "　　2023年，全市一般公共预算收入完成106.08亿元，增长6%。\n"
        "　　一般公共预算支出120.50亿元。市本级政府性基金收入9.5亿元。\n") };
    g_autoptr(MxDisclosure) d = take_pages(pages, 1);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < d->facts->len; i++) {
        const MxFact *fact = d->facts->pdata[i];
        if (fact->id == NULL)
            continue;
        g_string_append_printf(found, "%s %s %d =", fact->id, fact->scope ? fact->scope : "-",
                               fact->year);
        mx_amount_print(found, fact->value_e4);
        g_string_append_c(found, '\n');
    }
    cr_expect_str_eq(found->str,
                     "government.general.revenue whole 2023 =10608000000\n"
                     "government.general.expenditure - 0 =12050000000\n"
                     "government.managed_fund.revenue own 0 =950000000\n",
                     "got:\n%s", found->str);
}
