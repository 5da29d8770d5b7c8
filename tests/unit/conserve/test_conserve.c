/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of figures that the document lacks, or has more often than its pages. */
#include <criterion/criterion.h>

#include "conserve/conserve.h"
#include "model/prose.h"
#include "segment/segment.h"
#include "support/draw.h"
#include "support/read_pages.h"

static void add_section(MxDisclosure *d, const char *text) {
    MxSection *section = g_new0(MxSection, 1);
    section->first_page = section->last_page = 1;
    section->text = g_strdup(text);
    g_ptr_array_add(d->sections, section);
}

/* A table of one row, whose two amounts stand in boxes of their own. */
static void add_amounts(MxDisclosure *d, const char *first, const char *second) {
    const char *const texts[] = { first, second };
    MxTable *table = mx_table_new();
    MxRow *row = mx_row_new(2, 1, MX_SIDE_NONE);
    table->id = g_strdup("other");
    table->first_page = table->last_page = 1;
    for (guint i = 0; i < 2; i++) {
        mx_table_add_column(table, i ? "basic" : "total", "", MX_COLUMN_AMOUNT, MX_SIDE_NONE);
        row->fields[i] = mx_field_new(texts[i], (MxBox){ 100 * i, 0, 100 * i + 90, 10 }, 1);
    }
    g_ptr_array_add(table->rows, row);
    g_ptr_array_add(d->tables, table);
}

/* A row of one text, on @page. */
static void add_row(MxTable *table, const char *text, guint page) {
    MxRow *row = mx_row_new(1, page, MX_SIDE_NONE);
    row->fields[0] = mx_field_new(text, (MxBox){ 0, 10 * page, 90, 10 * page + 10 }, page);
    g_ptr_array_add(table->rows, row);
}

/* What is said of @n pages, at most two, that print @printed each, read to @d, which is freed. */
static char *conserve_pages(const char *const *printed, guint n, MxDisclosure *d,
                            MxConservation *figures) {
    g_autoptr(MxPatterns) patterns = load_packs(PROJECT_PATTERNS);
    MxPage *pages[2];
    for (guint i = 0; i < n; i++) {
        pages[i] = draw_page();
        draw_text(pages[i], 60, 300, 10, printed[i]);
    }
    g_autoptr(GPtrArray) layouts = lay_out_pages(pages, n);
    d->source.pages = n;
    mx_conserve_figures(d, layouts, mx_segment_pack(layouts, patterns));
    *figures = d->figures;
    GString *said = g_string_new(NULL);
    for (guint i = 0; i < d->diagnostics->len; i++) {
        const MxDiagnostic *diagnostic = d->diagnostics->pdata[i];
        g_string_append_printf(said, "%s %u %s\n", diagnostic->code, diagnostic->page,
                               diagnostic->message);
    }
    mx_disclosure_free(d);
    for (guint i = 0; i < n; i++)
        mx_page_free(pages[i]);
    return g_string_free(said, FALSE);
}

static char *conserve(const char *printed, MxDisclosure *d, MxConservation *figures) {
    return conserve_pages(&printed, 1, d, figures);
}

Test(conserve, figures_of_the_prose) {
    static const struct {
        const char *printed, *held, *lost;
    } CASES[] = {
        { "种树900棵，修堤1,386.05米", "种树900棵，修堤1,386.05米", NULL },
        { "种树900棵，修堤1,386.05米", "种树900棵，修堤米", "1,386.05" },
        { "种树900棵，又种900棵", "种树900棵，又种棵", "900" },
        { "种树900棵，修堤1,386.05米", "种树900棵，修堤1,386.0米", "1,386.05" },
        { "种树９００棵", "种树900棵", NULL },
        { "种树九百棵", "", NULL },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        MxDisclosure *d = mx_disclosure_new();
        MxConservation figures;
        add_section(d, CASES[i].held);
        g_autofree char *said = conserve(CASES[i].printed, d, &figures);
        cr_expect_eq(figures.lost, CASES[i].lost != NULL, "%s: %s", CASES[i].held, said);
        if (CASES[i].lost != NULL)
            cr_expect(g_str_has_prefix(said, "figures-lost 1 ") && strstr(said, CASES[i].lost),
                      "%s: %s", CASES[i].held, said);
        else
            cr_expect_str_eq(said, "");
    }
}

Test(conserve, an_amount_in_two_boxes_and_printed_once) {
    static const struct {
        const char *printed;
        guint twice, lost;
    } CASES[] = {
        { "合计 12.50 12.50", 0, 0 },
        { "合计 12.50", 1, 0 },
        { "合计 12.50 7.00", 1, 1 },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        MxDisclosure *d = mx_disclosure_new();
        MxConservation figures;
        add_amounts(d, "12.50", "12.50");
        g_autofree char *said = conserve(CASES[i].printed, d, &figures);
        cr_expect_eq(figures.twice, CASES[i].twice, "%s: %s", CASES[i].printed, said);
        cr_expect_eq(figures.lost, CASES[i].lost, "%s: %s", CASES[i].printed, said);
        cr_expect_eq(strstr(said, "figures-twice") != NULL, CASES[i].twice > 0);
    }
}

/* The end of a page cuts the text of its last row; the same figure as a number before it on that
 * page takes nothing from it. */
Test(conserve, a_text_that_the_end_of_a_page_cuts) {
    static const struct {
        const char *printed[2];
        guint lost;
    } CASES[] = {
        { { "修堤", "6期" }, 0 },
        { { "表6", "6期" }, 0 },
        { { "修堤", "6期，又6期" }, 1 },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        MxDisclosure *d = mx_disclosure_new();
        MxTable *table = mx_table_new();
        MxConservation figures;
        table->id = g_strdup("other");
        table->first_page = 1;
        table->last_page = 2;
        mx_table_add_column(table, "item", "", MX_COLUMN_TEXT, MX_SIDE_NONE);
        add_row(table, "修堤6期", 1);
        add_row(table, "种树", 2);
        g_ptr_array_add(d->tables, table);
        g_autofree char *said = conserve_pages(CASES[i].printed, 2, d, &figures);
        cr_expect_eq(figures.lost, CASES[i].lost, "%zu: %s", i, said);
    }
}
