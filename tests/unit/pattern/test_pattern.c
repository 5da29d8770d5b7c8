/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pattern packs: what loads, what is refused and with which message, which pattern wins. Every test
 * of behaviour writes its own packs; the last ones read those of the project. */
#include <string.h>

#include "base/text.h"
#include "support/packs.h"

static const char *match_table(const MxPack *pack, const char *title, const char *headers,
                               const char *code) {
    return mx_pack_table(pack, &(MxTableTraits){ title, headers, code });
}

Test(pattern, load_errors_name_file_line_and_key) {
    static const struct {
        const char *pack, *message;
    } ROWS[] = {
        { "extends: lexicon\ntables:\n  - { id: a, titel: x }\n", ":3: titel: unknown key" },
        { "extends: lexicon\ntables:\n  - { id: a }\n", ":3: title: missing" },
        { "tabels: []\n", ":1: tabels: unknown key" },
        { "extends: lexicon\ncolumns:\n  - { id: a, header: x, type: amunt }\n",
          ":3: type: Invalid ENUM value: amunt" },
        { "extends: lexicon\ncolumns:\n  - { id: a, header: x }\n  - { id: a, header: '(' }\n",
          ":4: header: missing closing parenthesis after “(”" },
        { "extends: lexicon\ncolumns:\n  - { id: a, header: x, under: '(y' }\n",
          ":3: under: missing closing parenthesis after “(y”" },
        { "extends: lexicon\ncolumns:\n  - id: a\n    header: it''s [\n",
          ":4: header: missing terminating ] for character class after “it''s [”" },
        { "extends: lexicon\ntables:\n  - id: a\n    title: x\n    unless: 'it''s ['\n",
          ":5: unless: missing terminating ] for character class after “it's [”" },
        { "extends: lexicon\ndetect:\n  any: ['a', '[b']\n",
          ":3: detect: missing terminating ] for character class after “[b”" },
        { "extends: lexicon\nphrases:\n  - { id: unitt, match: x }\n",
          ":3: id: unknown phrase “unitt”" },
        { "extends: lexikon\n", ":1: extends: no pack called “lexikon”" },
        { "extends: x\n", ":1: extends: a cycle through “x”" },
        { "tables: []\n", ":1: phrases: no pattern for “unit”" },
        { "extends: lexicon\ncodes:\n  - '201 甲'\n  - '20 乙'\n",
          ":4: codes: no code and name: “20 乙”" },
        { "extends: lexicon\ncodes: ['201 甲 (2019)']\n",
          ":2: codes: no code and name: “201 甲 (2019)”" },
        { "", ":1: pack: no content" },
        { "extends: lexicon\ntables: [ &a { id: a, title: x }, *a ]\n",
          ":2: tables: YAML alias unsupported" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(Folder) folder = make_folder();
        write_lexicon(folder, "");
        write_into(folder, "x.yaml", ROWS[i].pack);
        expect_error(folder, "x.yaml", ROWS[i].message);
    }
}

Test(pattern, a_cycle_of_two_is_named_where_it_closes) {
    g_autoptr(Folder) folder = make_folder();
    write_lexicon(folder, "");
    write_into(folder, "a.yaml", "extends: b\n");
    write_into(folder, "b.yaml", "# one\n# two\nextends: a\n");
    expect_error(folder, "b.yaml", ":3: extends: a cycle through “a”");
}

Test(pattern, a_lexicon_lacks_no_phrase) {
    g_autoptr(Folder) folder = make_folder();
    write_into(folder, "lexicon.yaml", "# none\nphrases:\n  - { id: unit, match: x }\n");
    expect_error(folder, "lexicon.yaml", ":2: phrases: no pattern for “number”");
}

Test(pattern, a_folder_without_lexicon_is_refused) {
    g_autoptr(Folder) folder = make_folder();
    g_autoptr(GError) error = NULL;
    g_autoptr(MxPatterns) patterns = mx_patterns_load(folder, &error);
    cr_assert_null(patterns);
    g_autofree char *expected = g_strconcat(folder, ": no lexicon among 0 packs", NULL);
    cr_expect_str_eq(error->message, expected);
}

Test(pattern, a_missing_folder_is_an_io_error) {
    g_autoptr(GError) error = NULL;
    g_autoptr(MxPatterns) patterns = mx_patterns_load("/nonexistent/packs", &error);
    cr_assert_null(patterns);
    cr_assert(g_error_matches(error, MX_ERROR, MX_ERROR_IO));
}

Test(pattern, a_file_too_large_or_not_text_is_refused) {
    g_autoptr(Folder) folder = make_folder();
    write_lexicon(folder, "");
    g_autofree char *large = g_strnfill(1024 * 1024 + 1, '#');
    write_into(folder, "x.yaml", large);
    expect_error(folder, "x.yaml", ":1: pack: 1048577 bytes, limit 1048576");
    write_into(folder, "x.yaml", "extends: lexicon # \xff\n");
    expect_error(folder, "x.yaml", ":1: pack: not UTF-8 text");
}

Test(pattern, the_first_match_wins) {
    g_autoptr(Folder) folder = make_folder();
    write_lexicon(folder, "columns:\n"
                          "  - { id: narrow, header: '^合计金额$', type: percent }\n"
                          "  - { id: wide, header: '合计' }\n");
    g_autoptr(MxPatterns) patterns = load_packs(folder);
    const MxPack *pack = mx_patterns_lexicon(patterns);
    MxColumnType type = MX_COLUMN_TEXT;
    cr_expect_str_eq(mx_pack_column(pack, "合计金额", "", &type), "narrow");
    cr_expect_eq(type, MX_COLUMN_PERCENT);
    cr_expect_str_eq(mx_pack_column(pack, "合计", NULL, &type), "wide");
    cr_expect_eq(type, MX_COLUMN_AMOUNT, "the default");
    cr_expect_null(mx_pack_column(pack, "项目", "", &type));
}

Test(pattern, own_entries_stand_before_those_extended) {
    g_autoptr(Folder) folder = make_folder();
    write_lexicon(folder, "tables:\n  - { id: general, title: '总表$' }\n"
                          "  - { id: kept, title: '明细表$' }\n");
    write_into(folder, "middle.yaml",
               "extends: lexicon\ndetect: { any: [mm] }\n"
               "tables:\n  - { id: middle, title: '收支总表$' }\n");
    write_into(folder, "near.yaml",
               "extends: middle\ndetect: { any: [nn] }\n"
               "tables:\n  - { id: near, title: '部门收支总表$' }\n");
    g_autoptr(MxPatterns) patterns = load_packs(folder);
    const MxPack *near = mx_patterns_detect(patterns, "nn");
    cr_assert_str_eq(mx_pack_name(near), "near");
    cr_expect_str_eq(match_table(near, "部门收支总表", NULL, NULL), "near");
    cr_expect_str_eq(match_table(near, "收支总表", NULL, NULL), "middle");
    cr_expect_str_eq(match_table(near, "收入总表", NULL, NULL), "general");
    cr_expect_str_eq(match_table(near, "收入明细表", NULL, NULL), "kept");
    const MxPack *lexicon = mx_patterns_lexicon(patterns);
    cr_expect_str_eq(match_table(lexicon, "部门收支总表", NULL, NULL), "general");
}

Test(pattern, most_detecting_patterns_win) {
    g_autoptr(Folder) folder = make_folder();
    write_lexicon(folder, "");
    write_into(folder, "a.yaml", "extends: lexicon\ndetect: { any: ['甲', '乙'] }\n");
    write_into(folder, "b.yaml", "extends: lexicon\ndetect: { any: ['乙', '丙', '丁'] }\n");
    g_autoptr(MxPatterns) patterns = load_packs(folder);
    cr_expect_str_eq(mx_pack_name(mx_patterns_detect(patterns, "甲乙丙")), "a",
                     "two each: the first by name");
    cr_expect_str_eq(mx_pack_name(mx_patterns_detect(patterns, "乙……丁")), "b");
    cr_expect_null(mx_patterns_detect(patterns, "戊"));
}

Test(pattern, a_table_is_told_by_title_headers_and_codes) {
    g_autoptr(Folder) folder = make_folder();
    write_lexicon(folder, "tables:\n"
                          "  - { id: coded, title: '表$', unless: '目标', codes: '^3' }\n"
                          "  - { id: headed, title: '表$', unless: '目标', header: '经济',"
                          " not_header: '功能' }\n"
                          "  - { id: plain, title: '表$', unless: '目标' }\n");
    g_autoptr(MxPatterns) patterns = load_packs(folder);
    const MxPack *pack = mx_patterns_lexicon(patterns);
    cr_expect_str_eq(match_table(pack, "支出表", "科目", "301"), "coded");
    cr_expect_str_eq(match_table(pack, "支出表", "经济科目", "201"), "headed");
    cr_expect_str_eq(match_table(pack, "支出表", "经济科目|功能科目", ""), "plain");
    cr_expect_str_eq(match_table(pack, "支出表", NULL, NULL), "plain");
    cr_expect_null(match_table(pack, "绩效目标表", "经济", "301"));
    cr_expect_null(match_table(pack, NULL, NULL, NULL));
}

Test(pattern, value_is_the_group_or_the_whole_match) {
    g_autoptr(Folder) folder = make_folder();
    write_lexicon(folder, "");
    write_into(folder, "x.yaml",
               "extends: lexicon\ndetect: { any: [x] }\n"
               "phrases:\n"
               "  - { id: unit, match: '单位：((?<value>万?元)|不详)' }\n"
               "  - { id: number, match: '表(一|二)' }\n");
    g_autoptr(MxPatterns) patterns = load_packs(folder);
    const MxPack *pack = mx_patterns_detect(patterns, "x");
    MxSpan span = { 0, 0 };
    cr_assert(mx_pack_phrase(pack, MX_PHRASE_UNIT, "金额单位：万元", &span));
    cr_expect_eq(span.start, (int)strlen("金额单位："));
    cr_expect_eq(span.end, (int)strlen("金额单位：万元"));
    cr_assert(mx_pack_phrase(pack, MX_PHRASE_UNIT, "单位：不详", &span));
    cr_expect_lt(span.start, 0, "the group took no part");
    cr_assert(mx_pack_phrase(pack, MX_PHRASE_NUMBER, "附表二", &span));
    cr_expect_eq(span.start, (int)strlen("附"));
    cr_expect_eq(span.end, (int)strlen("附表二"));
    cr_expect_not(mx_pack_phrase(pack, MX_PHRASE_NUMBER, "附表三", &span));
}

Test(pattern, a_pattern_may_be_written_as_printed) {
    g_autoptr(Folder) folder = make_folder();
    write_lexicon(folder, "tables:\n  - { id: three, title: '“三公”经费（１）' }\n");
    g_autoptr(MxPatterns) patterns = load_packs(folder);
    g_autofree char *title = mx_text_fold("“三公” 经费 (1)");
    cr_expect_str_eq(match_table(mx_patterns_lexicon(patterns), title, "", ""), "three");
}

/* Takes 2^60 steps without limits. */
Test(pattern, a_runaway_pattern_counts_as_no_match, .timeout = 20) {
    g_autoptr(Folder) folder = make_folder();
    write_lexicon(folder, "columns:\n  - { id: bad, header: '^((a|aa)+|(a+)+|(.*.*)*x)+b$' }\n"
                          "  - { id: good, header: '^a' }\n");
    g_autoptr(MxPatterns) patterns = load_packs(folder);
    g_autofree char *text = g_strnfill(5000, 'a');
    gint64 start = g_get_monotonic_time();
    cr_expect_str_eq(mx_pack_column(mx_patterns_lexicon(patterns), text, "", NULL), "good");
    cr_expect_lt(g_get_monotonic_time() - start, 5 * G_USEC_PER_SEC);
}

static bool has_failure(const GPtrArray *failures, const char *where, const char *message) {
    for (guint i = 0; i < failures->len; i++) {
        const MxPatternFailure *failure = g_ptr_array_index(failures, i);
        if (g_str_has_suffix(failure->where, where) && g_str_equal(failure->message, message))
            return true;
    }
    return false;
}

Test(pattern, examples_that_do_not_hold_are_reported) {
    g_autoptr(Folder) folder = make_folder();
    write_lexicon(folder, "");
    write_into(folder, "x.yaml",
               "extends: lexicon\n"
               "phrases:\n"
               "  - { id: unit, match: '单位：(?<value>元)', examples: ['单位：元 => 万元'] }\n"
               "columns:\n"
               "  - { id: a, header: '^甲', under: '乙$', examples: ['乙/甲', '甲'] }\n"
               "  - { id: b, header: '甲', examples: ['丙/甲', '乙/甲'], not: ['申', '甲申'] }\n"
               "tables:\n"
               "  - { id: t, title: '表$', header: '科目', examples: ['总表 @ 项目|科目'] }\n");
    g_autoptr(MxPatterns) patterns = load_packs(folder);
    guint n = 0;
    g_autoptr(GPtrArray) failures = mx_patterns_check(patterns, &n);
    cr_expect_eq(n, 8);
    cr_expect_eq(failures->len, 4);
    cr_expect(has_failure(failures, "x.yaml:3: phrases: unit",
                          "example “单位：元” gives “元”, not “万元”"));
    cr_expect(has_failure(failures, "x.yaml:6: columns: b",
                          "example “乙/甲” is taken by “a” of line 5 before it"));
    cr_expect(has_failure(failures, "x.yaml:6: columns: b", "“甲申” matches and must not"));
}

Test(pattern, the_environment_names_the_folder) {
    g_autoptr(Folder) folder = make_folder();
    g_setenv("MINGXI_PATTERNS", folder, TRUE);
    g_autofree char *found = mx_patterns_default_dir();
    cr_expect_str_eq(found, folder);
}

Test(pattern, the_examples_of_the_project_hold) {
    g_autoptr(MxPatterns) patterns = load_packs(PROJECT_PATTERNS);
    guint n = 0;
    g_autoptr(GPtrArray) failures = mx_patterns_check(patterns, &n);
    cr_expect_gt(n, 500);
    for (guint i = 0; i < failures->len; i++) {
        const MxPatternFailure *failure = g_ptr_array_index(failures, i);
        cr_expect(false, "%s: %s", failure->where, failure->message);
    }
}

static bool has_rule(const GPtrArray *rules, const char *id) {
    for (guint i = 0; i < rules->len; i++)
        if (g_str_equal(((const MxRule *)g_ptr_array_index(rules, i))->source->id, id))
            return true;
    return false;
}

/* The ids of contract.md; a reader of the JSON may count on each. */
Test(pattern, the_lexicon_knows_every_id_of_the_contract) {
    static const char *const COLUMNS =
        "code name item government_item amount total current carryover basic project personnel "
        "public_use appropriation general_public government_fund state_capital fiscal_account "
        "business_revenue operating_revenue superior_subsidy affiliate_remittance other_revenue "
        "unit_funds remitted_to_superior operating_expenditure affiliate_subsidy overseas vehicle "
        "vehicle_purchase vehicle_operation reception meeting training agency_operating "
        "opening_balance closing_balance revenue expenditure";
    static const char *const TABLES =
        "balance revenue expenditure appropriation_balance appropriation_expenditure "
        "appropriation_basic general_public_expenditure general_public_economic basic_expenditure "
        "basic_expenditure_function government_fund_revenue government_fund_expenditure "
        "government_fund_balance state_capital state_capital_expenditure state_capital_balance "
        "three_public agency_operating project_expenditure project_expenditure_carryover "
        "procurement service_procurement";
    g_autoptr(MxPatterns) patterns = load_packs(PROJECT_PATTERNS);
    const MxPack *lexicon = mx_patterns_lexicon(patterns);
    g_auto(GStrv) columns = g_strsplit(COLUMNS, " ", -1);
    for (char **id = columns; *id; id++)
        cr_expect(has_rule(lexicon->columns, *id), "no column pattern for %s", *id);
    g_auto(GStrv) tables = g_strsplit(TABLES, " ", -1);
    for (char **id = tables; *id; id++)
        cr_expect(has_rule(lexicon->tables, *id), "no table pattern for %s", *id);
}

/* Forms of project targets are read by other means: as tables they would be nonsense. */
Test(pattern, no_table_rule_claims_a_form) {
    static const char *const FORMS[] = {
        "项目支出绩效目标表",           "部门整体支出绩效目标表",
        "政策和项目预算绩效目标表",     "2026年市级部门项目支出绩效表",
        "部门整体预算绩效目标申报表",   "项目支出绩效目标表（含转移支付项目）",
        "综合工作经费项目绩效目标表",   "三公经费项目绩效目标表",
        "政府采购项目支出绩效目标表",   "一般公共预算项目支出绩效目标表",
        "一般公共预算支出绩效目标总表", "基本支出绩效目标表",
    };
    g_autoptr(MxPatterns) patterns = load_packs(PROJECT_PATTERNS);
    for (gsize i = 0; i < G_N_ELEMENTS(FORMS); i++)
        for (guint k = 0; k < patterns->packs->len; k++) {
            const char *id =
                match_table(g_ptr_array_index(patterns->packs, k), FORMS[i], "经济分类", "301");
            cr_expect_null(id, "%s is taken for %s", FORMS[i], id);
        }
}

Test(pattern, a_code_bears_the_names_of_its_year) {
    static const struct {
        const char *code, *name;
        int year;
        MxCodeFit fit;
        const char *official;
    } ROWS[] = {
        { "207", "文化旅游体育与传媒支出", 2024, MX_CODE_NAMED, NULL },
        { "207", "文化体育与传媒支出", 2018, MX_CODE_NAMED, NULL },
        { "207", "文化体育与传媒支出", 2024, MX_CODE_RENAMED, "文化旅游体育与传媒支出" },
        { "207", "文化体育与传媒支出", 0, MX_CODE_NAMED, NULL },
        { "20103", "政府办公厅(室)及相关机", 2024, MX_CODE_NAMED, NULL }, /* cut by its box */
        { "30213", "维修（护）费", 2024, MX_CODE_NAMED, NULL },
        { "30213", "差旅费", 2024, MX_CODE_RENAMED, "维修（护）费" },
        { "205", "教育", 2024, MX_CODE_NAMED, NULL },
        { "205", "教", 2024, MX_CODE_RENAMED, "教育支出" },
        { "2010377", "某某事务", 2024, MX_CODE_UNLISTED, NULL },
        { "2017701", "行政运行", 2024, MX_CODE_UNKNOWN, NULL },
        { "265", "某某支出", 2024, MX_CODE_UNKNOWN, NULL },
        { "3150", "某某局", 2024, MX_CODE_UNLISTED, NULL },
    };
    g_autoptr(MxPatterns) patterns = load_packs(PROJECT_PATTERNS);
    const MxPack *pack = mx_patterns_lexicon(patterns);
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        const char *official = NULL;
        MxCodeFit fit = mx_pack_code(pack, ROWS[i].code, ROWS[i].name, ROWS[i].year, &official);
        cr_expect_eq(fit, ROWS[i].fit, "%s %s: %d", ROWS[i].code, ROWS[i].name, fit);
        cr_expect_str_eq(official ? official : "", ROWS[i].official ? ROWS[i].official : "");
    }
}
