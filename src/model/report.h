/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the consistency report; what it consists of is public: mingxi/report.h. */
#ifndef MX_MODEL_REPORT_H
#define MX_MODEL_REPORT_H

#include <mingxi/report.h>

#include "base/box.h"
#include "base/severity.h"

MxReport *mx_report_new(void);
void mx_report_free(MxReport *report);

/** mx_finding_new: (transfer full): @rule is copied. */
MxFinding *mx_finding_new(const char *rule, MxSeverity severity);
void mx_finding_free(MxFinding *finding);

/** mx_finding_page: where the figure stands that it is about, the first of its evidence that has a
 * page; 0 where none has. */
guint mx_finding_page(const MxFinding *finding);

MxEvidence *mx_evidence_new(MxPlaceKind what, const char *text, guint page, MxBox box);
void mx_evidence_free(MxEvidence *evidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxReport, mx_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxFinding, mx_finding_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxEvidence, mx_evidence_free)

#endif
