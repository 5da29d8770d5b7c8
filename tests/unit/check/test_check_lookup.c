/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which place a name of a rule stands for, in documents in miniature: only one that is clear. */
#include <mingxi/mingxi.h>
#include <string.h>

#include "pattern/rule/expression.h"
#include "support/packs.h"

static const struct {
    const char *scope, *assertion, *example;
    const char *outcome; /* holds, breaks, absent */
} CASES[] = {
    { "expenditure.rows", "total = basic + project",
      "expenditure[201]: total=3.00, basic=1.00, project=2.00", "holds" },
    { "expenditure.rows", "total = basic + project",
      "expenditure[201]: total=3.00, basic=1.00, project=2.01", "holds" },
    { "expenditure.rows", "total = basic + project",
      "expenditure[201]: total=3.00, basic=1.00, project=2.10", "breaks" },
    { "expenditure.rows", "total = basic + project", "expenditure[201]: total=3.00, basic=1.00",
      "absent" },
    { "expenditure.rows", "total = basic + project?", "expenditure[201]: total=3.00, basic=1.00",
      "breaks" },
    { "expenditure.rows", "total = basic", "expenditure[201]: total=, basic=1.00", "absent" },
    /* the row in brackets */
    { "document", "expenditure[total].total = 3", "expenditure[total]: total=3.00", "breaks" },
    { "document", "expenditure[total].total = 30000", "expenditure[total]: total=3.00", "holds" },
    { "document", "expenditure[201].total = 30000",
      "expenditure[201]: total=3.00; expenditure[202]: total=4.00", "holds" },
    { "document", "expenditure[203].total = 30000", "expenditure[201]: total=3.00", "absent" },
    { "document", "expenditure[201].total = 30000",
      "expenditure[201]: total=3.00; expenditure[201]: total=4.00", "absent" },
    /* the prose */
    { "document", "narrative.revenue.total = 100000", "narrative.revenue.total=10.00万元",
      "holds" },
    { "document", "narrative.revenue.total = 100000",
      "narrative.revenue.total=10.00万元; narrative.revenue.total=10.00万元", "holds" },
    { "document", "narrative.revenue.total = 100000",
      "narrative.revenue.total=10.00万元; narrative.revenue.total=11.00万元", "absent" },
    { "document", "narrative.revenue.total = narrative.expenditure.total",
      "narrative.revenue.total=10.00万元", "absent" },
    /* forms */
    { "document", "overall.staff = 5", "overall: staff=5人", "holds" },
    { "document", "overall.staff = 5", "project[修路]: annual.total=5", "absent" },
    { "projects", "annual.total = 5", "project[修路]: annual.total=5", "holds" },
};

static void write_rules(const Folder *dir) {
    g_autoptr(GString) text = g_string_new("extends: lexicon\nrules:\n");
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++)
        g_string_append_printf(text,
                               "  - id: case.n%u\n    for: '%s'\n    assert: '%s'\n"
                               "    severity: error\n    zh: x\n    en: x\n"
                               "    holds: ['%s']\n    breaks: ['%s']\n",
                               i, CASES[i].scope, CASES[i].assertion, CASES[i].example,
                               CASES[i].example);
    write_into(dir, "rules.yaml", text->str);
}

static void copy_lexicon(const Folder *dir) {
    g_autoptr(GDir) from = g_dir_open(PROJECT_PATTERNS "/lexicon", 0, NULL);
    cr_assert(from);
    for (const char *name = g_dir_read_name(from); name; name = g_dir_read_name(from)) {
        g_autofree char *text = NULL;
        g_autofree char *path = g_build_filename(PROJECT_PATTERNS, "lexicon", name, NULL);
        g_autofree char *copy = g_build_filename("lexicon", name, NULL);
        cr_assert(g_file_get_contents(path, &text, NULL, NULL));
        write_into(dir, copy, text);
    }
}

/* What became of case @i, by which of its two examples failed and why. */
static const char *outcome_of(const GPtrArray *failures, guint i) {
    g_autofree char *name = g_strdup_printf("case.n%u", i);
    for (guint k = 0; k < failures->len; k++) {
        const MxPatternFailure *failure = failures->pdata[k];
        if (!g_str_has_suffix(failure->where, name))
            continue;
        return strstr(failure->message, "has not")    ? "absent"
               : strstr(failure->message, "must not") ? "breaks"
                                                      : "holds";
    }
    return "nothing";
}

Test(lookup, only_what_is_clear) {
    g_autoptr(Folder) dir = make_folder();
    copy_lexicon(dir);
    write_rules(dir);
    g_autoptr(MxPatterns) patterns = load_packs(dir);
    g_autoptr(GPtrArray) failures = mx_rules_check(patterns, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++)
        cr_expect_str_eq(outcome_of(failures, i), CASES[i].outcome, "%s of %s: %s",
                         CASES[i].assertion, CASES[i].example, outcome_of(failures, i));
}

Test(expression, what_does_not_parse_is_refused) {
    static const char *const WRONG[] = {
        "",          "total",   "total =", "total = = basic", "total in",    "total in {a,",
        "sum(total", "exists(", "a = (b",  "a = b c",         "a = 1.2.3.x", "= a"
    };
    for (gsize i = 0; i < G_N_ELEMENTS(WRONG); i++) {
        g_autoptr(GError) error = NULL;
        MxRelation *relation = mx_relation_parse(WRONG[i], &error);
        cr_expect(relation == NULL && g_error_matches(error, MX_ERROR, MX_ERROR_PATTERN), "“%s”",
                  WRONG[i]);
        mx_relation_free(relation);
    }
}
