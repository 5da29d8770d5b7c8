/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pages are made of: HTML, style sheets and scripts, which the library holds as a GResource.
 * Those that pages share are files of src/html/common/, the rest lies beside what writes it; all
 * are bundled when the project is built. */
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

#endif
