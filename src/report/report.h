/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as one HTML file: takes its JSON and its pages; gives the file in pieces. */
#ifndef MX_REPORT_REPORT_H
#define MX_REPORT_REPORT_H

#include <mingxi/pages.h>

/** mx_html_write_report: mx_html_report_write() for a document that is JSON already. */
bool mx_html_write_report(const char *json, MxSource *source, MxWriteFunc write, gpointer data,
                          GError **error);

#endif
