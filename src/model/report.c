/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report.h"

MxReport *mx_report_new(void) {
    MxReport *report = g_new0(MxReport, 1);
    report->findings = g_ptr_array_new_with_free_func((GDestroyNotify)mx_finding_free);
    return report;
}

void mx_report_free(MxReport *report) {
    if (report == NULL)
        return;
    g_ptr_array_unref(report->findings);
    g_free(report);
}

MxFinding *mx_finding_new(const char *rule, MxSeverity severity) {
    MxFinding *finding = g_new0(MxFinding, 1);
    finding->rule = g_strdup(rule);
    finding->severity = severity;
    finding->evidence = g_ptr_array_new_with_free_func((GDestroyNotify)mx_evidence_free);
    return finding;
}

void mx_finding_free(MxFinding *finding) {
    if (finding == NULL)
        return;
    g_free(finding->rule);
    g_free(finding->zh);
    g_free(finding->en);
    g_free(finding->expected);
    g_free(finding->actual);
    g_free(finding->difference);
    g_free(finding->tolerance);
    g_ptr_array_unref(finding->evidence);
    g_free(finding);
}

guint mx_finding_page(const MxFinding *finding) {
    for (guint i = 0; i < finding->evidence->len; i++) {
        const MxEvidence *evidence = finding->evidence->pdata[i];
        if (evidence->page > 0)
            return evidence->page;
    }
    return 0;
}

MxEvidence *mx_evidence_new(MxPlaceKind what, const char *text, guint page, MxBox box) {
    MxEvidence *evidence = g_new0(MxEvidence, 1);
    evidence->what = what;
    evidence->text = g_strdup(text);
    evidence->page = page;
    evidence->box = box;
    return evidence;
}

void mx_evidence_free(MxEvidence *evidence) {
    if (evidence == NULL)
        return;
    g_free(evidence->table);
    g_free(evidence->row);
    g_free(evidence->column);
    g_free(evidence->project);
    g_free(evidence->field);
    g_free(evidence->fact);
    g_free(evidence->title);
    g_free(evidence->row_name);
    g_free(evidence->label);
    g_free(evidence->context);
    g_free(evidence->text);
    g_free(evidence);
}
