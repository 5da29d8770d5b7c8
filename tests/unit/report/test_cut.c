/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long documents as a head and pieces: nothing is lost, nothing stands twice, pieces are small. */
#include <criterion/criterion.h>
#include <string.h>

#include "report/cut.h"
#include "report/text_parts.h"

/* A table of @n rows, a text of as many lines with a figure each, a finding that names each figure.
 */
static char *make_document(guint n) {
    g_autoptr(GString) rows = g_string_new(NULL), text = g_string_new(NULL),
                       facts = g_string_new(NULL), places = g_string_new(NULL);
    for (guint i = 0; i < n; i++) {
        const char *comma = i > 0 ? "," : "";
        g_string_append_printf(
            rows,
            "%s{\"page\":%u,\"side\":\"expenditure\",\"cells\":{\"name\":{\"text\":\"row-%u\"}}}",
            comma, i / 30 + 1, i);
        g_string_append_printf(text, "%s支出%u万元，比上年增加。", i > 0 ? "\\n" : "", i);
        g_string_append_printf(facts,
                               "%s{\"unit\":\"yuan\",\"context\":\"支出%u万元\",\"section\":0,"
                               "\"page\":%u,\"bbox\":[%u,0,1,1]}",
                               comma, i, i / 30 + 1, i);
        g_string_append_printf(places, "%s{\"what\":\"fact\",\"page\":%u,\"bbox\":[%u.0,0,1,1]}",
                               comma, i / 30 + 1, i);
    }
    return g_strdup_printf("{\"tables\":[{\"id\":\"t\",\"title\":\"表\",\"columns\":[{\"id\":"
                           "\"name\"}],\"rows\":[%s]}],"
                           "\"sections\":[{\"title\":\"说明\",\"text\":\"%s\"}],\"facts\":[%s],"
                           "\"report\":{\"findings\":[{\"rule\":\"r\",\"evidence\":[%s]}]},"
                           "\"glossary\":[],\"schema\":\"mingxi/1\"}",
                           rows->str, text->str, facts->str, places->str);
}

static guint count(const MxDocumentPieces *cut, const char *what) {
    guint n = 0;
    for (guint i = 0; i < cut->pieces->len; i++)
        for (const char *p = strstr(cut->pieces->pdata[i], what); p != NULL;
             p = strstr(p + 1, what))
            n++;
    return n;
}

Test(cut, everything_stands_in_one_piece) {
    enum { N = 1000 };
    g_autofree char *json = make_document(N);
    g_autoptr(MxSlices) slices = mx_slices_read(json);
    g_autoptr(MxDocumentPieces) cut = mx_cut_document(mx_slices_root(slices));
    cr_expect_gt(cut->pieces->len, 5u);
    for (guint i = 0; i < cut->pieces->len; i++) {
        g_autoptr(MxSlices) piece = mx_slices_read(cut->pieces->pdata[i]);
        cr_expect_not_null(piece);
        cr_expect_lt(strlen(cut->pieces->pdata[i]), 30000u);
    }
    cr_expect_eq(count(cut, "\"row-"), (guint)N);
    cr_expect_eq(count(cut, "\"section\":0"), (guint)N);
    cr_expect_eq(count(cut, "\"what\":\"fact\""), (guint)N);
    /* in the text, with its fact, and with its place, which was explained */
    cr_expect_eq(count(cut, "支出777万元"), 3u);
    cr_expect_eq(count(cut, "\"sides\":[\"expenditure\"]"), 1u);
}

Test(cut, the_head_says_where_things_are) {
    g_autofree char *json = make_document(1000);
    g_autoptr(MxSlices) slices = mx_slices_read(json);
    g_autoptr(MxDocumentPieces) cut = mx_cut_document(mx_slices_root(slices));
    g_autoptr(MxSlices) head = mx_slices_read(cut->head);
    const MxSlice *root = mx_slices_root(head), *arrays = mx_slice_get(root, "cut");
    int n = 0;
    cr_expect(mx_slice_integer(mx_slice_get(mx_slice_get(arrays, "tables/0/rows"), "n"), &n));
    cr_expect_eq(n, 1000);
    cr_expect_eq(mx_slice_count(mx_slice_get(root, "pieces")), cut->pieces->len);
    cr_expect_eq(mx_slice_count(mx_slice_get(root, "facts")), 0u);
    cr_expect_eq(mx_slice_count(mx_slice_get(mx_slice_get(root, "tables")->child, "rows")), 0u);
    cr_expect_null(mx_slice_get(arrays, "glossary"));
    cr_expect_lt(strlen(cut->head), 4000u);
}

Test(cut, a_small_document_stays_whole) {
    g_autoptr(MxSlices) slices = mx_slices_read("{\"tables\":[{\"rows\":[{\"page\":1}]}]}");
    g_autoptr(MxDocumentPieces) cut = mx_cut_document(mx_slices_root(slices));
    cr_expect_eq(cut->pieces->len, 0u);
    cr_expect_str_eq(cut->head, "{\"tables\":[{\"rows\":[{\"page\":1}]}]}");
}

Test(cut, a_text_is_parted_at_ends_of_lines) {
    g_autoptr(GString) text = g_string_new("\"");
    for (guint i = 0; i < 400; i++)
        g_string_append(text, i % 7 == 0 ? "路径C:\\\\n\\n" : "第一行，\\\"甲\\\"。\\n");
    g_string_append_c(text, '"');
    g_autoptr(MxSlices) slices = mx_slices_read(text->str);
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    g_autoptr(GPtrArray) parts = mx_text_parts_split(mx_slices_root(slices), none);
    g_autoptr(GString) whole = g_string_new("\"");
    for (guint i = 0; i < parts->len; i++) {
        const MxTextPart *part = parts->pdata[i];
        g_string_append_len(whole, part->text, (gssize)part->length);
        g_string_append(whole, i + 1 < parts->len ? "\\n" : "");
        g_autofree char *quoted = g_strdup_printf("\"%.*s\"", (int)part->length, part->text);
        g_autoptr(MxSlices) read = mx_slices_read(quoted);
        cr_expect_not_null(read, "part %u ends within an escape", i);
    }
    g_string_append_c(whole, '"');
    cr_expect_gt(parts->len, 2u);
    cr_expect_str_eq(whole->str, text->str);
}
