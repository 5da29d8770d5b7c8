/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consistency report as SARIF 2.1.0: one log over all documents. */
#ifndef MX_WRITE_REPORT_SARIF_H
#define MX_WRITE_REPORT_SARIF_H

#include <cjson/cJSON.h>
#include <mingxi/report.h>

#include "model/disclosure.h"

/** mx_sarif_new: (transfer full): a log without results. */
cJSON *mx_sarif_new(const MxPatterns *patterns, MxLanguage language);

/** mx_sarif_add: the findings of @d and doubts about its reading. */
void mx_sarif_add(cJSON *log, const MxDisclosure *d, MxLanguage language);

/** mx_sarif_add_failure: @file could not be read; @message says why. */
void mx_sarif_add_failure(cJSON *log, const char *file, const char *message);

/** mx_sarif_pack: makes the exact numbers of @log texts, which another process reads as they are.
 */
void mx_sarif_pack(cJSON *log);

/** mx_sarif_join: adds what @packed, taken over, a log of one document, has to *@log, which is NULL
 * before the first. FALSE where @packed is no such log. */
bool mx_sarif_join(cJSON **log, cJSON *packed);

#endif
