/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets of indicators: operator, number, unit; and what is none of them. */
#include <criterion/criterion.h>

#include "normalize/target.h"

/* A target as `op number unit`, `-` for what it lacks. */
static char *describe(const char *text) {
    MxTarget target;
    mx_target_parse(&target, text);
    cr_expect_str_eq(target.text, text);
    char *described =
        g_strdup_printf("%s %s %s", target.op ? target.op : "-",
                        target.number ? target.number : "-", target.unit ? target.unit : "-");
    mx_target_clear(&target);
    return described;
}

Test(target, operator_number_unit) {
    static const struct {
        const char *printed, *want;
    } ROWS[] = {
        { "≥10间", ">= 10 间" },
        { "＞=10 间", ">= 10 间" },
        { "≥95%", ">= 95 %" },
        { "≥９５％", ">= 95 %" },
        { "100%", "- 100 %" },
        { "=100%", "= 100 %" },
        { "＝1份", "= 1 份" },
        { "＜3月份", "< 3 月份" },
        { "2处", "- 2 处" },
        { "548人/月/元", "- 548 人/月/元" },
        { "≤1,970万元", "<= 1970 万元" },
        { "≤29.91元/件", "<= 29.91 元/件" },
        { "不低于95%", ">= 95 %" },
        { "大于等于12期", ">= 12 期" },
        { "不超过5件", "<= 5 件" },
        { "高于98%", "> 98 %" },
        { "400条以上", ">= 400 条" },
        { "100元以内", "<= 100 元" },
        { "≥3", ">= 3 -" },
        { "0", "- 0 -" },
        { "-5℃", "- -5 ℃" },
        { "≥4个、所", ">= 4 个、所" },
        { "＝14个（台、套、件、辆）", "= 14 个（台、套、件、辆）" },
        { "≥100个（按实际情况）", ">= 100 个（按实际情况）" },
        { "100%（受理后二十个工作日内完成，除去修改时间）", "- 100 %" },
        { "12个（土壤、地下水抽查）", "- 12 个" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *got = describe(ROWS[i].printed);
        cr_expect_str_eq(got, ROWS[i].want, "%s: %s, want %s", ROWS[i].printed, got, ROWS[i].want);
    }
}

Test(target, what_is_no_number_stays_a_text) {
    static const struct {
        const char *printed, *want;
    } ROWS[] = {
        { "基本完成", "- - -" },      { "", "- - -" },           { "按照合同执行", "- - -" },
        { "2024年3月底前", "- - -" }, { "12月前完成", "- - -" }, { "3-5个", "- - -" },
        { "≥核定人数", ">= - -" },    { "1.2.3个", "- - -" },    { "10个村，每村2名", "- - -" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *got = describe(ROWS[i].printed);
        cr_expect_str_eq(got, ROWS[i].want, "%s: %s, want %s", ROWS[i].printed, got, ROWS[i].want);
    }
}
