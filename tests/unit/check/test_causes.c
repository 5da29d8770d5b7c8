/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found of one cause is one finding: who stays, and whom it names. */
#include <criterion/criterion.h>
#include <string.h>

#include "check/causes.h"
#include "model/report.h"

#define MAX_FOUND 5
#define MAX_FIGURES 4

/* A figure as `row · column = text`: the row and the column say where it stands. */
typedef struct {
    const char *rule;
    MxSeverity severity;
    const char *actual, *expected, *difference;
    const char *figures[MAX_FIGURES];
} Found;

/* Every found one fails in table 支出总表, but where the case says that each has one of its own.
 * @left: the rules that stay, in order */
static const struct {
    const char *what;
    bool apart;
    Found found[MAX_FOUND];
    const char *left;
} CASES[] = {
    { .what = "nothing in common",
      .found = { { "a", MX_SEVERITY_ERROR, "12", "13", "-1", { "1 1 12", "1 2 13" } },
                 { "b", MX_SEVERITY_ERROR, "20", "22", "-2", { "2 1 20", "2 2 22" } } },
      .left = "a b" },
    { .what = "the same comparison by another rule",
      .found = { { "a", MX_SEVERITY_ERROR, "12", "13", "-1", { "1 1 12", "1 2 10", "1 3 3" } },
                 { "b", MX_SEVERITY_ERROR, "12", "13", "-1", { "1 1 12", "1 2 10", "1 3 3" } } },
      .left = "a" },
    { .what = "… with a zero more",
      .found = { { "a", MX_SEVERITY_ERROR, "12", "13", "-1", { "1 1 12", "1 2 13" } },
                 { "b", MX_SEVERITY_ERROR, "12", "13", "-1", { "1 1 12", "1 2 13", "1 3 0.00" } } },
      .left = "a" },
    { .what = "one figure, two rules",
      .found = { { "a", MX_SEVERITY_ERROR, "12", "13", "-1", { "1 1 12", "2 1 13" } },
                 { "b", MX_SEVERITY_ERROR, "12", "10", "2", { "1 1 12", "1 2 10" } } },
      .left = "a+b" },
    { .what = "one rule in two columns of a row",
      .found = { { "a", MX_SEVERITY_ERROR, "12", "13", "-1", { "1 1 12", "2 1 13" } },
                 { "a", MX_SEVERITY_ERROR, "20", "22", "-2", { "1 2 20", "2 2 22" } } },
      .left = "a+a" },
    { .what = "two rules in one row",
      .found = { { "a", MX_SEVERITY_ERROR, "12", "13", "-1", { "1 1 12", "2 1 13" } },
                 { "b", MX_SEVERITY_ERROR, "20", "22", "-2", { "1 2 20", "2 2 22" } } },
      .left = "a b" },
    { .what = "one difference in two rows of a column",
      .found = { { "a", MX_SEVERITY_ERROR, "12", "13", "-1", { "1 1 12", "1 2 13" } },
                 { "a", MX_SEVERITY_ERROR, "20", "21", "-1", { "2 1 20", "2 2 21" } } },
      .left = "a+a" },
    { .what = "another difference in another row",
      .found = { { "a", MX_SEVERITY_ERROR, "12", "13", "-1", { "1 1 12", "1 2 13" } },
                 { "a", MX_SEVERITY_ERROR, "20", "22", "-2", { "2 1 20", "2 2 22" } } },
      .left = "a a" },
    { .what = "three of one rule in a table",
      .found = { { "a", MX_SEVERITY_ERROR, "12", "13", "-1", { "1 1 12", "1 2 13" } },
                 { "a", MX_SEVERITY_ERROR, "20", "22", "-2", { "2 1 20", "2 2 22" } },
                 { "a", MX_SEVERITY_ERROR, "30", "33", "-3", { "3 1 30", "3 2 33" } } },
      .left = "a+a+a" },
    { .what = "… in three tables",
      .apart = true,
      .found = { { "a", MX_SEVERITY_ERROR, "12", "13", "-1", { "1 1 12", "1 2 13" } },
                 { "a", MX_SEVERITY_ERROR, "20", "22", "-2", { "2 1 20", "2 2 22" } },
                 { "a", MX_SEVERITY_ERROR, "30", "33", "-3", { "3 1 30", "3 2 33" } } },
      .left = "a a a" },
    { .what = "a figure shared, and the difference, whatever its sign",
      .apart = true,
      .found = { { "a", MX_SEVERITY_ERROR, "183", "180", "3", { "2 1 183", "3 1 180" } },
                 { "b",
                   MX_SEVERITY_ERROR,
                   "250",
                   "253",
                   "-3",
                   { "1 1 250", "2 1 183", "5 1 70" } } },
      .left = "a+b" },
    { .what = "a figure shared, and another difference",
      .found = { { "a", MX_SEVERITY_ERROR, "183", "180", "3", { "2 1 183", "3 1 180" } },
                 { "b",
                   MX_SEVERITY_ERROR,
                   "250",
                   "255",
                   "-5",
                   { "1 1 250", "2 1 183", "5 1 72" } } },
      .left = "a b" },
    { .what = "a chain of causes",
      .found = { { "a", MX_SEVERITY_ERROR, "12", "13", "-1", { "1 1 12", "2 1 13" } },
                 { "b", MX_SEVERITY_ERROR, "12", "10", "2", { "1 1 12", "1 2 10" } },
                 { "b", MX_SEVERITY_ERROR, "30", "28", "2", { "3 1 30", "3 2 28" } } },
      .left = "a+b+b" },
    { .what = "the strongest is said",
      .found = { { "a", MX_SEVERITY_INFO, "12", "13", "-1", { "1 1 12", "2 1 13" } },
                 { "b", MX_SEVERITY_ERROR, "12", "10", "2", { "1 1 12", "1 2 10" } },
                 { "c", MX_SEVERITY_WARNING, "12", "11", "1", { "1 1 12", "4 2 11" } } },
      .left = "b+a+c" },
    { .what = "what is no comparison and has no place",
      .found = { { "a", MX_SEVERITY_WARNING, NULL, NULL, NULL, { NULL } },
                 { "a", MX_SEVERITY_WARNING, NULL, NULL, NULL, { NULL } } },
      .left = "a a" },
};

static MxEvidence *make_evidence(const char *figure, const char *title) {
    g_auto(GStrv) parts = g_strsplit(figure, " ", 3);
    double x = 60 * g_ascii_strtod(parts[1], NULL), y = 20 * g_ascii_strtod(parts[0], NULL);
    MxEvidence *evidence =
        mx_evidence_new(MX_PLACE_TABLE, parts[2], 1, (MxBox){ x, y, x + 50, y + 10 });
    evidence->table = g_strdup("expenditure");
    evidence->title = g_strdup(title);
    evidence->row_name = g_strdup_printf("行%s", parts[0]);
    evidence->label = g_strdup_printf("列%s", parts[1]);
    return evidence;
}

static MxFinding *make_finding(const Found *found, const char *title) {
    MxFinding *finding = mx_finding_new(found->rule, found->severity);
    finding->zh = g_strdup_printf("〔%s〕", found->rule);
    finding->en = g_strdup_printf("[%s]", found->rule);
    finding->actual = g_strdup(found->actual);
    finding->expected = g_strdup(found->expected);
    finding->difference = g_strdup(found->difference);
    for (guint i = 0; i < MAX_FIGURES && found->figures[i] != NULL; i++)
        g_ptr_array_add(finding->evidence, make_evidence(found->figures[i], title));
    return finding;
}

static MxReport *make_report(gsize i) {
    MxReport *report = mx_report_new();
    for (guint k = 0; k < MAX_FOUND && CASES[i].found[k].rule != NULL; k++) {
        g_autofree char *title = CASES[i].apart ? g_strdup_printf("表%u", k) : g_strdup("支出总表");
        g_ptr_array_add(report->findings, make_finding(&CASES[i].found[k], title));
    }
    return report;
}

/* The finding among those of the case whose rule and figure it is. */
static const Found *origin_of(gsize i, const MxFinding *finding) {
    for (guint k = 0; k < MAX_FOUND && CASES[i].found[k].rule != NULL; k++)
        if (strcmp(CASES[i].found[k].rule, finding->rule) == 0 &&
            g_strcmp0(CASES[i].found[k].actual, finding->actual) == 0)
            return &CASES[i].found[k];
    return NULL;
}

/* How many figures must be among the evidence: those of all that it stands for, each once. */
static bool has_figure(const MxFinding *finding, const char *figure) {
    g_auto(GStrv) parts = g_strsplit(figure, " ", 3);
    double x = 60 * g_ascii_strtod(parts[1], NULL), y = 20 * g_ascii_strtod(parts[0], NULL);
    guint n = 0;
    for (guint i = 0; i < finding->evidence->len; i++) {
        const MxEvidence *place = finding->evidence->pdata[i];
        n += place->box.x0 == x && place->box.y0 == y;
    }
    return n == 1;
}

static void expect_stands_for(gsize i, const MxFinding *finding, const char *rules) {
    g_auto(GStrv) others = g_strsplit(rules, "+", -1);
    cr_expect_str_eq(finding->rule, others[0], "%s", CASES[i].what);
    bool joined = g_strv_length(others) > 1;
    g_autofree char *own = g_strdup_printf("〔%s〕", finding->rule);
    cr_expect(g_str_has_prefix(finding->zh, own), "%s: %s", CASES[i].what, finding->zh);
    cr_expect_eq(strcmp(finding->zh, own) != 0, joined, "%s: %s", CASES[i].what, finding->zh);
    const Found *origin = origin_of(i, finding);
    cr_assert_not_null(origin);
    for (guint k = 0; k < MAX_FOUND && CASES[i].found[k].rule != NULL; k++)
        for (guint f = 0; (joined || origin == &CASES[i].found[k]) && f < MAX_FIGURES &&
                          CASES[i].found[k].figures[f] != NULL;
             f++)
            cr_expect(has_figure(finding, CASES[i].found[k].figures[f]), "%s: %s", CASES[i].what,
                      CASES[i].found[k].figures[f]);
}

Test(causes, one_cause_is_one_finding) {
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autoptr(MxReport) report = make_report(i);
        g_auto(GStrv) left = g_strsplit(CASES[i].left, " ", -1);
        mx_causes_join(report->findings);
        cr_assert_eq(report->findings->len, g_strv_length(left), "%s: %u findings", CASES[i].what,
                     report->findings->len);
        for (guint k = 0; left[k] != NULL; k++)
            if (CASES[i].found[0].actual != NULL)
                expect_stands_for(i, report->findings->pdata[k], left[k]);
    }
}

/* Where one rule fails in many places, the first few are named. */
Test(causes, places_are_named) {
    g_autoptr(MxReport) report = mx_report_new();
    for (guint row = 1; row <= 9; row++) {
        g_autofree char *figure = g_strdup_printf("%u 1 %u", row, 10 + row);
        g_autofree char *actual = g_strdup_printf("%u", 10 + row);
        Found found = { "a", MX_SEVERITY_ERROR, actual, "1", actual, { figure } };
        g_ptr_array_add(report->findings, make_finding(&found, "支出总表"));
    }
    mx_causes_join(report->findings);
    cr_assert_eq(report->findings->len, 1);
    const MxFinding *finding = report->findings->pdata[0];
    cr_expect_eq(finding->evidence->len, 9);
    cr_expect_not_null(strstr(finding->zh, "行2 · 列1、行3 · 列1"), "%s", finding->zh);
    cr_expect_not_null(strstr(finding->en, "行2 · 列1, 行3 · 列1"), "%s", finding->en);
    cr_expect_not_null(strstr(finding->zh, "…"), "%s", finding->zh);
    cr_expect_null(strstr(finding->zh, "行9"), "%s", finding->zh);
}

/* What a document does not speak of is one finding that names all of it; a table that it lacks is
 * more. */
Test(causes, omissions_are_one) {
    static const char *const RULES[] = { "assets", "procurement", "glossary", "items", "table" };
    g_autoptr(MxReport) report = mx_report_new();
    for (gsize i = 0; i < G_N_ELEMENTS(RULES); i++) {
        bool last = i + 1 == G_N_ELEMENTS(RULES);
        Found found = { RULES[i], last ? MX_SEVERITY_WARNING : MX_SEVERITY_INFO, NULL, NULL, NULL,
                        { NULL } };
        MxFinding *finding = make_finding(&found, "");
        g_ptr_array_add(finding->evidence,
                        mx_evidence_new(MX_PLACE_SECTION, "某局2024年部门预算", 0, (MxBox){ 0 }));
        g_ptr_array_add(report->findings, finding);
    }
    mx_causes_join(report->findings);
    cr_assert_eq(report->findings->len, 2);
    const MxFinding *finding = report->findings->pdata[0];
    cr_expect_str_eq(finding->zh, "〔assets〕；〔procurement〕；〔glossary〕；〔items〕");
    cr_expect_eq(finding->evidence->len, 1);
}
