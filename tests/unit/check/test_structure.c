/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns and rows of a table are to each other, by their own figures; and the worked page
 * of docs/rules.md. */
#include <criterion/criterion.h>
#include <mingxi/extract.h>

#include "check/check.h"
#include "check/structure/amounts.h"
#include "check/structure/nesting.h"
#include "check/structure/row_parts.h"
#include "check/structure/row_shape.h"
#include "model/prose.h"
#include "support/packs.h"
#include "support/paper_table.h"

/* ------------------------------------------------------------------------------ selections -- */

#define MAX_AMOUNTS 5

static const struct {
    const char *what;
    gint64 amounts[MAX_AMOUNTS]; /* up to the first 0 */
    gint64 base, whole, step;
    bool found;
    guint bits;
} SELECTIONS[] = {
    { "all of them", { 10, 20, 30 }, 0, 60, 0, true, 07 },
    { "one is of which", { 100, 10, 4, 5 }, 0, 115, 0, true, 013 },
    { "none of them", { 4, 5 }, 115, 115, 0, true, 00 },
    { "what is known is in every selection", { 5 }, 10, 5, 0, false, 0 },
    { "no selection", { 60, 20 }, 0, 90, 0, false, 0 },
    { "of two, the one that leaves out the fewest", { 30, 10, 20 }, 0, 30, 0, true, 06 },
    { "of equal ones, the first", { 10, 10 }, 0, 10, 0, true, 01 },
    { "a fall", { 30, -10 }, 0, 20, 0, true, 03 },
    { "rounding, where there is a step", { 334, 334, 334 }, 0, 1001, 1, true, 07 },
    { "none, where there is no step", { 334, 334, 334 }, 0, 1001, 0, false, 0 },
    { "more than rounding", { 334, 334, 334 }, 0, 1006, 1, false, 0 },
};

Test(amounts, a_selection_makes_up_the_whole) {
    for (gsize i = 0; i < G_N_ELEMENTS(SELECTIONS); i++) {
        guint n = 0, bits = 0;
        while (n < MAX_AMOUNTS && SELECTIONS[i].amounts[n] != 0)
            n++;
        bool found = mx_amounts_select(SELECTIONS[i].amounts, n, SELECTIONS[i].base,
                                       SELECTIONS[i].whole, SELECTIONS[i].step, &bits);
        cr_expect_eq(found, SELECTIONS[i].found, "%s", SELECTIONS[i].what);
        cr_expect(!found || bits == SELECTIONS[i].bits, "%s: %o", SELECTIONS[i].what, bits);
    }
}

Test(amounts, more_than_a_dozen_are_not_tried) {
    gint64 amounts[MX_MAX_TRIED + 1];
    guint bits;
    for (guint i = 0; i <= MX_MAX_TRIED; i++)
        amounts[i] = 1 << i;
    cr_expect(mx_amounts_select(amounts, MX_MAX_TRIED, 0, 5, 0, &bits));
    cr_expect_not(mx_amounts_select(amounts, MX_MAX_TRIED + 1, 0, 5, 0, &bits));
    cr_expect_not(mx_amounts_select((gint64[]){ G_MAXINT64, 1 }, 2, 0, G_MININT64, 0, &bits));
}

/* ---------------------------------------------------------------------------------- shapes -- */

/* Rows of one shape share a letter. */
static const char *const SHAPES[][2] = {
    { "201 一般公共服务支出|1", "a" },
    { "208 社会保障和就业支出|1", "a" },
    { "20103 办公厅事务|1", "b" },
    { "2010301 行政运行|1", "c" },
    { "105236 某大学|1", "d" },
    { "一、部门预算|1", "e" },
    { "十二、其他收入|1", "e" },
    { "（一）财政拨款|1", "f" },
    { "1.一般公共预算|1", "g" },
    { "2、政府性基金|1", "g" },
    { "（1）经费拨款|1", "h" },
    { "某中心|1", "i" },
    { "3.5级风力|1", "i" },
    { "其中：专项资金|1", "j" },
    { "  某中心|1", "k" },
    { "    某中心|1", "l" },
};

Test(row_shape, depth_is_all_that_is_printed) {
    const char *lines[G_N_ELEMENTS(SHAPES) + 1] = { NULL };
    for (gsize i = 0; i < G_N_ELEMENTS(SHAPES); i++)
        lines[i] = SHAPES[i][0];
    g_autoptr(MxPatterns) patterns = load_packs(PROJECT_PATTERNS);
    g_autoptr(MxTable) table = paper_table("expenditure", "total", lines);
    MxCheck check = { .pack = mx_patterns_lexicon(patterns) };
    for (guint i = 0; i < table->rows->len; i++)
        for (guint k = 0; k < i; k++) {
            bool alike = mx_row_shape(&check, table, table->rows->pdata[i]) ==
                         mx_row_shape(&check, table, table->rows->pdata[k]);
            cr_expect_eq(alike, strcmp(SHAPES[i][1], SHAPES[k][1]) == 0, "%s and %s", lines[i],
                         lines[k]);
        }
}

/* --------------------------------------------------------------------------------- nesting -- */

#define MAX_LINES 8

/* What the table says of its first row. */
static const struct {
    const char *what, *lines[MAX_LINES + 1];
    bool clear, explains;
} NESTS[] = {
    { .what = "classes below a total",
      .lines = { "合计|35.00", "201 甲|10.00", "208 乙|20.00" },
      .clear = true },
    { .what = "a class without one of its groups",
      .lines = { "201 甲|30.00", "20103 乙|10.00", "20106 丙|15.00", "208 丁|5.00" },
      .clear = true },
    { .what = "bodies above classes: each level is the whole",
      .lines = { "合计|30.00", "105236 某大学|30.00", "205 甲|20.00", "208 乙|10.00" },
      .explains = true },
    { .what = "bodies above classes, of which one was misprinted",
      .lines = { "合计|30.00", "105236 某大学|30.00", "205 甲|21.00", "208 乙|10.00" },
      .explains = true },
    { .what = "a group and its only item under one code",
      .lines = { "213 甲|70.00", "21305 乙|70.00", "21305 乙|70.00" },
      .clear = true,
      .explains = true },
    { .what = "levels by numbers",
      .lines = { "合计|30.00", "一、甲|20.00", "（一）乙|12.00", "1.丙|5.00", "二、丁|10.00" },
      .explains = true },
    { .what = "levels by numbers that miss something",
      .lines = { "合计|36.00", "一、甲|20.00", "（一）乙|12.00", "1.丙|5.00", "二、丁|10.00" } },
    { .what = "rows of which",
      .lines = { "合计|30.00", "甲|20.00", "其中：乙|5.00", "丙|10.00" },
      .explains = true },
    { .what = "rows of which beside too little",
      .lines = { "合计|31.00", "甲|20.00", "其中：乙|5.00", "丙|9.00" } },
    { .what = "a part that has nothing, with a total of its own",
      .lines = { "合计|0.00", "甲|10.00", "乙|20.00", "合计|30.00" },
      .clear = true,
      .explains = true },
    { .what = "rows alike", .lines = { "合计|35.00", "甲|10.00", "乙|20.00" }, .clear = true },
    { .what = "a selection of rows unlike",
      .lines = { "合计|30.00", "一、甲|20.00", "乙|10.00", "丙|7.00" },
      .explains = true },
    { .what = "no selection", .lines = { "合计|31.00", "一、甲|20.00", "乙|10.00", "丙|7.00" } },
    { .what = "indentation that is depth",
      .lines = { "合计|40.00", "甲|12.00", "  乙|12.00", "丙|13.00", "  丁|13.00", "戊|14.00",
                 "  己|14.00" },
      .clear = true },
    { .what = "indentation that is none",
      .lines = { "合计|40.00", "甲|12.00", "  乙|3.00", "丙|13.00", "  丁|4.00", "戊|14.00",
                 "  己|5.00" } },
};

Test(nesting, the_rows_show_what_a_total_is_of) {
    g_autoptr(MxPatterns) patterns = load_packs(PROJECT_PATTERNS);
    for (gsize i = 0; i < G_N_ELEMENTS(NESTS); i++) {
        g_autoptr(MxTable) table = paper_table("expenditure", "total", NESTS[i].lines);
        g_autoptr(GHashTable) indented = g_hash_table_new(NULL, NULL);
        MxCheck check = { .pack = mx_patterns_lexicon(patterns), .indented = indented };
        MxInstance cell = { .table = table,
                            .row = table->rows->pdata[0],
                            .column = PAPER_FIRST_AMOUNT };
        cr_expect_eq(mx_nesting_is_clear(&check, &cell), NESTS[i].clear, "%s: clear",
                     NESTS[i].what);
        cr_expect_eq(mx_nesting_explains(&check, &cell), NESTS[i].explains, "%s: explained",
                     NESTS[i].what);
    }
}

/* --------------------------------------------------------------------------------- columns -- */

/* The first column is the whole; the rows before the last add up by all that they have. */
static const struct {
    const char *what, *columns, *lines[MAX_LINES + 1];
    const char *needed; /* a part in any case */
    guint n_held;
    bool explains;
} PARTS[] = {
    { .what = "a column of which",
      .columns = "total general_public business_revenue education_fees carryover",
      .lines = { "甲|120.00|100.00|20.00||", "乙|115.00|100.00|10.00|4.00|5.00" },
      .n_held = 1,
      .explains = true },
    { .what = "a part that was proven is not left out",
      .columns = "total general_public business_revenue",
      .lines = { "甲|120.00|100.00|20.00", "乙|100.00|100.00|10.00" },
      .n_held = 1 },
    { .what = "nothing was proven where one source has it all",
      .columns = "total general_public business_revenue",
      .lines = { "甲|120.00|120.00|", "乙|100.00|100.00|10.00" },
      .explains = true },
    { .what = "what the rule needs is a part without proof",
      .columns = "total general_public business_revenue",
      .lines = { "甲|120.00|120.00|", "乙|100.00|100.00|10.00" },
      .needed = "business_revenue" },
    { .what = "no column explains it",
      .columns = "total general_public business_revenue education_fees",
      .lines = { "甲|120.00|100.00|20.00|", "乙|90.00|60.00|20.00|4.00" },
      .n_held = 1 },
    { .what = "a column that no rule knows",
      .columns = "total general_public business_revenue col_5",
      .lines = { "甲|120.00|100.00|20.00|", "乙|90.00|60.00|20.00|10.00" },
      .n_held = 1,
      .explains = true },
};

static void add_cell(MxValue *value, const MxTable *table, const MxRow *row, guint column) {
    MxPlace place;
    if (mx_place_cell(table, row, column, &place))
        g_array_append_val(value->places, place);
}

static MxValue *all_parts(const MxTable *table, const MxRow *row) {
    MxValue *value = mx_value_new();
    for (guint c = PAPER_FIRST_AMOUNT + 1; c < table->columns->len; c++)
        add_cell(value, table, row, c);
    return value;
}

Test(row_parts, rows_that_add_up_show_the_parts) {
    for (gsize i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        g_autoptr(MxTable) table = paper_table("revenue", PARTS[i].columns, PARTS[i].lines);
        g_autoptr(MxRowParts) parts = mx_row_parts_new(table);
        guint last = table->rows->len - 1;
        for (guint r = 0; r < last; r++) {
            g_autoptr(MxValue) right = all_parts(table, table->rows->pdata[r]);
            mx_row_parts_hold(parts, right);
        }
        const MxRow *row = table->rows->pdata[last];
        g_autoptr(MxValue) needed = mx_value_new();
        if (PARTS[i].needed != NULL)
            add_cell(needed, table, row,
                     (guint)mx_table_find_column(table, PARTS[i].needed, MX_SIDE_NONE));
        bool explains = mx_row_parts_explain(parts, row, PAPER_FIRST_AMOUNT, needed->places);
        cr_expect_eq(parts->n_held, PARTS[i].n_held, "%s: %u rows", PARTS[i].what, parts->n_held);
        cr_expect_eq(explains, PARTS[i].explains, "%s", PARTS[i].what);
    }
}

/* A rule that adds the two columns behind the total. */
static const struct {
    const char *what, *columns, *line;
    bool known;
} KNOWN[] = {
    { "nothing else", "total basic project", "甲|30.00|10.00|20.00", true },
    { "a blank column", "total basic project col_5", "甲|30.00|10.00|20.00|", true },
    { "a zero", "total basic project col_5", "甲|30.00|10.00|20.00|0.00", true },
    { "another figure", "total basic project col_5", "甲|30.00|10.00|20.00|1.00", false },
    { "a figure nobody can read", "total basic project col_5", "甲|30.00|10.00|20.00|?", false },
    { "another year's", "total basic project previous_budget.total", "甲|30.00|10.00|20.00|9.00",
      true },
};

Test(row_parts, what_else_stands_in_a_row_must_be_known) {
    for (gsize i = 0; i < G_N_ELEMENTS(KNOWN); i++) {
        const char *lines[] = { KNOWN[i].line, NULL };
        g_autoptr(MxTable) table = paper_table("expenditure", KNOWN[i].columns, lines);
        const MxRow *row = table->rows->pdata[0];
        g_autoptr(MxValue) right = mx_value_new();
        add_cell(right, table, row, PAPER_FIRST_AMOUNT + 1);
        add_cell(right, table, row, PAPER_FIRST_AMOUNT + 2);
        cr_expect_eq(mx_row_parts_know(table, row, PAPER_FIRST_AMOUNT, right), KNOWN[i].known, "%s",
                     KNOWN[i].what);
    }
}

/* ------------------------------------------------------------------------- the worked page -- */

static const char *const PAGE_COLUMNS = "total basic project operating_expenditure";
static const char *const PAGE_LINES[] = {
    "合计|250.00|120.00|130.00|9.00",
    "201 一般公共服务支出|183.00|80.00|100.00|",
    "20103 政府办公厅（室）及相关机构事务|180.00|80.00|100.00|",
    "2010301 行政运行|80.00|80.00||",
    "2010350 事业运行|100.00||100.00|",
    "213 农林水支出|70.00|40.00|30.00|9.00",
    "21305 巩固脱贫衔接乡村振兴|70.00|40.00|30.00|9.00",
    "21305 巩固脱贫衔接乡村振兴|70.00|40.00|30.00|9.00",
    NULL
};

static void add_statement(MxDisclosure *d, const char *text, gint64 wan, bool doubtful) {
    MxFact *fact = g_new0(MxFact, 1);
    fact->id = g_strdup("narrative.expenditure.total");
    fact->unit = g_strdup("yuan");
    fact->text = g_strdup(text);
    fact->context = g_strdup_printf("支出总预算%s", text);
    fact->value_e4 = wan * PAPER_UNIT_E4;
    fact->doubtful = doubtful;
    fact->page = PAPER_PAGE;
    g_ptr_array_add(d->facts, fact);
}

static bool has_figure(const MxFinding *finding, const char *text) {
    for (guint i = 0; i < finding->evidence->len; i++)
        if (strcmp(((const MxEvidence *)finding->evidence->pdata[i])->text, text) == 0)
            return true;
    return false;
}

Test(structure, the_worked_page_has_two_findings) {
    g_autoptr(MxPatterns) patterns = load_packs(PROJECT_PATTERNS);
    g_autoptr(MxDisclosure) d = mx_disclosure_new();
    d->document.kind = "budget";
    d->document.among = MX_DOCUMENTS_ANY | MX_DOCUMENTS_BODIES;
    g_ptr_array_add(d->tables, paper_table("expenditure", PAGE_COLUMNS, PAGE_LINES));
    add_statement(d, "520.00万元", 520, false);
    add_statement(d, "190.00万元", 190, true);
    mx_check(d, patterns);
    cr_assert_eq(d->report->findings->len, 2, "%u findings", d->report->findings->len);
    const MxFinding *row = d->report->findings->pdata[0], *stated = d->report->findings->pdata[1];
    cr_expect_str_eq(row->rule, "table.children");
    cr_expect_eq(row->severity, MX_SEVERITY_ERROR);
    static const char *const FIGURES[] = {
        "183.00", "180.00", "250.00", "70.00", "80.00", "100.00"
    };
    for (gsize i = 0; i < G_N_ELEMENTS(FIGURES); i++)
        cr_expect(has_figure(row, FIGURES[i]), "%s", FIGURES[i]);
    cr_expect_str_eq(stated->rule, "prose.expenditure.total");
    cr_expect(has_figure(stated, "520.00万元") && !has_figure(stated, "190.00万元"));
}
