/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/severity.h"

const char *mx_severity_name(MxSeverity severity) {
    static const char *const NAMES[] = { "error", "warning", "info" };
    return NAMES[severity];
}
