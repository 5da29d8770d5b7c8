/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose a name is: tests/data/organizations.txt. */
#include <criterion/criterion.h>
#include <string.h>

#include "archive/organizations/place.h"

#define CASES "../data/organizations.txt"

static void expect_line(const MxRegions *regions, const MxWords *words, const char *given,
                        const char *wanted) {
    g_auto(GStrv) parts = g_strsplit(given, " | ", 2);
    MxPlaced placed;
    mx_place_body(regions, words, parts[0], parts[1], &placed);
    const char *place = placed.region != NULL ? placed.region->code : placed.reason;
    g_autofree char *said = g_strconcat(place, *placed.rest != '\0' ? " " : "", placed.rest, NULL);
    cr_expect_str_eq(said, wanted, "%s is %s, not %s", given, said, wanted);
    mx_placed_clear(&placed);
}

Test(organizations, are_where_their_names_say) {
    g_autoptr(MxRegions) regions = mx_regions_load();
    g_autoptr(MxWords) words = mx_words_load();
    g_autofree char *text = NULL;
    cr_assert(g_file_get_contents(CASES, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n = 0;
    for (char **line = lines; *line != NULL; line++) {
        g_auto(GStrv) parts = g_strsplit(*line, " => ", 2);
        if (**line == '#' || g_strv_length(parts) != 2)
            continue;
        expect_line(regions, words, parts[0], parts[1]);
        n++;
    }
    cr_expect_gt(n, 40u);
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
