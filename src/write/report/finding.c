/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding's words and place, and the worst of a document. */
#include "write/report/finding.h"

#include "model/disclosure.h"

const MxReport *mx_disclosure_report(const MxDisclosure *disclosure) {
    return disclosure->report;
}

bool mx_disclosure_worst(const MxDisclosure *disclosure, MxSeverity *severity) {
    const GPtrArray *findings = disclosure->report->findings;
    if (findings->len == 0)
        return false;
    *severity = ((const MxFinding *)findings->pdata[0])->severity; /* errors come first */
    return true;
}

const char *mx_finding_say(const MxFinding *finding, MxLanguage language) {
    return language == MX_LANGUAGE_ZH ? finding->zh : finding->en;
}

const MxEvidence *mx_evidence_first(const MxFinding *finding) {
    return finding->evidence->pdata[0];
}
