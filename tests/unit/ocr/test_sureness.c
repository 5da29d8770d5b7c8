/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read poorly accuses nobody. */
#include <criterion/criterion.h>

#include "extract/sureness.h"
#include "layout/layout.h"
#include "model/disclosure.h"
#include "model/report.h"

static const MxBox CLEAR = { 100, 100, 110, 110 }, POOR = { 200, 100, 210, 110 };

static GPtrArray *one_picture(void) {
    g_autoptr(MxPage) page = mx_page_new(1, 600, 800);
    const MxGlyph glyphs[] = { { CLEAR, '1', 10 }, { POOR, '2', 10 } };
    const MxReading readings[] = { { .box = CLEAR, .sure = 0.98 }, { .box = POOR, .sure = 0.6 } };
    page->text = MX_TEXT_OCR;
    page->readings = g_array_new(FALSE, FALSE, sizeof(MxReading));
    g_array_append_vals(page->glyphs, glyphs, 2);
    g_array_append_vals(page->readings, readings, 2);
    GPtrArray *layouts = g_ptr_array_new_with_free_func((GDestroyNotify)mx_layout_free);
    g_ptr_array_add(layouts, mx_layout_new(page));
    return layouts;
}

static void add(MxDisclosure *d, const char *rule, guint page, MxBox box) {
    MxFinding *finding = mx_finding_new(rule, MX_SEVERITY_ERROR);
    finding->zh = g_strdup("");
    finding->en = g_strdup(rule);
    if (page > 0)
        g_ptr_array_add(finding->evidence, mx_evidence_new(MX_PLACE_TABLE, "1", page, box));
    g_ptr_array_add(d->report->findings, finding);
}

static const MxFinding *find(const MxDisclosure *d, const char *rule) {
    for (guint i = 0; i < d->report->findings->len; i++) {
        const MxFinding *finding = d->report->findings->pdata[i];
        if (g_str_equal(finding->rule, rule))
            return finding;
    }
    g_assert_not_reached();
}

Test(sureness, only_what_was_read_surely_is_an_error) {
    g_autoptr(GPtrArray) layouts = one_picture();
    g_autoptr(MxDisclosure) d = mx_disclosure_new();
    add(d, "clear", 1, CLEAR);
    add(d, "poor", 1, POOR);
    add(d, "nowhere", 0, POOR);
    mx_sureness_of_findings(d, layouts);
    cr_expect_eq(find(d, "clear")->severity, MX_SEVERITY_ERROR);
    cr_expect_eq(find(d, "poor")->severity, MX_SEVERITY_INFO);
    cr_expect_eq(find(d, "nowhere")->severity, MX_SEVERITY_INFO,
                 "a picture may only seem to lack it");
}

Test(sureness, many_doubtful_findings_of_a_rule_are_one) {
    g_autoptr(GPtrArray) layouts = one_picture();
    g_autoptr(MxDisclosure) d = mx_disclosure_new();
    for (guint i = 0; i < 5; i++) {
        add(d, "poor", 1, POOR);
        add(d, "clear", 1, CLEAR);
    }
    mx_sureness_of_findings(d, layouts);
    cr_expect_eq(d->report->findings->len, 6u, "%u", d->report->findings->len);
    const MxFinding *poor = find(d, "poor");
    cr_expect_eq(poor->evidence->len, 5u, "their places are kept");
    cr_expect_str_eq(poor->en, "poor; 4 more such (read from a picture, perhaps wrongly)");
}
