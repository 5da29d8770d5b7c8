/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule that fails → what is said of it. */
#ifndef MX_CHECK_FINDING_H
#define MX_CHECK_FINDING_H

#include "check/evaluate.h"
#include "model/report.h"

/** mx_finding_make: (transfer full): what is said of an instance that fails. */
MxFinding *mx_finding_make(MxCheck *check, const MxCheckRule *rule, const MxInstance *instance,
                           const MxOutcome *outcome);

/** mx_finding_lower: makes it an info that says that all other rows print 0 in the column. */
void mx_finding_lower(MxFinding *finding);

/** mx_finding_doubt: makes it an info that says that a figure beside it could not be read. */
void mx_finding_doubt(MxFinding *finding);

/** mx_finding_miss: makes it an info that says that a row or a cell may be missing, or misread. */
void mx_finding_miss(MxFinding *finding);

/** mx_finding_unlist: rows of a list, of which what they lack of the total was not read. */
void mx_finding_unlist(MxFinding *finding);

/** mx_finding_withhold: makes it an info that says that the document withholds something. */
void mx_finding_withhold(MxFinding *finding);

/** mx_finding_is_withheld: whether that is said of it. */
bool mx_finding_is_withheld(const MxFinding *finding);

#endif
