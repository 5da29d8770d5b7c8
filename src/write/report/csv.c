/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What concerns the finding is that of its first figure. */
#include "write/report/csv.h"

#include "write/csv.h"
#include "write/report/finding.h"

const char MX_REPORT_CSV_HEADER[] =
    "file,organization,year,kind,severity,rule,page,title,table,row,column,project,field,"
    "message_zh,message_en,expected,actual,difference,tolerance,figures\r\n";

/* `430.56 (p. 7); 412.36 (p. 7)` */
static char *join_figures(const MxFinding *finding) {
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < finding->evidence->len; i++) {
        const MxEvidence *evidence = finding->evidence->pdata[i];
        g_string_append_printf(out, "%s%s", i > 0 ? "; " : "", evidence->text);
        if (evidence->page > 0)
            g_string_append_printf(out, " (p. %u)", evidence->page);
    }
    return g_string_free(out, FALSE);
}

static char *print_count(guint number) {
    return number > 0 ? g_strdup_printf("%u", number) : NULL;
}

static void append_finding(GString *out, const MxDisclosure *d, const MxFinding *finding) {
    const MxEvidence *first = mx_evidence_first(finding);
    g_autofree char *year = print_count((guint)MAX(d->document.year, 0));
    g_autofree char *page = print_count(first->page);
    g_autofree char *figures = join_figures(finding);
    const char *const fields[] = {
        d->source.file,
        d->document.organization,
        year,
        d->document.kind,
        mx_severity_name(finding->severity),
        finding->rule,
        page,
        first->title,
        first->table,
        first->row,
        first->column,
        first->project,
        first->field,
        finding->zh,
        finding->en,
        finding->expected,
        finding->actual,
        finding->difference,
        finding->tolerance,
        figures,
    };
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (i > 0)
            g_string_append_c(out, ',');
        mx_csv_append(out, fields[i] ? fields[i] : "");
    }
    g_string_append(out, "\r\n");
}

void mx_report_append_csv(GString *out, const MxDisclosure *d) {
    for (guint i = 0; i < d->report->findings->len; i++)
        append_finding(out, d, d->report->findings->pdata[i]);
}
