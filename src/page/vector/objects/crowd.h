/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: annotations and fields so many that Poppler loses a document over them. */
#ifndef MX_PAGE_VECTOR_OBJECTS_CROWD_H
#define MX_PAGE_VECTOR_OBJECTS_CROWD_H

#include <glib.h>
#include <qpdf/qpdf-c.h>

/* Annotations of a page: of one with more Poppler makes nothing, nor of any page behind it. */
#define MX_CROWD_MOST 10000

/** mx_crowd_count: how many annotations @page has. */
int mx_crowd_count(qpdf_data pdf, qpdf_oh page);

/**
 * mx_crowd_clear:
 *
 * Returns: (transfer full) (nullable): @pdf as a file, without a password, the annotations of
 * crowded pages left out, and a form that is too heavy; NULL where there is neither, or that fails
 */
GBytes *mx_crowd_clear(qpdf_data pdf);

#endif
