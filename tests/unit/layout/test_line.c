/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Glyphs to lines and words, and the text of lines that a box broke. */
#include <criterion/criterion.h>

#include "support/draw.h"

static GPtrArray *find_lines(const MxPage *page) {
    g_autoptr(GPtrArray) glyphs = g_ptr_array_new();
    for (guint i = 0; i < page->glyphs->len; i++)
        g_ptr_array_add(glyphs, &g_array_index(page->glyphs, MxGlyph, i));
    return mx_lines_find(glyphs);
}

/* The words of @lines, each in brackets; lines parted by ` / `. */
static char *describe_words(const GPtrArray *lines) {
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < lines->len; i++) {
        const MxLine *line = lines->pdata[i];
        g_string_append(out, i > 0 ? " / " : "");
        for (guint w = 0; w < line->words->len; w++)
            g_string_append_printf(out, "[%s]", ((const MxWord *)line->words->pdata[w])->text);
    }
    return g_string_free(out, FALSE);
}

Test(line, words_are_parted_by_wide_gaps_only) {
    static const struct {
        Piece pieces[8];
        const char *words;
    } ROWS[] = {
        /* side by side on one line */
        { { { 10, 10, "部门：某局" }, { 200, 10, "单位：元" } }, "[部门：某局][单位：元]" },
        /* letter-spaced: gaps alike */
        { { { 10, 10, "收" }, { 40, 10, "入" }, { 70, 10, "总" }, { 100, 10, "表" } },
          "[收入总表]" },
        /* two characters spread over a header, six ems apart */
        { { { 10, 10, "合" }, { 80, 10, "计" } }, "[合计]" },
        /* nine ems apart they head two columns */
        { { { 10, 10, "类" }, { 110, 10, "款" } }, "[类][款]" },
        /* gaps unlike: not letter-spacing */
        { { { 10, 10, "收" }, { 40, 10, "支" }, { 120, 10, "出" } }, "[收][支][出]" },
        /* Latin keeps its spaces */
        { { { 10, 10, "The total is 2" } }, "[The total is 2]" },
        /* the space that Word sets between Chinese and digits is none, nor is a typed one */
        { { { 10, 10, "2024" }, { 32.5, 10, "年" }, { 47.5, 10, "预算" } }, "[2024年预算]" },
        /* a full-width space and a half is one */
        { { { 10, 10, "第一部分" }, { 64, 10, "部门概况" } }, "[第一部分 部门概况]" },
        { { { 10, 10, "1,234.50" }, { 70, 10, "-5%" } }, "[1,234.50][-5%]" },
        /* the producer's order does not count */
        { { { 200, 10, "右" }, { 10, 10, "左" }, { 20, 10, "边" } }, "[左边][右]" },
        { { { 10, 30, "下" }, { 10, 10, "上" } }, "[上] / [下]" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(MxPage) page = draw_page();
        draw_pieces(page, ROWS[i].pieces);
        g_autoptr(GPtrArray) lines = find_lines(page);
        g_autofree char *words = describe_words(lines);
        cr_expect_str_eq(words, ROWS[i].words, "%s, not %s", words, ROWS[i].words);
    }
}

Test(line, a_line_has_the_text_of_its_words) {
    g_autoptr(MxPage) page = draw_page();
    draw_text(page, 10, 10, 10, "部门：某局");
    draw_text(page, 200, 10, 10, "单位：元");
    g_autoptr(GPtrArray) lines = find_lines(page);
    cr_assert_eq(lines->len, 1);
    const MxLine *line = lines->pdata[0];
    cr_expect_str_eq(line->text, "部门：某局 单位：元");
    cr_expect_float_eq(line->box.x0, 10, 1e-9);
    cr_expect_float_eq(line->box.x1, 240, 1e-9);
}

/* Sizes mix on a line; lines set solid stay apart. */
Test(line, what_stands_on_one_line) {
    static const struct {
        double y, size;
        bool same;
    } ROWS[] = {
        { 10, 10, true },  { 12, 8, true },   { 9, 6, true },   { 14, 10, true },
        { 16, 10, false }, { 20, 10, false }, { 0, 10, false },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(MxPage) page = draw_page();
        draw_text(page, 10, 10, 10, "甲");
        draw_text(page, 20, ROWS[i].y, ROWS[i].size, "乙");
        g_autoptr(GPtrArray) lines = find_lines(page);
        cr_expect_eq(lines->len == 1, ROWS[i].same, "%g pt at %g", ROWS[i].size, ROWS[i].y);
    }
}

Test(line, the_largest_type_is_the_lines_size) {
    g_autoptr(MxPage) page = draw_page();
    draw_text(page, 10, 12, 8, "小");
    draw_text(page, 20, 10, 12, "大");
    /* a font scaled by the text matrix says 1: then the box counts */
    g_array_index(page->glyphs, MxGlyph, 1).size_pt = 1;
    g_autoptr(GPtrArray) lines = find_lines(page);
    cr_assert_eq(lines->len, 1);
    cr_expect_float_eq(((const MxLine *)lines->pdata[0])->size_pt, 12, 1e-6);
}

Test(line, what_a_box_broke_is_joined) {
    static const struct {
        Piece pieces[4];
        const char *joined;
    } ROWS[] = {
        { { { 10, 10, "机关事业单位基本养" }, { 10, 22, "老保险缴费支出" } },
          "机关事业单位基本养老保险缴费支出" },
        { { { 10, 10, "Total of all" }, { 10, 22, "expenditure" } }, "Total of all expenditure" },
        { { { 10, 10, "Europe and" }, { 10, 22, "亚洲" } }, "Europe and亚洲" },
        { { { 10, 10, "12,345," }, { 10, 22, "678.90" } }, "12,345,678.90" },
        { { { 10, 10, "year" }, { 10, 22, "2024" } }, "year 2024" },
        { { { 10, 10, "over-" }, { 10, 22, "seas" } }, "over-seas" },
        { { { 10, 10, "and/" }, { 10, 22, "or" } }, "and/or" },
        { { { 10, 10, "2024" }, { 10, 22, "年" } }, "2024年" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(MxPage) page = draw_page();
        draw_pieces(page, ROWS[i].pieces);
        g_autoptr(GPtrArray) lines = find_lines(page);
        g_autofree char *joined = mx_lines_join(lines, 0, lines->len);
        cr_expect_str_eq(joined, ROWS[i].joined);
    }
}

Test(line, no_glyphs_make_no_lines) {
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    g_autoptr(GPtrArray) lines = mx_lines_find(none);
    cr_expect_eq(lines->len, 0);
    g_autofree char *joined = mx_lines_join(lines, 0, 0);
    cr_expect_str_eq(joined, "");
}

/* ------------------------------------------------------------------------------ paragraphs -- */

/* The paragraphs of @pieces, parted by ` / `. */
static char *describe_blocks(const Piece *pieces) {
    g_autoptr(MxPage) page = draw_page();
    draw_pieces(page, pieces);
    g_autoptr(GPtrArray) lines = find_lines(page);
    g_autoptr(GPtrArray) blocks = mx_blocks_find(lines);
    GString *out = g_string_new(NULL);
    guint n_lines = 0;
    for (guint i = 0; i < blocks->len; i++) {
        const MxBlock *block = blocks->pdata[i];
        cr_expect_eq(block->first_line, n_lines);
        n_lines += block->n_lines;
        g_string_append_printf(out, "%s%s", i > 0 ? " / " : "", block->text);
    }
    cr_expect_eq(n_lines, lines->len, "every line is in one paragraph");
    return g_string_free(out, FALSE);
}

Test(line, paragraphs_begin_where_a_line_is_indented_or_the_one_before_is_short) {
    static const struct {
        Piece pieces[6];
        const char *blocks;
    } ROWS[] = {
        { { { 30, 10, "首行缩进二字的段落甲" },
            { 10, 22, "续行排满整行再往下走去" },
            { 10, 34, "末行短" },
            { 30, 46, "另起的一段缩进并写满" } },
          "首行缩进二字的段落甲续行排满整行再往下走去末行短 / 另起的一段缩进并写满" },
        { { { 10, 10, "写满整行的一段文字" }, { 10, 22, "写满整行的二段文字" } },
          "写满整行的一段文字写满整行的二段文字" },
        /* the second is short */
        { { { 10, 10, "写满整行的一段文字" },
            { 10, 22, "末行短" },
            { 10, 34, "写满整行的二段文字" } },
          "写满整行的一段文字末行短 / 写满整行的二段文字" },
        /* far apart */
        { { { 10, 10, "写满整行的一段文字" }, { 10, 60, "写满整行的二段文字" } },
          "写满整行的一段文字 / 写满整行的二段文字" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *blocks = describe_blocks(ROWS[i].pieces);
        cr_expect_str_eq(blocks, ROWS[i].blocks);
    }
}
