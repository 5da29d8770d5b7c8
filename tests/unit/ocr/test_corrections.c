/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people have read: the file, and the page that it changes. */
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

#include "extract/corrections/lines.h"
#include "extract/corrections/place.h"

#define SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define HEAD "sha256,page,x0,y0,x1,y1,text\n"

/* ------------------------------------------------------------------------------- the file -- */

static MxCorrections *load(const char *text, GError **error) {
    g_autofree char *path = NULL;
    int file = g_file_open_tmp("corrections-XXXXXX", &path, NULL);
    cr_assert(file >= 0 && g_file_set_contents(path, text, -1, NULL));
    g_close(file, NULL);
    MxCorrections *corrections = mx_corrections_load(path, error);
    g_unlink(path);
    return corrections;
}

Test(corrections, are_read_from_csv_and_json_lines) {
    static const char *const texts[] = {
        HEAD SHA ",3,1.5,2,30,40,\"1,284.50\"\n\n",
        "text,page,x0,y0,x1,y1,who,SHA256\r\n\"1,284.50\",3,1.5,2,30,40,me," SHA "\r\n",
        "{\"sha256\":\"" SHA "\",\"page\":3,\"bbox\":[1.5,2,30,40],\"text\":\"1,284.50\"}\n",
        "{\"sha256\":\"" SHA "\",\"page\":3,\"x0\":1.5,\"y0\":2,\"x1\":30,\"y1\":40,"
        "\"text\":\"1,284.50\",\"who\":\"me\"}",
    };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(MxCorrections) corrections = load(texts[i], &error);
        cr_assert_not_null(corrections, "%s", error != NULL ? error->message : "");
        const GPtrArray *lines = mx_corrections_of(corrections, SHA);
        cr_assert(lines != NULL && lines->len == 1);
        const MxCorrection *line = lines->pdata[0];
        cr_expect_str_eq(line->text, "1,284.50");
        cr_expect(line->page == 3 && line->box.x0 == 1.5 && line->box.y1 == 40);
        cr_expect_null(mx_corrections_of(corrections, "other"));
    }
}

Test(corrections, say_what_is_wrong_by_its_line) {
    static const struct {
        const char *text, *message;
    } cases[] = {
        { "", "the first line has no column sha256" },
        { "sha256,page\n", "the first line has no column x0" },
        { HEAD "abc,1,0,0,1,1,t\n", "line 2: 'abc' is no SHA-256 in 64 hexadecimal digits" },
        { HEAD SHA ",0,0,0,1,1,t\n", "line 2: '0' is no number of a page" },
        { HEAD SHA ",1,0,0,1,1,t\n" SHA ",1,0,,1,1,t\n", "line 3: '' is no place in points" },
        { HEAD SHA ",1,0,0,inf,1,t\n", "line 2: 'inf' is no place in points" },
        { HEAD SHA ",1,5,0,5,1,t\n",
          "line 2: the box is empty: x1 must be more than x0, and y1 than y0" },
        { "{\"sha256\":\"" SHA "\"}", "line 1: no page" },
        { "{}\n{", "line 1: no sha256" },
        { "\n{", "line 2 is no JSON object" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(MxCorrections) corrections = load(cases[i].text, &error);
        cr_assert_null(corrections, "%s", cases[i].message);
        cr_expect_str_eq(error->message, cases[i].message);
    }
}

/* ------------------------------------------------------------------------------- the page -- */

static void set(MxPage *page, double x, double y, const char *text) {
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        double width = g_utf8_get_char(p) < 0x100 ? 5 : 10;
        MxGlyph glyph = { { x, y, x + width, y + 11 }, g_utf8_get_char(p), 10 };
        MxReading reading = { .box = glyph.box, .sure = 0.5 };
        g_array_append_val(page->glyphs, glyph);
        g_array_append_val(page->readings, reading);
        x += width;
    }
}

static MxPage *draw(void) {
    MxPage *page = mx_page_new(1, 600, 800);
    page->readings = g_array_new(FALSE, FALSE, sizeof(MxReading));
    set(page, 50, 100, "一般公共服务支");
    set(page, 50, 115, "出合计");
    set(page, 200, 100, "284.50");
    set(page, 50, 200, "区麟绛街道办事处部门预算公开说明情况表如下");
    return page;
}

/* The characters in @box, line by line; @x0, @x1: (out): where they begin and end. */
static char *text_in(const MxPage *page, MxBox box, double *x0, double *x1) {
    GString *text = g_string_new(NULL);
    double y = -1;
    *x0 = 1000, *x1 = 0;
    for (guint i = 0; i < page->glyphs->len; i++) {
        const MxGlyph *glyph = &g_array_index(page->glyphs, MxGlyph, i);
        const MxReading *reading = &g_array_index(page->readings, MxReading, i);
        cr_expect_eq(glyph->box.x0, reading->box.x0);
        if (!mx_box_holds(box, glyph->box))
            continue;
        if (y >= 0 && glyph->box.y0 > y)
            g_string_append_c(text, '/');
        y = glyph->box.y0;
        g_string_append_unichar(text, glyph->ch);
        cr_expect(reading->hand != MX_HAND_NONE && reading->sure >= 1);
        *x0 = MIN(*x0, glyph->box.x0);
        *x1 = MAX(*x1, glyph->box.x1);
    }
    return g_string_free(text, FALSE);
}

Test(corrections, stand_where_the_old_text_stood) {
    static const struct {
        const char *title;
        MxBox box;
        const char *text, *read;
        double x0, x1;
    } cases[] = {
        { "a figure ends where it ended", { 150, 95, 240, 115 }, "1,284.50", "1,284.50", 190, 230 },
        { "a shorter one, too", { 150, 95, 240, 115 }, "84.5", "84.5", 210, 230 },
        { "one that has no room is narrower",
          { 200, 95, 230, 115 },
          "11,284.50",
          "11,284.50",
          200,
          230 },
        { "text begins where it began",
          { 40, 95, 140, 130 },
          "政府性基金支出",
          "政府性基金/支出",
          50,
          100 },
        { "where nothing was read", { 300, 95, 400, 115 }, "12.5", "12.5", 375, 395 },
        { "nothing is printed there", { 150, 95, 240, 115 }, "", "", 1000, 0 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(MxPage) page = draw();
        double x0, x1;
        const MxCorrection correction = { 1, cases[i].box, (char *)cases[i].text, 2 };
        mx_correction_place(&correction, page);
        g_autofree char *read = text_in(page, cases[i].box, &x0, &x1);
        cr_expect_str_eq(read, cases[i].read, "%s: %s", cases[i].title, read);
        cr_expect_float_eq(x0, cases[i].x0, 0.01, "%s: %g", cases[i].title, x0);
        cr_expect_float_eq(x1, cases[i].x1, 0.01, "%s: %g", cases[i].title, x1);
    }
}

Test(corrections, a_part_of_a_line_may_be_corrected) {
    g_autoptr(MxPage) page = draw();
    const MxCorrection correction = { 1, { 61, 195, 69, 215 }, (char *)"潞", 2 };
    mx_correction_place(&correction, page);
    const MxGlyph *glyph = &g_array_index(page->glyphs, MxGlyph, 7 + 3 + 6 + 1);
    cr_expect_eq(glyph->ch, g_utf8_get_char("潞"), "in its place in the line");
    cr_expect(glyph->box.x0 >= 60 && glyph->box.x1 <= 70);
}
