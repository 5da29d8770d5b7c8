/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: what is read from a PDF's objects. All functions take any object: where it
 * is not of the kind that is asked for, they find nothing. */
#ifndef MX_PAGE_PDF_H
#define MX_PAGE_PDF_H

#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdbool.h>

/** mx_pdf_refuse_password: whether @bytes are a PDF that @password does not open. */
bool mx_pdf_refuse_password(GBytes *bytes, const char *password);

/** mx_pdf_get: the value of @key, which has its slash; null where there is none. */
qpdf_oh mx_pdf_get(qpdf_data pdf, qpdf_oh dictionary, const char *key);

/** mx_pdf_get_inherited: the value of @page, or of the nearest node above it that has one (ISO
 * 32000-1, 7.7.3.4). */
qpdf_oh mx_pdf_get_inherited(qpdf_data pdf, qpdf_oh page, const char *key);

/** mx_pdf_get_resource: what a content stream calls @name, which has no slash. */
qpdf_oh mx_pdf_get_resource(qpdf_data pdf, qpdf_oh resources, const char *category,
                            const char *name);

/** mx_pdf_get_int: 0 where there is none. */
int mx_pdf_get_int(qpdf_data pdf, qpdf_oh dictionary, const char *key);

/** mx_pdf_get_number: leaves @value alone where there is none. */
void mx_pdf_get_number(qpdf_data pdf, qpdf_oh dictionary, const char *key, double *value);

/** mx_pdf_get_numbers: whether the value is an array of @n numbers at least, which go to @out. */
bool mx_pdf_get_numbers(qpdf_data pdf, qpdf_oh array, double *out, int n);

/** mx_pdf_is: whether the value of @key is the name @name; both have their slash. */
bool mx_pdf_is(qpdf_data pdf, qpdf_oh dictionary, const char *key, const char *name);

/** MxContentFault: @too_long: there is more of it than a page has; @damaged: what it unfolds to is
 * not what was folded: the checksum says so, or an end is missing. */
typedef struct {
    bool too_long, damaged;
} MxContentFault;

/**
 * mx_pdf_read_content:
 * @streams: a content stream, or an array of them, which are one
 * @fault: (out): what is wrong with it
 *
 * Returns: (transfer full) (nullable): decoded; NULL where that fails, or it is too long
 */
GByteArray *mx_pdf_read_content(qpdf_data pdf, qpdf_oh streams, MxContentFault *fault);

#endif
