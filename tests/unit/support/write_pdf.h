/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDFs written operator by operator, and their pages. */
#ifndef MX_UNIT_WRITE_PDF_H
#define MX_UNIT_WRITE_PDF_H

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

#include "page/source.h"

static inline void remove_file(char *path) {
    g_unlink(path);
    g_free(path);
}

/* A temporary file, gone at the end of the scope. */
typedef char File;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(File, remove_file)

static inline File *write_file(const char *bytes, gsize size) {
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
static inline void append_stream(GString *out, gsize *place, int id, const char *entries,
                                 const char *content) {
    *place = out->len;
    g_string_append_printf(out, "%d 0 obj <<%s/Length %zu>> stream\n%s\nendstream endobj\n", id,
                           entries, strlen(content) + 1, content);
}

/* A document of @n_pages equal pages. @attributes: of the page, beside its box where that is A4. */
static inline File *write_pdf(const char *attributes, const char *content, guint n_pages) {
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

static inline MxPage *load_page(const char *path, guint number) {
    g_autoptr(GError) error = NULL;
    g_autoptr(MxSource) source = mx_source_open(path, NULL, NULL, &error);
    cr_assert(source, "%s: %s", path, error ? error->message : "");
    MxPage *page = mx_source_load_page(source, number, &error);
    cr_assert(page, "%s: %s", path, error ? error->message : "");
    return page;
}

static inline MxPage *draw(const char *attributes, const char *content) {
    g_autoptr(File) file = write_pdf(attributes, content, 1);
    return load_page(file, 1);
}

#endif
