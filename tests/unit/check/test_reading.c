/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a table that may have been read wrong: a row that is not there, figures that
 * stand in the next column, a page that could not be read. */
#include <criterion/criterion.h>

#include "check/check.h"
#include "model/disclosure.h"
#include "model/report.h"
#include "support/packs.h"
#include "support/paper_table.h"

#define MAX_LINES 8

/* What stands around the table. */
typedef enum {
    AROUND_NOTHING,
    AROUND_GRID,    /* with figures that no pattern claimed, on the next page */
    AROUND_PART,    /* a table of the same title on the next page, without a total */
    AROUND_PICTURE, /* the table's second page has nothing to read */
} Around;

/* @said: the severity of the strongest finding; none: nothing is said. */
static const struct {
    const char *what;
    Around around;
    bool none;
    MxSeverity said;
    const char *lines[MAX_LINES + 1];
} CASES[] = {
    { "all adds up",
      AROUND_NOTHING,
      true,
      MX_SEVERITY_INFO,
      { "合计|30.00|12.00|18.00", "201 甲|10.00|4.00|6.00", "208 乙|20.00|8.00|12.00" } },
    { "a row is missing where every page was read",
      AROUND_NOTHING,
      false,
      MX_SEVERITY_ERROR,
      { "合计|38.50|17.20|21.30", "201 甲|10.00|4.00|6.00", "208 乙|20.00|8.00|12.00" } },
    { "… where something was not understood",
      AROUND_GRID,
      false,
      MX_SEVERITY_INFO,
      { "合计|38.50|17.20|21.30", "201 甲|10.00|4.00|6.00", "208 乙|20.00|8.00|12.00" } },
    { "… where the table goes on",
      AROUND_PART,
      true,
      MX_SEVERITY_INFO,
      { "合计|38.50|17.20|21.30", "201 甲|10.00|4.00|6.00", "208 乙|20.00|8.00|12.00" } },
    { "… where a page is a picture",
      AROUND_PICTURE,
      false,
      MX_SEVERITY_INFO,
      { "合计|38.50|17.20|21.30", "201 甲|10.00|4.00|6.00", "208 乙|20.00|8.00|12.00" } },
    { "a slip of the pen, whatever stands around",
      AROUND_GRID,
      false,
      MX_SEVERITY_ERROR,
      { "合计|31.00|12.00|18.00", "201 甲|10.00|4.00|6.00", "208 乙|20.00|8.00|12.00" } },
    { "two rows that are not parted into columns",
      AROUND_NOTHING,
      false,
      MX_SEVERITY_INFO,
      { "合计|62.00|32.00|30.00", "201 甲|10.00|4.00|6.00", "204 乙|20.00|8.00|12.00",
        "205 丙|30.00|18.00|12.00", "208 丁|1.30||", "210 戊|0.70||" } },
    { "… which are not what the column lacks",
      AROUND_NOTHING,
      false,
      MX_SEVERITY_ERROR,
      { "合计|62.00|33.50|28.50", "201 甲|10.00|4.00|6.00", "204 乙|20.00|8.00|12.00",
        "205 丙|30.00|18.00|12.00", "208 丁|1.30||", "210 戊|0.70||" } },
    { "a row that stands one column further",
      AROUND_NOTHING,
      false,
      MX_SEVERITY_INFO,
      { "合计|44.70|17.20|27.50", "201 甲|10.00|4.00|6.00", "208 乙|20.00|8.00|12.00",
        "210 丙||14.70|5.20" } },
    { "a table that lists the main items of every class",
      AROUND_NOTHING,
      true,
      MX_SEVERITY_INFO,
      { "201 甲|30.00|12.00|18.00", "20103 甲一|20.00|8.00|12.00", "208 乙|50.00|20.00|30.00",
        "20805 乙一|31.70|12.40|19.30", "210 丙|9.00|4.00|5.00", "21011 丙一|5.30|2.20|3.10" } },
    { "… where one of its columns looks like a slip of the pen",
      AROUND_GRID,
      false,
      MX_SEVERITY_INFO,
      { "合计|31.00|13.00|18.00", "201 甲|10.00|4.00|6.00", "208 乙|20.00|8.00|12.00" } },
    { "a row of which the columns do not add up, one column further",
      AROUND_NOTHING,
      false,
      MX_SEVERITY_INFO,
      { "合计|44.70|17.20|27.50", "201 甲|10.00|4.00|6.00", "208 乙|20.00|8.00|12.00",
        "210 丙|14.70|5.20|9.50", "21001 丙一||14.70|5.20|9.50" } },
    { "a column of which nobody knows what it is",
      AROUND_NOTHING,
      true,
      MX_SEVERITY_INFO,
      { "合计|30.00|12.00|18.00|4.50", "201 甲|10.00|4.00|6.00|17.30",
        "208 乙|20.00|8.00|12.00|38.20" } },
    { "rows without a code among those that have one",
      AROUND_NOTHING,
      true,
      MX_SEVERITY_INFO,
      { "合计|38.50|17.20|21.30", "201 甲|10.00|4.00|6.00", "丙|3.00|2.00|1.00",
        "208 乙|20.00|8.00|12.00" } },
};

static MxTable *make_table(const char *const *lines, guint first, guint last) {
    MxTable *table = paper_table("expenditure", "total basic project col_6", lines);
    g_free(table->title);
    table->title = g_strdup("支出总表");
    table->first_page = first;
    table->last_page = last;
    return table;
}

static void put_around(MxDisclosure *d, Around around) {
    static const char *const PART[] = { "210 丙|8.50|5.20|3.30", NULL };
    if (around == AROUND_PART)
        g_ptr_array_add(d->tables, make_table(PART, 2, 2));
    if (around != AROUND_GRID)
        return;
    MxUnclaimed *grid = mx_unclaimed_new(2, (MxBox){ 0, 0, 100, 100 });
    g_ptr_array_add(grid->rows, g_strsplit("210|8.50|5.20|3.30", "|", -1));
    g_ptr_array_add(grid->rows, g_strsplit("21011|8.50|5.20|3.30", "|", -1));
    g_ptr_array_add(d->unclaimed, grid);
}

Test(reading, what_may_be_misread_is_no_error) {
    g_autoptr(MxPatterns) patterns = load_packs(PROJECT_PATTERNS);
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autoptr(MxDisclosure) d = mx_disclosure_new();
        d->document.kind = "budget";
        d->document.among = MX_DOCUMENTS_ANY | MX_DOCUMENTS_BODIES;
        d->source.pages = 2;
        g_ptr_array_add(d->tables, make_table(CASES[i].lines, PAPER_PAGE,
                                              CASES[i].around == AROUND_PICTURE ? 2 : PAPER_PAGE));
        put_around(d, CASES[i].around);
        if (CASES[i].around == AROUND_NOTHING)
            d->source.pages = 1;
        mx_check(d, patterns);
        const GPtrArray *found = d->report->findings;
        cr_expect_eq(found->len == 0, CASES[i].none, "%s: %u findings", CASES[i].what, found->len);
        if (found->len > 0)
            cr_expect_eq(((const MxFinding *)found->pdata[0])->severity, CASES[i].said, "%s: %s",
                         CASES[i].what, ((const MxFinding *)found->pdata[0])->en);
    }
}
