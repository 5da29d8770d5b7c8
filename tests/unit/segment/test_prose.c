/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages to sections, facts and glossary, with the project's own patterns. Pages are drawn line by
 * line, type of 12 pt between margins at 60 and 540: 40 characters fill a line.
 */
#include <criterion/criterion.h>
#include <mingxi/extract.h>
#include <stdio.h>

#include "model/prose.h"
#include "normalize/amount.h"
#include "support/draw.h"
#include "support/read_pages.h"

#define SIZE 12.0
#define LEFT 60.0
#define RIGHT 540.0
#define LEADING 20.0

/* ---------------------------------------------------------------------------------- pages -- */

/* Sets @text as a typesetter would: each paragraph indented by two characters, lines filled. */
static double set_paragraph(MxPage *page, double y, const char *text) {
    double x = LEFT + 2 * SIZE;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        double width = ch == ' ' ? SIZE / 4 : mx_char_is_cjk(ch) ? SIZE : SIZE / 2;
        if (x + width > RIGHT) {
            x = LEFT;
            y += LEADING;
        }
        MxGlyph glyph = { { x, y, x + width, y + SIZE }, ch, (float)SIZE };
        if (!mx_char_is_space(ch))
            g_array_append_val(page->glyphs, glyph);
        x += width;
    }
    return y + LEADING;
}

static MxPage *set_page(const char *const *paragraphs) {
    MxPage *page = draw_page();
    double y = 120;
    for (; *paragraphs != NULL; paragraphs++)
        y = set_paragraph(page, y, *paragraphs);
    return page;
}

static MxDisclosure *read_paragraphs(const char *const *paragraphs) {
    MxPage *page = set_page(paragraphs);
    return take_pages(&page, 1);
}

/* -------------------------------------------------------------------------------- as text -- */

static char *describe_sections(const MxDisclosure *d) {
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < d->sections->len; i++) {
        const MxSection *s = d->sections->pdata[i];
        g_string_append_printf(out, "%u %s|%s p%u-%u\n", s->level, s->number ? s->number : "",
                               s->title ? s->title : "", s->first_page, s->last_page);
        if (*s->text)
            g_string_append_printf(out, "%s\n", s->text);
    }
    return g_string_free(out, FALSE);
}

/* One fact a line: `id value unit text`; without the part of the id that all share. */
static char *describe_facts(const MxDisclosure *d) {
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < d->facts->len; i++) {
        const MxFact *fact = d->facts->pdata[i];
        const char *id = fact->id ? fact->id : "-";
        g_string_append(out, g_str_has_prefix(id, "narrative.") ? id + strlen("narrative.") : id);
        g_string_append_c(out, ' ');
        mx_amount_print(out, fact->value_e4);
        g_string_append_printf(out, " %s %s\n", fact->unit, fact->text);
    }
    return g_string_free(out, FALSE);
}

#define EXPECT_TEXT(got, want)                                                                     \
    do {                                                                                           \
        g_autofree char *text_ = (got);                                                            \
        cr_expect_str_eq(text_, want, "got:\n%swant:\n%s", text_, want);                           \
    } while (0)

/* ------------------------------------------------------------------------------- sections -- */

Test(prose, headings_open_sections) {
    const char *const paragraphs[] = {
        "第一部分 概况",
        "一、本部门职责",
        "宣传党的路线、方针、政策。",
        "（一）内设机构",
        "1、办公室：",
        "负责日常工作。",
        NULL,
    };
    g_autoptr(MxDisclosure) d = read_paragraphs(paragraphs);
    EXPECT_TEXT(describe_sections(d), "0 第一部分|概况 p1-1\n"
                                      "1 一|本部门职责 p1-1\n"
                                      "宣传党的路线、方针、政策。\n"
                                      "2 （一）|内设机构 p1-1\n"
                                      "3 1|办公室： p1-1\n"
                                      "负责日常工作。\n");
}

Test(prose, short_numbered_lines_are_a_list) {
    const char *const paragraphs[] = {
        "二、机构设置", "1.办公室", "2.人事处", "3.财务处", "三、人员情况", "编制92人。", NULL,
    };
    g_autoptr(MxDisclosure) d = read_paragraphs(paragraphs);
    EXPECT_TEXT(describe_sections(d), "1 二|机构设置 p1-1\n"
                                      "1.办公室\n2.人事处\n3.财务处\n"
                                      "1 三|人员情况 p1-1\n"
                                      "编制92人。\n");
}

/* The header stands on every page, the number changes; the paragraph is cut by the page's end. */
Test(prose, paragraphs_are_whole_over_pages) {
    static const char *const TEXTS[] = {
        "区人民政府办公室组织起草或审核以区政府、区政府办公室名义发布的文件，研究审核各部门",
        "和各街道、镇向区政府请示、报告的事项，并提出拟办意见报区政府领导审批。",
    };
    MxPage *pages[3];
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_autofree char *number = g_strdup_printf("- %u -", i + 1);
        pages[i] = draw_page();
        draw_text(pages[i], 200, 40, SIZE, "某某区2024年度部门预算公开");
        draw_text(pages[i], 280, 800, SIZE, number);
    }
    draw_text(pages[0], LEFT, 90, SIZE, TEXTS[0]);
    draw_text(pages[1], LEFT, 90, SIZE, TEXTS[1]);
    draw_text(pages[2], LEFT + 2 * SIZE, 90, SIZE, "此外没有需要说明的情况。");
    g_autoptr(MxDisclosure) d = take_pages(pages, G_N_ELEMENTS(pages));
    g_autofree char *want =
        g_strdup_printf("0 | p1-3\n%s%s\n此外没有需要说明的情况。\n", TEXTS[0], TEXTS[1]);
    EXPECT_TEXT(describe_sections(d), want);
}

/* Numbers further in than page numbers stand, but outermost and numbered on; a number that is not
 * goes with the text. */
Test(prose, page_numbers_inside_the_margin_are_no_text) {
    MxPage *pages[4];
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_autofree char *number = g_strdup_printf("—%u—", i < 3 ? i + 1 : 80);
        pages[i] = draw_page();
        draw_text(pages[i], 280, 600, SIZE, number);
    }
    draw_text(pages[0], LEFT + 2 * SIZE, 90, SIZE, "某局设两个机构。");
    g_autoptr(MxDisclosure) d = take_pages(pages, G_N_ELEMENTS(pages));
    EXPECT_TEXT(describe_sections(d), "0 | p1-4\n某局设两个机构。\n—80—\n");
}

Test(prose, contents_are_no_headings) {
    const char *const paragraphs[] = {
        "目 录",
        "第一部分 概况..............................2",
        "第二部分 情况说明..........................5",
        "第一部分 概况",
        "本部门有职工3人。",
        NULL,
    };
    g_autoptr(MxDisclosure) d = read_paragraphs(paragraphs);
    cr_assert_eq(d->sections->len, 2);
    const MxSection *contents = d->sections->pdata[0], *part = d->sections->pdata[1];
    cr_expect_str_eq(contents->title, "目录");
    cr_expect_str_eq(part->number, "第一部分");
    EXPECT_TEXT(describe_facts(d), "- 3 count 3人\n");
}

/* No line of the page is less indented than these, none ends a sentence, and the longest are full.
 */
Test(prose, numbered_lines_are_paragraphs) {
    const char *const paragraphs[] = {
        "（一）本年财政拨款收入年初预算安排数额合计2503527.73万元",
        "1.一般公共预算拨款收入年初预算安排数额合计2434777.73万元",
        "2.政府性基金预算拨款收入年初安排数额合计268500.00万元",
        "（二）本年其他资金收入年初预算安排数额合计2839965.26万元",
        "3.事业收入441986.28万元",
        NULL,
    };
    g_autoptr(MxDisclosure) d = read_paragraphs(paragraphs);
    cr_assert_eq(d->facts->len, 5);
    for (guint i = 0; i < d->facts->len; i++)
        cr_expect_str_eq(((const MxFact *)d->facts->pdata[i])->context, paragraphs[i]);
}

/* ---------------------------------------------------------------------------------- facts -- */

Test(prose, figures_are_recognised) {
    static const struct {
        const char *paragraph, *facts;
    } ROWS[] = {
        { "2024年度某办事处预算收入总计4,303.52万元，比上年减少136.87万元，下降3.08%。",
          "revenue.total 43035200 yuan 4,303.52万元\n"
          "revenue.total.change -1368700 yuan 减少136.87万元\n"
          "revenue.total.growth -3.08 percent 下降3.08%\n" },
        { "本部门无“三公”经费预算。", "three_public.total 0 yuan 无“三公”经费预算\n" },
        { "公务接待费28.50万元，与2024年预算持平。",
          "three_public.reception 285000 yuan 28.50万元\n"
          "three_public.reception.change 0 yuan 持平\n" },
        { "政府采购预算总额1.5亿元，其中：政府采购货物预算0万元。",
          "procurement.total 150000000 yuan 1.5亿元\nprocurement.goods 0 yuan 0万元\n" },
        { "某街道下设五个办公室，总人口5.1万人，面积60.3平方公里。",
          "organization.offices 5 count 五\n- 51000 count 5.1万人\n"
          "- 60.3 square_kilometres 60.3平方公里\n" },
        { "支出总计1，234.50万元。", "expenditure.total 12345000 yuan 1，234.50万元\n" },
        { "公务接待费3万元，与上年基本持平。", "three_public.reception 30000 yuan 3万元\n" },
        { "“三公”经费支出预算为5万元，支出决算为4万元。",
          "three_public.total.budget 50000 yuan 5万元\nthree_public.total 40000 yuan 4万元\n" },
        /* 财政拨款支出 is a part of that name, and 支出预算总计 of this */
        { "“三公”经费财政拨款支出预算为5万元，支出决算为4万元。",
          "three_public.total.budget 50000 yuan 5万元\nthree_public.total 40000 yuan 4万元\n" },
        { "某办事处2024年度收入、支出预算总计5万元。", "balance.total 50000 yuan 5万元\n" },
        { "专项收入5万元，上级转移支付支出预算3万元。",
          "- 50000 yuan 5万元\n- 30000 yuan 3万元\n" },
        { "2024年4月27日第3次会议，文号〔2018〕32号，为期12个月。", "" },
        { "全年增幅５．５％，结余－１２元。", "- 5.5 percent ５．５％\n- -12 yuan －１２元\n" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        const char *const paragraphs[] = { ROWS[i].paragraph, NULL };
        g_autoptr(MxDisclosure) d = read_paragraphs(paragraphs);
        EXPECT_TEXT(describe_facts(d), ROWS[i].facts);
    }
}

Test(prose, a_heading_tells_what_a_figure_is) {
    const char *const paragraphs[] = { "三、支出预算情况说明", "基本支出889.25万元，占20.66%。",
                                       "六、一般公共预算基本支出情况说明",
                                       "安排基本支出863.89万元。", NULL };
    g_autoptr(MxDisclosure) d = read_paragraphs(paragraphs);
    EXPECT_TEXT(describe_facts(d), "expenditure.basic 8892500 yuan 889.25万元\n"
                                   "expenditure.basic.share 20.66 percent 20.66%\n"
                                   "general_public.basic 8638900 yuan 863.89万元\n");
}

/* What stands below the name of one of several bodies is a part of the whole. */
Test(prose, a_part_has_no_id_of_the_whole) {
    const char *const paragraphs[] = {
        "一、支出预算情况说明", "项目支出9万元。",      "（一）某某市某某局（本级）",
        "项目支出5万元。",      "（二）某某市某某中心", "项目支出4万元。",
        "二、支出预算其他说明", "项目支出9万元。",      NULL
    };
    g_autoptr(MxDisclosure) d = read_paragraphs(paragraphs);
    EXPECT_TEXT(describe_facts(d), "expenditure.project 90000 yuan 9万元\n"
                                   "- 50000 yuan 5万元\n"
                                   "- 40000 yuan 4万元\n"
                                   "expenditure.project 90000 yuan 9万元\n");
}

Test(prose, one_body_is_the_whole) {
    const char *const paragraphs[] = { "一、支出预算情况说明", "（一）某某市某某局（本级）",
                                       "项目支出5万元。", NULL };
    g_autoptr(MxDisclosure) d = read_paragraphs(paragraphs);
    EXPECT_TEXT(describe_facts(d), "expenditure.project 50000 yuan 5万元\n");
}

/* A title page above the tables and one above the prose. */
Test(prose, a_body_named_twice_is_one) {
    const char *const paragraphs[] = { "一、支出预算情况说明", "（一）某某市某某局",
                                       "项目支出5万元。",      "（二）某某市某某局",
                                       "基本支出4万元。",      NULL };
    g_autoptr(MxDisclosure) d = read_paragraphs(paragraphs);
    EXPECT_TEXT(describe_facts(d), "expenditure.project 50000 yuan 5万元\n"
                                   "expenditure.basic 40000 yuan 4万元\n");
}

Test(prose, a_figure_of_another_year_has_no_id) {
    const char *const paragraphs[] = {
        "某某市某某局2024年度部门预算",
        "与2023年度相比（2023年度部门支出预算为8万元）增加。2024年度部门支出预算为9万元。"
        "支出预算9万元，比2023年度增加1万元。",
        NULL,
    };
    g_autoptr(MxDisclosure) d = read_paragraphs(paragraphs);
    EXPECT_TEXT(describe_facts(d), "- 80000 yuan 8万元\n"
                                   "expenditure.total 90000 yuan 9万元\n"
                                   "expenditure.total 90000 yuan 9万元\n"
                                   "expenditure.total.change 10000 yuan 1万元\n");
}

/* The year with which a sentence begins holds for the list that it opens, and no longer. */
Test(prose, a_list_is_of_its_sentences_year) {
    const char *const paragraphs[] = {
        "某某局2024年部门决算",
        "2023年度“三公”经费支出20万元，其中：公务接待费12万元；公务用车运行维护费8万元。"
        "公务接待费13万元，与2023年相比，因公出国（境）费5万元。",
        NULL,
    };
    g_autoptr(MxDisclosure) d = read_paragraphs(paragraphs);
    EXPECT_TEXT(describe_facts(d), "- 200000 yuan 20万元\n"
                                   "- 120000 yuan 12万元\n"
                                   "- 80000 yuan 8万元\n"
                                   "three_public.reception 130000 yuan 13万元\n"
                                   "three_public.overseas 50000 yuan 5万元\n");
}

/* What stands in brackets behind the words that narrow a figure does not part it from them. */
Test(prose, brackets_end_no_clause) {
    const char *const paragraphs[] = {
        "一、收入情况",
        "市级（市本级、三区）一般公共预算收入10万元。",
        NULL,
    };
    g_autoptr(MxDisclosure) d = read_paragraphs(paragraphs);
    EXPECT_TEXT(describe_facts(d), "- 100000 yuan 10万元\n");
}

/* 38 characters fill a line behind its indent: the text below is indented as well. */
Test(prose, a_heading_may_fill_its_line) {
    const char *const paragraphs[] = {
        "七、某某市某某区某某街道办事处一般公共预算财政拨款三公经费支出预算情况说明书的说明",
        "公务接待费13万元，比上年增加1万元，主要原因是业务量增加，有关部门来人较多，按照规定标准安"
        "排接待。",
        "公务用车运行维护费8万元。",
        NULL,
    };
    g_autoptr(MxDisclosure) d = read_paragraphs(paragraphs);
    cr_assert_eq(d->sections->len, 1);
    cr_expect_str_eq(((const MxSection *)d->sections->pdata[0])->number, "七");
}

Test(prose, a_fact_has_its_clause_and_its_place) {
    const char *const paragraphs[] = { "其中没有变化。本年支出12.50万元，占一半；其余不变。",
                                       NULL };
    g_autoptr(MxDisclosure) d = read_paragraphs(paragraphs);
    cr_assert_eq(d->facts->len, 1);
    const MxFact *fact = d->facts->pdata[0];
    cr_expect_str_eq(fact->context, "本年支出12.50万元，占一半");
    cr_expect_eq(fact->page, 1);
    cr_expect_eq(fact->section, 0);
    double x0 = LEFT + (2 + 11) * SIZE;
    cr_expect_float_eq(fact->box.x0, x0, 0.01, "x0 %g", fact->box.x0);
    cr_expect_float_eq(fact->box.x1, x0 + 5 * SIZE / 2 + 2 * SIZE, 0.01, "x1 %g", fact->box.x1);
    cr_expect_float_eq(fact->box.y0, 120, 0.01);
}

/* Half a space within a figure is a slip of the typist; two spaces part two figures. */
Test(prose, stray_spaces_are_told) {
    MxPage *page = draw_page();
    draw_text(page, LEFT, 120, SIZE, "工程投资17");
    draw_text(page, LEFT + 5.6 * SIZE, 120, SIZE, "89.21万元");
    g_autoptr(MxDisclosure) d = take_pages(&page, 1);
    EXPECT_TEXT(describe_facts(d), "- 17892100 yuan 17 89.21万元\n");
    cr_assert_geq(d->diagnostics->len, 1);
    cr_expect_str_eq(((const MxDiagnostic *)d->diagnostics->pdata[0])->code, "figure-spaced");
}

/* Where two figures may stand, nobody may compare the one that the digits make. */
Test(prose, what_may_be_two_figures_has_no_id) {
    MxPage *page = draw_page();
    draw_text(page, LEFT, 120, SIZE, "项目支出12");
    draw_text(page, LEFT + 5.6 * SIZE, 120, SIZE, "34万元");
    g_autoptr(MxDisclosure) d = take_pages(&page, 1);
    EXPECT_TEXT(describe_facts(d), "- 12340000 yuan 12 34万元\n");
    cr_assert_geq(d->diagnostics->len, 1);
    cr_expect_eq(((const MxDiagnostic *)d->diagnostics->pdata[0])->severity, MX_SEVERITY_WARNING);
}

/* ------------------------------------------------------------------------------- glossary -- */

Test(prose, glossary_has_terms) {
    const char *const paragraphs[] = {
        "第四部分 名词解释",
        "一、基本支出：指为保障机构正常运转而发生的支出。",
        "二、财政专户管理资金：",
        "专指教育收费。",
        "三、一般公共预算是指以税收为主体的财政收入。",
        NULL,
    };
    static const char *const TERMS[][2] = {
        { "基本支出", "指为保障机构正常运转而发生的支出。" },
        { "财政专户管理资金", "专指教育收费。" },
        { "一般公共预算", "是指以税收为主体的财政收入。" },
    };
    g_autoptr(MxDisclosure) d = read_paragraphs(paragraphs);
    cr_assert_eq(d->glossary->len, G_N_ELEMENTS(TERMS));
    for (guint i = 0; i < d->glossary->len; i++) {
        const MxTerm *term = d->glossary->pdata[i];
        cr_expect_str_eq(term->term, TERMS[i][0]);
        cr_expect_str_eq(term->definition, TERMS[i][1]);
        cr_expect_eq(term->page, 1);
    }
}

/* A picture tells sizes by the distances between characters: a line that lacks the figure behind it
 * is stretched. */
static guint count_paragraphs(bool picture, double stretched) {
    MxPage *page = draw_page();
    double y = set_paragraph(page, 120, "一、收支情况");
    guint first = page->glyphs->len;
    set_paragraph(
        page, y,
        "全市一般公共预算支出同口径增长，加上转移性支出等支出以后，支出总计为若干亿元，年终结余"
        "为若干亿元，收支相抵以后平衡，其中税收收入增长。");
    for (guint i = first; i < page->glyphs->len; i++) {
        MxGlyph *glyph = &g_array_index(page->glyphs, MxGlyph, i);
        if (glyph->box.y0 == g_array_index(page->glyphs, MxGlyph, first).box.y0)
            glyph->size_pt = (float)stretched;
    }
    g_array_index(page->glyphs, MxGlyph, first).box.x0 -= stretched - SIZE;
    if (picture)
        page->readings = g_array_new(FALSE, TRUE, sizeof(MxReading));
    if (picture)
        g_array_set_size(page->readings, page->glyphs->len);
    g_autoptr(MxDisclosure) d = take_pages(&page, 1);
    const MxSection *section = d->sections->pdata[d->sections->len - 1];
    guint n = 1;
    for (const char *p = section->text; *p != '\0'; p++)
        n += *p == '\n';
    return n;
}

Test(prose, a_stretched_line_of_a_picture_is_of_the_same_size) {
    cr_expect_eq(count_paragraphs(true, 1.25 * SIZE), 1u);
    cr_expect_eq(count_paragraphs(true, 1.4 * SIZE), 2u, "a heading");
    cr_expect_eq(count_paragraphs(false, 1.25 * SIZE), 2u, "a font says what it is");
}
