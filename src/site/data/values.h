/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a query's row as the site writes them: JSON for pages and programs, CSV for
 * spreadsheets. */
#ifndef MX_SITE_VALUES_H
#define MX_SITE_VALUES_H

#include <glib.h>
#include <sqlite3.h>

/** mx_site_column_name: (transfer full): a column's name; of money without its `_e4`. */
char *mx_site_column_name(sqlite3_stmt *statement, int i);

/** mx_site_text: (transfer none): a column's text; "" for NULL. Valid until the next row. */
const char *mx_site_text(sqlite3_stmt *statement, int i);

/** mx_site_append_string: a JSON string that cannot end a script element. */
void mx_site_append_string(GString *out, const char *text);

/** mx_site_append_value: a column as JSON; amounts, kept in 1/10,000 yuan, in yuan. */
void mx_site_append_value(GString *out, sqlite3_stmt *statement, int i);

/** mx_site_append_csv: a column as a CSV field, amounts in yuan. */
void mx_site_append_csv(GString *out, sqlite3_stmt *statement, int i);

#endif
