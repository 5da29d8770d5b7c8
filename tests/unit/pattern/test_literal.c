/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must stand in a text for an expression to match: never more than is sure. */
#include <criterion/criterion.h>

#include "pattern/regex/literal.h"

static const struct {
    const char *source, *literals; /* parted by |; "" where nothing is sure */
} CASES[] = {
    { "^项目名称$", "项目名称" },
    { "项目支出预算表?", "项目支出预算" },
    { "^(项目名称|名称[:：])", "项目名称|名称" },
    { "^项目名称$|^名称?$", "项目名称|名" },
    { "(收入|支出)?合计", "合计" },
    { "(收入|支出){0,2}元", "元" },
    { "(收入|支出)+元", "收入|支出" },
    { "(收入|)合", "合" },
    { "(收入|\\d)", "" },
    { "\\d+(\\.\\d+)?", "" },
    { "a|", "" },
    { "(?<value>\\d{4})年度", "年度" },
    { "(?<!非)税收(?!返还)", "税收" },
    { "(?=收入)\\d", "" },
    { "[表]目", "目" },
    { "[]表]目", "目" },
    { "[^\\]]目[[:alpha:]]", "目" },
    { "\\(元\\)", "(元" },
    { "\\p{Han}元", "元" },
    { "\\x{5143}年", "年" },
    { "万{2,}元", "万" },
    { "万*", "" },
    { "万{0}", "" },
    { "(?i)abc", "" },
    { "(?i:abc)", "" },
    { "(*UTF)abc", "" },
    { "\\Qabc\\E", "" },
    { "(ab)\\1", "" },
    { "((一般公共)?预算(收入|支出))表", "预算" },
};

static char *join(GPtrArray *set) {
    if (set == NULL)
        return g_strdup("");
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < set->len; i++)
        g_string_append_printf(all, "%s%s", i ? "|" : "", (const char *)set->pdata[i]);
    g_ptr_array_unref(set);
    return g_string_free(all, FALSE);
}

Test(literal, only_what_is_sure) {
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *found = join(mx_literals_find(CASES[i].source));
        cr_expect_str_eq(found, CASES[i].literals, "%s: %s instead of %s", CASES[i].source, found,
                         CASES[i].literals);
    }
}
