/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <string.h>

#include "write/text_table.h"

Test(text_table, a_chinese_character_takes_two_columns) {
    cr_assert_eq(mx_text_columns(""), 0);
    cr_assert_eq(mx_text_columns("abc"), 3);
    cr_assert_eq(mx_text_columns("明细"), 4);
    cr_assert_eq(mx_text_columns("（１）"), 6);        /* full-width forms */
    cr_assert_eq(mx_text_columns("“三公”…"), 7);       /* ambiguous marks take one */
    cr_assert_eq(mx_text_columns("e\u0301\u200B"), 1); /* combining, zero width */
}

/* A document's text or a file's name must not move the cursor or turn the line around. */
Test(text_table, what_is_printed_cannot_command_the_terminal) {
    g_autofree char *clean = mx_text_clean("a\033[31m\tb\nc\u202Ed");
    cr_assert_str_eq(clean, "a\uFFFD[31m b c\uFFFDd");
    g_autofree char *invalid = mx_text_clean("\xff");
    cr_assert_str_eq(invalid, "\uFFFD");
}

static void expect_lines(const char *text, guint width, const char *expected) {
    g_auto(GStrv) lines = mx_text_wrap(text, width);
    g_autofree char *joined = g_strjoinv("|", lines);
    cr_assert_str_eq(joined, expected, "“%s” in %u: “%s”", text, width, joined);
}

Test(text_table, lines_break_beside_characters_and_at_spaces) {
    expect_lines("", 10, "");
    expect_lines("abc", 3, "abc");
    expect_lines("ab cd", 4, "ab|cd");
    expect_lines("预算公开", 4, "预算|公开");
    expect_lines("预算公开", 5, "预算|公开");
    expect_lines("共 3,302.76 万元", 11, "共 3,302.76|万元");
    expect_lines("abcdefg", 3, "abc|def|g"); /* no place to break */
    expect_lines("明细", 1, "明|细");        /* too narrow: still an end */
}

Test(text_table, marks_stay_with_their_word) {
    expect_lines("预算，公开", 4, "预|算，|公开");
    expect_lines("预（公开）", 4, "预|（公|开）");
    expect_lines("占76.98%的", 8, "占76.98%|的");
}

static char *print(const char *alignment, const char *const *cells, guint n_rows, guint width) {
    g_autoptr(MxTextTable) table = mx_text_table_new(alignment);
    for (guint i = 0; i < n_rows; i++)
        mx_text_table_add(table, cells + i * strlen(alignment));
    GString *out = g_string_new(NULL);
    mx_text_table_append(table, out, 2, width);
    return g_string_free(out, FALSE);
}

Test(text_table, columns_are_aligned_by_what_they_take) {
    const char *cells[] = { "1.5", "合计", "第1页", "12.25", "a", "第10页" };
    g_autofree char *text = print("><>", cells, 2, 80);
    cr_assert_str_eq(text, "    1.5  合计   第1页\n"
                           "  12.25  a     第10页\n");
}

Test(text_table, a_column_without_text_is_left_out_and_no_line_ends_in_spaces) {
    const char *cells[] = { "a", NULL, "b", "aaa", "", "" };
    g_autofree char *text = print("<<<", cells, 2, 80);
    cr_assert_str_eq(text, "  a    b\n"
                           "  aaa\n");
}

Test(text_table, the_widest_column_is_wrapped_where_the_row_is_too_wide) {
    const char *cells[] = { "3414.27", "麟绛街道办事处本级", "p. 5" };
    g_autofree char *text = print(">><", cells, 1, 27);
    cr_assert_str_eq(text, "  3414.27  麟绛街道办  p. 5\n"
                           "             事处本级\n");
}
