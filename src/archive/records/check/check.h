/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether records are a document's, and nothing else: those who wrote them had read a stranger's
 * file. */
#ifndef MX_ARCHIVE_RECORDS_CHECK_CHECK_H
#define MX_ARCHIVE_RECORDS_CHECK_CHECK_H

#include <glib.h>
#include <stdbool.h>

/**
 * mx_records_check:
 * @records: @length bytes, from wherever
 * @sha256: (nullable): of the document that they must be of
 *
 * One document comes first and is the only one; ids count up from 1 and references lead to records
 * that came before, so that none touches another document's; fields are of their types, texts are
 * UTF-8. What a table demands beyond that, the database checks.
 *
 * Returns: whether it is so; else FALSE with %MX_ERROR_FORMAT
 */
bool mx_records_check(const guint8 *records, gsize length, const char *sha256, GError **error);

#endif
