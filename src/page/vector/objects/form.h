/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: how much the fields of a document's form are. */
#ifndef MX_PAGE_VECTOR_OBJECTS_FORM_H
#define MX_PAGE_VECTOR_OBJECTS_FORM_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>

/** mx_form_is_heavy: whether Poppler takes too long to make the fields of @pdf, as it does before
 * the first page is drawn. */
bool mx_form_is_heavy(qpdf_data pdf);

#endif
