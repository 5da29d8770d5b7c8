/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consistency report as CSV: one record a finding, its figures in one field. */
#ifndef MX_WRITE_REPORT_CSV_H
#define MX_WRITE_REPORT_CSV_H

#include "model/disclosure.h"

/** MX_REPORT_CSV_HEADER: the first line. */
extern const char MX_REPORT_CSV_HEADER[];

/** mx_report_append_csv: a line for each finding of @d. */
void mx_report_append_csv(GString *out, const MxDisclosure *d);

#endif
