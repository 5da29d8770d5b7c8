/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts, page by page, and the first of what is lost. */
#include "coverage/coverage.h"

#include <mingxi/coverage.h>

#include "base/numbers.h"
#include "base/text.h"
#include "coverage/match.h"
#include "extract/pipeline.h"
#include "segment/prose/lines/lines.h"
#include "segment/segment.h"

/* Of a page's lost text, this much is shown. In runs, and characters of a run. */
#define MAX_RUNS 12u
#define MAX_RUN 30u

/* Of a page, or of the document. */
typedef struct {
    guint fates[MX_N_FATES];
    guint all;
    guint n_runs;
    GString *lost;
} Tally;

/* ----------------------------------------------------------------------------------- tallies -- */

static void show_run(Tally *tally, const MxUnit *unit, guint from, guint to) {
    if (tally->n_runs++ >= MAX_RUNS)
        return;
    g_autofree char *text =
        g_ucs4_to_utf8(unit->text.chars + from, (glong)MIN(to - from, MAX_RUN), NULL, NULL, NULL);
    g_string_append_printf(tally->lost, " “%s%s”", text ? text : "",
                           to - from > MAX_RUN ? "…" : "");
}

static void count_unit(Tally *tally, const MxUnit *unit) {
    tally->all += unit->text.n;
    for (guint i = 0, from = 0; i < unit->text.n; i++) {
        bool lost = unit->fates[i] == MX_FATE_LOST;
        tally->fates[unit->fates[i]]++;
        if (!lost)
            from = i + 1;
        else if (i + 1 == unit->text.n || unit->fates[i + 1] != MX_FATE_LOST)
            show_run(tally, unit, from, i + 1);
    }
}

static guint count_glyphs(const char *text) {
    guint n = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        n += !mx_char_is_space(g_utf8_get_char(p));
    return n;
}

/* The layout's own losses: what the page has and neither a line nor a cell. */
static void count_unplaced(Tally *tally, const MxLayout *page) {
    guint placed = 0;
    for (guint i = 0; i < page->lines->len; i++)
        placed += count_glyphs(((const MxLine *)page->lines->pdata[i])->text);
    for (guint g = 0; g < page->grids->len; g++) {
        const MxGrid *grid = page->grids->pdata[g];
        for (guint i = 0; i < grid->cells->len; i++)
            placed += count_glyphs(((const MxCell *)grid->cells->pdata[i])->text);
    }
    guint unplaced = page->n_glyphs > placed ? page->n_glyphs - placed : 0;
    tally->all += unplaced;
    tally->fates[MX_FATE_LOST] += unplaced;
    if (unplaced > 0)
        g_string_append_printf(tally->lost, " %u in no line and no cell", unplaced);
}

static double percent_of(guint part, guint all) {
    return all > 0 ? 100.0 * part / all : 0;
}

static void print_page(GString *out, guint number, const Tally *tally) {
    guint lost = tally->fates[MX_FATE_LOST];
    char share[G_ASCII_DTOSTR_BUF_SIZE];
    if (lost == 0)
        return;
    g_ascii_formatd(share, sizeof share, "%.2f", percent_of(lost, tally->all));
    g_string_append_printf(out, "page %u: %u characters, %u lost (%s %%):%s%s\n", number,
                           tally->all, lost, share, tally->lost->str,
                           tally->n_runs > MAX_RUNS ? " …" : "");
}

static void print_total(GString *out, guint n_pages, const Tally *total) {
    char share[G_ASCII_DTOSTR_BUF_SIZE];
    const guint *fates = total->fates;
    g_ascii_formatd(share, sizeof share, "%.2f", percent_of(fates[MX_FATE_LOST], total->all));
    g_string_append_printf(out,
                           "total: %u pages, %u characters: %u held, %u repeated, %u in margins, "
                           "%u in labels, %u lost (%s %%)\n",
                           n_pages, total->all, fates[MX_FATE_HELD], fates[MX_FATE_REPEATED],
                           fates[MX_FATE_MARGIN], fates[MX_FATE_LABEL], fates[MX_FATE_LOST], share);
}

static char *add_figures(const char *report, const MxConservation *figures) {
    return g_strdup_printf("%sfigures: %u printed, %u lost, %u held twice, %u digits unplaced\n",
                           report, figures->printed, figures->lost, figures->twice,
                           figures->unplaced);
}

static void add_tally(Tally *total, const Tally *page) {
    total->all += page->all;
    for (guint i = 0; i < MX_N_FATES; i++)
        total->fates[i] += page->fates[i];
}

static char *print_report(const GPtrArray *layouts, const GPtrArray *units, double *percent) {
    GString *out = g_string_new(NULL);
    Tally total = { 0 };
    for (guint p = 0, i = 0; p < layouts->len; p++) {
        Tally tally = { .lost = g_string_new(NULL) };
        for (; i < units->len && ((const MxUnit *)units->pdata[i])->page == layouts->pdata[p]; i++)
            count_unit(&tally, units->pdata[i]);
        count_unplaced(&tally, layouts->pdata[p]);
        print_page(out, p + 1, &tally);
        add_tally(&total, &tally);
        g_string_free(tally.lost, TRUE);
    }
    print_total(out, layouts->len, &total);
    if (percent != NULL)
        *percent = percent_of(total.fates[MX_FATE_LOST], total.all);
    return g_string_free(out, FALSE);
}

char *mx_coverage_compare(const GPtrArray *layouts, const char *json, const MxPack *pack,
                          const GPtrArray *repeats, double *percent) {
    g_autoptr(MxOutputTexts) holdings = mx_output_texts_new(json, layouts->len);
    if (repeats != NULL)
        mx_output_texts_add(holdings, repeats);
    g_autoptr(GPtrArray) units = mx_units_find(layouts);
    g_autoptr(GHashTable) margins = mx_segment_margins(layouts, pack);
    mx_units_match(units, holdings, pack, margins);
    return print_report(layouts, units, percent);
}

char *mx_coverage_report(MxSource *source, const MxPatterns *patterns, double *percent,
                         GError **error) {
    MX_NUMBERS_USE_POINT;
    g_autoptr(GPtrArray) layouts =
        mx_pipeline_load(source, mx_pipeline_patterns, (gpointer)patterns, error);
    if (layouts == NULL)
        return NULL;
    g_autoptr(MxDisclosure) disclosure = mx_pipeline_read(source, layouts, patterns);
    g_autofree char *json = mx_disclosure_to_json(disclosure, false);
    const MxPack *pack = mx_segment_pack(layouts, patterns);
    g_autofree char *report =
        mx_coverage_compare(layouts, json, pack, disclosure->repeats, percent);
    return add_figures(report, &disclosure->figures);
}
