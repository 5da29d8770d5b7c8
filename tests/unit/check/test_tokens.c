/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a text, and which facts of the prose they are. */
#include <criterion/criterion.h>

#include "check/figure/tokens.h"
#include "support/packs.h"

#define N_FACTS 6

static const struct {
    const char *what, *text, *facts[N_FACTS]; /* printed figures, each with the id of its unit */
    const char *found;                        /* of each token the number of its fact, or - */
} CASES[] = {
    { "in their order",
      "收入12.50万元，支出12.50万元，增长3%。",
      { "12.50万元 yuan", "12.50万元 yuan", "3% percent" },
      "0 1 2" },
    { "a date's figures are none",
      "截至2025年7月31日共有车辆15辆，其中轿车1辆、客车7辆、其他7辆。",
      { "15 count", "1辆 count", "7辆 count", "7辆 count" },
      "- - - 0 1 2 3" },
    { "nor is one of another unit", "7%的车辆是7辆。", { "7辆 count" }, "- 0" },
    { "what is said in words is passed over",
      "编制五人，实有6人。",
      { "五人 count", "6人 count" },
      "1" },
    { "a part of a figure is none", "支出112.50万元。", { "12.50万元 yuan" }, "-" },
};

static void add_fact(MxDisclosure *d, const char *printed) {
    g_auto(GStrv) parts = g_strsplit(printed, " ", 2);
    MxFact *fact = g_new0(MxFact, 1);
    fact->text = g_strdup(parts[0]);
    fact->unit = g_strdup(parts[1]);
    g_ptr_array_add(d->facts, fact);
}

static char *find_facts(const MxPack *pack, const char *text, const char *const *facts) {
    g_autoptr(MxDisclosure) d = mx_disclosure_new();
    for (guint i = 0; i < N_FACTS && facts[i] != NULL; i++)
        add_fact(d, facts[i]);
    g_autoptr(GArray) tokens = mx_tokens_cut(pack, text);
    guint next = 0;
    mx_tokens_find_facts(tokens, d, 0, &next);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < tokens->len; i++) {
        guint index;
        const char *gap = i > 0 ? " " : "";
        if (g_ptr_array_find(d->facts, mx_tokens_get(tokens, i)->fact, &index))
            g_string_append_printf(out, "%s%u", gap, index);
        else
            g_string_append_printf(out, "%s-", gap);
    }
    return g_string_free(out, FALSE);
}

Test(tokens, figures_are_their_facts) {
    g_autoptr(MxPatterns) patterns = load_packs(PROJECT_PATTERNS);
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *found =
            find_facts(mx_patterns_lexicon(patterns), CASES[i].text, CASES[i].facts);
        cr_expect_str_eq(found, CASES[i].found, "%s: %s", CASES[i].what, found);
    }
}

/* ---------------------------------------------------------------------------------- brackets -- */

static const struct {
    char text[80];
    int depth; /* before its last figure */
} DEPTHS[] = {
    { "债券10万元", 0 },
    { "债券（甲区10万元", 1 },
    { "债券（甲区（含乙镇10万元", 2 },
    { "债券（甲区1万元）10万元", 0 },
    { "债券）10万元", 0 },
    { "债券（甲区1万元。收入10万元", 0 }, /* closed by nobody, it ends with its sentence */
};

Test(tokens, brackets_end_with_their_sentence) {
    for (gsize i = 0; i < G_N_ELEMENTS(DEPTHS); i++) {
        const char *text = DEPTHS[i].text, *figure = strstr(text, "10万元");
        cr_expect_eq(mx_text_depth(text, (gsize)(figure - text)), DEPTHS[i].depth, "%s", text);
    }
}
