/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read poorly is told by what the document, or a list of words, has between the same
 * neighbours. */
#include <criterion/criterion.h>

#include "ocr/words/agreement.h"

#define EM 10.0

/* A line of a page: each character is sure, but those that are followed by ?XN: it may be X, too,
 * with the chance N tenths; it is itself with what is left of 8 tenths. */
static void add_line(MxPage *page, const char *text, double y) {
    double x = 0;
    for (const char *p = text; *p != '\0';) {
        MxGlyph glyph = { { x, y, x + EM, y + EM }, g_utf8_get_char(p), (float)EM };
        MxReading reading = { .box = glyph.box, .sure = 0.98 };
        p = g_utf8_next_char(p);
        if (*p == '?') {
            reading.others[0] = g_utf8_get_char(p + 1);
            p = g_utf8_next_char(p + 1);
            reading.chances[0] = (float)g_ascii_digit_value(*p++) / 10;
            reading.sure = 0.8 - (double)reading.chances[0];
        }
        g_array_append_val(page->glyphs, glyph);
        g_array_append_val(page->readings, reading);
        x += EM;
    }
}

/* @lines, parted by line feeds, as they are when they agree; each is a page. */
static char *agree(const char *lines, const char *word, guint *n_mended) {
    g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func((GDestroyNotify)mx_page_free);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_auto(GStrv) each = g_strsplit(lines, "\n", -1);
    for (guint i = 0; each[i] != NULL; i++) {
        MxPage *page = mx_page_new(i + 1, 600, 800);
        page->readings = g_array_new(FALSE, FALSE, sizeof(MxReading));
        add_line(page, each[i], 100);
        g_ptr_array_add(pages, page);
    }
    if (word != NULL)
        g_ptr_array_add(words, (gpointer)word);
    mx_readings_agree(pages, words);
    GString *out = g_string_new(NULL);
    *n_mended = 0;
    for (guint i = 0; i < pages->len; i++) {
        const MxPage *page = pages->pdata[i];
        *n_mended += page->n_mended;
        if (i > 0)
            g_string_append_c(out, '\n');
        for (guint g = 0; g < page->glyphs->len; g++)
            g_string_append_unichar(out, g_array_index(page->glyphs, MxGlyph, g).ch);
    }
    return g_string_free(out, FALSE);
}

static void expect(const char *lines, const char *word, const char *want, guint n) {
    guint n_mended;
    g_autofree char *got = agree(lines, word, &n_mended);
    cr_expect_str_eq(got, want, "%s: %s", lines, got);
    cr_expect_eq(n_mended, n, "%s: %u", lines, n_mended);
}

#define FOUR(line) line "\n" line "\n" line "\n" line

Test(agreement, the_commonest_reading_of_a_name_is_taken) {
    expect(FOUR("区麟绛?终2街道") "\n" FOUR("区麟绛?终2街道") "\n区麟终?绛3街道", NULL,
           FOUR("区麟绛街道") "\n" FOUR("区麟绛街道") "\n区麟绛街道", 1);
}

Test(agreement, a_few_poor_readings_settle_nothing) {
    expect("区麟绛?终3街道\n区麟绛?终3街道\n区麟终?绛3街道", NULL,
           "区麟绛街道\n区麟绛街道\n区麟终街道", 0);
}

Test(agreement, what_the_picture_does_not_allow_is_not_taken) {
    expect("区麟绛?终2街道\n区麟绛?终2街道\n区麟绛?终3街道\n区麟江?河3街道", NULL,
           "区麟绛街道\n区麟绛街道\n区麟绛街道\n区麟江街道", 0);
}

Test(agreement, what_was_read_surely_stays) {
    expect("东贾村道路\n东贾村道路\n东贾村道路\n东营村道路", NULL,
           "东贾村道路\n东贾村道路\n东贾村道路\n东营村道路", 0);
}

Test(agreement, a_place_where_two_characters_are_clear_settles_nothing) {
    expect("东贾村道路\n东贾村道路\n东营村道路\n东营?贾3村道路", NULL,
           "东贾村道路\n东贾村道路\n东营村道路\n东营村道路", 0);
}

Test(agreement, a_word_mends_what_is_misread_alike_everywhere) {
    expect("实施期日?目4标\n实施期日?目4标\n实施期日?目4标", "实施期目标",
           "实施期目标\n实施期目标\n实施期目标", 3);
    expect("收人?入3\n收人?入3", "收入", "收入\n收入", 2);
}

Test(agreement, numerals_and_digits_are_never_mended) {
    expect("第二?一4条款\n第一条款\n第一条款\n第一条款", NULL,
           "第二条款\n第一条款\n第一条款\n第一条款", 0);
    expect("共8?34个项目\n共3个项目\n共3个项目\n共3个项目", NULL,
           "共8个项目\n共3个项目\n共3个项目\n共3个项目", 0);
}

Test(agreement, twins_are_told_by_what_stands_beside_them) {
    expect("年度收人预算总表", "收入预算总表", "年度收入预算总表", 1);
    expect("人员支出\n工资福利支出", "人员支出", "人员支出\n工资福利支出", 0);
    expect("东人村道路\n东入村道路", NULL, "东人村道路\n东入村道路", 0);
    expect("七、土级补助", "上级补助", "七、土级补助", 0); /* 上 is none of 土's */
}
