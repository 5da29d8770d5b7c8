/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MINGXI_PAGES_H
#define MINGXI_PAGES_H

#include <glib.h>
#include <stdbool.h>

#include <mingxi/export.h>
#include <mingxi/extract.h>
#include <mingxi/source.h>

G_BEGIN_DECLS

/** MxWriteFunc: takes the next piece of a result; FALSE stops the writer. */
typedef bool (*MxWriteFunc)(const char *text, gpointer data);

/** mx_pages_available: whether the library was built with its pages (MINGXI_PAGES). */
MX_API bool mx_pages_available(void);

/**
 * mx_html_report_write:
 * @disclosure: what was read from @source
 *
 * The document as one HTML file that needs nothing else: its pages as pictures beside what was read
 * from them, and the findings. Opens from disk, without a network. Text of the document stands in
 * it as data only, never as markup.
 *
 * %MX_ERROR_OUTPUT where @write gives FALSE; %MX_ERROR_LIMIT, %MX_ERROR_DAMAGED for a page that
 * cannot be drawn.
 */
MX_API bool mx_html_report_write(const MxDisclosure *disclosure, MxSource *source,
                                 MxWriteFunc write, gpointer data, GError **error);

G_END_DECLS

#endif
