/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every form of the consistency report asks of a finding. */
#ifndef MX_WRITE_REPORT_FINDING_H
#define MX_WRITE_REPORT_FINDING_H

#include <mingxi/report.h>

#include "model/report.h"

/** mx_finding_say: (transfer none): the finding's statement. */
const char *mx_finding_say(const MxFinding *finding, MxLanguage language);

/** mx_evidence_first: (transfer none): where the finding is listed. */
const MxEvidence *mx_evidence_first(const MxFinding *finding);

#endif
