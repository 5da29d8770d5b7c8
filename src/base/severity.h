/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MX_BASE_SEVERITY_H
#define MX_BASE_SEVERITY_H

#include <mingxi/report.h>

/** mx_severity_name: `error`, `warning` or `info`. */
const char *mx_severity_name(MxSeverity severity);

#endif
