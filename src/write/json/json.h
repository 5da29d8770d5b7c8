/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON of docs/contract.md. Takes a document; gives its text, the whole
 * (mx_disclosure_to_json() of <mingxi/extract.h>) or the report only. Each part has a file of its
 * own. */
#ifndef MX_WRITE_JSON_JSON_H
#define MX_WRITE_JSON_JSON_H

#include "model/disclosure.h"

/** mx_disclosure_report_json: (transfer full): source, document, report and diagnostics, one line.
 */
char *mx_disclosure_report_json(const MxDisclosure *d);

#endif
