/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First pages of many provinces, and what documents they make: tests/data/covers.txt. */
#include <string.h>

#include "support/first_pages.h"

#define COVERS "../data/covers.txt"
#define MAX_PAGES 6

/* The pages of a document whose lines these are, up to its `=>`. */
static MxDisclosure *read_document(GStrv lines, guint n_lines) {
    MxPage *pages[MAX_PAGES] = { NULL };
    guint n = 0;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i <= n_lines; i++) {
        if (i < n_lines && strcmp(lines[i], "----") != 0) {
            g_string_append_printf(text, "%s%s", text->len > 0 ? "\n" : "", lines[i]);
            continue;
        }
        cr_assert_lt(n, MAX_PAGES);
        pages[n++] = draw_first_page(text->str);
        g_string_truncate(text, 0);
    }
    return take_pages(pages, n);
}

/* KIND YEAR[/EXECUTION] LEVEL BODY, as the file writes it. */
static char *describe(const MxDisclosure *d) {
    const char *body = d->document.organization, *level = d->document.level;
    g_autofree char *execution = d->document.execution_year
                                     ? g_strdup_printf("/%d", d->document.execution_year)
                                     : g_strdup("");
    return g_strdup_printf("%s %d%s %s %s", d->document.kind, d->document.year, execution,
                           level ? level : "-", body ? body : "-");
}

Test(covers, say_what_they_are) {
    g_autofree char *text = NULL;
    cr_assert(g_file_get_contents(COVERS, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n = 0, first = 0;
    for (guint i = 0; lines[i] != NULL; i++) {
        if (*lines[i] == '\0' || g_str_has_prefix(lines[i], "# ") || strcmp(lines[i], "#") == 0)
            first = i + 1;
        if (!g_str_has_prefix(lines[i], "=> "))
            continue;
        g_autoptr(MxDisclosure) d = read_document(lines + first, i - first);
        g_autofree char *got = describe(d);
        cr_expect_str_eq(got, lines[i] + strlen("=> "),
                         "%s:%u: %s\n  got:  %s\n  want: %s\n  title %s", COVERS, i + 1,
                         lines[first], got, lines[i] + strlen("=> "),
                         d->document.title ? d->document.title : "-");
        n++;
    }
    cr_assert_gt(n, 90);
}
