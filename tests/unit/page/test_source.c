/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDFs to page models. Most pages are written here, operator by operator; the rest are documents of
 * the project's own corpus. */
#include <criterion/criterion.h>
#include <math.h>
#include <mingxi/error.h>
#include <string.h>

#include "page/source.h"
#include "support/write_pdf.h"

#define CORPUS "../../corpus/"

static char *text_of(const MxPage *page) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < page->glyphs->len; i++)
        g_string_append_unichar(text, g_array_index(page->glyphs, MxGlyph, i).ch);
    return g_string_free(text, FALSE);
}

static int compare_places(const void *a, const void *b) {
    const MxGlyph *p = a, *q = b;
    return (p->box.x0 > q->box.x0) - (p->box.x0 < q->box.x0);
}

/* From the left, whatever the line. */
static char *sorted_text(GArray *glyphs) {
    GString *text = g_string_new(NULL);
    g_array_sort(glyphs, compare_places);
    for (guint i = 0; i < glyphs->len; i++)
        g_string_append_unichar(text, g_array_index(glyphs, MxGlyph, i).ch);
    return g_string_free(text, FALSE);
}

static void expect_on_page(const MxPage *page, const char *name) {
    for (guint i = 0; i < page->glyphs->len; i++) {
        MxBox b = g_array_index(page->glyphs, MxGlyph, i).box;
        double x = (b.x0 + b.x1) / 2, y = (b.y0 + b.y1) / 2;
        cr_expect(x >= 0 && x <= page->width_pt && y >= 0 && y <= page->height_pt,
                  "%s: page %u: a character at %g, %g", name, page->number, x, y);
    }
}

/* --------------------------------------------------------------------------------- glyphs -- */

Test(source, characters_have_their_place_from_the_top) {
    g_autoptr(MxPage) page = draw("", "BT /F 10 Tf 100 742 Td (A 1) Tj ET");
    cr_assert_eq(page->glyphs->len, 2, "white space is no glyph");
    const MxGlyph *a = &g_array_index(page->glyphs, MxGlyph, 0);
    cr_expect_eq(a->ch, 'A');
    cr_expect_float_eq(a->size_pt, 10, 0.01);
    cr_expect_float_eq(a->box.x0, 100, 0.01);
    cr_expect_float_eq(a->box.x1, 106.67, 0.01); /* 667/1000 em, of Helvetica's metrics */
    cr_expect(a->box.y0 < 100 && a->box.y1 > 99 && a->box.y0 > 88, "%g to %g", a->box.y0,
              a->box.y1);
    const MxGlyph *one = &g_array_index(page->glyphs, MxGlyph, 1);
    cr_expect_float_eq(one->box.x0, 109.45, 0.01); /* after a space of 278/1000 em */
    cr_expect_eq(page->text, MX_TEXT_NATIVE);
}

/* At 90 degrees the page is as wide as it was high, and its top was its left side. */
Test(source, a_rotated_page_is_read_as_displayed) {
    static const struct {
        const char *attributes, *content;
        double width, height;
    } ROWS[] = {
        { "", "BT /F 10 Tf 1 0 0 1 50 800 Tm (Top left) Tj ET", 595, 842 },
        { "/Rotate 90", "BT /F 10 Tf 0 1 -1 0 42 50 Tm (Top left) Tj ET", 842, 595 },
        { "/Rotate 180", "BT /F 10 Tf -1 0 0 -1 545 42 Tm (Top left) Tj ET", 595, 842 },
        { "/Rotate 270", "BT /F 10 Tf 0 -1 1 0 553 792 Tm (Top left) Tj ET", 842, 595 },
        { "/Rotate -90", "BT /F 10 Tf 0 -1 1 0 553 792 Tm (Top left) Tj ET", 842, 595 },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(MxPage) page = draw(ROWS[i].attributes, ROWS[i].content);
        cr_expect_float_eq(page->width_pt, ROWS[i].width, 0.01, "%s", ROWS[i].attributes);
        cr_expect_float_eq(page->height_pt, ROWS[i].height, 0.01, "%s", ROWS[i].attributes);
        g_autofree char *text = text_of(page);
        cr_assert_str_eq(text, "Topleft", "%s", ROWS[i].attributes);
        MxBox b = g_array_index(page->glyphs, MxGlyph, 0).box;
        cr_expect_float_eq(b.x0, 50, 0.1, "%s: x %g", ROWS[i].attributes, b.x0);
        cr_expect(b.y0 < 42 && b.y1 > 41 && b.y0 > 30, "%s: y %g", ROWS[i].attributes, b.y0);
    }
}

Test(source, what_is_struck_twice_is_there_once) {
    static const struct {
        const char *content, *text;
    } ROWS[] = {
        { "BT /F 10 Tf 100 700 Td (Bold) Tj ET BT /F 10 Tf 100.3 700 Td (Bold) Tj ET", "Bold" },
        { "BT /F 10 Tf 100 700 Td (Bold) Tj ET BT /F 10 Tf 100 700.3 Td (Bold) Tj ET", "Bold" },
        { "BT /F 10 Tf 100 700 Td (1) Tj .2 0 Td (1) Tj .2 0 Td (1) Tj ET", "1" },
        { "BT /F 10 Tf 100 700 Td (Bold) Tj ET BT /F 10 Tf 100.3 700 Td (Bo) Tj ET", "Bold" },
        /* equal characters beside and below each other stay */
        { "BT /F 10 Tf 100 700 Td (1111) Tj ET", "1111" },
        { "BT /F 10 Tf 100 700 Td (a) Tj 0 -6 Td (a) Tj ET", "aa" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(MxPage) page = draw("", ROWS[i].content);
        g_autofree char *text = text_of(page);
        cr_expect_str_eq(text, ROWS[i].text, "%s", ROWS[i].content);
    }
}

Test(source, what_is_cropped_is_not_there) {
    g_autoptr(MxPage) page =
        draw("/CropBox[100 100 400 500]",
             "BT /F 10 Tf 110 480 Td (in) Tj ET BT /F 10 Tf 20 300 Td (out) Tj ET "
             "BT /F 10 Tf 200 700 Td (above) Tj ET BT /F 10 Tf 95 400 Td (A) Tj ET");
    cr_expect_float_eq(page->width_pt, 300, 0.01);
    cr_expect_float_eq(page->height_pt, 400, 0.01);
    g_autofree char *text = text_of(page);
    cr_expect_str_eq(text, "in");
    cr_expect_float_eq(g_array_index(page->glyphs, MxGlyph, 0).box.x0, 10, 0.01);
}

Test(source, a_page_without_text) {
    g_autoptr(MxPage) page = draw("", "50 600 m 500 600 l S");
    cr_expect_eq(page->glyphs->len, 0);
    cr_expect_eq(page->text, MX_TEXT_NONE);
}

Test(source, text_over_an_image_of_the_page_is_ocr) {
    static const struct {
        const char *what, *content;
        MxTextOrigin text;
    } ROWS[] = {
        { "unseen over a scan",
          "q 595 0 0 842 0 0 cm /I Do Q BT 3 Tr /F 10 Tf 100 700 Td (one two) Tj ET", MX_TEXT_OCR },
        { "seen over a scan with margins",
          "q 555 0 0 802 20 20 cm /I Do Q BT /F 10 Tf 100 700 Td (one two) Tj ET", MX_TEXT_OCR },
        { "beside a photograph",
          "q 300 0 0 400 100 100 cm /I Do Q BT /F 10 Tf 100 700 Td (one two) Tj ET",
          MX_TEXT_NATIVE },
        { "a scan without text", "q 595 0 0 842 0 0 cm /I Do Q", MX_TEXT_NONE },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(MxPage) page = draw("", ROWS[i].content);
        g_autofree char *text = text_of(page);
        cr_expect_eq(page->text, ROWS[i].text, "%s: %d", ROWS[i].what, page->text);
        cr_expect_str_eq(text, ROWS[i].text == MX_TEXT_NONE ? "" : "onetwo", "%s", ROWS[i].what);
    }
}

/* Glyphs' numbers are no text; a sign or two that are none leave a page as it is. */
Test(source, what_is_no_text_is_not_passed_off_as_text) {
    static const struct {
        const char *what, *content;
        MxTextOrigin text;
    } ROWS[] = {
        { "Chinese", "BT /G 10 Tf 50 700 Td <6536652F9884 7B97603B8868 002062A5> Tj ET",
          MX_TEXT_NATIVE },
        { "figures and signs", "BT /F 10 Tf 50 700 Td (1,234.50 -- 51.04% [30101] <=) Tj ET",
          MX_TEXT_NATIVE },
        { "numbers of a large font", "BT /G 10 Tf 50 700 Td <421707AF18235233 3546162F> Tj ET",
          MX_TEXT_GARBLED },
        { "numbers of a small font", "BT /F 10 Tf 50 700 Td (\"#$!@ |}~ !\"#`^) Tj ET",
          MX_TEXT_GARBLED },
        { "private use", "BT /G 10 Tf 50 700 Td <E001E002E003E004E005> Tj ET", MX_TEXT_GARBLED },
        { "replacement characters", "BT /G 10 Tf 50 700 Td <FFFD FFFD FFFD FFFD 6536> Tj ET",
          MX_TEXT_GARBLED },
        { "UTF-8 taken for Latin",
          "BT /G 10 Tf 50 700 Td <00E6009400B600E6009400AF00E900A2008400E700AE0097> Tj ET",
          MX_TEXT_GARBLED },
        { "figures among them",
          "BT /F 10 Tf 50 700 Td (1234.50 1234.50 1234.50 1234.50) Tj "
          "/G 10 Tf 0 -20 Td <421707AF18235233> Tj ET",
          MX_TEXT_GARBLED },
        { "one font of two, among Chinese",
          "BT /G 10 Tf 50 700 Td <65366522603B88689884 7B9765360100 00DE5165> Tj 0 -20 Td "
          "<652F51FA603B88689884 7B97653600CF 01015165> Tj ET",
          MX_TEXT_GARBLED },
        { "one letter with an accent among Chinese",
          "BT /G 10 Tf 50 700 Td <65366522603B88689884 7B97653600E9 517B5165> Tj 0 -20 Td "
          "<652F51FA603B88689884 7B9765365E74 95F45165 652F51FA603B8868> Tj ET",
          MX_TEXT_NATIVE },
        { "a symbol before a line", "BT /G 10 Tf 50 700 Td <F06C 6536652F98847B97603B8868> Tj ET",
          MX_TEXT_NATIVE },
        { "French", "BT /G 10 Tf 50 700 Td <006400E900700065006E007300650073> Tj ET",
          MX_TEXT_NATIVE },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(MxPage) page = draw("", ROWS[i].content);
        g_autofree char *text = text_of(page);
        cr_expect_eq(page->text, ROWS[i].text, "%s: %d: %s", ROWS[i].what, page->text, text);
        cr_expect_eq(page->glyphs->len == 0, ROWS[i].text == MX_TEXT_GARBLED, "%s", ROWS[i].what);
    }
}

/* Chinese characters at 30 degrees, by their steps: a name in a seal, a watermark. */
#define SLANTED "/G 12 Tf .866 .5 -.5 .866 300 500 Tm <6837672C6587> Tj "

Test(source, what_lies_across_other_text_is_left_out) {
    static const struct {
        const char *what, *content, *text, *overprint;
    } ROWS[] = {
        { "a pale word across",
          "BT .8 g /F 60 Tf 90 690 Td (DRAFT) Tj ET BT 0 g /F 10 Tf 100 700 Td (one two) Tj ET",
          "onetwo", "DRAFT" },
        { "one as black as the text",
          "BT /F 60 Tf 90 690 Td (DRAFT) Tj ET "
          "BT /F 10 Tf 100 700 Td (one two three four five) Tj ET",
          "onetwothreefourfive", "DRAFT" },
        { "a red one of the text's size",
          "BT 1 0 0 rg /F 10 Tf 102 703 Td (seal) Tj ET "
          "BT 0 g /F 10 Tf 100 700 Td (1234567) Tj ET",
          "1234567", "seal" },
        { "a slanted one over nothing",
          "BT .8 g " SLANTED "ET BT 0 g /F 10 Tf 100 700 Td (one) Tj ET", "one", "样本文" },
        { "a slanted one as black as the text stays",
          "BT " SLANTED "ET BT .1 g /F 10 Tf 100 700 Td (one) Tj ET", "one样本文", "" },
        { "a title over a line set tight",
          "BT /F 24 Tf 100 700 Td (Title) Tj /F 10 Tf 70 -10 Td (line) Tj -70 0 Td (a) Tj ET",
          "Taitleline", "" },
        { "white print on dark ground",
          "0 g 130 690 60 30 re f BT /F 10 Tf 100 700 Td (one) Tj 1 g 40 0 Td (two) Tj ET",
          "onetwo", "" },
        { "a tick in a circle", "BT /F 20 Tf 100 700 Td (O) Tj ET BT /F 8 Tf 104 704 Td (x) Tj ET",
          "Ox", "" },
        { "grey condensed type",
          "BT .6 g /G 10 Tf 80 Tz 100 700 Td <6837672C6587> Tj 0 g 0 -20 Td <6536> Tj ET",
          "样收本文", "" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(MxPage) page = draw("", ROWS[i].content);
        g_autofree char *text = sorted_text(page->glyphs);
        g_autofree char *overprint = sorted_text(page->overprint);
        cr_expect_str_eq(text, ROWS[i].text, "%s: %s", ROWS[i].what, text);
        cr_expect_str_eq(overprint, ROWS[i].overprint, "%s: %s", ROWS[i].what, overprint);
    }
}

/* -------------------------------------------------------------------------------- documents -- */

Test(source, pages_of_the_corpus) {
    static const struct {
        const char *path;
        guint number;
        double width, height;
        guint n_horizontal, n_vertical;
    } ROWS[] = {
        { CORPUS "wangyu-2026/bare.pdf", 1, 595, 842, 0, 0 },
        { CORPUS "wangyu-2026/bare.pdf", 15, 842, 595, 5, 10 }, /* stored upright, /Rotate 90 */
        { CORPUS "hezhu-2024/cairo.pdf", 17, 595, 842, 3, 0 },  /* three lines, white ones below */
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(MxPage) page = load_page(ROWS[i].path, ROWS[i].number);
        cr_expect_float_eq(page->width_pt, ROWS[i].width, 1, "%s", ROWS[i].path);
        cr_expect_float_eq(page->height_pt, ROWS[i].height, 1, "%s", ROWS[i].path);
        cr_expect_eq(page->horizontal->len, ROWS[i].n_horizontal, "%s: page %u: %u horizontal",
                     ROWS[i].path, ROWS[i].number, page->horizontal->len);
        cr_expect_eq(page->vertical->len, ROWS[i].n_vertical, "%s: page %u: %u vertical",
                     ROWS[i].path, ROWS[i].number, page->vertical->len);
        expect_on_page(page, ROWS[i].path);
    }
}

/* Table 7 of this document is struck twice throughout. */
Test(source, fake_bold_of_the_corpus_is_gone) {
    g_autoptr(MxPage) page = load_page(CORPUS "hezhu-2024/cairo.pdf", 12);
    cr_expect_gt(page->glyphs->len, 900);
    for (guint i = 0; i < page->glyphs->len; i++)
        for (guint k = i + 1; k < page->glyphs->len; k++) {
            const MxGlyph *a = &g_array_index(page->glyphs, MxGlyph, i);
            const MxGlyph *b = &g_array_index(page->glyphs, MxGlyph, k);
            cr_expect(a->ch != b->ch || fabs(a->box.x0 - b->box.x0) > 1 ||
                          fabs(a->box.y0 - b->box.y0) > 1,
                      "U+%04X stands twice at %g, %g", a->ch, a->box.x0, a->box.y0);
        }
}

/* --------------------------------------------------------------------------------- errors -- */

static void expect_open_error(const char *path, const MxLimits *limits, int code,
                              const char *message) {
    g_autoptr(GError) error = NULL;
    g_autoptr(MxSource) source = mx_source_open(path, NULL, limits, &error);
    cr_assert_null(source, "%s", message);
    cr_expect(g_error_matches(error, MX_ERROR, code), "%s: code %d", message, error->code);
    cr_expect_str_eq(error->message, message);
}

Test(source, what_cannot_be_opened) {
    static const struct {
        const char *bytes, *message;
        int code;
    } ROWS[] = {
        { "", "the file is empty", MX_ERROR_NOT_PDF },
        { "PK\3\4", "not a PDF", MX_ERROR_NOT_PDF },
        { "<!DOCTYPE html>\n<p>", "not a PDF: an HTML page with a PDF's name", MX_ERROR_NOT_PDF },
        { "\n<HTML>", "not a PDF: an HTML page with a PDF's name", MX_ERROR_NOT_PDF },
        { "%PDF-1.7\nnothing more", "damaged beyond repair: PDF document is damaged",
          MX_ERROR_DAMAGED },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(File) file = write_file(ROWS[i].bytes, strlen(ROWS[i].bytes));
        expect_open_error(file, NULL, ROWS[i].code, ROWS[i].message);
    }
    expect_open_error(CORPUS, NULL, MX_ERROR_IO, "is a directory");
    expect_open_error(CORPUS "nothing.pdf", NULL, MX_ERROR_IO, "no such file");
}

Test(source, a_header_may_stand_a_little_later) {
    g_autoptr(File) file = write_pdf("", "", 1);
    g_autofree char *pdf = NULL;
    cr_assert(g_file_get_contents(file, &pdf, NULL, NULL));
    g_autofree char *late = g_strconcat("\n\n#!junk\n", pdf, NULL);
    g_autoptr(File) moved = write_file(late, strlen(late));
    g_autoptr(MxSource) source = mx_source_open(moved, NULL, NULL, NULL);
    cr_expect(source);
}

Test(source, limits_hold) {
    g_autoptr(File) file = write_pdf("", "BT /F 10 Tf 50 700 Td (12345) Tj ET", 3);
    MxLimits limits = MX_LIMITS_DEFAULT;
    limits.max_pages = 2;
    expect_open_error(file, &limits, MX_ERROR_LIMIT, "3 pages; the limit is 2");
    limits = MX_LIMITS_DEFAULT;
    limits.max_bytes = 8;
    g_autoptr(File) small = write_file("%PDF-1.4\n", 9);
    expect_open_error(small, &limits, MX_ERROR_LIMIT, "9 bytes; the limit is 8");
}

static void expect_page_error(const MxLimits *limits, const char *attributes, const char *message) {
    g_autoptr(GError) error = NULL;
    g_autoptr(File) file = write_pdf(attributes, "BT /F 10 Tf 50 700 Td (12345) Tj ET", 1);
    g_autoptr(MxSource) source = mx_source_open(file, NULL, limits, NULL);
    cr_assert(source);
    g_autoptr(MxPage) page = mx_source_load_page(source, 1, &error);
    cr_assert_null(page, "%s", message);
    cr_expect(g_error_matches(error, MX_ERROR, MX_ERROR_LIMIT));
    cr_expect_str_eq(error->message, message);
}

Test(source, limits_of_a_page_hold) {
    MxLimits limits = MX_LIMITS_DEFAULT;
    limits.max_glyphs = 4;
    expect_page_error(&limits, "", "page 1: 5 characters on one page; the limit is 4");
    expect_page_error(NULL, "/MediaBox[0 0 14401 842]",
                      "page 1: 14401 × 842 pt; the limit is 14400");
}

Test(source, no_page_beyond_the_last) {
    g_autoptr(File) file = write_pdf("", "", 2);
    g_autoptr(MxSource) source = mx_source_open(file, NULL, NULL, NULL);
    cr_assert_eq(mx_source_n_pages(source), 2);
    static const guint NUMBERS[] = { 0, 3, G_MAXUINT };
    for (gsize i = 0; i < G_N_ELEMENTS(NUMBERS); i++) {
        g_autoptr(GError) error = NULL;
        cr_expect_null(mx_source_dump_page(source, NUMBERS[i], &error));
        cr_expect(g_error_matches(error, MX_ERROR, MX_ERROR_LIMIT));
    }
}

/* What is dumped is what is loaded. */
Test(source, a_dump_loads) {
    g_autoptr(MxSource) source = mx_source_open(CORPUS "hezhu-2024/cairo.pdf", NULL, NULL, NULL);
    g_autofree char *dump = mx_source_dump_page(source, 4, NULL);
    g_autoptr(MxPage) loaded = mx_page_load_json(dump, strlen(dump), NULL);
    g_autoptr(MxPage) page = mx_source_load_page(source, 4, NULL);
    cr_assert(loaded && page);
    cr_expect_eq(loaded->glyphs->len, page->glyphs->len);
    cr_expect_eq(loaded->horizontal->len, page->horizontal->len);
    cr_expect_eq(loaded->vertical->len, page->vertical->len);
    g_autofree char *text = text_of(page), *loaded_text = text_of(loaded);
    cr_expect_str_eq(text, loaded_text);
}
