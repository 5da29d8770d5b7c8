/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tables are called: each that the lexicon names, and each fund and subject of a government.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "base/language/table_name.h"
#include "support/packs.h"

static const struct {
    MxLanguage language;
    const char *id, *name;
} NAMES[] = {
    { MX_LANGUAGE_ZH, "balance", "收支总表" },
    { MX_LANGUAGE_ZH, "government_general_revenue", "一般公共预算收入表" },
    { MX_LANGUAGE_ZH, "government_general_debt_limit", "一般债务限额及余额表" },
    { MX_LANGUAGE_ZH, "government_debt_balance", "政府债务收支表" },
    { MX_LANGUAGE_ZH, "government_summary", "收支表" },
    { MX_LANGUAGE_ZH, "a_provinces_own", "a_provinces_own" },
    { MX_LANGUAGE_ZH, "government_general_nothing", "government_general_nothing" },
    { MX_LANGUAGE_EN, "government_general_revenue", "government_general_revenue" },
};

Test(table_name, is_what_people_call_it) {
    for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_autofree char *name = mx_table_name(NAMES[i].language, NAMES[i].id);
        cr_expect_str_eq(name, NAMES[i].name, "%s: %s", NAMES[i].id, name);
    }
}

/* Each id of @file that @pattern captures has a Chinese name behind @before. */
static guint expect_names(const char *file, const char *pattern, const char *before) {
    g_autofree char *path = g_build_filename(PROJECT_PATTERNS, file, NULL);
    g_autofree char *text = NULL;
    cr_assert(g_file_get_contents(path, &text, NULL, NULL));
    g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_MULTILINE, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    guint n = 0;
    for (g_regex_match(regex, text, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
        g_autofree char *part = g_match_info_fetch(match, 1);
        g_autofree char *id = g_strconcat(before, part, NULL);
        g_autofree char *name = mx_table_name(MX_LANGUAGE_ZH, id);
        cr_expect(strcmp(name, id) != 0, "%s has no name (po/more.h)", id);
        n++;
    }
    return n;
}

Test(table_name, is_there_for_every_table) {
    cr_expect_gt(expect_names("lexicon/tables.yaml", "^  - \\{ id: (\\w+), title:", ""), 30u);
    cr_expect_gt(
        expect_names("government/titles.yaml", "id: subject\\.(\\w+)", "government_general_"), 30u);
}
