/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of CSV (RFC 4180). */
#ifndef MX_WRITE_CSV_H
#define MX_WRITE_CSV_H

#include <glib.h>

/** mx_csv_append: @text, UTF-8, as one field, quoted where it must be. An apostrophe stands before
 * what a spreadsheet would take for a formula; control characters are U+FFFD. */
void mx_csv_append(GString *out, const char *text);

#endif
