/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content streams to rulings: whatever a page draws, drawing ends and stays on the plane. */
#include <string.h>

#include "fuzz.h"
#include "page/vector/content.h"
#include "page/vector/rulings.h"
#include "page/vector/vectors.h"

/* Bytes behind the plane that nobody may paint on. */
#define GUARD 4096

/* Two pages share the content: one lies upright, one is turned. X is the content itself, as a form.
 * There is no table of objects: qpdf finds them. */
static GBytes *write_pdf(const uint8_t *data, size_t size) {
    GString *out =
        g_string_new("%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
                     "2 0 obj <</Type/Pages/MediaBox[0 0 300 200]/Kids[3 0 R 4 0 R]"
                     "/Resources 6 0 R/Count 2>> endobj\n"
                     "3 0 obj <</Type/Page/Parent 2 0 R/Contents 5 0 R>> endobj\n"
                     "4 0 obj <</Type/Page/Parent 2 0 R/Contents 5 0 R/Rotate 90>> endobj\n"
                     "6 0 obj <</XObject<</X 5 0 R>>/ExtGState<</G<</LW 9/ca .5>>>>"
                     "/ColorSpace<</T[/Separation/I/DeviceGray 7 0 R]>>>> endobj\n");
    g_string_append_printf(out,
                           "5 0 obj <</Subtype/Form/BBox[0 0 200 200]/Matrix[.9 .1 0 .9 5 5]"
                           "/Length %zu>> stream\n",
                           size);
    g_string_append_len(out, (const char *)data, (gssize)size);
    g_string_append(out, "\nendstream endobj\ntrailer <</Size 8/Root 1 0 R>>\n%%EOF\n");
    return g_string_free_to_bytes(out);
}

static void check_tokens(const uint8_t *data, size_t size) {
    MxContent content = { .at = data, .end = data + size };
    while (mx_content_next(&content) != 0)
        CHECK(content.at <= content.end && content.n_numbers <= MX_CONTENT_OPERANDS &&
              memchr(content.name, 0, sizeof content.name) != NULL);
    CHECK(content.at == content.end);
}

static void check_page(MxVectors *vectors, guint number, double width, double height) {
    g_autoptr(MxPage) page = mx_page_new(number, width, height);
    MxDrawn drawn = { .pictures = g_array_new(FALSE, FALSE, sizeof(MxPlaced)) };
    MxPlane plane = { 0 };
    mx_plane_begin(&plane, width, height, 2);
    gsize used = plane.stride * (gsize)plane.height;
    plane.at = g_realloc(plane.at, used + GUARD);
    memset(plane.at + used, 1, GUARD);
    mx_vectors_draw(vectors, page, &plane, &drawn);
    for (gsize i = 0; i < GUARD; i++)
        CHECK(plane.at[used + i] == 1);
    for (int y = 0; y < plane.height; y++) /* what is painted on is said to be */
        for (int x = 0; x < plane.width && (y < plane.top || y >= plane.bottom); x++)
            CHECK(plane.at[(gsize)y * plane.stride + (gsize)x] == 0);
    MxPlane ink = { 0 };
    mx_page_read_rulings(page, &plane, NULL, &ink);
    g_free(ink.at);
    mx_drawn_clear(&drawn);
    g_free(plane.at);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    check_tokens(data, size);
    g_autoptr(GBytes) pdf = write_pdf(data, size);
    MxVectors *vectors = mx_vectors_open(pdf, NULL, 2);
    if (vectors == NULL)
        return 0;
    check_page(vectors, 1, 300, 200);
    check_page(vectors, 2, 200, 300);
    mx_vectors_free(vectors);
    return 0;
}
