/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files that write the site. */
#ifndef MX_SITE_SITE_H
#define MX_SITE_SITE_H

#include <mingxi/pages.h>
#include <stdio.h>

#include "archive/database.h"

/** MxSite: @folder: where it is written, under a temporary name. */
typedef struct {
    MxDatabase *database;
    const char *folder;
    const volatile sig_atomic_t *cancelled;
} MxSite;

/** mx_site_go_on: FALSE with %MX_ERROR_OUTPUT once the run is cancelled. */
bool mx_site_go_on(const MxSite *site, GError **error);

/** mx_site_open: (transfer full): the file @name of the site; its folders are made. */
FILE *mx_site_open(const MxSite *site, const char *name, GError **error);

/** mx_site_close: FALSE with %MX_ERROR_OUTPUT where not all of it was written. */
bool mx_site_close(FILE *file, const char *name, GError **error);

/** mx_site_write_text: a whole file. */
bool mx_site_write_text(const MxSite *site, const char *name, const char *text, GError **error);

/** mx_site_prepare_query: (transfer full): the statement of the built-in file @name. */
sqlite3_stmt *mx_site_prepare_query(const MxSite *site, const char *name, GError **error);

/* ---- site_data.c */

/** mx_site_write_data: every list that the pages show, in chunks, and as CSV and JSON whole. */
bool mx_site_write_data(const MxSite *site, GError **error);

/* ---- site_documents.c */

/** mx_site_load_document: (transfer full): the JSON of the document @id, by the query `document`.
 */
char *mx_site_load_document(const MxSite *site, sqlite3_stmt *query, gint64 id, GError **error);

/** mx_site_write_documents: a page and the data of each document. @reports: (nullable): keys of
 * those that have a report. */
bool mx_site_write_documents(const MxSite *site, GHashTable *reports, guint *n, GError **error);

/* ---- site_reports.c */

/**
 * mx_site_write_reports: the reports of the documents whose files are still there.
 *
 * Returns: (transfer full) (element-type utf8): the keys of those that were written
 */
GHashTable *mx_site_write_reports(const MxSite *site, GError **error);

/* ---- site_population.c */

/** mx_site_load_population: fills the temporary table `site_population` from the CSV @path, or
 * leaves it empty where @path is NULL. */
bool mx_site_load_population(const MxSite *site, const char *path, GError **error);

#endif
