/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as JSON Lines. */
#ifndef MX_ARCHIVE_EXPORT_JSONL_H
#define MX_ARCHIVE_EXPORT_JSONL_H

#include "archive/database/query.h"

/** mx_export_jsonl: `documents.jsonl`, the documents' JSON, and `failures.jsonl`. */
bool mx_export_jsonl(MxDatabase *database, const char *folder, GError **error);

#endif
