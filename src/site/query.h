/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queries of sql/, which are held in the library. */
#ifndef MX_SITE_QUERY_H
#define MX_SITE_QUERY_H

#include "site/output.h"

/** mx_site_prepare_query: (transfer full): the statement of the built-in file @name. */
sqlite3_stmt *mx_site_prepare_query(const MxSite *site, const char *name, GError **error);

/** mx_site_load_json: (transfer full): the JSON of the document @id, by the query `document`.
 */
char *mx_site_load_json(const MxSite *site, sqlite3_stmt *query, gint64 id, GError **error);

/** mx_site_make_table: (transfer full): what @query gives, for @id where it asks for one, as an
 * HTML table. */
char *mx_site_make_table(const MxSite *site, sqlite3_stmt *query, gint64 id, GError **error);

#endif
