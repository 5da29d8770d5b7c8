/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of CSV: what a spreadsheet would run, and what a terminal would obey. */
#include <criterion/criterion.h>

#include "write/csv.h"
#include "write/json/unseen.h"

static const struct {
    const char *text, *field;
} FIELDS[] = {
    { "", "" },
    { "一般公共预算", "一般公共预算" },
    { "a,b", "\"a,b\"" },
    { "a \"b\"\nc", "\"a \"\"b\"\"\nc\"" },
    { "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0" },
    { "@SUM(1,2)", "\"'@SUM(1,2)\"" },
    { "+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0" },
    { "-2+3", "'-2+3" },
    { "\tx", "'\tx" },
    { "＝1+1", "'＝1+1" },
    { "-其他", "'-其他" },
    { "-1,234.50", "\"-1,234.50\"" },
    { "+12.5%", "+12.5%" },
    { "-", "-" },
    { "--", "--" },
    { "－", "－" },
    { "a\033[2Jb\302\233c\342\200\256d", "a\357\277\275[2Jb\357\277\275c\357\277\275d" },
    { "\377x", "\357\277\275x" },
};

Test(csv, has_no_formulas_and_steers_no_terminal) {
    for (gsize i = 0; i < G_N_ELEMENTS(FIELDS); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        mx_csv_append(out, FIELDS[i].text);
        cr_expect_str_eq(out->str, FIELDS[i].field, "%s", FIELDS[i].text);
    }
}

Test(csv, and_json_keeps_what_it_escapes) {
    g_autofree char *json = mx_json_escape_unseen(
        g_strdup("[\"\177\302\233\330\234\342\200\250\342\200\256\342\201\246 表 “é”\"]"));
    cr_expect_str_eq(json, "[\"\\u007F\\u009B\\u061C\\u2028\\u202E\\u2066 表 “é”\"]");
}
