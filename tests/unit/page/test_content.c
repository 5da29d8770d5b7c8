/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content streams: which operators they hold, with which numbers and name. */
#include <criterion/criterion.h>
#include <string.h>

#include "page/vector/content.h"

static const struct {
    const char *stream, *operators; /* name(numbers/name), parted by spaces */
} CASES[] = {
    { "", "" },
    { "q 1 0 0 1 50 -60.5 cm Q", "q() cm(1,0,0,1,50,-60.5) Q()" },
    { "1 2 m\r3 4 l\n\t5 6 l h", "m(1,2) l(3,4) l(5,6) h()" },
    { "0 0 10 20 re W* n", "re(0,0,10,20) W*() n()" },
    { "/Cs1 cs .5 -.25 +3 scn", "cs(/Cs1) scn(0.5,-0.25,3)" },
    { "/A#20b gs /A#zz gs", "gs(/A b) gs(/A#zz)" },
    { "[3 1] 0 d[]0 d", "d(3,1,0) d(0)" },
    { "(1 2 m \\) (3 4 l) ) Tj", "Tj()" },
    { "<31 20 6D> Tj<3>Tj", "Tj() Tj()" },
    { "/P <</MCID 0>> BDC 1 w", "BDC(0/MCID) w(1)" },
    { "1 w % 2 w\r3 w % 4 w\n5 w", "w(1) w(3) w(5)" },
    { "BI /W 2 ID 1 w\xff EI 2 w", "BI() EI(2/W) w(2)" },
    { "BI ID EI\xff S EI\nQ", "BI() EI() Q()" }, /* an EI that no text follows is the picture's */
    { "BI ID no end", "BI() EI()" },
    { "(no end 1 w", "" },
    { "<no end 1 w", "" },
    { "1 w\\ } ] > ) 2 w", "w\\(1) w(2)" },
    { "--5 1.2.3 m", "m(-5,1.23)" },
    { "00000000000000000000000000000000000001 99999999999999999999 m", "m(1,9999999999999)" },
    { "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 c",
      "c(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16)" },
    { "1 2 moveto 3 4 m", "move(1,2) m(3,4)" }, /* cut to four, and so no operator that is known */
};

static char *describe(const char *stream) {
    MxContent content = { .at = (const guint8 *)stream,
                          .end = (const guint8 *)stream + strlen(stream) };
    GString *out = g_string_new(NULL);
    for (guint32 op; (op = mx_content_next(&content)) != 0;) {
        g_string_append_printf(out, "%s%.4s(", out->len ? " " : "", (const char *)&op);
        for (guint i = 0; i < content.n_numbers; i++)
            g_string_append_printf(out, "%s%.14g", i ? "," : "", content.numbers[i]);
        g_string_append_printf(out, "%s%s)", *content.name ? "/" : "", content.name);
    }
    return g_string_free(out, FALSE);
}

Test(content, operators_with_their_operands) {
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *found = describe(CASES[i].stream);
        cr_expect_str_eq(found, CASES[i].operators, "%s: %s", CASES[i].stream, found);
    }
}

#define ZEROS_16 "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"

static const struct {
    const char *stream;
    gsize length;
    bool gap;
} GAPS[] = {
#define BYTES(text) text, sizeof text - 1
    { BYTES("1 w\0\0 2 w\0"), false },
    { BYTES("1 w" ZEROS_16 "2 w"), true },
    { BYTES("<31" ZEROS_16 "34> Tj"), true },
    { BYTES("(1" ZEROS_16 ") Tj"), false }, /* codes of glyphs */
    { BYTES("BI ID " ZEROS_16 " EI 1 w"), false },
};

Test(content, gaps_where_a_stretch_was_lost) {
    for (gsize i = 0; i < G_N_ELEMENTS(GAPS); i++) {
        const guint8 *at = (const guint8 *)GAPS[i].stream;
        MxContent content = { .at = at, .end = at + GAPS[i].length };
        while (mx_content_next(&content) != 0)
            ;
        cr_expect_eq(content.gap, GAPS[i].gap, "%zu", i);
    }
}
