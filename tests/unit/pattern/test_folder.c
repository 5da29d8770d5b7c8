/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs that are folders: the order of their files, what is refused and where, what tells two
 * states of them apart. */
#include <mingxi/rules.h>
#include <string.h>

#include "support/packs.h"

/* A pack x of two files that both know 甲. */
static void write_two(const Folder *folder, const char *head) {
    write_lexicon(folder, "");
    write_into(folder, "x/pack.yaml", head);
    write_into(folder, "x/one.yaml",
               "columns:\n  - { id: one, header: '^甲', examples: ['甲'] }\n");
    write_into(folder, "x/two.yaml",
               "# 2\ncolumns:\n  - { id: two, header: '^甲乙?$', examples: ['甲乙'] }\n");
}

static char *fingerprint(const Folder *folder) {
    g_autoptr(MxPatterns) patterns = load_packs(folder);
    return mx_patterns_fingerprint(patterns);
}

Test(folder, the_list_of_files_says_which_pattern_is_first) {
    static const struct {
        const char *head, *first;
    } ROWS[] = {
        { "extends: lexicon\nfiles: [one, two]\n", "one" },
        { "extends: lexicon\nfiles: [two, one]\n", "two" },
        { "extends: lexicon\nfiles: [one, two]\ncolumns: [{ id: head, header: 甲 }]\n", "head" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(Folder) folder = make_folder();
        write_two(folder, ROWS[i].head);
        g_autoptr(MxPatterns) patterns = load_packs(folder);
        const MxPack *pack = mx_patterns_profile(patterns, "x");
        cr_expect_str_eq(mx_pack_name(pack), "x");
        cr_expect_str_eq(mx_pack_column(pack, "甲", "", NULL), ROWS[i].first);
    }
}

Test(folder, a_lexicon_may_be_one) {
    g_autoptr(Folder) folder = make_folder();
    g_autoptr(GString) text = g_string_new("phrases:\n");
    for (MxPhrase phrase = 0; phrase < MX_N_PHRASES; phrase++)
        g_string_append_printf(text, "  - { id: %s, match: x }\n", mx_phrase_name(phrase));
    write_into(folder, "lexicon/pack.yaml", "files: [words, facts, figures]\n");
    write_into(folder, "lexicon/words.yaml", text->str);
    write_into(folder, "lexicon/facts.yaml", "facts: [{ id: f, match: '共{yuan}' }]\n");
    write_into(folder, "lexicon/figures.yaml",
               "shorthands: [{ id: yuan, match: '(?<value>[0-9]+)元' }]\n");
    g_autoptr(MxPatterns) patterns = load_packs(folder);
    g_autoptr(MxFactRules) rules = mx_pack_fact_rules(mx_patterns_lexicon(patterns), "");
    g_autoptr(GArray) hits = mx_fact_rules_find(rules, "共5元");
    cr_expect_eq(hits->len, 1);
}

Test(folder, errors_name_the_file_in_it) {
    static const struct {
        const char *head, *file, *message;
    } ROWS[] = {
        { "extends: lexicon\nfiles:\n  - one\n  - three\n  - two\n", "x/pack.yaml",
          ":4: files: no file “three.yaml”" },
        { "extends: lexicon\nfiles: [one, two, ../lexicon]\n", "x/pack.yaml",
          ":2: files: no file “../lexicon.yaml”" },
        { "extends: lexicon\nfiles: [one, two, one]\n", "x/pack.yaml",
          ":2: files: a second time “one.yaml”" },
        { "extends: lexicon\nfiles: [pack, one, two]\n", "x/pack.yaml",
          ":2: files: a second time “pack.yaml”" },
        { "extends: lexicon\nfiles: [one]\n", "x/two.yaml",
          ":1: pack: not among the files that pack.yaml lists" },
        { "extends: lexicon\n", "x/one.yaml",
          ":1: pack: not among the files that pack.yaml lists" },
        { "# 1\nextends: lexikon\nfiles: [one, two]\n", "x/pack.yaml",
          ":2: extends: no pack called “lexikon”" },
        { "files: [one, two]\n", "x/pack.yaml", ":1: phrases: no pattern for “unit”" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(Folder) folder = make_folder();
        write_two(folder, ROWS[i].head);
        expect_error(folder, ROWS[i].file, ROWS[i].message);
    }
}

Test(folder, an_error_within_a_file_has_its_line_there) {
    static const struct {
        const char *two, *message;
    } ROWS[] = {
        { "columns:\n  - { id: a, titel: x }\n", ":2: titel: unknown key" },
        { "# 1\ncolumns:\n  - { id: one, header: '^甲' }\n  - { id: b, header: '(' }\n",
          ":4: header: missing closing parenthesis after “(”" },
        { "phrases:\n  - { id: unitt, match: x }\n", ":2: id: unknown phrase “unitt”" },
        { "codes:\n  - '20 乙'\n", ":2: codes: no code and name: “20 乙”" },
        { "facts:\n  - { id: f, match: '{yuan}' }\n",
          ":2: match: no shorthand “yuan” in this pack" },
        { "# 1\nextends: lexicon\n", ":2: extends: belongs into pack.yaml" },
        { "detect: { any: [x] }\n", ":1: detect: belongs into pack.yaml" },
        { "columns: []\nfiles: [one]\n", ":2: files: belongs into pack.yaml" },
        { "# nothing\n", ":1: pack: no content" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(Folder) folder = make_folder();
        write_two(folder, "extends: lexicon\nfiles: [one, two]\n");
        write_into(folder, "x/two.yaml", ROWS[i].two);
        expect_error(folder, "x/two.yaml", ROWS[i].message);
    }
}

Test(folder, only_a_folder_lists_files) {
    g_autoptr(Folder) folder = make_folder();
    write_lexicon(folder, "");
    write_into(folder, "x.yaml", "extends: lexicon\nfiles: [y]\n");
    expect_error(folder, "x.yaml", ":2: files: only the pack.yaml of a folder lists files");
}

Test(folder, yaml_files_without_a_list_are_refused_and_other_folders_left_alone) {
    g_autoptr(Folder) folder = make_folder();
    write_lexicon(folder, "");
    write_into(folder, "notes/read.txt", "no pack\n");
    write_into(folder, ".old/x.yaml", "no: pack\n");
    g_autoptr(MxPatterns) patterns = load_packs(folder);
    cr_expect_eq(patterns->packs->len, 1);
    write_into(folder, "x/one.yaml", "columns: []\n");
    expect_error(folder, "x/pack.yaml",
                 ":1: pack: no such file; it makes the folder a pack and lists its files");
}

Test(folder, a_file_and_a_folder_of_one_name_are_refused) {
    g_autoptr(Folder) folder = make_folder();
    write_two(folder, "extends: lexicon\nfiles: [one, two]\n");
    write_into(folder, "x.yaml", "extends: lexicon\n");
    g_autofree char *path = g_build_filename(folder, "x", NULL);
    g_autofree char *message = g_strdup_printf(":1: pack: the folder %s is “x” too", path);
    expect_error(folder, "x.yaml", message);
}

#define RULE(id, line)                                                                             \
    line "rules:\n  - { id: " id ", for: document, assert: never, severity: info, zh: x, en: x, "  \
         "holds: [x], breaks: [x] }\n"

Test(folder, an_id_names_one_rule_in_all_files) {
    g_autoptr(Folder) folder = make_folder();
    write_two(folder, "extends: lexicon\nfiles: [one, two]\n");
    write_into(folder, "x/one.yaml", RULE("a", ""));
    write_into(folder, "x/two.yaml", RULE("b", ""));
    g_autoptr(MxPatterns) patterns = load_packs(folder);
    g_autoptr(GPtrArray) rules = mx_patterns_rules(patterns);
    cr_expect_eq(rules->len, 2);
    write_into(folder, "x/two.yaml", RULE("a", "# 1\n"));
    expect_error(folder, "x/two.yaml", ":3: id: a second rule “a”");
}

Test(folder, an_example_taken_by_another_file_names_its_place) {
    g_autoptr(Folder) folder = make_folder();
    write_two(folder, "extends: lexicon\nfiles: [one, two]\n");
    g_autoptr(MxPatterns) patterns = load_packs(folder);
    g_autoptr(GPtrArray) failures = mx_patterns_check(patterns, NULL);
    cr_assert_eq(failures->len, 1);
    const MxPatternFailure *failure = failures->pdata[0];
    g_autofree char *expected =
        g_strdup_printf("example “甲乙” is taken by “one” of %s/x/one.yaml:2 before it", folder);
    cr_expect(g_str_has_suffix(failure->where, "x/two.yaml:3: columns: two"));
    cr_expect_str_eq(failure->message, expected);
}

/* A database reads a document again when this differs. */
Test(folder, every_file_its_name_and_its_place_in_the_list_tell_states_apart) {
    g_autoptr(Folder) folder = make_folder();
    write_two(folder, "extends: lexicon\nfiles: [one, two]\n");
    g_autofree char *first = fingerprint(folder);
    g_autofree char *again = fingerprint(folder);
    cr_expect_str_eq(first, again);

    write_into(folder, "x/pack.yaml", "extends: lexicon\nfiles: [two, one]\n");
    g_autofree char *other_order = fingerprint(folder);
    cr_expect_str_neq(first, other_order);

    write_two(folder, "extends: lexicon\nfiles: [one, two]\n");
    write_into(folder, "x/two.yaml", "columns: [] # another text\n");
    g_autofree char *other_text = fingerprint(folder);
    cr_expect_str_neq(first, other_text);

    write_two(folder, "extends: lexicon\nfiles: [one, two]\n");
    g_autofree char *back = fingerprint(folder);
    cr_expect_str_eq(first, back);
    g_autofree char *from = g_build_filename(folder, "x", NULL);
    g_autofree char *to = g_build_filename(folder, "y", NULL);
    cr_assert_eq(g_rename(from, to), 0);
    g_autofree char *other_name = fingerprint(folder);
    cr_expect_str_neq(first, other_name);
}
