/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MINGXI_COVERAGE_H
#define MINGXI_COVERAGE_H

#include <glib.h>

#include <mingxi/export.h>
#include <mingxi/patterns.h>
#include <mingxi/source.h>

G_BEGIN_DECLS

/**
 * mx_coverage_report:
 * @source: an open PDF
 * @percent: (out) (optional): the share of the document's characters that are lost, 0 to 100
 *
 * Reads the document as mx_extract() does and says which of its printed characters the output holds
 * nowhere: a line for each page that lost some, then the totals, of characters and of figures.
 * White space and punctuation are not counted. Errors are those of mx_extract().
 *
 * Returns: (transfer full): UTF-8, free with g_free()
 */
MX_API char *mx_coverage_report(MxSource *source, const MxPatterns *patterns, double *percent,
                                GError **error);

G_END_DECLS

#endif
