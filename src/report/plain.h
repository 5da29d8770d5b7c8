/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document for whoever reads without a script: takes its slices, gives HTML of headings, tables
 * and text, on as many pages as it needs. */
#ifndef MX_REPORT_PLAIN_H
#define MX_REPORT_PLAIN_H

#include <glib.h>

#include "base/json/slice.h"

/**
 * MxPlain:
 * @contents: a list of what the document has, linked to where it stands
 * @pages: (element-type utf8): parts of a body each; at least one
 */
typedef struct {
    char *contents;
    GPtrArray *pages;
} MxPlain;

/**
 * mx_plain_make: (transfer full): free with mx_plain_free().
 * @document: with its totals
 * @limit: bytes after which a page ends, at the next row or block; 0 for one page
 * @prefix: (nullable): what a page's number, from 1, and `.html` follow in its address; NULL where
 * all is one page
 */
MxPlain *mx_plain_make(MxSlices *document, gsize limit, const char *prefix);

void mx_plain_free(MxPlain *plain);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPlain, mx_plain_free)

#endif
