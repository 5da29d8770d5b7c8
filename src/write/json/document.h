/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a document as a whole: its file, its identity, doubts about its reading. */
#ifndef MX_WRITE_JSON_DOCUMENT_H
#define MX_WRITE_JSON_DOCUMENT_H

#include "write/json/value.h"

/** mx_json_add_source, …: add `source`, `document`, `diagnostics`. */
void mx_json_add_source(cJSON *object, const MxDisclosure *d);
void mx_json_add_document(cJSON *object, const MxDisclosure *d);
void mx_json_add_diagnostics(cJSON *object, const MxDisclosure *d);

#endif
