/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Changes to PDFs that stay PDFs. The objects are taken apart, one of them is changed (a number, a
 * name, a reference, a line of a content stream; or two change places), and the file is put
 * together anew with true lengths and a true table of objects: what is wrong then is what was
 * changed, and not that the file cannot be opened. One change in sixteen is libFuzzer's own.
 */
#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "fuzz.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed);

static const char *const NUMBERS[] = { "0",          "1",      "-1",          "2",  "0.001", "1e9",
                                       "65535",      "14400",  "-2147483648", "90", "0.5",   "300",
                                       "4294967296", "100000", "-0.0001",     "12" };
static const char *const NAMES[] = { "/Type",
                                     "/Page",
                                     "/Pages",
                                     "/Font",
                                     "/XObject",
                                     "/Form",
                                     "/Image",
                                     "/Contents",
                                     "/Kids",
                                     "/Parent",
                                     "/Resources",
                                     "/MediaBox",
                                     "/Rotate",
                                     "/Matrix",
                                     "/BBox",
                                     "/Filter",
                                     "/FlateDecode",
                                     "/LZWDecode",
                                     "/ASCIIHexDecode",
                                     "/Length",
                                     "/Subtype",
                                     "/ToUnicode",
                                     "/Encoding",
                                     "/Identity-H",
                                     "/Identity-V",
                                     "/Widths",
                                     "/DW",
                                     "/W",
                                     "/Pattern",
                                     "/Shading",
                                     "/ExtGState",
                                     "/SMask",
                                     "/ColorSpace",
                                     "/ICCBased",
                                     "/Separation",
                                     "/DeviceCMYK",
                                     "/OC",
                                     "/Annots",
                                     "/Widget",
                                     "/AcroForm",
                                     "/CropBox",
                                     "/UserUnit",
                                     "/F",
                                     "/X" };
static const char *const LINES[] = { "q",
                                     "Q",
                                     "1 0 0 1 0 0 cm",
                                     "0.01 0 0 0.01 0 0 cm",
                                     "0 1 -1 0 500 0 cm",
                                     "BT",
                                     "ET",
                                     "/F 10 Tf",
                                     "/F 0 Tf",
                                     "1 Tr",
                                     "3 Tr",
                                     "7 Tr",
                                     "T*",
                                     "1000 TL",
                                     "/X Do",
                                     "0 0 100 100 re W n",
                                     "0 0 600 900 re f",
                                     "1 g",
                                     "0 G",
                                     "/Pattern cs /P scn",
                                     "/OC /L BDC",
                                     "EMC",
                                     "10 10 m 500 10 l S",
                                     "0.1 w",
                                     "[1 1] 0 d",
                                     "0 0 m 1 2 300 400 500 6 c f*",
                                     "/GS gs",
                                     "BI /W 1 /H 1 /BPC 8 ID x EI",
                                     "-50 0 Td",
                                     "90 Tz" };

#define PICK(rand, list) ((list)[g_rand_int_range((rand), 0, G_N_ELEMENTS(list))])

/* The text between `N 0 obj` and `endobj` of each object, by its number from 1. */
static GPtrArray *take_apart(const uint8_t *data, size_t size) {
    GPtrArray *objects = g_ptr_array_new();
    const char *at = (const char *)data, *end = at + size;
    while (at < end) {
        const char *begin = memmem(at, (size_t)(end - at), " 0 obj\n", 7);
        const char *last = begin ? memmem(begin, (size_t)(end - begin), "\nendobj", 7) : NULL;
        if (last == NULL)
            break;
        g_ptr_array_add(objects,
                        g_string_new_len(begin + 7, last > begin + 7 ? last - begin - 7 : 0));
        at = last + 7;
    }
    return objects;
}

/* Where a token of a kind begins, picked among those of @text; -1 where there is none. */
static gssize find_token(GRand *rand, const GString *text, const char *first) {
    gsize from = text->len > 0 ? (gsize)g_rand_int_range(rand, 0, (gint32)text->len) : 0;
    for (gsize i = 0; i < text->len; i++) {
        gsize at = (from + i) % text->len;
        bool begins = at == 0 || strchr(" \n[(<", text->str[at - 1]) != NULL;
        if (begins && text->str[at] != '\0' && strchr(first, text->str[at]) != NULL)
            return (gssize)at;
    }
    return -1;
}

static void replace_token(GRand *rand, GString *text, const char *first, const char *by) {
    gssize at = find_token(rand, text, first);
    if (at < 0)
        return;
    gsize length = strcspn(text->str + at + 1, " \n/[]()<>") + 1;
    g_string_erase(text, at, (gssize)length);
    g_string_insert(text, at, by);
}

/* A line is taken out, doubled a few times, or another stands before it. */
static void change_line(GRand *rand, GString *text) {
    gsize at = text->len > 0 ? (gsize)g_rand_int_range(rand, 0, (gint32)text->len) : 0;
    while (at > 0 && text->str[at - 1] != '\n')
        at--;
    gsize length = strcspn(text->str + at, "\n");
    g_autofree char *line = g_strndup(text->str + at, length);
    int what = g_rand_int_range(rand, 0, 4);
    if (what == 0)
        g_string_erase(text, (gssize)at, (gssize)length);
    for (int k = g_rand_int_range(rand, 1, 5); what == 1 && k > 0; k--) {
        g_string_insert_c(text, (gssize)at, '\n');
        g_string_insert(text, (gssize)at, line);
    }
    if (what >= 2) {
        g_string_insert_c(text, (gssize)at, '\n');
        g_string_insert(text, (gssize)at, PICK(rand, LINES));
    }
}

static void change(GRand *rand, GPtrArray *objects) {
    guint i = (guint)g_rand_int_range(rand, 0, (gint32)objects->len);
    guint k = (guint)g_rand_int_range(rand, 0, (gint32)objects->len);
    GString *text = objects->pdata[i];
    g_autofree char *number = g_strdup_printf("%u", k + 1);
    switch (g_rand_int_range(rand, 0, 8)) {
    case 0:
        objects->pdata[i] = objects->pdata[k];
        objects->pdata[k] = text;
        break;
    case 1:
    case 2:
        replace_token(rand, text, "0123456789-.", PICK(rand, NUMBERS));
        break;
    case 3:
        replace_token(rand, text, "0123456789", number); /* a reference, most of the time */
        break;
    case 4:
        replace_token(rand, text, "/", PICK(rand, NAMES));
        break;
    default:
        change_line(rand, text);
    }
}

static void set_length(GString *text) {
    char *begin = strstr(text->str, "stream\n"), *end = g_strrstr(text->str, "\nendstream");
    char *length = strstr(text->str, "/Length ");
    if (begin == NULL || end == NULL || length == NULL || length > begin || end < begin + 7)
        return;
    g_autofree char *value = g_strdup_printf("%td", end - begin - 7);
    gssize at = length + 8 - text->str;
    g_string_erase(text, at, (gssize)strspn(text->str + at, "0123456789"));
    g_string_insert(text, at, value);
}

static GString *put_together(const GPtrArray *objects) {
    GString *out = g_string_new("%PDF-1.7\n");
    g_autoptr(GString) table = g_string_new(NULL);
    for (guint i = 0; i < objects->len; i++) {
        GString *text = objects->pdata[i];
        set_length(text);
        g_string_append_printf(table, "%010zu 00000 n \n", out->len);
        g_string_append_printf(out, "%u 0 obj\n", i + 1);
        g_string_append_len(out, text->str, (gssize)text->len);
        g_string_append(out, "\nendobj\n");
    }
    gsize at = out->len;
    g_string_append_printf(out, "xref\n0 %u\n0000000000 65535 f \n%s", objects->len + 1,
                           table->str);
    g_string_append_printf(out, "trailer\n<< /Size %u /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n",
                           objects->len + 1, at);
    return out;
}

static void free_object(gpointer object) {
    g_string_free(object, TRUE);
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed) {
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    g_autoptr(GPtrArray) objects = take_apart(data, size);
    g_ptr_array_set_free_func(objects, free_object);
    if (objects->len == 0 || g_rand_int_range(rand, 0, 16) == 0)
        return LLVMFuzzerMutate(data, size, max_size);
    for (int n = g_rand_int_range(rand, 1, 4); n > 0; n--)
        change(rand, objects);
    g_autoptr(GString) out = put_together(objects);
    if (out->len > max_size)
        return LLVMFuzzerMutate(data, size, max_size);
    memcpy(data, out->str, out->len);
    return out->len;
}
