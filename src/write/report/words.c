/* SPDX-License-Identifier: GPL-3.0-or-later */
/* English, Chinese: in the order of MxLanguage. */
#include "write/report/words.h"

static const char *const WORDS[MX_N_WORDS][2] = {
    [MX_WORD_PROJECT] = { "Project “%s”", "项目“%s”" },
    [MX_WORD_OVERALL] = { "Overall performance form", "部门整体支出绩效目标表" },
    [MX_WORD_PROSE] = { "Text", "文字说明" },
    [MX_WORD_PAGE] = { "p. %u", "第%u页" },
    [MX_WORD_N_PAGES] = { "%s · pages: %u", "%s · 共%u页" },
    [MX_WORD_BLANK] = { "(blank)", "（空）" },
    [MX_WORD_NOWHERE] = { "Document", "全文" },
    [MX_WORD_MORE_FIGURES] = { "… and %u more figures: --format json has them",
                               "……另有 %u 个数字，见 --format json" },
    [MX_WORD_MORE_DOUBTS] = { "… and %u more", "……另有 %u 处" },
    [MX_WORD_DOUBTS] = { "Doubtful in reading: %u", "读取存疑：%u 处" },
    [MX_WORD_CLEAN] = { "No contradictions found; rules that apply and hold: %u.",
                        "未发现矛盾：适用的 %u 条规则全部成立。" },
    [MX_WORD_NOTHING] = { "Nothing could be checked: no table, form or figure was read.",
                          "无可核对的内容：未读出表格、表单或数字。" },
    [MX_WORD_UNNAMED] = { "Unnamed body", "未署名单位" },
};

static const char *const SEVERITIES[][2] = {
    [MX_SEVERITY_ERROR] = { "Errors", "错误" },
    [MX_SEVERITY_WARNING] = { "Warnings", "警告" },
    [MX_SEVERITY_INFO] = { "Info", "提示" },
};

static const struct {
    const char *id;
    const char *names[2];
} KINDS[] = {
    { "budget", { "budget", "预算" } },
    { "final_account", { "final account", "决算" } },
    { "performance", { "performance targets", "绩效目标" } },
    { "government_budget", { "government budget", "政府预算" } },
    { "government_final_account", { "government final account", "政府决算" } },
    { "government_report", { "report to the people's congress", "政府预决算报告" } },
    { "unknown", { "unknown kind", "类别不明" } },
};

const char *mx_report_say(const MxReportStyle *style, MxReportWord word) {
    return WORDS[word][style->language];
}

/* The words are constants of this file; what is filled in is one number. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
char *mx_report_say_number(const MxReportStyle *style, MxReportWord word, guint number) {
    return g_strdup_printf(mx_report_say(style, word), number);
}

char *mx_report_say_name(const MxReportStyle *style, MxReportWord word, const char *name,
                         guint number) {
    return g_strdup_printf(mx_report_say(style, word), name, number);
}
#pragma GCC diagnostic pop

const char *mx_report_severity_heading(const MxReportStyle *style, MxSeverity severity) {
    return SEVERITIES[severity][style->language];
}

const char *mx_report_kind_name(const MxReportStyle *style, const char *kind) {
    for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++)
        if (g_str_equal(KINDS[i].id, kind))
            return KINDS[i].names[style->language];
    return kind;
}
