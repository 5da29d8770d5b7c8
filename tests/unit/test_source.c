/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDFs to page models. Most pages are written here, operator by operator; the rest are documents of
 * the project's own corpus. */
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <mingxi/error.h>
#include <string.h>

#include "page/rulings.h"
#include "page/source.h"
#include "page/vectors.h"

#define CORPUS "../../corpus/"

/* ------------------------------------------------------------------------------- documents -- */

static void remove_file(char *path) {
    g_unlink(path);
    g_free(path);
}

/* A temporary file, gone at the end of the scope. */
typedef char File;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(File, remove_file)

static File *write_file(const char *bytes, gsize size) {
    char *path = NULL;
    int fd = g_file_open_tmp("mingxi-source-XXXXXX.pdf", &path, NULL);
    cr_assert(fd >= 0 && g_file_set_contents(path, bytes, (gssize)size, NULL));
    g_close(fd, NULL);
    return path;
}

/* F is Helvetica; G has Chinese glyphs, and nothing says which: their numbers come out. */
#define FONTS                                                                                      \
    "/F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"                                           \
    "/G <</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font"    \
    "/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"          \
    "/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 1000 "   \
    "1000]/ItalicAngle 0/Ascent 800/Descent -200/StemV 80>>>>]>>"

/* I is an image with the pixels of a scan. */
#define IMAGE "/Width 600/Height 850/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/ASCIIHexDecode"

/* M is a form that shows 80 of a line 100 long; N draws M at another place; O draws itself. T is a
 * colour of one ink, C the state that paints nothing. */
#define RESOURCES                                                                                  \
    "/Font<<" FONTS ">>/XObject<</I 5 0 R/M 6 0 R/N 7 0 R/O 8 0 R>>"                               \
    "/ColorSpace<</T[/Separation/Ink/DeviceGray<</FunctionType 2/Domain[0 1]/C0[1]/C1[0]/N 1>>]>>" \
    "/ExtGState<</C<</CA 0/ca 0>>>>"
#define FORM_M "/Matrix[1 0 0 1 50 600]/BBox[0 -2 80 2]"
#define FORM_N "/BBox[0 0 595 842]/Resources<</XObject<</M 6 0 R>>>>"
#define FORM_O "/BBox[0 0 595 842]/Resources<</XObject<</O 8 0 R>>>>"

/* The next object of a file: a stream of the dictionary's @entries and of @content. */
static void append_stream(GString *out, gsize *place, int id, const char *entries,
                          const char *content) {
    *place = out->len;
    g_string_append_printf(out, "%d 0 obj <<%s/Length %zu>> stream\n%s\nendstream endobj\n", id,
                           entries, strlen(content) + 1, content);
}

/* A document of @n_pages equal pages. @attributes: of the page, beside its box where that is A4. */
static File *write_pdf(const char *attributes, const char *content, guint n_pages) {
    g_autoptr(GString) out = g_string_new("%PDF-1.4\n");
    gsize places[9] = { 0 };
    places[1] = out->len;
    g_string_append(out, "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n");
    places[2] = out->len;
    g_string_append(out, "2 0 obj <</Type/Pages/MediaBox[0 0 595 842]/Kids[");
    for (guint i = 0; i < n_pages; i++)
        g_string_append(out, "3 0 R ");
    g_string_append_printf(out, "]/Count %u>> endobj\n", n_pages);
    places[3] = out->len;
    g_string_append_printf(out,
                           "3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<" RESOURCES
                           ">> %s>> endobj\n",
                           attributes);
    append_stream(out, &places[4], 4, "", content);
    append_stream(out, &places[5], 5, "/Type/XObject/Subtype/Image" IMAGE, "FF>");
    append_stream(out, &places[6], 6, "/Subtype/Form" FORM_M, "1 w 0 0 m 100 0 l S");
    append_stream(out, &places[7], 7, "/Subtype/Form" FORM_N, "q 1 0 0 1 100 0 cm /M Do");
    append_stream(out, &places[8], 8, "/Subtype/Form" FORM_O, "/O Do");
    gsize table = out->len;
    g_string_append(out, "xref\n0 9\n0000000000 65535 f \n");
    for (int i = 1; i < 9; i++)
        g_string_append_printf(out, "%010zu 00000 n \n", places[i]);
    g_string_append_printf(out, "trailer <</Size 9/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", table);
    return write_file(out->str, out->len);
}

static MxPage *load_page(const char *path, guint number) {
    g_autoptr(GError) error = NULL;
    g_autoptr(MxSource) source = mx_source_open(path, NULL, NULL, &error);
    cr_assert(source, "%s: %s", path, error ? error->message : "");
    MxPage *page = mx_source_load_page(source, number, &error);
    cr_assert(page, "%s: %s", path, error ? error->message : "");
    return page;
}

static MxPage *draw(const char *attributes, const char *content) {
    g_autoptr(File) file = write_pdf(attributes, content, 1);
    return load_page(file, 1);
}

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
        { "white print on dark ground", "BT /F 10 Tf 100 700 Td (one) Tj 1 g 40 0 Td (two) Tj ET",
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

/* -------------------------------------------------------------------------------- rulings -- */

/* Two words apart on one line: a page that may hold a table, so that it is drawn. */
#define WORDS "BT /F 10 Tf 60 300 Td (one) Tj 200 0 Td (two) Tj ET "

/* A ruling of the page: kind 'h' or 'v'; 0 ends a list. */
typedef struct {
    char kind;
    double at, from, to;
} Seen;

#define NOTHING                                                                                    \
    { 0, 0, 0, 0 }

static char *describe_rulings(const MxPage *page) {
    GString *out = g_string_new(NULL);
    const GArray *const arrays[] = { page->horizontal, page->vertical };
    for (int k = 0; k < 2; k++)
        for (guint i = 0; i < arrays[k]->len; i++) {
            MxRuling r = g_array_index(arrays[k], MxRuling, i);
            g_string_append_printf(out, " %c%.1f:%.1f-%.1f", "hv"[k], r.at, r.from, r.to);
        }
    return g_string_free(out, FALSE);
}

/* The rulings are those, horizontal ones first, to a pixel. */
static bool has_rulings(const MxPage *page, const Seen *seen) {
    guint n[2] = { 0 };
    for (; seen->kind != 0; seen++) {
        bool vertical = seen->kind == 'v';
        const GArray *rulings = vertical ? page->vertical : page->horizontal;
        guint i = n[vertical]++;
        if (i >= rulings->len)
            return false;
        MxRuling r = g_array_index(rulings, MxRuling, i);
        if (fabs(r.at - seen->at) > 1 || fabs(r.from - seen->from) > 1.2 ||
            fabs(r.to - seen->to) > 1.2)
            return false;
    }
    return n[0] == page->horizontal->len && n[1] == page->vertical->len;
}

/* The picture, as thin as a rule and outside of the page: only Poppler draws such a page. */
#define ONLY_POPPLER "q 1 0 0 1 -50 -50 cm /I Do Q "

static void expect_rulings(const char *what, const char *before, const char *content,
                           const Seen *seen) {
    g_autofree char *all = g_strconcat(before, WORDS, content, NULL);
    g_autoptr(MxPage) page = draw("", all);
    g_autofree char *rulings = describe_rulings(page);
    cr_expect(has_rulings(page, seen), "%s%s:%s", what, *before ? ", drawn by Poppler" : "",
              rulings);
}

/* Whoever draws the page. */
Test(source, rulings_are_what_a_reader_sees) {
    static const struct {
        const char *what, *content;
        Seen rulings[6];
    } ROWS[] = {
        { "a stroke", "1 w 50 642 m 500 642 l S", { { 'h', 200, 50, 500 }, NOTHING } },
        { "a hairline", "0 w 50 642 m 500 642 l S", { { 'h', 200, 50, 500 }, NOTHING } },
        { "a thick stroke is one", "2 w 50 642 m 500 642 l S", { { 'h', 200, 50, 500 }, NOTHING } },
        { "a filled rule", "50 641.75 450 .5 re f", { { 'h', 200, 50, 500 }, NOTHING } },
        { "an upright stroke", "1 w 100 442 m 100 742 l S", { { 'v', 100, 100, 400 }, NOTHING } },
        { "white rules are not seen",
          "1 1 1 RG 1 w 50 642 m 500 642 l S 100 442 m 100 742 l S",
          { NOTHING } },
        { "nor are the faintest greys", ".97 G 1 w 50 642 m 500 642 l S", { NOTHING } },
        { "a white rule over a black one hides it",
          "1 w 50 642 m 500 642 l S 1 G 3 w 50 642 m 500 642 l S",
          { NOTHING } },
        { "red and light grey are",
          "1 0 0 RG 1 w 50 642 m 500 642 l S .7 G 50 542 m 500 542 l S",
          { { 'h', 200, 50, 500 }, { 'h', 300, 50, 500 }, NOTHING } },
        { "a slope is none", "1 w 100 392 m 450 742 l S", { NOTHING } },
        { "a box",
          "1 w 50 442 450 200 re S",
          { { 'h', 200, 50, 500 },
            { 'h', 400, 50, 500 },
            { 'v', 50, 200, 400 },
            { 'v', 500, 200, 400 },
            NOTHING } },
        { "a shading has edges",
          ".8 g 50 442 450 200 re f",
          { { 'h', 200, 50, 500 },
            { 'h', 400, 50, 500 },
            { 'v', 50, 200, 400 },
            { 'v', 500, 200, 400 },
            NOTHING } },
        { "a word's strokes are none",
          "BT /F 12 Tf 60 642 Td (HILT ____________ l l l) Tj ET",
          { NOTHING } },
        { "a pale word's strokes across text are none",
          ".85 g BT /F 90 Tf 60 610 Td (HILT) Tj ET 0 g "
          "BT /F 10 Tf 80 620 Td (one two three four five) Tj ET 1 w 50 642 m 500 642 l S",
          { { 'h', 200, 50, 500 }, NOTHING } },
        { "a form has its own place and is cut to its box",
          "/M Do",
          { { 'h', 242, 50, 130 }, NOTHING } },
        { "a form within a form, with a state that it does not restore",
          "/N Do 1 w 50 642 m 500 642 l S",
          { { 'h', 200, 50, 500 }, { 'h', 242, 150, 230 }, NOTHING } },
        { "a clip hides",
          "q 0 0 300 842 re W n 1 w 50 642 m 500 642 l S Q 50 542 m 500 542 l S",
          { { 'h', 200, 50, 300 }, { 'h', 300, 50, 500 }, NOTHING } },
        { "one of any shape, too",
          "q 50 600 m 275 700 l 500 600 l h W n 1 w 50 625 m 500 625 l S Q",
          { { 'h', 217, 106, 444 }, NOTHING } },
        { "a shading seen through characters",
          "q BT 7 Tr /F 12 Tf 60 642 Td (HILT) Tj ET 0 0 595 842 re f Q",
          { NOTHING } },
        { "a frame filled between two boxes",
          "50 442 450 200 re 51 443 448 198 re f*",
          { { 'h', 200.5, 50, 500 },
            { 'h', 399.5, 50, 500 },
            { 'v', 50.5, 200, 400 },
            { 'v', 499.5, 200, 400 },
            NOTHING } },
        { "a border with its corners cut",
          "50 642 m 500 642 l 499 641 l 51 641 l h f",
          { { 'h', 200.5, 50, 500 }, NOTHING } },
        { "long dashes",
          "[20 1] 0 d 1 w 50 642 m 470 642 l S",
          { { 'h', 200, 50, 470 }, NOTHING } },
        { "a box drawn backwards", "500 641.75 -450 .5 re f", { { 'h', 200, 50, 500 }, NOTHING } },
        { "inks of print",
          "0 0 0 1 K 1 w 50 642 m 500 642 l S 0 0 0 0 K 50 592 m 500 592 l S "
          "/T CS 1 SCN 50 542 m 500 542 l S 0 SCN 50 492 m 500 492 l S",
          { { 'h', 200, 50, 500 }, { 'h', 300, 50, 500 }, NOTHING } },
        { "what is transparent is none", "/C gs 1 w 50 642 m 500 642 l S", { NOTHING } },
        { "a picture's bytes are none",
          "q 20 0 0 20 300 700 cm BI /W 16 /H 1 /BPC 1 /CS /G /D[1 1] ID S\x01 EI Q "
          "1 w 50 642 m 500 642 l S",
          { { 'h', 200, 50, 500 }, NOTHING } },
        { "nor what stands in text",
          "BT /F 9 Tf 60 400 Td (50 742 m \\( 500 742 l S) Tj ET % 50 742 m 500 742 l S\n"
          "1 w 50 642 m 500 642 l S",
          { { 'h', 200, 50, 500 }, NOTHING } },
        { "a stub is none", "1 w 50 642 m 53 642 l S", { NOTHING } },
        { "a box to tick is a mark", "1 w 100 632 7 7 re S", { NOTHING } },
        { "a short dash alone may be a rule's",
          "1 w 100 642 m 110 642 l S",
          { { 'h', 200, 100, 110 }, NOTHING } },
        { "a tick box's size, joined to a table",
          "1 w 50 642 m 500 642 l S 50 635 7 7 re S",
          { { 'h', 200, 50, 500 },
            { 'h', 207, 50, 57 },
            { 'v', 50, 199.5, 207.5 },
            { 'v', 57, 199.5, 207.5 },
            NOTHING } },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        expect_rulings(ROWS[i].what, "", ROWS[i].content, ROWS[i].rulings);
        expect_rulings(ROWS[i].what, ONLY_POPPLER, ROWS[i].content, ROWS[i].rulings);
    }
}

/* Drawn without its text, a page has nothing but rulings; drawn with it, what may be a stroke of a
 * character is taken for one. */
Test(source, a_line_right_below_a_character) {
    static const char LINE[] = "60 297.5 m 75 297.5 l S";
    expect_rulings("an underline", "", LINE, (const Seen[]){ { 'h', 544.5, 60, 75 }, NOTHING });
    expect_rulings("a substitute's box", ONLY_POPPLER, LINE, (const Seen[]){ NOTHING });
}

/* Bold by shapes: each stem once more, as a box. Within type that is not there, they are rulings.
 */
Test(source, characters_drawn_as_shapes) {
    g_autoptr(GString) content = g_string_new("1 w 50 542 m 500 542 l S ");
    for (int i = 0; i < 40; i++)
        g_string_append_printf(content, "%.2f 642 1 8.6 re f ", 60.9 + 2.664 * i);
    g_autofree char *bare = g_strdup(content->str);
    g_string_append(content,
                    "BT /F 12 Tf 60 642 Td (llllllllllllllllllllllllllllllllllllllll) Tj ET");
    expect_rulings("shapes over type", "", content->str,
                   (const Seen[]){ { 'h', 300, 50, 500 }, NOTHING });
    g_autofree char *all = g_strconcat(WORDS, bare, NULL);
    g_autoptr(MxPage) page = draw("", all);
    cr_expect_gt(page->vertical->len, 10, "shapes over nothing: %u", page->vertical->len);
}

/* However the page is turned and cropped, its rulings stand where its characters do. */
Test(source, rulings_have_their_place_on_the_page_as_displayed) {
    static const struct {
        const char *attributes;
        Seen rulings[3];
    } ROWS[] = {
        { "/Rotate 90", { { 'v', 642, 50, 500 }, NOTHING } },
        { "/Rotate 180", { { 'h', 642, 95, 545 }, NOTHING } },
        { "/Rotate -90", { { 'v', 200, 95, 545 }, NOTHING } },
        { "/CropBox[595 742 -5 20]", { { 'h', 100, 50, 500 }, NOTHING } },
        { "/MediaBox[10 10 700 700]", { { 'h', 58, 40, 490 }, NOTHING } },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(MxPage) page = draw(ROWS[i].attributes, WORDS "1 w 50 642 m 500 642 l S");
        g_autofree char *rulings = describe_rulings(page);
        cr_expect(has_rulings(page, ROWS[i].rulings), "%s:%s", ROWS[i].attributes, rulings);
    }
}

/* Half black, half white: a ruling where the halves meet, if the picture counts. */
#define HALVES " 0 cm BI /W 1 /H 2 /BPC 8 /CS /G ID \x01\xff EI Q "

Test(source, rulings_of_a_scan_count_below_its_text) {
    expect_rulings("a scan", "", "q 560 0 0 842 0" HALVES,
                   (const Seen[]){ { 'h', 421, 0, 560 }, { 'v', 560, 0, 421 }, NOTHING });
    expect_rulings("a letterhead", "", "q 560 0 0 400 0" HALVES, (const Seen[]){ NOTHING });
    g_autoptr(MxPage) page = draw("", "BT /F 10 Tf 60 20 Td (page) Tj ET q 595 0 0 600 0 100 cm "
                                      "BI /W 1 /H 2 /BPC 8 /CS /G ID \x01\xff EI Q ");
    cr_expect_eq(page->horizontal->len, 0, "a picture beside the text");
}

/* Poppler draws what is not understood; and what has no end, it draws as far as it will. */
Test(source, pages_that_only_poppler_draws) {
    static const struct {
        const char *what, *content;
    } ROWS[] = {
        { "a form that draws itself", "/O Do" },
        { "a shading", "/X sh" },
        { "a pattern", "/Pattern cs /X scn 0 0 10 10 re f" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *content = g_strconcat("1 w 50 642 m 500 642 l S ", ROWS[i].content, NULL);
        expect_rulings(ROWS[i].what, "", content, (const Seen[]){ { 'h', 200, 50, 500 }, NOTHING });
    }
}

/* A crossing does not part a ruling. */
Test(source, crossing_rulings_stay_whole) {
    g_autoptr(MxPage) page = draw("", WORDS "1 w 50 642 m 500 642 l S 50 542 m 500 542 l S "
                                            "50 542 m 50 642 l S 300 542 m 300 642 l S");
    g_autofree char *rulings = describe_rulings(page);
    cr_expect(has_rulings(page, (const Seen[]){ { 'h', 200, 50, 500 },
                                                { 'h', 300, 50, 500 },
                                                { 'v', 50, 200, 300 },
                                                { 'v', 300, 200, 300 },
                                                NOTHING }),
              "%s", rulings);
}

static GByteArray *deflate(const guint8 *bytes, gsize n) {
    g_autoptr(GZlibCompressor) zlib = g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
    GByteArray *out = g_byte_array_new();
    g_byte_array_set_size(out, (guint)n + 1024);
    gsize read, written;
    cr_assert_eq(g_converter_convert(G_CONVERTER(zlib), bytes, n, out->data, out->len,
                                     G_CONVERTER_INPUT_AT_END, &read, &written, NULL),
                 G_CONVERTER_FINISHED);
    return g_byte_array_set_size(out, (guint)written);
}

/* A document whose page has the content in two streams. */
static GBytes *write_streams(const char *entries, const GByteArray *first, const char *second) {
    GString *out = g_string_new("%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
                                "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
                                "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
                                "/Resources<<>>/Contents[4 0 R 5 0 R]>> endobj\n");
    g_string_append_printf(out, "4 0 obj <<%s/Length %u>> stream\n", entries, first->len);
    g_string_append_len(out, (const char *)first->data, first->len);
    g_string_append_printf(out,
                           "\nendstream endobj\n5 0 obj <</Length %zu>> stream\n%s\nendstream "
                           "endobj\ntrailer <</Size 6/Root 1 0 R>>\n%%%%EOF\n",
                           strlen(second), second);
    return g_string_free_to_bytes(out);
}

static bool draw_streams(const char *entries, const guint8 *first, gsize n, const char *second,
                         MxPage *page) {
    g_autoptr(GByteArray) stored = deflate(first, n);
    g_autoptr(GBytes) pdf = write_streams(entries, stored, second);
    MxDrawn drawn = { .pictures = g_array_new(FALSE, FALSE, sizeof(MxPlaced)) };
    MxPlane plane = { 0 };
    cr_expect_null(mx_vectors_open(pdf, NULL, 2), "a page more in Poppler");
    MxVectors *vectors = mx_vectors_open(pdf, NULL, 1);
    cr_assert_not_null(vectors);
    mx_plane_begin(&plane, page->width_pt, page->height_pt, 2);
    mx_vectors_draw(vectors, page, &plane, &drawn);
    MxPlane ink = { 0 };
    mx_page_read_rulings(page, &plane, NULL, &ink);
    g_free(ink.at);
    mx_vectors_free(vectors);
    g_array_unref(drawn.pictures);
    g_free(plane.at);
    return drawn.complete;
}

/* The parts of a page's content are one stream: the state goes on. */
Test(source, content_in_several_streams) {
    static const char FIRST[] = "q 1 0 0 1 0 100 cm 1 w 50 542 m";
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    cr_expect(draw_streams("/Filter[/FlateDecode]", (const guint8 *)FIRST, strlen(FIRST),
                           "500 542 l S Q 50 542 m 500 542 l S", page));
    g_autofree char *rulings = describe_rulings(page);
    cr_expect(
        has_rulings(page, (const Seen[]){ { 'h', 200, 50, 500 }, { 'h', 300, 50, 500 }, NOTHING }),
        "%s", rulings);
}

/* Some 70 KB that become 70 MB, and bytes that are not what they are said to be. */
Test(source, content_that_is_not_decoded) {
    gsize n = 70u << 20;
    g_autofree guint8 *spaces = g_malloc(n);
    memset(spaces, ' ', n);
    g_autoptr(MxPage) page = mx_page_new(1, 595, 842);
    cr_expect_not(draw_streams("/Filter/FlateDecode", spaces, n, "", page), "too long");
    cr_expect_not(draw_streams("/Filter/ASCIIHexDecode", spaces, 100, "", page), "damaged");
    cr_expect_not(draw_streams("/Filter/DCTDecode", spaces, 100, "", page), "a picture's");
    cr_expect(draw_streams("/Filter/FlateDecode", spaces, n / 4, "", page));
    memset(spaces, 'q', n);
    for (gsize i = 1; i < n; i += 2)
        spaces[i] = ' ';
    cr_expect_not(draw_streams("/Filter/FlateDecode", spaces, 1u << 20, "", page), "too deep");
    cr_expect(draw_streams("/Filter/FlateDecode", spaces, 1u << 15, "", page));
}

/* What qpdf cannot read is Poppler's to say. */
Test(source, a_second_reader_that_fails_is_silent, .init = cr_redirect_stderr) {
    g_autoptr(GBytes) bytes = g_bytes_new_static("%PDF-1.4\nnothing", 16);
    cr_expect_null(mx_vectors_open(bytes, NULL, 1));
    g_autoptr(GByteArray) none = g_byte_array_new();
    g_autoptr(GBytes) pdf = write_streams("", none, "");
    MxVectors *vectors = mx_vectors_open(pdf, NULL, 1);
    cr_assert_not_null(vectors);
    g_autoptr(MxPage) page = mx_page_new(2, 595, 842); /* which it has not */
    MxDrawn drawn = { .pictures = g_array_new(FALSE, FALSE, sizeof(MxPlaced)) };
    MxPlane plane = { 0 };
    mx_plane_begin(&plane, page->width_pt, page->height_pt, 2);
    mx_vectors_draw(vectors, page, &plane, &drawn);
    mx_vectors_free(vectors);
    cr_expect_not(drawn.complete);
    g_array_unref(drawn.pictures);
    g_free(plane.at);
    fflush(stderr);
    cr_expect_stderr_eq_str("");
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
