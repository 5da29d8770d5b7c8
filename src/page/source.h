/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MX_PAGE_SOURCE_H
#define MX_PAGE_SOURCE_H

#include <mingxi/source.h>

#include "page/page.h"

/** mx_source_load_page: (transfer full) page @number, 1-based; NULL with %MX_ERROR_LIMIT or
 * _DAMAGED. */
MxPage *mx_source_load_page(MxSource *source, guint number, GError **error);

/** Facts of the file for contract.md's `source`; strings are borrowed. */
const char *mx_source_path(const MxSource *source);
const char *mx_source_producer(const MxSource *source);
const char *mx_source_sha256(const MxSource *source);
guint64 mx_source_bytes(const MxSource *source);

#endif
