/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MINGXI_EXTRACT_H
#define MINGXI_EXTRACT_H

#include <glib.h>
#include <stdbool.h>

#include <mingxi/export.h>
#include <mingxi/patterns.h>
#include <mingxi/source.h>

G_BEGIN_DECLS

/**
 * MxDisclosure:
 *
 * What one document says: the object of docs/contract.md. Owns everything in it.
 */
typedef struct MxDisclosure MxDisclosure;

/**
 * mx_extract:
 * @source: an open PDF
 * @patterns: (transfer none): outlives the result
 *
 * Reads every page and gives back the document. Doubts about the reading are data, in
 * `diagnostics`, and so are pages that cannot be read, because they are damaged or beyond the
 * limits. An error is only what kept the document from being read: the cause of the first page's
 * where no page can be.
 *
 * Returns: (transfer full): free with mx_disclosure_free(); NULL on error
 */
MX_API MxDisclosure *mx_extract(MxSource *source, const MxPatterns *patterns, GError **error);

/**
 * MxPatternsGet: packs when they are needed: they may be loaded while pages are read.
 *
 * Returns: (transfer none) (nullable): NULL with @error set
 */
typedef const MxPatterns *(*MxPatternsGet)(gpointer data, GError **error);

/** mx_extract_with: mx_extract(), which asks @get for the packs once all pages are read. */
MX_API MxDisclosure *mx_extract_with(MxSource *source, MxPatternsGet get, gpointer data,
                                     GError **error);

/**
 * mx_extract_models:
 * @path: page models as JSON, one after another, as `mingxi debug pages` prints them
 *
 * mx_extract() without a PDF: what the document would say if its pages showed this. The pages count
 * from 1, whatever their numbers. %MX_ERROR_FORMAT where one is no page model.
 *
 * Returns: (transfer full): free with mx_disclosure_free(); NULL on error
 */
MX_API MxDisclosure *mx_extract_models(const char *path, const MxPatterns *patterns,
                                       GError **error);

MX_API void mx_disclosure_free(MxDisclosure *disclosure);

/**
 * mx_disclosure_to_json:
 * @pretty: indented, for people; else one line without a line feed, for JSON Lines
 *
 * Amounts are exact JSON numbers in yuan; coordinates points, rounded to 1/100.
 *
 * Returns: (transfer full): UTF-8, free with g_free()
 */
MX_API char *mx_disclosure_to_json(const MxDisclosure *disclosure, bool pretty);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxDisclosure, mx_disclosure_free)

G_END_DECLS

#endif
