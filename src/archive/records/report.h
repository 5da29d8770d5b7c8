/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consistency report: its findings with their evidence. */
#ifndef MX_ARCHIVE_RECORDS_REPORT_H
#define MX_ARCHIVE_RECORDS_REPORT_H

#include "archive/records/encoding.h"

/** mx_records_add_finding: with its evidence. */
void mx_records_add_finding(MxRecords *records, const MxFinding *finding);

#endif
