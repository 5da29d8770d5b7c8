/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the writers of pages. The HTML, style sheets and scripts are files of src/write/html/,
 * bundled when the project is built and held in the library as a GResource. */
#ifndef MX_HTML_HTML_H
#define MX_HTML_HTML_H

#include <mingxi/pages.h>

/** Where a template takes its data. */
#define MX_HTML_SLOT "<!-- data -->"

/** mx_html_load: (transfer full): the built file @name; NULL with %MX_ERROR_OUTPUT where the
 * library has none. */
GBytes *mx_html_load(const char *name, GError **error);

/**
 * mx_html_write_template:
 *
 * Writes @template up to its slot (@rest: 0) or what follows it (@rest: 1).
 */
bool mx_html_write_template(GBytes *template, int rest, MxWriteFunc write, gpointer data);

/**
 * mx_html_escape_json:
 *
 * JSON that may stand in a <script> element: `<` occurs in it only within strings, and is written
 * as an escape there, so that neither `</script>` nor `<!--` can occur.
 *
 * Returns: (transfer full)
 */
char *mx_html_escape_json(const char *json);

/** mx_html_write_report: mx_html_report_write() for a document that is JSON already. */
bool mx_html_write_report(const char *json, MxSource *source, MxWriteFunc write, gpointer data,
                          GError **error);

#endif
