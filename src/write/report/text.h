/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consistency report of one document for people. */
#ifndef MX_WRITE_REPORT_TEXT_H
#define MX_WRITE_REPORT_TEXT_H

#include <mingxi/report.h>

#include "model/disclosure.h"

/** MxReportText: @patterns: which words forms use for a field. */
typedef struct {
    const MxReportStyle *style;
    const MxPatterns *patterns;
} MxReportText;

/** mx_report_append_text: nothing where @text is quiet and there is no finding. */
void mx_report_append_text(GString *out, const MxReportText *text, const MxDisclosure *d);

#endif
