/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Only widths are looked for here, for which a font's file is not needed: a PDF states them beside
 * it. What characters the codes are is Poppler's to say.
 */
#include "page/vector/text/font.h"

#include <string.h>

#include "page/pdf.h"
#include "page/vector/content.h"

/* Codes of a font with two bytes. */
#define N_CIDS 65536

/* How the bytes of a string are codes. */
typedef enum {
    UNKNOWN,
    ONE_BYTE,
    IDENTITY, /* two bytes, which are the CID */
    UNICODE,  /* two bytes, of UCS-2 or UTF-16 */
    MIXED     /* GB: one byte below 0x81, else two */
} Coding;

/* @widths: in thousandths: of 256 codes, or of @n_widths CIDs
 * @plain: whether codes of Latin letters are those of ASCII
 * @drawn: whether its characters are content streams (Type 3)
 * @ascii: CID of a space where the coding is not by CIDs: those of Latin letters follow it */
struct MxFont {
    Coding coding;
    float *widths, others;
    guint n_widths, ascii;
    bool plain, drawn;
};

void mx_font_free(MxFont *font) {
    g_free(font->widths);
    g_free(font);
}

/* ----------------------------------------------------------------------------- simple fonts -- */

static void load_simple(MxFont *f, qpdf_data pdf, qpdf_oh font) {
    qpdf_oh widths = mx_pdf_get(pdf, font, "/Widths");
    if (!qpdf_oh_is_array(pdf, widths))
        return;
    int first = mx_pdf_get_int(pdf, font, "/FirstChar");
    int n = qpdf_oh_get_array_n_items(pdf, widths);
    double matrix[6] = { 0.001 }, missing = 0;
    if (f->drawn)
        mx_pdf_get_numbers(pdf, mx_pdf_get(pdf, font, "/FontMatrix"), matrix, 6);
    mx_pdf_get_number(pdf, mx_pdf_get(pdf, font, "/FontDescriptor"), "/MissingWidth", &missing);
    f->coding = ONE_BYTE;
    f->n_widths = 256;
    f->widths = g_new(float, f->n_widths);
    for (int i = 0; i < 256; i++) {
        double width = missing;
        if (i >= first && i - first < n)
            qpdf_oh_get_value_as_number(pdf, qpdf_oh_get_array_item(pdf, widths, i - first),
                                        &width);
        f->widths[i] = (float)(width * matrix[0] * 1000);
    }
    qpdf_oh encoding = mx_pdf_get(pdf, font, "/Encoding");
    f->plain = qpdf_oh_is_name(pdf, encoding);
}

/* -------------------------------------------------------------------------- composite fonts -- */

static bool find_coding(MxFont *f, const char *name) {
    gsize length = strlen(name);
    if (length < 2 || strcmp(name + length - 2, "-H") != 0)
        return false;
    if (strcmp(name, "/Identity-H") == 0)
        f->coding = IDENTITY;
    else if (strstr(name, "UCS2") != NULL || strstr(name, "UTF16") != NULL)
        f->coding = UNICODE;
    else if (strncmp(name, "/GB", 3) == 0)
        f->coding = MIXED;
    /* Adobe-GB1: Latin letters as wide as they are from CID 1 on, of half an em from 814 on. */
    f->ascii = strcmp(name, "/GBK-EUC-H") == 0 || strcmp(name, "/GB-EUC-H") == 0 ? 814 : 1;
    return f->coding != UNKNOWN;
}

static void set_width(MxFont *f, int cid, double width) {
    if (cid < 0 || cid >= N_CIDS)
        return;
    if ((guint)cid >= f->n_widths) {
        guint n = MIN(MAX((guint)cid + 1, 2 * f->n_widths), N_CIDS);
        f->widths = g_renew(float, f->widths, n);
        for (; f->n_widths < n; f->n_widths++)
            f->widths[f->n_widths] = f->others;
    }
    f->widths[cid] = (float)width;
}

/* Either a first CID and an array of widths, or first, last and a width for all (9.7.4.3). Read
 * from its text: qpdf takes half a microsecond to hand over a number, and subsets have thousands.
 */
static void load_ranges(MxFont *f, const char *text) {
    MxContent c = { .at = (const guint8 *)text, .end = (const guint8 *)text + strlen(text) };
    double numbers[2] = { 0 };
    guint n = 0;
    bool within = false;
    for (int depth = 0; c.at < c.end;) {
        if (*c.at == '[' || *c.at == ']') {
            depth += *c.at++ == '[' ? 1 : -1;
            n = within && depth < 2 ? 0 : n;
            within = depth == 2;
        } else if (!g_ascii_isdigit(*c.at) && *c.at != '-' && *c.at != '.') {
            c.at++;
        } else {
            double number = mx_content_number(&c);
            if (within)
                set_width(f, (int)numbers[0]++, number);
            else if (n < 2)
                numbers[n++] = CLAMP(number, -1, N_CIDS);
            else {
                for (int cid = (int)numbers[0]; cid <= (int)numbers[1]; cid++)
                    set_width(f, cid, number);
                n = 0;
            }
        }
    }
}

static void load_composite(MxFont *f, qpdf_data pdf, qpdf_oh font) {
    qpdf_oh encoding = mx_pdf_get(pdf, font, "/Encoding");
    qpdf_oh below = mx_pdf_get(pdf, font, "/DescendantFonts");
    if (!qpdf_oh_is_name(pdf, encoding) || !qpdf_oh_is_array(pdf, below) ||
        !find_coding(f, qpdf_oh_get_name(pdf, encoding)))
        return;
    double others = 1000;
    below = qpdf_oh_get_array_item(pdf, below, 0);
    mx_pdf_get_number(pdf, below, "/DW", &others);
    f->others = (float)others;
    qpdf_oh ranges = mx_pdf_get(pdf, below, "/W");
    const char *text = qpdf_oh_is_array(pdf, ranges) ? qpdf_oh_unparse_resolved(pdf, ranges) : "";
    if (strchr(text, 'R') == NULL)
        load_ranges(f, text);
    else /* parts of it are objects of their own, which no program writes */
        f->coding = UNKNOWN;
}

bool mx_font_is_whole(qpdf_data pdf, qpdf_oh font) {
    if (!mx_pdf_is(pdf, font, "/Subtype", "/Type0"))
        return true;
    qpdf_oh below = mx_pdf_get(pdf, font, "/DescendantFonts");
    return qpdf_oh_is_array(pdf, below) &&
           qpdf_oh_is_dictionary(pdf, qpdf_oh_get_array_item(pdf, below, 0));
}

MxFont *mx_font_load(qpdf_data pdf, qpdf_oh font) {
    MxFont *f = g_new0(MxFont, 1);
    if (mx_pdf_is(pdf, font, "/Subtype", "/Type0"))
        load_composite(f, pdf, font);
    else if (qpdf_oh_is_dictionary(pdf, font)) {
        f->drawn = mx_pdf_is(pdf, font, "/Subtype", "/Type3");
        load_simple(f, pdf, font);
    }
    return f;
}

/* ------------------------------------------------------------------------------------ codes -- */

bool mx_font_is_drawn(const MxFont *font) {
    return font->drawn;
}

bool mx_font_is_known(const MxFont *font) {
    return font->coding != UNKNOWN;
}

guint32 mx_font_next(const MxFont *font, const guint8 **at, const guint8 *end) {
    const guint8 *p = *at;
    bool two = font->coding == IDENTITY || font->coding == UNICODE ||
               (font->coding == MIXED && p[0] >= 0x81);
    *at += two && end - p >= 2 ? 2 : 1;
    return *at == p + 2 ? (guint32)p[0] << 8 | p[1] : p[0];
}

/* Other codes of Unicode and GB are ideographs, nearly all, as wide as those that are not listed.
 */
static guint32 find_cid(const MxFont *font, guint32 code) {
    if (font->coding == ONE_BYTE || font->coding == IDENTITY)
        return code;
    return code >= 0x20 && code < 0x7F ? code - 0x20 + font->ascii : G_MAXUINT32;
}

double mx_font_width(const MxFont *font, guint32 code) {
    guint32 cid = find_cid(font, code);
    return (cid < font->n_widths ? font->widths[cid] : font->others) / 1000.0;
}

bool mx_font_is_space(const MxFont *font, guint32 code) {
    return code == ' ' && (font->coding == ONE_BYTE || font->coding == MIXED);
}

gunichar mx_font_character(const MxFont *font, guint32 code) {
    if (font->coding == UNICODE)
        return code;
    return font->plain && code > 0x20 && code < 0x7F ? code : 0;
}
