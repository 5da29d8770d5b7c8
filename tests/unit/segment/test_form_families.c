/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forms of families for which no pack is written: what the lexicon's words give. Each file of
 * tests/forms is a case; adding one needs no C. A file holds, parted by lines of ---,
 *
 *   what stands above the grid, a line each; from # on a remark
 *   the grid as draw.h writes it; both again for each further page
 *   the forms as form_text.h writes them
 */
#include "support/draw.h"
#include "support/form_text.h"

#define CASES "../forms"

/* As wide as texts of 11 characters. */
#define COLUMN_PT 100.0

/* Columns of the grid: those of its first row. */
static guint count_columns(const char *grid) {
    g_autofree char *row = g_strndup(grid, strcspn(grid, "\n"));
    g_auto(GStrv) cells = g_strsplit(row, "|", -1);
    guint n = 0;
    for (char **cell = cells; *cell != NULL; cell++) {
        guint height = 1, span = 1;
        const char *brace = strchr(*cell, '{');
        if (brace != NULL)
            sscanf(brace, "{%ux%u}", &height, &span);
        n += span;
    }
    return n;
}

/* The lines are centred over the grid. */
static double draw_heading(MxPage *page, const char *heading, double width_pt) {
    double y = 40;
    g_auto(GStrv) lines = g_strsplit(heading, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (**line == '#' || **line == '\0')
            continue;
        double width = 10.0 * (double)g_utf8_strlen(*line, -1);
        draw_text(page, 40 + (width_pt - width) / 2, y, 10, *line);
        y += 20;
    }
    return y + 10;
}

static MxPage *draw_case(guint number, const char *heading, const char *notation) {
    g_autofree char *grid = g_strchomp(g_strdup(notation));
    guint n_cols = count_columns(grid);
    double width = n_cols * COLUMN_PT;
    MxPage *page = mx_page_new(number, width + 80, 1600);
    page->text = MX_TEXT_NATIVE;
    draw_table_over(page, draw_heading(page, heading, width), width, n_cols, grid);
    return page;
}

static void check_case(const char *name, const char *text) {
    g_auto(GStrv) parts = g_strsplit(text, "---\n", -1);
    guint n_parts = g_strv_length(parts), n_pages = n_parts / 2;
    cr_assert(n_parts >= 3 && n_parts % 2 == 1, "%s: two parts a page and a last one wanted", name);
    g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func((GDestroyNotify)mx_page_free);
    for (guint i = 0; i < n_pages; i++)
        g_ptr_array_add(pages, draw_case(i + 1, parts[2 * i], parts[2 * i + 1]));
    const char *want = parts[n_parts - 1];
    g_autofree char *got = describe_forms((MxPage *const *)pages->pdata, n_pages);
    cr_expect_str_eq(got, want, "%s: got:\n%s\nwant:\n%s", name, got, want);
}

Test(form_families, the_words_of_the_lexicon_suffice) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) dir = g_dir_open(CASES, 0, &error);
    cr_assert(dir != NULL, "%s", error ? error->message : "");
    guint n = 0;
    for (const char *name; (name = g_dir_read_name(dir)) != NULL; n++) {
        g_autofree char *path = g_build_filename(CASES, name, NULL), *text = NULL;
        cr_assert(g_file_get_contents(path, &text, NULL, &error), "%s",
                  error ? error->message : name);
        check_case(name, text);
    }
    cr_expect(n > 0, "no cases in %s", CASES);
}
