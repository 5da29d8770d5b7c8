/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MX_BASE_SEVERITY_H
#define MX_BASE_SEVERITY_H

/** MxSeverity: how much a diagnostic or a finding weighs; worst first. */
typedef enum {
    MX_SEVERITY_ERROR,
    MX_SEVERITY_WARNING,
    MX_SEVERITY_INFO,
} MxSeverity;

/** mx_severity_name: `error`, `warning` or `info`. */
const char *mx_severity_name(MxSeverity severity);

#endif
