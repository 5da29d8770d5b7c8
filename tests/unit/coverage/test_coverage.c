/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `debug coverage` calls lost: outputs that lack something of the page. */
#include <criterion/criterion.h>

#include "coverage/coverage.h"
#include "model/field.h"
#include "segment/segment.h"
#include "support/draw.h"
#include "support/read_pages.h"

#define SECTION(text)                                                                              \
    "{\"sections\": [{\"number\": null, \"title\": null, \"pages\": [1, 1], \"text\": \"" text     \
    "\"}]}"

/* The report on one page with the two lines @first and @second, read to @json; @repeats as there.
 */
static char *compare_repeated(const char *first, const char *second, const char *json,
                              const GPtrArray *repeats, double *percent) {
    g_autoptr(MxPatterns) patterns = load_packs(PROJECT_PATTERNS);
    g_autoptr(MxPage) page = draw_page();
    draw_text(page, 60, 200, 10, first);
    draw_text(page, 60, 300, 10, second);
    g_autoptr(GPtrArray) layouts = lay_out_pages(&page, 1);
    return mx_coverage_compare(layouts, json, mx_segment_pack(layouts, patterns), repeats, percent);
}

static char *compare(const char *first, const char *second, const char *json, double *percent) {
    return compare_repeated(first, second, json, NULL, percent);
}

Test(coverage, what_the_output_holds_is_not_lost) {
    double percent = -1;
    g_autofree char *report =
        compare("修缮河堤三公里", "种树九百棵", SECTION("修缮河堤三公里\\n种树九百棵"), &percent);
    cr_expect_float_eq(percent, 0, 0.001, "%s", report);
}

Test(coverage, what_the_output_lacks_is_lost_and_named) {
    static const struct {
        const char json[160], lost[32];
        double percent;
    } CASES[] = {
        { SECTION("修缮河堤三公里"), "种树九百棵", 41.67 },
        { SECTION("修缮河堤三公里\\n种树九百"), "棵", 8.33 },
        { SECTION(""), "修缮河堤三公里", 100 },
        { "{}", "种树九百棵", 100 },
        { "{\"diagnostics\": [{\"message\": \"种树九百棵\", \"page\": 1}]}", "种树九百棵", 100 },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        double percent = -1;
        g_autofree char *report = compare("修缮河堤三公里", "种树九百棵", CASES[i].json, &percent);
        cr_expect_float_eq(percent, CASES[i].percent, 0.01, "%s: %s", CASES[i].json, report);
        cr_expect(strstr(report, CASES[i].lost), "%s: %s", CASES[i].json, report);
    }
}

Test(coverage, a_text_printed_twice_and_held_once_is_lost_once) {
    double percent = -1;
    g_autofree char *report = compare("种树九百棵", "种树九百棵", SECTION("种树九百棵"), &percent);
    cr_expect_float_eq(percent, 50, 0.01, "%s", report);
}

Test(coverage, what_a_form_prints_again_is_not_lost) {
    double percent = -1;
    g_autoptr(GPtrArray) repeats = g_ptr_array_new_with_free_func((GDestroyNotify)mx_field_free);
    g_ptr_array_add(repeats, mx_field_new("种树九百棵", (MxBox){ 0 }, 1));
    g_ptr_array_add(repeats, mx_field_new("另一页的字", (MxBox){ 0 }, 2));
    g_autofree char *report =
        compare_repeated("种树九百棵", "种树九百棵", SECTION("种树九百棵"), repeats, &percent);
    cr_expect_float_eq(percent, 0, 0.01, "%s", report);
}
