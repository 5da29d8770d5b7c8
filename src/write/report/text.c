/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consistency report for people.
 *
 *     青石县云栖镇人民政府 · 2025 · 预算
 *     report.pdf · 18 页
 *
 *     错误 1
 *
 *       2025年预算支出总表 · 第7页                               where the first figure stands
 *         合计 430.56 万元 应等于基本支出与项目支出之和 …… [expenditure.split]
 *           430.56  2010301 行政运行  合计      第7页            every figure, as printed
 *           412.36  2010301 行政运行  基本支出  第7页
 */
#include "write/report/text.h"

#include <string.h>

#include "write/report/finding.h"
#include "write/report/summary.h"
#include "write/report/words.h"
#include "write/text_table.h"

/* Figures of one finding. A sum over a long table has hundreds, and several findings must fit on a
 * screen; a code with its children has a dozen at most. JSON has them all. */
#define MAX_FIGURES 12u

/* Doubts about the reading that are shown; the others are counted. */
#define MAX_DOUBTS 5u

/* Characters of the clause that a figure of the prose stands in. */
#define MAX_CONTEXT 40

/* Characters of a printed text: an indicator is shown whole, a chapter is not. */
#define MAX_TEXT 100

/* Columns of a printed figure with its unit, 12,345,678.90万元; what is wider is a text. */
#define MAX_SHORT 18u

/* ECMA-48, 8.3.117: red, yellow, cyan; bold; nothing. */
static const char *const COLOURS[MX_N_SEVERITIES] = { "\033[1;31m", "\033[1;33m", "\033[1;36m" };
#define BOLD "\033[1m"
#define PLAIN "\033[0m"

static void append_coloured(GString *out, const MxReportStyle *style, const char *colour,
                            const char *text) {
    if (style->colour)
        g_string_append_printf(out, "%s%s" PLAIN, colour, text);
    else
        g_string_append(out, text);
}

/* ----------------------------------------------------------------------------------- places -- */

/* What the evidence stands in: a table, a form, the prose. */
static char *name_place(const MxReportStyle *style, const MxEvidence *evidence) {
    switch (evidence->what) {
    case MX_PLACE_TABLE:
        return mx_text_clean(evidence->title ? evidence->title : evidence->table);
    case MX_PLACE_PROJECT: {
        g_autofree char *name = mx_text_clean(evidence->project ? evidence->project : "");
        return mx_report_say_name(style, MX_WORD_PROJECT, name, 0);
    }
    case MX_PLACE_OVERALL:
        return mx_text_clean(evidence->title ? evidence->title
                                             : mx_report_say(style, MX_WORD_OVERALL));
    default:
        return g_strdup(mx_report_say(style, evidence->page > 0 ? MX_WORD_PROSE : MX_WORD_NOWHERE));
    }
}

static char *name_page(const MxReportStyle *style, guint page) {
    return page > 0 ? mx_report_say_number(style, MX_WORD_PAGE, page) : g_strdup("");
}

static char *cut(const char *text, glong max) {
    glong n = g_utf8_strlen(text, -1);
    g_autofree char *start = g_utf8_substring(text, 0, MIN(n, max));
    return g_strconcat(start, n > max ? "…" : "", NULL);
}

/* In Chinese as forms label it; the id is English. */
static char *name_field(const MxReportText *text, const char *id) {
    bool chinese = text->style->language == MX_LANGUAGE_ZH;
    char *label = chinese ? mx_patterns_field_label(text->patterns, id) : NULL;
    return label ? label : g_strdup(id);
}

/* The row, the field or the clause. */
static char *name_row(const MxReportText *text, const MxEvidence *evidence) {
    if (evidence->field != NULL)
        return name_field(text, evidence->field);
    if (evidence->context != NULL)
        return g_str_equal(evidence->context, evidence->text) ? NULL
                                                              : cut(evidence->context, MAX_CONTEXT);
    if (evidence->row == NULL || evidence->row_name == NULL)
        return g_strdup(evidence->row);
    if (strstr(evidence->row_name, evidence->row) != NULL)
        return g_strdup(evidence->row_name);
    return g_strdup_printf("%s %s", evidence->row, evidence->row_name);
}

/* ---------------------------------------------------------------------------------- figures -- */

/* Where the evidence is the table, the row or the whole document, there is no figure. */
static bool is_figure(const MxEvidence *evidence, const char *place) {
    if (evidence->what == MX_PLACE_SECTION && evidence->page == 0)
        return false;
    return evidence->column != NULL || evidence->field != NULL || evidence->fact != NULL ||
           (*evidence->text != '\0' && !g_str_equal(evidence->text, place));
}

/* @previous: (nullable): the figure above; what the two share is said once. */
static void add_figure(MxTextTable *table, const MxReportText *report, const MxEvidence *evidence,
                       const MxEvidence *previous, const char *group) {
    const MxReportStyle *style = report->style;
    g_autofree char *place = name_place(style, evidence);
    bool same_clause = previous != NULL && evidence->context != NULL &&
                       g_strcmp0(evidence->context, previous->context) == 0;
    g_autofree char *row = same_clause ? NULL : name_row(report, evidence);
    g_autofree char *page = name_page(style, evidence->page);
    g_autofree char *text = cut(evidence->text, MAX_TEXT);
    const char *cells[] = {
        *text ? text : mx_report_say(style, MX_WORD_BLANK),
        g_str_equal(place, group) ? NULL : place,
        row,
        evidence->label ? evidence->label : evidence->column,
        page,
    };
    mx_text_table_add(table, cells);
}

/* Figures stand right, under each other; texts left. */
static bool are_short(const MxFinding *finding) {
    for (guint i = 0; i < finding->evidence->len; i++)
        if (mx_text_columns(((const MxEvidence *)finding->evidence->pdata[i])->text) > MAX_SHORT)
            return false;
    return true;
}

static void append_figures(GString *out, const MxReportText *report, const MxFinding *finding,
                           const char *group) {
    const MxReportStyle *style = report->style;
    g_autoptr(MxTextTable) table = mx_text_table_new(are_short(finding) ? "><<<>" : "<<<<>");
    const MxEvidence *previous = NULL;
    guint n = finding->evidence->len;
    for (guint i = 0; i < MIN(n, MAX_FIGURES); i++) {
        const MxEvidence *evidence = finding->evidence->pdata[i];
        if (!is_figure(evidence, group))
            continue;
        add_figure(table, report, evidence, previous, group);
        previous = evidence;
    }
    mx_text_table_append(table, out, 6, style->width);
    if (n <= MAX_FIGURES)
        return;
    g_autofree char *more = mx_report_say_number(style, MX_WORD_MORE_FIGURES, n - MAX_FIGURES);
    g_string_append_printf(out, "      %s\n", more);
}

/* --------------------------------------------------------------------------------- findings -- */

static gint compare_places(gconstpointer a, gconstpointer b) {
    const MxFinding *left = *(const MxFinding *const *)a, *right = *(const MxFinding *const *)b;
    const MxEvidence *p = mx_evidence_first(left), *q = mx_evidence_first(right);
    if (left->severity != right->severity)
        return left->severity < right->severity ? -1 : 1;
    if (p->page != q->page)
        return p->page < q->page ? -1 : 1;
    int order = g_strcmp0(p->title, q->title);
    return order != 0 ? order : g_strcmp0(p->project, q->project);
}

/* Returns: (transfer full): the place's heading, which stands until the next. */
static char *append_group(GString *out, const MxReportStyle *style, const MxFinding *finding,
                          const char *previous) {
    const MxEvidence *first = mx_evidence_first(finding);
    g_autofree char *place = name_place(style, first);
    g_autofree char *page = name_page(style, first->page);
    char *heading = g_strconcat(place, *page ? " · " : "", page, NULL);
    if (g_strcmp0(heading, previous) == 0)
        return heading;
    g_string_append(out, "\n  ");
    append_coloured(out, style, BOLD, heading);
    g_string_append_c(out, '\n');
    return heading;
}

static void append_finding(GString *out, const MxReportText *report, const MxFinding *finding) {
    const MxReportStyle *style = report->style;
    g_autofree char *place = name_place(style, mx_evidence_first(finding));
    g_autofree char *text =
        g_strdup_printf("%s [%s]", mx_finding_say(finding, style->language), finding->rule);
    g_autofree char *clean = mx_text_clean(text);
    mx_text_append_wrapped(out, clean, 4, style->width);
    append_figures(out, report, finding, place);
}

static void append_severity(GString *out, const MxReportStyle *style, MxSeverity severity,
                            guint n) {
    g_autofree char *text =
        g_strdup_printf("%s %u", mx_report_severity_heading(style, severity), n);
    g_string_append_c(out, '\n');
    append_coloured(out, style, COLOURS[severity], text);
    g_string_append_c(out, '\n');
}

static void append_findings(GString *out, const MxReportText *report, const MxReport *all) {
    const MxReportStyle *style = report->style;
    MxReportTotals totals = { 0 };
    mx_report_count(&totals, all);
    g_autoptr(GPtrArray) findings = g_ptr_array_copy(all->findings, NULL, NULL);
    g_ptr_array_set_free_func(findings, NULL);
    g_ptr_array_sort(findings, compare_places);
    g_autofree char *heading = NULL;
    for (guint i = 0; i < findings->len; i++) {
        const MxFinding *finding = findings->pdata[i];
        const MxFinding *before = i > 0 ? findings->pdata[i - 1] : NULL;
        if (before == NULL || before->severity != finding->severity) {
            append_severity(out, style, finding->severity, totals.findings[finding->severity]);
            g_clear_pointer(&heading, g_free);
        }
        char *next = append_group(out, style, finding, heading);
        g_free(heading);
        heading = next;
        append_finding(out, report, finding);
    }
}

/* --------------------------------------------------------------------------------- document -- */

/* What rules are about. One rule, that a template left nothing to fill in, holds of nothing. */
static bool has_content(const MxDisclosure *d) {
    return d->tables->len + d->forms->len + d->facts->len > 0;
}

static void append_heading(GString *out, const MxReportStyle *style, const MxDisclosure *d) {
    const char *organization = d->document.organization;
    g_autoptr(GString) heading =
        g_string_new(organization ? organization : mx_report_say(style, MX_WORD_UNNAMED));
    if (d->document.year > 0)
        g_string_append_printf(heading, " · %d", d->document.year);
    g_string_append_printf(heading, " · %s", mx_report_kind_name(style, d->document.kind));
    g_autofree char *clean = mx_text_clean(heading->str);
    append_coloured(out, style, BOLD, clean);
    g_autofree char *file = mx_text_clean(d->source.file);
    g_autofree char *pages = mx_report_say_name(style, MX_WORD_N_PAGES, file, d->source.pages);
    g_string_append_printf(out, "\n%s\n", pages);
}

static void append_doubts(GString *out, const MxReportStyle *style, const GPtrArray *diagnostics) {
    g_autoptr(MxTextTable) table = mx_text_table_new("<<");
    guint n = 0;
    for (guint i = 0; i < diagnostics->len; i++) {
        const MxDiagnostic *diagnostic = diagnostics->pdata[i];
        if (diagnostic->severity == MX_SEVERITY_INFO || ++n > MAX_DOUBTS)
            continue;
        g_autofree char *page = name_page(style, diagnostic->page);
        g_autofree char *message = mx_translate_formed(style->language, diagnostic->message);
        mx_text_table_add(table, (const char *const[]){ page, message });
    }
    if (n == 0)
        return;
    g_autofree char *head = mx_report_say_number(style, MX_WORD_DOUBTS, n);
    g_string_append_printf(out, "\n%s\n", head);
    mx_text_table_append(table, out, 4, style->width);
    if (n <= MAX_DOUBTS)
        return;
    g_autofree char *more = mx_report_say_number(style, MX_WORD_MORE_DOUBTS, n - MAX_DOUBTS);
    g_string_append_printf(out, "    %s\n", more);
}

void mx_report_append_text(GString *out, const MxReportText *text, const MxDisclosure *d) {
    const MxReportStyle *style = text->style;
    if (style->quiet && d->report->findings->len == 0)
        return;
    append_heading(out, style, d);
    append_findings(out, text, d->report);
    if (d->report->findings->len == 0) {
        MxReportWord word = has_content(d) ? MX_WORD_CLEAN : MX_WORD_NOTHING;
        g_autofree char *line = mx_report_say_number(style, word, d->report->evaluated);
        g_string_append_printf(out, "\n  %s\n", line);
    }
    if (!style->quiet)
        append_doubts(out, style, d->diagnostics);
    g_string_append_c(out, '\n');
}
