/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as rows of the database's tables: takes a document, or why there is none; gives
 * records (encoding.h). */
#ifndef MX_ARCHIVE_RECORDS_RECORDS_H
#define MX_ARCHIVE_RECORDS_RECORDS_H

#include <mingxi/extract.h>

#include "archive/records/encoding.h"

/** mx_records_add_document: everything that @disclosure says; @patterns: what it was read with. */
void mx_records_add_document(MxRecords *records, const MxDisclosure *disclosure,
                             const MxPatterns *patterns);

/** MxFailure: why a document could not be read. @code: for programs, as in schema.sql. */
typedef struct {
    const char *code;
    const char *message;
} MxFailure;

/** mx_records_add_failure: a document that could not be read; @sha256 (nullable), @bytes: if known.
 */
void mx_records_add_failure(MxRecords *records, const MxFailure *failure, const char *sha256,
                            guint64 bytes);

#endif
