/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the forms in which a consistency report is printed. */
#ifndef MX_WRITE_REPORT_PRINTER_H
#define MX_WRITE_REPORT_PRINTER_H

#include <cjson/cJSON.h>
#include <mingxi/report.h>

#include "model/disclosure.h"

/** MX_N_SEVERITIES: of #MxSeverity. */
#define MX_N_SEVERITIES 3u

/** MxReportTotals: over all documents. @unread: files that could not be read. */
typedef struct {
    guint documents, unread;
    guint findings[MX_N_SEVERITIES];
    guint evaluated, passed, failed, not_applicable;
} MxReportTotals;

/** mx_finding_say: (transfer none): the finding's statement. */
const char *mx_finding_say(const MxFinding *finding, MxLanguage language);

/** mx_evidence_first: (transfer none): where the finding is listed. */
const MxEvidence *mx_evidence_first(const MxFinding *finding);

/** mx_report_count: adds the report of a document to @totals. */
void mx_report_count(MxReportTotals *totals, const MxReport *report);

/* ---- report_text.c */

/** MxReportText: @patterns: which words forms use for a field. */
typedef struct {
    const MxReportStyle *style;
    const MxPatterns *patterns;
} MxReportText;

void mx_report_append_text(GString *out, const MxReportText *text, const MxDisclosure *d);
void mx_report_append_summary(GString *out, const MxReportStyle *style,
                              const MxReportTotals *totals);

/* ---- report_csv.c */

/** MX_REPORT_CSV_HEADER: the first line. */
extern const char MX_REPORT_CSV_HEADER[];
void mx_report_append_csv(GString *out, const MxDisclosure *d);

/* ---- report_sarif.c */

/** mx_sarif_new: (transfer full): a log without results. */
cJSON *mx_sarif_new(const MxPatterns *patterns, MxLanguage language);
void mx_sarif_add(cJSON *log, const MxDisclosure *d, MxLanguage language);
void mx_sarif_add_failure(cJSON *log, const char *file, const char *message);

#endif
