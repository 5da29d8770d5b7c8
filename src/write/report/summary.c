/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting, and the last line of the report for people. */
#include "write/report/summary.h"

#include "write/text_table.h"

void mx_report_count(MxReportTotals *totals, const MxReport *report) {
    totals->documents++;
    for (guint i = 0; i < report->findings->len; i++)
        totals->findings[((const MxFinding *)report->findings->pdata[i])->severity]++;
    totals->evaluated += report->evaluated;
    totals->passed += report->passed;
    totals->failed += report->failed;
    totals->not_applicable += report->not_applicable;
}

static const char *plural(guint n) {
    return n == 1 ? "" : "s";
}

static void summarise_in_english(GString *out, const MxReportTotals *t) {
    g_string_append_printf(out, "%u document%s", t->documents, plural(t->documents));
    if (t->unread > 0)
        g_string_append_printf(out, " and %u that could not be read", t->unread);
    const guint *n = t->findings;
    g_string_append_printf(out, ": %u error%s, %u warning%s, %u info%s", n[0], plural(n[0]), n[1],
                           plural(n[1]), n[2], plural(n[2]));
    g_string_append_printf(out, "; rules: %u evaluated, %u passed, %u failed, %u not applicable",
                           t->evaluated, t->passed, t->failed, t->not_applicable);
}

static void summarise_in_chinese(GString *out, const MxReportTotals *t) {
    g_string_append_printf(out, "共 %u 份文件", t->documents);
    if (t->unread > 0)
        g_string_append_printf(out, "（另有 %u 份无法读取）", t->unread);
    const guint *n = t->findings;
    g_string_append_printf(out, "：错误 %u，警告 %u，提示 %u", n[0], n[1], n[2]);
    g_string_append_printf(out, "；规则：核对 %u，成立 %u，不成立 %u，不适用 %u", t->evaluated,
                           t->passed, t->failed, t->not_applicable);
}

void mx_report_append_summary(GString *out, const MxReportStyle *style,
                              const MxReportTotals *totals) {
    g_autoptr(GString) line = g_string_new(NULL);
    if (style->language == MX_LANGUAGE_ZH)
        summarise_in_chinese(line, totals);
    else
        summarise_in_english(line, totals);
    mx_text_append_wrapped(out, line->str, 0, style->width);
}
