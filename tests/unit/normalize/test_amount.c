/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printed figures to exact amounts and back. */
#include <criterion/criterion.h>

#include "base/text.h"
#include "normalize/amount.h"
#include "normalize/numbering.h"

#define MOST G_MAXINT64

static char *print(gint64 value_e4) {
    GString *out = g_string_new(NULL);
    mx_amount_print(out, value_e4);
    return g_string_free(out, FALSE);
}

Test(amount, units_in_ten_thousandths_of_a_yuan) {
    static const struct {
        const char *name;
        gint64 e4;
    } ROWS[] = {
        { "元", 10000 },
        { "千元", 10000000 },
        { "万元", 100000000 },
        { "百万元", 10000000000 },
        { "亿元", 1000000000000 },
        { "美元", 0 },
        { "人", 0 },
        { "万", 0 },
        { "", 0 },
        { "万元 ", 0 },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++)
        cr_expect_eq(mx_unit_parse(ROWS[i].name), ROWS[i].e4, "%s", ROWS[i].name);
}

/* As printed, in a unit, and what the cell is worth in yuan. */
Test(amount, figures_are_read_exactly) {
    static const struct {
        const char *printed, *unit, *yuan;
    } ROWS[] = {
        { "0", "元", "0" },
        { "0.00", "万元", "0" },
        { "2026.59", "万元", "20265900" },
        { "1,234.50", "元", "1234.5" },
        { "1，234，567.89", "元", NULL }, /* a full-width comma parts clauses, not thousands */
        { "１,２３４.５", "元", "1234.5" },
        { "12,345,678", "万元", "123456780000" },
        { "0.1", "元", "0.1" },
        { "0.0001", "元", "0.0001" },
        { "0.00000001", "万元", "0.0001" },
        { "0.12340000", "元", "0.1234" },
        { ".5", "万元", "5000" },
        { "3.33", "亿元", "333000000" },
        { "12.5", "百万元", "12500000" },
        { "7", "千元", "7000" },
        { "-12", "万元", "-120000" },
        { "−12", "万元", "-120000" },      /* U+2212, the minus sign */
        { "\u201212", "万元", "-120000" }, /* figure dash */
        { "\uFE6312", "万元", "-120000" }, /* small hyphen-minus */
        { "(12.30)", "元", "-12.3" },
        { "（12.30）", "元", "-12.3" },
        { "-0.01", "元", "-0.01" },
        { "-0", "元", "0" },
        { "+3", "元", "3" },
        { "￥5", "元", "5" },
        { "¥-5", "元", "-5" },
        { "1 234.5", "元", "1234.5" }, /* folding takes spaces out */
        { "000123", "元", "123" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *folded = mx_text_fold(ROWS[i].printed);
        gint64 value = -1;
        bool read = mx_amount_parse(folded, mx_unit_parse(ROWS[i].unit), &value);
        cr_expect_eq(read, ROWS[i].yuan != NULL, "%s", ROWS[i].printed);
        if (!read)
            continue;
        g_autofree char *yuan = print(value);
        cr_expect_str_eq(yuan, ROWS[i].yuan, "%s %s is %s", ROWS[i].printed, ROWS[i].unit, yuan);
    }
}

Test(amount, what_is_no_figure_is_refused) {
    static const char *const TEXTS[] = {
        "",     "-",    ".",      "1.",      "12.3.4", "1,23",  "1234,567", "12,34,567",
        ",123", "1,",   "1,234,", "1,,234",  "1-2",    "--1",   "-+1",      "+-1",
        "（12", "12）", "（）",   "（12）3", "12万",   "1e5",   "0x10",     "nan",
        "合计", "12%",  "￥",     "1.2,345", "五",     "12.3a", "- 1 -",    "1/2",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_autofree char *folded = mx_text_fold(TEXTS[i]);
        gint64 value;
        cr_expect_not(mx_amount_parse(folded, MX_YUAN_E4, &value), "%s", TEXTS[i]);
        cr_expect_not(mx_figure_match(folded), "%s", TEXTS[i]);
    }
}

Test(amount, finer_than_a_ten_thousandth_is_refused) {
    static const struct {
        const char *figure, *unit;
        bool fits;
    } ROWS[] = {
        { "0.0001", "元", true },           { "0.00001", "元", false },
        { "0.00010", "元", true },          { "1.23456", "元", false },
        { "0.00000001", "万元", true },     { "0.000000001", "万元", false },
        { "0.000000000001", "亿元", true }, { "0.0000000000001", "亿元", false },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        gint64 value;
        cr_expect_eq(mx_amount_parse(ROWS[i].figure, mx_unit_parse(ROWS[i].unit), &value),
                     ROWS[i].fits, "%s %s", ROWS[i].figure, ROWS[i].unit);
        cr_expect(mx_figure_match(ROWS[i].figure));
    }
}

Test(amount, too_large_is_refused_and_never_wraps) {
    static const struct {
        const char *figure, *unit;
        gint64 value_e4; /* 0: refused */
    } ROWS[] = {
        { "922337203685477.5807", "元", MOST },
        { "-922337203685477.5807", "元", -MOST },
        { "922337203685477.5808", "元", 0 },
        { "9223372.036854775807", "亿元", MOST },
        { "9223372.036854775808", "亿元", 0 },
        { "9223373", "亿元", 0 },
        { "92233720368547758070000", "元", 0 },
        { "18446744073709551616", "元", 0 },  /* 2^64 */
        { "1844674407370955.1617", "元", 0 }, /* 2^64 + 1 in the unit of amounts */
        { "99999999999999999999999999999999999999", "万元", 0 },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        gint64 value = 0;
        bool fits = mx_amount_parse(ROWS[i].figure, mx_unit_parse(ROWS[i].unit), &value);
        cr_expect_eq(fits, ROWS[i].value_e4 != 0, "%s %s", ROWS[i].figure, ROWS[i].unit);
        if (fits)
            cr_expect_eq(value, ROWS[i].value_e4, "%s %s", ROWS[i].figure, ROWS[i].unit);
        cr_expect(mx_figure_match(ROWS[i].figure));
    }
}

Test(amount, amounts_are_printed_exactly) {
    static const struct {
        gint64 value_e4;
        const char *yuan;
    } ROWS[] = {
        { 0, "0" },
        { 1, "0.0001" },
        { 50, "0.005" },
        { 10000, "1" },
        { 12340, "1.234" },
        { 100000, "10" },
        { -1, "-0.0001" },
        { -120000, "-12" },
        { 202659000000, "20265900" },
        { MOST, "922337203685477.5807" },
        { G_MININT64, "-922337203685477.5808" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *yuan = print(ROWS[i].value_e4);
        cr_expect_str_eq(yuan, ROWS[i].yuan);
    }
}

Test(amount, printing_appends) {
    g_autoptr(GString) out = g_string_new("100");
    mx_amount_print(out, 0);
    cr_expect_str_eq(out->str, "1000");
}

Test(amount, figures_that_are_not_money) {
    static const struct {
        const char *printed, *number;
    } ROWS[] = {
        { "51.04%", "51.04" }, { "51.04％", "51.04" }, { "100%", "100" },
        { "1,009", "1009" },   { "007", "7" },         { "00.50", "0.50" },
        { ".5", "0.5" },       { "-3.10%", "-3.10" },  { "0", "0" },
        { "50%%", NULL },      { "%", NULL },          { "12人", NULL },
        { "", NULL },          { "1.", NULL },         { "（2.5）%", "-2.5" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *folded = mx_text_fold(ROWS[i].printed);
        g_autofree char *number = mx_number_parse(folded);
        cr_expect_eq(g_strcmp0(number, ROWS[i].number), 0, "%s gives %s", ROWS[i].printed,
                     number ? number : "nothing");
    }
}

Test(amount, full_width_commas_between_thousands_become_plain) {
    static const struct {
        const char *printed, *plain;
    } ROWS[] = {
        { "支出1，234.50万元，增长", "支出1,234.50万元，增长" },
        { "1，234，567元", "1,234,567元" },
        { "共12个，100万元", "共12个，100万元" },
        { "2024，100万元", "2024，100万元" },
        { "3，1000元", "3，1000元" },
        { "3.5，100万元", "3.5，100万元" },
        { "1，234人", "1，234人" },
        { "", "" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *plain = mx_amounts_plain_commas(ROWS[i].printed);
        cr_expect_str_eq(plain, ROWS[i].plain, "%s gives %s", ROWS[i].printed, plain);
    }
}

Test(amount, spaces_between_digits_are_stray_or_part_two_figures) {
    static const struct {
        const char *printed;
        MxFigureSpaces spaces;
    } ROWS[] = {
        { "1789.21", MX_SPACES_NONE },    { " 12 ", MX_SPACES_NONE },
        { "12.5 万元", MX_SPACES_NONE },  { "￥ 12.5", MX_SPACES_NONE },
        { "- 3.10", MX_SPACES_NONE },     { "17 89.21万元", MX_SPACES_STRAY },
        { "1,7 89.21", MX_SPACES_STRAY }, { "１７　８９．２１", MX_SPACES_STRAY },
        { "1 7 89.21", MX_SPACES_STRAY }, { "89. 21", MX_SPACES_STRAY },
        { "12 34", MX_SPACES_PART },      { "12.50 34.60", MX_SPACES_PART },
        { "1,234.00 5", MX_SPACES_PART }, { "12 34 万元", MX_SPACES_PART },
        { "", MX_SPACES_NONE },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++)
        cr_expect_eq(mx_figure_spaces(ROWS[i].printed), ROWS[i].spaces, "%s", ROWS[i].printed);
}

Test(amount, numerals_in_digits_and_in_chinese) {
    static const struct {
        const char *numeral;
        int value;
    } ROWS[] = {
        { "12", 12 },
        { "05", 5 },
        { "0", 0 },
        { "9999", 9999 },
        { "10000", -1 },
        { "一", 1 },
        { "十", 10 },
        { "十二", 12 },
        { "二十", 20 },
        { "二十三", 23 },
        { "一百", 100 },
        { "一百零五", 105 },
        { "一百一十", 110 },
        { "三千零二十", 3020 },
        { "九千九百九十九", 9999 },
        { "二〇二四", 2024 },
        { "二○二四", 2024 },
        { "二零二六", 2026 },
        { "二O二五", 2025 },
        { "〇", 0 },
        { "一二三四五", -1 },
        { "十百", -1 },
        { "十十", -1 },
        { "一一百", -1 },
        { "十二三", -1 },
        { "万", -1 },
        { "O", -1 },
        { "表一", -1 },
        { "", -1 },
        { "-1", -1 },
        { "1a", -1 },
        { "1.5", -1 },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++)
        cr_expect_eq(mx_numeral_parse(ROWS[i].numeral), ROWS[i].value, "%s gives %d",
                     ROWS[i].numeral, mx_numeral_parse(ROWS[i].numeral));
}

Test(numbering, kinds_of_numbers_before_labels) {
    static const struct {
        const char *label;
        guint kind;
        gsize length;
    } ROWS[] = {
        { "一、支出", 1, sizeof("一、") - 1 },
        { "（十二）支出", 2, sizeof("（十二）") - 1 },
        { "3.支出", 3, 2 },
        { "3、支出", 3, sizeof("3、") - 1 },
        { "（4）支出", 4, sizeof("（4）") - 1 },
        { "3.5万元", 0, 0 },
        { "一般公共服务", 0, 0 },
        { "", 0, 0 },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        gsize length = 99;
        cr_expect_eq(mx_numbering_kind(ROWS[i].label, &length), ROWS[i].kind, "%s", ROWS[i].label);
        cr_expect_eq(length, ROWS[i].length, "%s: %zu", ROWS[i].label, length);
    }
}
