/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a box prints beside the digits of its figure. */
#include <criterion/criterion.h>

#include "base/text.h"
#include "normalize/amount.h"
#include "normalize/cell.h"

/* As printed in a box of a column in 万元, and what it is worth in yuan; NULL: refused. */
Test(cell, amounts) {
    static const struct {
        const char *printed, *yuan;
        MxCellOddity oddity;
    } ROWS[] = {
        { "1，386.05", "13860500", MX_CELL_PLAIN },
        { "３１，９１０，０００", "319100000000", MX_CELL_PLAIN },
        { "１，２３４．５０", "12345000", MX_CELL_PLAIN },
        { "-1，234", "-12340000", MX_CELL_PLAIN },
        { "128138,600", "1281386000000", MX_CELL_COMMA },
        { "-1851,801.50", "-18518015000", MX_CELL_COMMA },
        { "△12.5", "-125000", MX_CELL_TRIANGLE },
        { "▲1,386.05", "-13860500", MX_CELL_TRIANGLE },
        { "（12.30）", "-123000", MX_CELL_PLAIN },
        { "12.5万元", "125000", MX_CELL_PLAIN },
        { "10105.20元", "10105.2", MX_CELL_PLAIN },
        { "19.53亿元", "1953000000", MX_CELL_PLAIN },
        { "1,386.05²", "13860500", MX_CELL_PLAIN },
        { "1,386.05①", "13860500", MX_CELL_PLAIN },
        { "1,386.05[1]", "13860500", MX_CELL_PLAIN },
        { "*1,386.05**", "13860500", MX_CELL_PLAIN },
        { "1,386.05*万元", "13860500", MX_CELL_PLAIN },
        { "1,386. 05", "13860500", MX_CELL_PLAIN },
        { "9,999,999,999", "99999999990000", MX_CELL_PLAIN },
        /* two figures, or none */
        { "244,895.02192,446.79", NULL, MX_CELL_PLAIN },
        { "1,386.05802.10", NULL, MX_CELL_PLAIN },
        { "244,895192,446", NULL, MX_CELL_PLAIN },
        { "2448951,192,446", NULL, MX_CELL_PLAIN },
        { "1234,567,890", NULL, MX_CELL_PLAIN },
        { "1，3860.05", NULL, MX_CELL_PLAIN },
        { "，386", NULL, MX_CELL_PLAIN },
        { "1,23", NULL, MX_CELL_PLAIN },
        { "10,000,000,000", NULL, MX_CELL_PLAIN }, /* as much as MX_MOST_YUAN */
        { "138605802101234", NULL, MX_CELL_PLAIN },
        { "△", NULL, MX_CELL_PLAIN },
        { "△-5", NULL, MX_CELL_PLAIN },
        { "\xEF\xBF\xBD"
          "9.22",
          NULL, MX_CELL_PLAIN },
        { "1,386\xF4\x80\x86\xB0"
          "05",
          NULL, MX_CELL_PLAIN },
        { "12.5美元", NULL, MX_CELL_PLAIN },
        { "[12.5]", NULL, MX_CELL_PLAIN },
        { "*", NULL, MX_CELL_PLAIN },
        { "", NULL, MX_CELL_PLAIN },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *folded = mx_text_fold(ROWS[i].printed);
        gint64 value;
        bool read = mx_cell_amount_parse(folded, 10000 * MX_YUAN_E4, &value);
        cr_expect_eq(read, ROWS[i].yuan != NULL, "%s", ROWS[i].printed);
        if (!read)
            continue;
        g_autoptr(GString) yuan = g_string_new(NULL);
        mx_amount_print(yuan, value);
        cr_expect_str_eq(yuan->str, ROWS[i].yuan, "%s is %s", ROWS[i].printed, yuan->str);
        cr_expect_eq(mx_cell_oddity(folded), ROWS[i].oddity, "%s", ROWS[i].printed);
    }
}

Test(cell, a_unit_of_its_own_needs_no_other) {
    gint64 value;
    cr_expect(mx_cell_amount_parse("12.5万元", 0, &value));
    cr_expect_eq(value, 125000 * MX_YUAN_E4);
    cr_expect_not(mx_cell_amount_parse("12.5", 0, &value));
}

Test(cell, numbers) {
    static const struct {
        const char *printed, *number;
    } ROWS[] = {
        { "51.04%", "51.04" }, { "1，009", "1009" }, { "△3", "-3" },   { "5²", "5" },
        { "3.2%*", "3.2" },    { "12元", NULL },     { "12人", NULL }, { "1,0091,009", NULL },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *folded = mx_text_fold(ROWS[i].printed);
        g_autofree char *number = mx_cell_number_parse(folded);
        cr_expect_eq(number != NULL, ROWS[i].number != NULL, "%s", ROWS[i].printed);
        if (number != NULL && ROWS[i].number != NULL)
            cr_expect_str_eq(number, ROWS[i].number, "%s", ROWS[i].printed);
    }
}
