/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a page's content to its rulings, whoever draws it: the project's own reader or Poppler. */
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "page/vector/rulings.h"
#include "page/vector/vectors.h"
#include "support/write_pdf.h"

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

/* What a reader sees, whoever draws the page. */
static const struct {
    const char *what, *content;
    Seen rulings[6];
} SEEN[] = {
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
    { "long dashes", "[20 1] 0 d 1 w 50 642 m 470 642 l S", { { 'h', 200, 50, 470 }, NOTHING } },
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

Test(rulings, rulings_are_what_a_reader_sees) {
    for (gsize i = 0; i < G_N_ELEMENTS(SEEN); i++) {
        expect_rulings(SEEN[i].what, "", SEEN[i].content, SEEN[i].rulings);
        expect_rulings(SEEN[i].what, ONLY_POPPLER, SEEN[i].content, SEEN[i].rulings);
    }
}

/* Drawn without its text, a page has nothing but rulings; drawn with it, what may be a stroke of a
 * character is taken for one. */
Test(rulings, a_line_right_below_a_character) {
    static const char LINE[] = "60 297.5 m 75 297.5 l S";
    expect_rulings("an underline", "", LINE, (const Seen[]){ { 'h', 544.5, 60, 75 }, NOTHING });
    expect_rulings("a substitute's box", ONLY_POPPLER, LINE, (const Seen[]){ NOTHING });
}

/* Bold by shapes: each stem once more, as a box. Within type that is not there, they are rulings.
 */
Test(rulings, characters_drawn_as_shapes) {
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
Test(rulings, rulings_have_their_place_on_the_page_as_displayed) {
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

Test(rulings, rulings_of_a_scan_count_below_its_text) {
    expect_rulings("a scan", "", "q 560 0 0 842 0" HALVES,
                   (const Seen[]){ { 'h', 421, 0, 560 }, { 'v', 560, 0, 421 }, NOTHING });
    expect_rulings("a letterhead", "", "q 560 0 0 400 0" HALVES, (const Seen[]){ NOTHING });
    g_autoptr(MxPage) page = draw("", "BT /F 10 Tf 60 20 Td (page) Tj ET q 595 0 0 600 0 100 cm "
                                      "BI /W 1 /H 2 /BPC 8 /CS /G ID \x01\xff EI Q ");
    cr_expect_eq(page->horizontal->len, 0, "a picture beside the text");
}

/* Poppler draws what is not understood; and what has no end, it draws as far as it will. */
Test(rulings, pages_that_only_poppler_draws) {
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
Test(rulings, crossing_rulings_stay_whole) {
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
    MxVectors *vectors = mx_vectors_open(pdf, NULL, 1);
    cr_assert_not_null(vectors);
    mx_plane_begin(&plane, page->width_pt, page->height_pt, 2);
    mx_vectors_draw(vectors, page, &plane, &drawn);
    MxPlane ink = { 0 };
    mx_page_read_rulings(page, &plane, NULL, &ink);
    g_free(ink.at);
    mx_vectors_free(vectors);
    mx_drawn_clear(&drawn);
    g_free(plane.at);
    return drawn.complete;
}

/* Poppler counts one more than there are in the file: the first is the first all the same. */
Test(rulings, a_page_that_is_not_found_is_not_to_be_drawn) {
    g_autoptr(GByteArray) stored = deflate((const guint8 *)"q", 1);
    g_autoptr(GBytes) pdf = write_streams("/Filter/FlateDecode", stored, "Q");
    MxVectors *vectors = mx_vectors_open(pdf, NULL, 2);
    cr_assert_not_null(vectors);
    for (guint number = 1; number <= 2; number++) {
        g_autoptr(MxPage) page = mx_page_new(number, 595, 842);
        MxDrawn drawn = { .pictures = g_array_new(FALSE, FALSE, sizeof(MxPlaced)) };
        MxPlane plane = { 0 };
        mx_plane_begin(&plane, 595, 842, 2);
        mx_vectors_draw(vectors, page, &plane, &drawn);
        cr_expect_eq(drawn.complete, number == 1);
        cr_expect_eq(drawn.excess == NULL, number == 1);
        mx_drawn_clear(&drawn);
        g_free(plane.at);
    }
    mx_vectors_free(vectors);
}

/* The parts of a page's content are one stream: the state goes on. */
Test(rulings, content_in_several_streams) {
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
Test(rulings, content_that_is_not_decoded) {
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
Test(rulings, a_second_reader_that_fails_is_silent, .init = cr_redirect_stderr) {
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
    mx_drawn_clear(&drawn);
    g_free(plane.at);
    fflush(stderr);
    cr_expect_stderr_eq_str("");
}
