/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page model's JSON: what is written is read back; what is malformed is refused by name. */
#include <criterion/criterion.h>
#include <mingxi/error.h>
#include <string.h>

#include "page/page.h"

static MxPage *load(const char *json, GError **error) {
    return mx_page_load_json(json, strlen(json), error);
}

static void add_glyph(MxPage *page, gunichar ch, MxBox box, float size_pt) {
    MxGlyph glyph = { box, ch, size_pt };
    g_array_append_val(page->glyphs, glyph);
}

static void add_ruling(GArray *rulings, double at, double from, double to) {
    MxRuling ruling = { at, from, to, MX_RULING_UNTOLD };
    g_array_append_val(rulings, ruling);
}

static MxPage *make_page(void) {
    MxPage *page = mx_page_new(7, 14399.99, 595.28);
    page->text = MX_TEXT_OCR;
    add_glyph(page, 0x660E, (MxBox){ 10, 20, 20.25, 31.5 }, 10.5f);
    add_glyph(page, '"', (MxBox){ -1.5, 0, 2, 8 }, 8);
    add_glyph(page, '\\', (MxBox){ 3, 0, 3, 8 }, 8);
    add_glyph(page, 0x20BB7, (MxBox){ 14380.01, 0, 14390.09, 8 }, 0);
    add_ruling(page->horizontal, 100.5, 10, 500);
    add_ruling(page->vertical, 10, 100.5, 14398.75);
    add_ruling(page->vertical, 500, 100.5, 300);
    return page;
}

Test(page_json, what_is_written_is_read_back) {
    g_autoptr(MxPage) page = make_page();
    g_autofree char *json = mx_page_to_json(page);
    g_autoptr(MxPage) again = load(json, NULL);
    cr_assert(again);
    cr_expect_eq(again->number, 7);
    cr_expect_float_eq(again->width_pt, 14399.99, 1e-9);
    cr_expect_float_eq(again->height_pt, 595.28, 1e-9);
    cr_expect_eq(again->text, MX_TEXT_OCR);
    cr_assert_eq(again->glyphs->len, page->glyphs->len);
    for (guint i = 0; i < page->glyphs->len; i++) {
        const MxGlyph *a = &g_array_index(page->glyphs, MxGlyph, i);
        const MxGlyph *b = &g_array_index(again->glyphs, MxGlyph, i);
        cr_expect_eq(a->ch, b->ch);
        cr_expect_float_eq(a->box.x0, b->box.x0, 1e-9);
        cr_expect_float_eq(a->box.y0, b->box.y0, 1e-9);
        cr_expect_float_eq(a->box.x1, b->box.x1, 1e-9);
        cr_expect_float_eq(a->box.y1, b->box.y1, 1e-9);
        cr_expect_float_eq(a->size_pt, b->size_pt, 1e-6);
    }
    cr_assert_eq(again->horizontal->len, 1);
    cr_assert_eq(again->vertical->len, 2);
    const MxRuling *ruling = &g_array_index(again->vertical, MxRuling, 0);
    cr_expect_float_eq(ruling->at, 10, 1e-9);
    cr_expect_float_eq(ruling->from, 100.5, 1e-9);
    cr_expect_float_eq(ruling->to, 14398.75, 1e-9);
}

Test(page_json, coordinates_are_rounded_to_hundredths) {
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    add_glyph(page, 'x', (MxBox){ 1.0 / 3, -0.001, 2.0 / 3, 8.005001 }, 8);
    g_autofree char *json = mx_page_to_json(page);
    cr_expect(strstr(json, "[\"x\",0.33,0,0.67,8.01,8]"), "%s", json);
}

#define PAGE(page, width, height, text, glyphs, h, v)                                              \
    "{\"page\":" page ",\"width\":" width ",\"height\":" height ",\"text\":" text                  \
    ",\"glyphs\":" glyphs ",\"horizontal\":" h ",\"vertical\":" v "}"
#define GLYPHS(list) PAGE("1", "595", "842", "\"native\"", list, "[]", "[]")
#define RULINGS(h, v) PAGE("1", "595", "842", "\"none\"", "[]", h, v)

Test(page_json, a_malformed_key_is_named) {
    static const struct {
        const char *json, *key;
    } ROWS[] = {
        { "{}", "page" },
        { PAGE("0", "1", "1", "\"none\"", "[]", "[]", "[]"), "page" },
        { PAGE("\"1\"", "1", "1", "\"none\"", "[]", "[]", "[]"), "page" },
        { PAGE("1", "0", "1", "\"none\"", "[]", "[]", "[]"), "width" },
        { PAGE("1", "1e300", "1", "\"none\"", "[]", "[]", "[]"), "width" },
        { PAGE("1", "1", "-1", "\"none\"", "[]", "[]", "[]"), "height" },
        { PAGE("1", "1", "1e999", "\"none\"", "[]", "[]", "[]"), "height" },
        { PAGE("1", "1", "1", "\"images\"", "[]", "[]", "[]"), "text" },
        { PAGE("1", "1", "1", "1", "[]", "[]", "[]"), "text" },
        { GLYPHS("{}"), "glyphs" },
        { GLYPHS("[[]]"), "glyphs" },
        { GLYPHS("[[\"x\",1,2,3,4]]"), "glyphs" },
        { GLYPHS("[[\"x\",1,2,3,4,5,6]]"), "glyphs" },
        { GLYPHS("[[\"xy\",1,2,3,4,5]]"), "glyphs" },
        { GLYPHS("[[\"\",1,2,3,4,5]]"), "glyphs" },
        { GLYPHS("[[\" \",1,2,3,4,5]]"), "glyphs" },
        { GLYPHS("[[\"\xFF\",1,2,3,4,5]]"), "glyphs" },
        { GLYPHS("[[1,1,2,3,4,5]]"), "glyphs" },
        { GLYPHS("[[\"x\",3,2,1,4,5]]"), "glyphs" },
        { GLYPHS("[[\"x\",1,4,3,2,5]]"), "glyphs" },
        { GLYPHS("[[\"x\",1,2,3,4,-5]]"), "glyphs" },
        { GLYPHS("[[\"x\",1,2,3,4,null]]"), "glyphs" },
        { GLYPHS("[[\"x\",1,2,3e9,4,5]]"), "glyphs" },
        { RULINGS("[[1,2]]", "[]"), "horizontal" },
        { RULINGS("[[1,3,2]]", "[]"), "horizontal" },
        { RULINGS("null", "[]"), "horizontal" },
        { RULINGS("[]", "[[1,2,3,4]]"), "vertical" },
        { RULINGS("[]", "[[1,2,\"3\"]]"), "vertical" },
        { "{\"page\":1,\"width\":1,\"height\":1,\"text\":\"none\",\"glyphs\":[],\"horizontal\":[]}",
          "vertical" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(MxPage) page = load(ROWS[i].json, &error);
        cr_expect_null(page, "%s", ROWS[i].json);
        cr_assert(g_error_matches(error, MX_ERROR, MX_ERROR_FORMAT), "%s", ROWS[i].json);
        g_autofree char *message =
            g_strdup_printf("page model: \"%s\" is missing or malformed", ROWS[i].key);
        cr_expect_str_eq(error->message, message, "%s", ROWS[i].json);
    }
}

Test(page_json, what_is_no_object_is_refused) {
    static const char *const TEXTS[] = { "", "[]", "1", "null", "{\"page\":1", "\xFF", "%PDF-1.7" };
    for (gsize i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_autoptr(GError) error = NULL;
        cr_expect_null(load(TEXTS[i], &error));
        cr_assert(g_error_matches(error, MX_ERROR, MX_ERROR_FORMAT));
        cr_expect_str_eq(error->message, "page model: not a JSON object");
    }
}

/* The text need not end with a NUL: @length counts. */
Test(page_json, reads_no_further_than_its_length) {
    static const char JSON[] = RULINGS("[]", "[]") "trailing";
    g_autoptr(MxPage) page = mx_page_load_json(JSON, sizeof RULINGS("[]", "[]") - 1, NULL);
    cr_expect(page);
}
