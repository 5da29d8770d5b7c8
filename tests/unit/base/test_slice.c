/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON texts as slices: what is read, and what is written again. */
#include <criterion/criterion.h>

#include "base/json/slice.h"

typedef struct {
    const char *json, *written; /* NULL: refused */
} Row;

Test(slice, values_stay_as_they_are_written) {
    static const Row ROWS[] = {
        { "{\"a\":[1,2.50,-3e5],\"b\":null}", "{\"a\":[1,2.50,-3e5],\"b\":null}" },
        { " { \"a\" : [ true , \"x y\" ] }\n", "{\"a\":[true,\"x y\"]}" },
        { "[72.0,0.0,-1.0,10.05,1.0e+22]", "[72,0,-1,10.05,1.0e+22]" },
        { "{\"text\":\"12.0\"}", "{\"text\":\"12.0\"}" },
        { "\"a\\\"b\\\\\"", "\"a\\\"b\\\\\"" },
        { "{}", "{}" },
        { "[]", "[]" },
        { "", NULL },
        { "{", NULL },
        { "[1,]", NULL },
        { "{\"a\" 1}", NULL },
        { "{a:1}", NULL },
        { "\"open", NULL },
        { "\"open\\", NULL },
        { "nul", NULL },
        { "[1] 2", NULL },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(MxSlices) slices = mx_slices_read(ROWS[i].json);
        cr_assert_eq(slices != NULL, ROWS[i].written != NULL, "%s", ROWS[i].json);
        if (slices == NULL)
            continue;
        g_autoptr(GString) out = g_string_new(NULL);
        mx_slice_append(out, mx_slices_root(slices));
        cr_expect_str_eq(out->str, ROWS[i].written);
    }
}

Test(slice, what_is_nested_too_deep_is_refused) {
    for (guint depth = 200; depth <= 201; depth++) {
        g_autoptr(GString) json = g_string_new(NULL);
        for (guint i = 0; i < depth; i++)
            g_string_append_c(json, '[');
        for (guint i = 0; i < depth; i++)
            g_string_append_c(json, ']');
        g_autoptr(MxSlices) slices = mx_slices_read(json->str);
        cr_expect_eq(slices != NULL, depth == 200, "%u", depth);
    }
}

Test(slice, strings_are_unescaped) {
    static const Row ROWS[] = {
        { "\"\"", "" },
        { "\"合计\"", "合计" },
        { "\"a\\n\\\"b\\\"\\/\\\\\\t\"", "a\n\"b\"/\\\t" },
        { "\"\\u5408\\u8ba1<\\u003c\"", "合计<<" },
        { "\"\\ud840\\udc00\"", "𠀀" },
        { "12", NULL },
        { "null", NULL },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(MxSlices) slices = mx_slices_read(ROWS[i].json);
        const char *text = mx_slices_string(slices, mx_slices_root(slices));
        cr_assert_eq(text != NULL, ROWS[i].written != NULL, "%s", ROWS[i].json);
        if (text != NULL)
            cr_expect_str_eq(text, ROWS[i].written);
    }
}

Test(slice, members_are_found_and_changed) {
    g_autoptr(MxSlices) slices =
        mx_slices_read("{\"id\":\"x\",\"page\":12.0,\"rows\":[1,2,3],\"page_2\":null}");
    const MxSlice *root = mx_slices_root(slices);
    int page = 0;
    cr_expect(mx_slice_integer(mx_slice_get(root, "page"), &page));
    cr_expect_eq(page, 12);
    cr_expect_not(mx_slice_integer(mx_slice_get(root, "page_2"), &page));
    cr_expect_not(mx_slice_integer(mx_slice_get(root, "pag"), &page));
    cr_expect_eq(mx_slice_count(mx_slice_get(root, "rows")), 3u);
    cr_expect_eq(mx_slice_count(mx_slice_get(root, "none")), 0u);
    cr_expect_null(mx_slice_get(mx_slice_get(root, "rows"), "id"));
    cr_expect_str_eq(mx_slices_key(slices, root->child), "id");
    const MxSliceChange changes[] = { { "rows", "[]" }, { "page", NULL }, { "none", "1" }, { 0 } };
    g_autoptr(GString) out = g_string_new(NULL);
    mx_slice_append_changed(out, root, changes, "\"more\":[]");
    cr_expect_str_eq(out->str, "{\"id\":\"x\",\"rows\":[],\"page_2\":null,\"more\":[]}");
}
