/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose a name is: tests/data/organizations.txt. */
#include <criterion/criterion.h>
#include <string.h>

#include "archive/organizations/place.h"
#include "support/case_lines.h"

#define CASES "../data/organizations.txt"

typedef struct {
    MxRegions *regions;
    MxWords *words;
} Known;

static void expect_line(const CaseLine *line, gpointer data) {
    const Known *known = data;
    cr_assert(line->wanted, "%s:%u", line->file, line->number);
    g_auto(GStrv) parts = g_strsplit(line->given, " | ", 2);
    MxPlaced placed;
    mx_place_body(known->regions, known->words, parts[0], parts[1], &placed);
    const char *place = placed.region != NULL ? placed.region->code : placed.reason;
    g_autofree char *said = g_strconcat(place, *placed.rest != '\0' ? " " : "", placed.rest, NULL);
    cr_expect_str_eq(said, line->wanted, "%s:%u: %s is %s, not %s", line->file, line->number,
                     line->given, said, line->wanted);
    mx_placed_clear(&placed);
}

Test(organizations, are_where_their_names_say) {
    g_autoptr(MxRegions) regions = mx_regions_load();
    g_autoptr(MxWords) words = mx_words_load();
    cr_expect_gt(visit_cases(CASES, expect_line, &(Known){ regions, words }), 40u);
}

Test(organizations, codes_are_found_with_and_without_zeros) {
    g_autoptr(MxRegions) regions = mx_regions_load();
    const char *const CODES[][2] = { { "440000", "广东省" }, { "44", "广东省" },
                                     { "440100", "广州市" }, { "441900", "东莞市" },
                                     { "310107", "普陀区" }, { "310107021", "万里街道" },
                                     { "429004", "仙桃市" } };
    for (gsize i = 0; i < G_N_ELEMENTS(CODES); i++) {
        const MxRegion *region = mx_regions_coded(regions, CODES[i][0]);
        cr_assert(region, "%s", CODES[i][0]);
        cr_expect_str_eq(region->name, CODES[i][1]);
    }
    cr_expect_null(mx_regions_coded(regions, "990000"));
    cr_expect_null(mx_regions_coded(regions, ""));
}
