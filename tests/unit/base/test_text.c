/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text folding: what patterns see of what is printed. */
#include <criterion/criterion.h>

#include "base/text.h"

typedef struct {
    const char *text, *folded;
} Row;

static void expect_folded(const Row *rows, gsize n) {
    for (gsize i = 0; i < n; i++) {
        g_autofree char *folded = mx_text_fold(rows[i].text);
        cr_expect_str_eq(folded, rows[i].folded, "'%s' gives '%s', not '%s'", rows[i].text, folded,
                         rows[i].folded);
    }
}

Test(text, white_space_goes) {
    static const Row ROWS[] = {
        { "合　　计", "合计" },
        { " 收 入\t总\n计 ", "收入总计" },
        { "a\xC2\xA0"
          "b",
          "ab" },
        { "零\xE2\x80\x8B"
          "宽",
          "零宽" },
        { "\xEF\xBB\xBF头", "头" },
        { "软\xC2\xAD连", "软连" },
        { "", "" },
        { "　 ", "" },
    };
    expect_folded(ROWS, G_N_ELEMENTS(ROWS));
}

Test(text, full_width_letters_and_digits_become_ascii) {
    static const Row ROWS[] = {
        { "２０２４年Ａｂ", "2024年Ab" },
        { "１，２３４．５０", "1，234.50" },
        { "５１％", "51%" },
        { "－３－", "-3-" },
        { "ＡＮＤ／ＯＲ", "AND/OR" },
        { "［２０１］", "[201]" },
    };
    expect_folded(ROWS, G_N_ELEMENTS(ROWS));
}

Test(text, parentheses_and_colons_become_full_width) {
    static const Row ROWS[] = {
        { "(一)单位:万元", "（一）单位：万元" },
        { "（一）单位：万元", "（一）单位：万元" },
        { "﹙不含﹚", "（不含）" },
    };
    expect_folded(ROWS, G_N_ELEMENTS(ROWS));
}

Test(text, commas_and_semicolons_become_full_width_but_between_thousands) {
    static const Row ROWS[] = {
        { "车辆70辆,其中用车17辆;设备2台", "车辆70辆，其中用车17辆；设备2台" },
        { "1,234.50元,2元", "1,234.50元，2元" },
        { "2024, 3", "2024,3" },
    };
    expect_folded(ROWS, G_N_ELEMENTS(ROWS));
}

Test(text, quotes_and_dashes_become_one_kind) {
    static const Row ROWS[] = {
        { "“三公”经费", "\"三公\"经费" },
        { "「三公」", "\"三公\"" },
        { "＂三公＂", "\"三公\"" },
        { "‘甲’＇乙＇", "'甲''乙'" },
        { "2010–2012", "2010-2012" },
        { "−12", "-12" },
        { "—", "—" },
    };
    expect_folded(ROWS, G_N_ELEMENTS(ROWS));
}

Test(text, code_points_of_encodings_become_characters) {
    static const Row ROWS[] = {
        { "⼀般公共预算⽀出", "一般公共预算支出" }, /* Kangxi radicals */
        { "⻚数⻋辆⻓期", "页数车辆长期" },         /* simplified radicals of the supplement */
        { "陕⻄⼭⻄⺠生", "陕西山西民生" },
        { "金額", "金額" }, /* compatibility ideographs */
        { "元", "元" },
    };
    expect_folded(ROWS, G_N_ELEMENTS(ROWS));
}

/* Full-width forms stay as printed where text is only cleaned, not folded. */
Test(text, plain_keeps_what_is_printed) {
    static const struct {
        gunichar from, to;
    } ROWS[] = {
        { 0x2F00, 0x4E00 },  { 0x2EDA, 0x9875 }, { 0xF900, 0x8C48 },
        { 0x2F800, 0x4E3D }, { 0xFF11, 0xFF11 }, { 'a', 'a' },
        { 0x4E00, 0x4E00 },  { 0x2E80, 0x2E80 }, { 0xFA0E, 0xFA0E },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++)
        cr_expect_eq(mx_char_plain(ROWS[i].from), ROWS[i].to, "U+%04X gives U+%04X", ROWS[i].from,
                     mx_char_plain(ROWS[i].from));
}

Test(text, chinese_is_told_from_latin) {
    static const gunichar CHINESE[] = { 0x4E00, 0x3007, 0x3001, 0xFF08, 0x201C, 0x2026, 0x20000 };
    static const gunichar LATIN[] = { 'a', '0', '(', 0xE9, 0x2D, 0xA5 };
    for (gsize i = 0; i < G_N_ELEMENTS(CHINESE); i++)
        cr_expect(mx_char_is_cjk(CHINESE[i]), "U+%04X", CHINESE[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(LATIN); i++)
        cr_expect_not(mx_char_is_cjk(LATIN[i]), "U+%04X", LATIN[i]);
}

/* A pattern is folded less than a text: what PCRE2 reads as syntax stays. */
Test(text, patterns_keep_their_syntax) {
    static const Row ROWS[] = {
        { "^“三公”(?<value>.+?)：（[^）]*）$", "^\"三公\"(?<value>.+?)：（[^）]*）$" },
        { "２０[0-9]{2}Ｂ", "20[0-9]{2}B" },
        { "(a|b) [ -~]:", "(a|b) [ -~]:" },
        { "＋", "＋" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *folded = mx_pattern_fold(ROWS[i].text);
        cr_expect_str_eq(folded, ROWS[i].folded);
    }
}

/* What is folded once stays: patterns may be held against folded text again. */
Test(text, folding_is_final) {
    static const char *const TEXTS[] = { "（Ａ）“b”‘c’：，；．％＂＇", "⼀⻚\xEF\xA4\x80 ﹙1﹚–—" };
    for (gsize i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_autofree char *once = mx_text_fold(TEXTS[i]);
        g_autofree char *twice = mx_text_fold(once);
        cr_expect_str_eq(once, twice);
    }
}
