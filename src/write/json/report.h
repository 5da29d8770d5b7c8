/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consistency report as `report`. */
#ifndef MX_WRITE_JSON_REPORT_H
#define MX_WRITE_JSON_REPORT_H

#include "write/json/value.h"

/** mx_json_add_report: adds `report`. */
void mx_json_add_report(cJSON *object, const MxReport *report);

#endif
