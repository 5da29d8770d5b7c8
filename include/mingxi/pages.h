/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MINGXI_PAGES_H
#define MINGXI_PAGES_H

#include <glib.h>
#include <signal.h>
#include <stdbool.h>

#include <mingxi/export.h>
#include <mingxi/extract.h>
#include <mingxi/language.h>
#include <mingxi/patterns.h>
#include <mingxi/source.h>

G_BEGIN_DECLS

/** MxWriteFunc: takes the next piece of a result; FALSE stops the writer. */
typedef bool (*MxWriteFunc)(const char *text, gpointer data);

/** mx_pages_available: whether the library was built with its pages (MINGXI_PAGES). */
MX_API bool mx_pages_available(void);

/**
 * mx_html_report_write:
 * @patterns: what the document was read with
 * @disclosure: what was read from @source
 *
 * The document as one HTML file that needs nothing else: its pages as pictures beside what was read
 * from them, and the findings. Opens from disk, without a network. Text of the document stands in
 * it as data only, never as markup.
 *
 * %MX_ERROR_OUTPUT where @write gives FALSE; %MX_ERROR_LIMIT, %MX_ERROR_DAMAGED for a page that
 * cannot be drawn.
 */
MX_API bool mx_html_report_write(const MxDisclosure *disclosure, const MxPatterns *patterns,
                                 MxSource *source, MxWriteFunc write, gpointer data,
                                 GError **error);

/**
 * MxIndexEntry: a line of an index of reports.
 * @file: the document; @page: (nullable): its report, beside the index
 * @organization, @title: (nullable); @kind: as in the contract; @year: 0 where there is none
 * @findings: by MxSeverity; @failure: (nullable): why there is no report
 */
typedef struct {
    const char *file, *page;
    const char *organization, *title, *kind, *failure;
    int year;
    guint pages, findings[3];
} MxIndexEntry;

/**
 * mx_html_index:
 * @entries: (element-type MxIndexEntry)
 *
 * A page that leads to reports, in @language. Texts stand in it as text, never as markup.
 *
 * Returns: (transfer full): HTML, free with g_free()
 */
MX_API char *mx_html_index(const GPtrArray *entries, MxLanguage language);

/**
 * MxSiteOptions:
 * @database: what mx_batch_run() wrote
 * @output: a folder: not there yet, empty, or a site that this function wrote, which is replaced
 * @population: (nullable): CSV of the people of organizations or places, as for mx_compare()
 * @on_unmatched: (nullable): called with each name of it that nothing has
 * @reports: with a report of each document whose file still lies where it was found
 * @cancelled: (nullable): once not 0, writing stops and @output stays as it was
 */
typedef struct {
    const char *database;
    const char *output;
    const char *population;
    void (*on_unmatched)(const char *name, gpointer data);
    gpointer data;
    bool reports;
    const volatile sig_atomic_t *cancelled;
} MxSiteOptions;

/**
 * mx_site_write:
 * @documents: (out) (optional): how many it holds
 *
 * A static site from a database: organizations, documents, comparisons, findings. It needs no
 * server; a page loads only the data that it shows. The site appears when it is complete.
 *
 * Errors: %MX_ERROR_DATABASE, %MX_ERROR_IO and %MX_ERROR_FORMAT for what is read, %MX_ERROR_OUTPUT
 * for the site; the latter where @cancelled, too.
 */
MX_API bool mx_site_write(const MxSiteOptions *options, guint *documents, GError **error);

G_END_DECLS

#endif
