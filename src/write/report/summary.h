/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals over all documents of a run, and the line that says them. */
#ifndef MX_WRITE_REPORT_SUMMARY_H
#define MX_WRITE_REPORT_SUMMARY_H

#include <mingxi/report.h>

#include "model/report.h"

/** MX_N_SEVERITIES: of #MxSeverity. */
#define MX_N_SEVERITIES 3u

/** MxReportTotals: over all documents. @unread: files that could not be read. */
typedef struct {
    guint documents, unread;
    guint findings[MX_N_SEVERITIES];
    guint evaluated, passed, failed, not_applicable;
} MxReportTotals;

/** mx_report_count: adds the report of a document to @totals. */
void mx_report_count(MxReportTotals *totals, const MxReport *report);

/** mx_report_append_summary: one line, wrapped to the style's width. */
void mx_report_append_summary(GString *out, const MxReportStyle *style,
                              const MxReportTotals *totals);

#endif
