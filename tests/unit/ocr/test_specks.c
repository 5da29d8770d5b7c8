/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holes of staples are no text; what is printed in the margin is. */
#include <criterion/criterion.h>

#include "ocr/specks.h"

#define LEFT 100.0
#define RIGHT 500.0

typedef struct {
    const char *title, *text;
    double x0, sure;
    guint n_specks;
} Case;

static void read_line(GPtrArray *lines, GArray *spans, MxPage *page, const Case *c) {
    MxInkLine *line = g_new0(MxInkLine, 1);
    *line = (MxInkLine){ .x0 = c->x0, .x1 = c->x0 + 10, .y1 = 20, .em = 20 };
    MxSpan span = { .first = page->glyphs->len };
    for (const char *p = c->text; *p != '\0'; p = g_utf8_next_char(p), span.n++) {
        MxGlyph glyph = { { c->x0, 0, c->x0 + 10, 20 }, g_utf8_get_char(p), 20 };
        MxReading reading = { .box = glyph.box, .sure = c->sure };
        g_array_append_val(page->glyphs, glyph);
        g_array_append_val(page->readings, reading);
    }
    if (span.n > MX_SPECKS_MOST_SIGNS)
        line->x1 = RIGHT;
    g_ptr_array_add(lines, line);
    g_array_append_val(spans, span);
}

static void check(const Case *c) {
    static const Case body = { "", "全市实现社会消费品零售总额", LEFT, 0.99, 0 };
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(MxSpan));
    g_autoptr(MxPage) page = mx_page_new(1, 600, 800);
    MxRules rules = { .levels = g_array_new(FALSE, FALSE, sizeof(MxRuling)),
                      .uprights = g_array_new(FALSE, FALSE, sizeof(MxRuling)) };
    page->readings = g_array_new(FALSE, FALSE, sizeof(MxReading));
    read_line(lines, spans, page, &body);
    read_line(lines, spans, page, c);
    read_line(lines, spans, page, &body);
    guint before = page->glyphs->len;
    mx_specks_drop(lines, spans, &rules, page);
    cr_expect_eq(page->n_specks, c->n_specks, "%s: %u", c->title, page->n_specks);
    guint gone = c->n_specks > 0 ? (guint)g_utf8_strlen(c->text, -1) : 0;
    cr_expect_eq(page->glyphs->len, before - gone, "%s", c->title);
    cr_expect_eq(page->readings->len, page->glyphs->len, "%s", c->title);
    g_array_unref(rules.levels);
    g_array_unref(rules.uprights);
}

Test(specks, stand_alone_beside_the_text_and_are_not_sure) {
    static const Case cases[] = {
        { "a hole", "·", 20, 0.9, 1 },
        { "a hole on the other side", "’", 560, 0.5, 1 },
        { "two holes in one line", "tl", 560, 0.31, 1 },
        { "a hole that looks like an ideograph", "情", 20, 0.21, 1 },
        { "a number in the margin", "01", 20, 0.98, 0 },
        { "a dot that is read surely", "·", 20, 0.99, 0 },
        { "a poor character within the text's margins", "情", 300, 0.21, 0 },
        { "a poor word", "附件一", 20, 0.4, 0 },
        { "nearly at the text", "·", 85, 0.5, 0 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        check(&cases[i]);
}
